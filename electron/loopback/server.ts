import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Handler } from '#electron/engine/handler.ts';
import { pageFiles, SAFE_HEADERS } from '../page-files.ts';
import { answerApi, send } from './bridge.ts';
import { cookieName, holdsCookie, isSame, refuseStranger } from './guard.ts';
import { createPresence } from './presence.ts';
import type { Presence } from './presence.ts';

export type LoopbackServer = {
  origin: string;
  /** Opens the page, once: the ticket in it is then used up. */
  firstUrl: string;
  presence: Pick<Presence, 'left' | 'seen'>;
  close(): Promise<void>;
};

export type LoopbackOptions = {
  handle: Handler;
  pageFolder: string;
  /** Where the first page opens, with its hash. */
  firstPage?: string;
  graceMs?: number;
  /** A request that failed before the engine could answer. */
  onFault?: (fault: unknown) => void;
};

const GRACE_MS = 2500;

/** The page and the engine on 127.0.0.1, on a port of chance, for whoever holds the ticket and for nobody else. */
export async function startServer(options: LoopbackOptions): Promise<LoopbackServer> {
  const { handle, pageFolder, firstPage = '/#/home', graceMs = GRACE_MS, onFault = () => undefined } = options;
  const secret = randomSecret();
  let ticket: string | null = randomSecret();
  const firstUrlPath = `/open?t=${ticket}`;
  const presence = createPresence(graceMs);
  const files = pageFiles(pageFolder);
  let port = 0;

  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const refusal = refuseStranger(incoming.headers, port);
    if (refusal !== null) return refuse(outgoing, refusal.status, refusal.why);
    if (incoming.url?.startsWith('/') !== true) return refuse(outgoing, 400, 'wrong path');
    const url = new URL(`http://127.0.0.1:${port}${incoming.url}`);
    if (url.pathname === '/open') return openWithTicket(url, incoming, outgoing);
    if (!holdsCookie(incoming.headers, port, secret)) return refuse(outgoing, 403, 'no session');
    if (url.pathname.startsWith('/api/'))
      return incoming.method === 'POST'
        ? answerApi(handle, url, incoming, outgoing)
        : refuse(outgoing, 405, 'POST expected');
    if (incoming.method !== 'GET') return refuse(outgoing, 405, 'GET expected');
    if (url.pathname === '/presence') return presence.hold(outgoing);
    return send(await files(url.pathname), outgoing, new AbortController().signal);
  };

  const openWithTicket = (url: URL, incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const given = url.searchParams.get('t');
    if (incoming.method !== 'GET' || ticket === null || given === null || !isSame(given, ticket))
      return refuse(outgoing, 403, 'this address was used already, or is not complete');
    ticket = null;
    outgoing.writeHead(303, {
      ...SAFE_HEADERS,
      location: firstPage,
      'set-cookie': `${cookieName(port)}=${secret}; Path=/; HttpOnly; SameSite=Strict`,
      'cache-control': 'no-store',
    });
    outgoing.end();
  };

  // A long upload has no deadline.
  const server = createServer({ requestTimeout: 0 }, (incoming, outgoing) => {
    for (const [name, value] of Object.entries(SAFE_HEADERS)) outgoing.setHeader(name, value);
    answer(incoming, outgoing).catch((fault: unknown) => {
      onFault(fault);
      if (outgoing.headersSent) outgoing.destroy();
      else refuse(outgoing, 500, 'the host failed');
    });
  });
  await new Promise<void>((settle, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, settle);
  });
  port = (server.address() as AddressInfo).port;
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    firstUrl: `${origin}${firstUrlPath}`,
    presence,
    close: () =>
      new Promise((settle) => {
        presence.stop();
        server.close(() => settle());
        server.closeAllConnections();
      }),
  };
}

function refuse(outgoing: ServerResponse, status: number, why: string): void {
  outgoing.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'close',
  });
  outgoing.end(`${why}\n`);
}

function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}
