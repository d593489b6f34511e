import { randomUUID } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { openEngine } from '#electron/open-engine.ts';
import { makeExamples } from './examples.ts';

/** The real engine and the built window on one loopback port, without ticket or cookie: for pictures and checks by eye. */
const folder = resolve(process.env['BENCH_FOLDER'] ?? '/tmp/tribune-bench');
const data = resolve(process.env['BENCH_DATA'] ?? 'test/fixtures/cases');
const renderer = resolve('dist/renderer');
const port = Number(process.env['BENCH_PORT'] ?? 4780);
const toOpen = process.env['BENCH_OPEN'];

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

const engine = await openEngine({
  host: 'browser',
  version: '0.1.0',
  dataFolder: join(folder, 'data'),
  examplesFolder: join(folder, 'examples'),
  clock: () => new Date(),
  randomId: randomUUID,
  locale: 'en-GB',
  networkConnections: () => 0,
});
await makeExamples(engine, join(folder, 'examples'), data);
if (toOpen !== undefined) engine.requestOpen(resolve(toOpen));

createServer((request, response) => void answer(request, response)).listen(port, '127.0.0.1', () =>
  console.log(`http://127.0.0.1:${port}`),
);

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
  if (url.pathname === '/presence') {
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.write('\n');
    return;
  }
  if (!url.pathname.startsWith('/api/')) return sendFile(url.pathname, response);
  const controller = new AbortController();
  response.on('close', () => controller.abort());
  const wire = await engine.handle(
    new Request(url, {
      method: 'POST',
      body: Readable.toWeb(request) as ReadableStream,
      duplex: 'half',
    } as RequestInit),
    controller.signal,
  );
  response.writeHead(wire.status, Object.fromEntries(wire.headers));
  if (wire.body === null) response.end();
  else
    Readable.fromWeb(wire.body as Parameters<typeof Readable.fromWeb>[0])
      .on('error', () => response.end())
      .pipe(response);
}

function sendFile(pathname: string, response: ServerResponse): void {
  const path = resolve(renderer, `.${pathname === '/' ? '/index.html' : pathname}`);
  if (relative(renderer, path).startsWith('..') || !existsSync(path) || !statSync(path).isFile()) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
    'content-security-policy': CSP,
    'cache-control': 'no-store',
  });
  createReadStream(path).pipe(response);
}

process.on('SIGTERM', () => void engine.close().then(() => process.exit(0)));
