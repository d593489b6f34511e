import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { openLoopback } from '#test/support/loopback-double.ts';
import type { LoopbackDouble } from '#test/support/loopback-double.ts';
import { rawRequest } from '#test/support/raw-http.ts';
import type { Handler } from '#electron/engine/handler.ts';

let host: LoopbackDouble | null = null;

afterEach(async () => {
  await host?.close();
  host = null;
});

async function serve(handle: Handler): Promise<LoopbackDouble> {
  host = await openLoopback({ handle });
  return host;
}

const request = (origin: string, name: string, init: RequestInit = {}): Request =>
  new Request(`${origin}/api/${name}`, { method: 'POST', body: '{}', ...init });

const MEGABYTE = 1024 * 1024;

/** A stream that the test feeds. */
function fed(): {
  body: ReadableStream<Uint8Array>;
  write: (text: string) => void;
  end: () => void;
  cancelled: Promise<void>;
} {
  let sink: ReadableStreamDefaultController<Uint8Array> | undefined;
  let cancelled: () => void = () => undefined;
  const ended = new Promise<void>((settle) => {
    cancelled = settle;
  });
  const body = new ReadableStream<Uint8Array>({
    start(given) {
      sink = given;
    },
    cancel: () => cancelled(),
  });
  return {
    body,
    write: (text) => sink?.enqueue(new TextEncoder().encode(text)),
    end: () => sink?.close(),
    cancelled: ended,
  };
}

describe('answers', () => {
  it('keeps status, type and headers of the engine', async () => {
    const { send, origin } = await serve(async () =>
      Response.json({ code: 'X' }, { status: 422, headers: { 'x-tribune-result': '%7B%7D' } }),
    );
    const answer = await send(request(origin, 'app.about'));
    expect(answer.status).toBe(422);
    expect(answer.headers.get('x-tribune-result')).toBe('%7B%7D');
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('lets each line arrive before the end', async () => {
    const stream = fed();
    const { send, origin } = await serve(async () => new Response(stream.body));
    const answer = await send(request(origin, 'analysis.run'));
    const reader = answer.body!.getReader();
    const next = async (): Promise<string> => new TextDecoder().decode((await reader.read()).value);
    stream.write('one\n');
    expect(await next()).toBe('one\n');
    stream.write('two\n');
    expect(await next()).toBe('two\n');
    stream.end();
    expect((await reader.read()).done).toBe(true);
  });

  it('reads from the engine only as fast as the page reads', async () => {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>(
      {
        pull(sink) {
          pulled += 1;
          sink.enqueue(new Uint8Array(MEGABYTE));
          if (pulled === 200) sink.close();
        },
      },
      { highWaterMark: 0 },
    );
    const { send, origin } = await serve(async () => new Response(body));
    const answer = await send(request(origin, 'analysis.run'));
    const settled = async (): Promise<number> => {
      for (let before = -1; before !== pulled;) {
        before = pulled;
        await new Promise((settle) => setTimeout(settle, 200));
      }
      return pulled;
    };
    expect(await settled()).toBeLessThan(100);
    expect((await answer.arrayBuffer()).byteLength).toBe(200 * MEGABYTE);
  });

  it('cuts the connection when the body fails in the middle', async () => {
    const body = new ReadableStream<Uint8Array>({
      start(sink) {
        sink.enqueue(new TextEncoder().encode('begin'));
      },
      pull(sink) {
        sink.error(new Error('broken'));
      },
    });
    const { send, origin } = await serve(async () => new Response(body));
    await expect(send(request(origin, 'analysis.run')).then((answer) => answer.text())).rejects.toThrow();
  });

  it('says 500 without a cause when the handler throws', async () => {
    const { send, origin } = await serve(async () => {
      throw new Error('secret place');
    });
    const answer = await send(request(origin, 'app.about'));
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('secret');
  });
});

describe('a page that goes away', () => {
  it('aborts the signal of the handler and cancels the body', async () => {
    const stream = fed();
    let heard: AbortSignal | undefined;
    const { send, origin } = await serve(async (_request, signal) => {
      heard = signal;
      return new Response(stream.body);
    });
    const controller = new AbortController();
    const answer = await send(request(origin, 'analysis.run', { signal: controller.signal }));
    stream.write('one\n');
    await answer.body!.getReader().read();
    expect(heard?.aborted).toBe(false);
    controller.abort();
    await stream.cancelled;
    expect(heard?.aborted).toBe(true);
  });

  it('aborts work that has not answered yet', async () => {
    let aborted: () => void = () => undefined;
    const heard = new Promise<void>((settle) => {
      aborted = settle;
    });
    let started: () => void = () => undefined;
    const begun = new Promise<void>((settle) => {
      started = settle;
    });
    const { send, origin } = await serve(async (_request, signal) => {
      started();
      await once(signal, 'abort');
      aborted();
      return new Response('late');
    });
    const controller = new AbortController();
    const answer = send(request(origin, 'analysis.run', { signal: controller.signal }));
    answer.catch(() => undefined);
    await begun;
    controller.abort();
    await heard;
    await expect(answer).rejects.toThrow();
  });

  it('aborts nothing when the answer was read to its end', async () => {
    let heard: AbortSignal | undefined;
    const { send, origin } = await serve(async (_request, signal) => {
      heard = signal;
      return Response.json({});
    });
    await (await send(request(origin, 'app.about'))).json();
    await new Promise((settle) => setTimeout(settle, 50));
    expect(heard?.aborted).toBe(false);
  });
});

describe('bodies', () => {
  it('streams an upload: the engine reads its first part before the last one is sent', async () => {
    const upload = fed();
    let first: () => void = () => undefined;
    const read = new Promise<void>((settle) => {
      first = settle;
    });
    const { send, origin } = await serve(async (given) => {
      let bytes = 0;
      for await (const part of given.body as unknown as AsyncIterable<Uint8Array>) {
        bytes += part.byteLength;
        first();
      }
      return Response.json({ bytes });
    });
    const answer = send(
      request(origin, 'files.upload?input=%7B%7D', { body: upload.body, duplex: 'half' } as RequestInit),
    );
    upload.write('begin');
    await read;
    upload.write('end');
    upload.end();
    expect(await (await answer).json()).toEqual({ bytes: 8 });
  });

  it('takes an upload above the limit of other bodies', async () => {
    const { send, origin } = await serve(async (given) =>
      Response.json({ bytes: (await given.arrayBuffer()).byteLength }),
    );
    const body = new Uint8Array(20 * MEGABYTE);
    expect(await (await send(request(origin, 'files.upload?input=%7B%7D', { body }))).json()).toEqual({
      bytes: body.byteLength,
    });
  });

  it('hears the refusal of an upload that the engine did not read', async () => {
    const { send, origin } = await serve(async () => Response.json({ code: 'REQUEST_INVALID' }, { status: 400 }));
    const body = new Uint8Array(30 * MEGABYTE);
    expect((await send(request(origin, 'files.upload', { body }))).status).toBe(400);
  });

  it.each([true, false])('refuses a JSON body above 16 MB, its length told: %s', async (told) => {
    let asked = false;
    const { cookie, origin } = await serve(async () => {
      asked = true;
      return Response.json({});
    });
    const body = Buffer.alloc(17 * MEGABYTE, 0x20);
    const headers = { cookie, ...(told ? { 'content-length': body.byteLength } : { 'transfer-encoding': 'chunked' }) };
    const answer = await rawRequest(origin, '/api/app.about', { method: 'POST', headers, body });
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'REQUEST_INVALID', details: { key: 'body' } });
    expect(asked).toBe(false);
  });
});
