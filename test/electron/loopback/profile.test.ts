import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimProfile } from '#electron/loopback/profile.ts';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tribune-profile-'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('browser profiles', () => {
  it('are used again by the next start, which is then no longer the first', () => {
    const first = claimProfile(root);
    expect(first.firstTime).toBe(true);
    first.release();
    const next = claimProfile(root);
    expect(next.folder).toBe(first.folder);
    expect(next.firstTime).toBe(false);
  });

  it('are never shared by two hosts that run at once', () => {
    const [first, second] = [claimProfile(root), claimProfile(root)];
    expect(second.folder).not.toBe(first.folder);
  });

  it.each(['4194999', 'not a number', '', '-1'])('are freed when their host is gone: "%s"', (pid) => {
    const first = claimProfile(root);
    writeFileSync(`${first.folder}.pid`, pid);
    const next = claimProfile(root, () => false);
    expect(next.folder).toBe(first.folder);
    expect(readFileSync(`${next.folder}.pid`, 'utf8')).toBe(String(process.pid));
    next.release();
    expect(existsSync(`${next.folder}.pid`)).toBe(false);
  });
});
