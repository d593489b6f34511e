import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { contract } from '#shared/contract/index.ts';
import type { Contract, WireError } from '#shared/contract/index.ts';
import type { Handler } from '#electron/engine/handler.ts';

const MOST_JSON_BYTES = 16 * 1024 * 1024;
const API = '/api/';

/** One request of the page, through the engine's handler. The page going away aborts the work. */
export async function answerApi(
  handle: Handler,
  url: URL,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const controller = new AbortController();
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) controller.abort();
    // What is left of a body that was refused: read to its end, or the page would not see the answer.
    if (!incoming.complete) incoming.resume();
  });
  if (isUpload(url.pathname)) {
    const body = Readable.toWeb(incoming) as ReadableStream<Uint8Array>;
    const request = new Request(url, { ...postOf(incoming), body, duplex: 'half' });
    return send(await handle(request, controller.signal), outgoing, controller.signal);
  }
  const body = await readWhole(incoming);
  if (body === null) return send(tooLarge(), outgoing, controller.signal);
  const request = new Request(url, { ...postOf(incoming), body: new Uint8Array(body) });
  return send(await handle(request, controller.signal), outgoing, controller.signal);
}

/** Writes as fast as the page reads. When the page is gone, the body is cancelled. */
export async function send(response: Response, outgoing: ServerResponse, signal: AbortSignal): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body === null) {
    outgoing.end();
    return;
  }
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const cancel = (): void => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  outgoing.flushHeaders();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (!outgoing.write(value)) await once(outgoing, 'drain', { signal });
    }
    outgoing.end();
  } catch {
    outgoing.destroy();
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

function isUpload(pathname: string): boolean {
  const name = pathname.slice(API.length);
  return Object.hasOwn(contract, name) && contract[name as keyof Contract].kind === 'upload';
}

function postOf({ headers }: IncomingMessage): { method: 'POST'; headers: { 'content-type': string } } {
  return { method: 'POST', headers: { 'content-type': headers['content-type'] ?? 'application/octet-stream' } };
}

async function readWhole(incoming: IncomingMessage): Promise<Buffer | null> {
  if (Number(incoming.headers['content-length'] ?? 0) > MOST_JSON_BYTES) return null;
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += part.byteLength;
    if (bytes > MOST_JSON_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function tooLarge(): Response {
  const error: WireError = { code: 'REQUEST_INVALID', message: 'the request is too large', details: { key: 'body' } };
  return Response.json(error, { status: 413 });
}
