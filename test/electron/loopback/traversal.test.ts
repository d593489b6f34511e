import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openLoopback } from '#test/support/loopback-double.ts';
import { rawRequest } from '#test/support/raw-http.ts';

it('serves no file outside the folder of the page, however the path is written', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tribune-traversal-'));
  const pageFolder = join(folder, 'page');
  mkdirSync(pageFolder);
  writeFileSync(join(pageFolder, 'index.html'), 'page');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  const host = await openLoopback({ handle: async () => new Response() }, { pageFolder });
  for (const path of [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/a/../../secret.txt',
    '//../secret.txt',
    '/..%5csecret.txt',
  ]) {
    const answer = await rawRequest(host.origin, path, { headers: { cookie: host.cookie } });
    expect(answer.status, path).toBe(404);
    expect(answer.body).not.toContain('secret');
  }
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});
