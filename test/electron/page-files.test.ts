import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageFiles } from '#electron/page-files.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tribune-files-'));
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
  mkdirSync(join(folder, 'page-secret'));
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'page', 'assets', 'main-1a2b.js'), 'export {};');
  writeFileSync(join(folder, 'page', 'assets', 'type.woff2'), 'x');
  writeFileSync(join(folder, 'page', '..hidden'), 'inside');
  writeFileSync(join(folder, 'page-secret', 'key'), 'secret');
  writeFileSync(join(folder, 'secret'), 'secret');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const get = (pathname: string): Promise<Response> => pageFiles(join(folder, 'page'))(pathname);

describe('files of the page', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    ['/index.html', 'text/html; charset=utf-8', 'no-cache'],
    ['/assets/main-1a2b.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/assets/type.woff2', 'font/woff2', 'public, max-age=31536000, immutable'],
  ])('%s is %s, kept as %s', async (pathname, type, cache) => {
    const answer = await get(pathname);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.get('cache-control')).toBe(cache);
  });

  it('carries the content policy on what is there and on what is not', async () => {
    for (const pathname of ['/', '/nothing'])
      expect((await get(pathname)).headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      );
  });

  it('does not take a name that begins with two dots for the folder above', async () => {
    expect(await (await get('/..hidden')).text()).toBe('inside');
  });

  it.each([
    '/../secret',
    '/..%2fsecret',
    '/%2e%2e/secret',
    '/assets/../../secret',
    '/../page-secret/key',
    '/..%5csecret',
    '/..\\secret',
    '//etc/passwd',
    '/%00',
    '/index.html%00.js',
    '/%',
    '/assets',
    '/assets/',
    '/..',
  ])('finds nothing at %s', async (pathname) => {
    expect((await get(pathname)).status).toBe(404);
  });
});
