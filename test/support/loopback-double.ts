import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Send } from '#shared/contract/client.ts';
import type { Engine } from '#electron/engine/engine.ts';
import { startServer } from '#electron/loopback/server.ts';
import type { LoopbackOptions, LoopbackServer } from '#electron/loopback/server.ts';

export type LoopbackDouble = {
  server: LoopbackServer;
  origin: string;
  cookie: string;
  /** For `createClient(send, origin)`: over a real socket, as a page that holds the cookie. */
  send: Send;
  close: () => Promise<void>;
};

/** The real loopback server around an engine, and a page that came in with the ticket. */
export async function openLoopback(
  engine: Pick<Engine, 'handle'>,
  more: Partial<LoopbackOptions> = {},
): Promise<LoopbackDouble> {
  const pageFolder = mkdtempSync(join(tmpdir(), 'tribune-page-'));
  writeFileSync(join(pageFolder, 'index.html'), '<!doctype html><title>Tribune</title>');
  const server = await startServer({ handle: engine.handle, pageFolder, ...more });
  const entered = await fetch(server.firstUrl, { redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  return {
    server,
    origin: server.origin,
    cookie,
    send: (request) => {
      const headers = new Headers(request.headers);
      headers.set('cookie', cookie);
      headers.set('origin', server.origin);
      headers.set('sec-fetch-site', 'same-origin');
      return fetch(request, { headers, signal: request.signal });
    },
    async close() {
      await server.close();
      rmSync(pageFolder, { recursive: true, force: true });
    },
  };
}
