import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '#shared/contract/client.ts';
import type { Client, Send } from '#shared/contract/client.ts';
import { openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';
import { openLoopback } from '#test/support/loopback-double.ts';
import type { LoopbackDouble } from '#test/support/loopback-double.ts';
import { protocolSend } from '#test/support/protocol-double.ts';

let bench: Bench;
let loopback: LoopbackDouble;

beforeAll(async () => {
  bench = await openBench();
  loopback = await openLoopback(bench.engine);
});

afterAll(async () => {
  await loopback.close();
  await bench.done();
});

const overLoopback = (): Client => createClient(loopback.send, loopback.origin);
const overProtocol = (): Client => createClient(protocolSend(bench.engine), 'app://tribune');

describe.each([
  ['loopback', overLoopback],
  ['protocol', overProtocol],
])('one engine over %s', (name, clientOf) => {
  it('answers a call', async () => {
    expect((await clientOf().call('app.about', {})).version).toBe('test');
  });

  it('answers a stream with its progress, and errors with their code', async () => {
    const target = bench.grant(bench.file(`${name}.tribune`));
    const created = await clientOf().stream('project.create', { target, name, language: 'fr' });
    expect(created.name).toBe(name);
    await expect(
      clientOf().stream('project.create', { target: 'made-up', name, language: 'fr' }),
    ).rejects.toMatchObject({
      code: 'GRANT_UNKNOWN',
    });
  });

  it('takes an upload', async () => {
    const entry = await clientOf().upload('files.upload', { name: 'log.csv' }, new Blob(['a,b\n1,2\n']));
    expect(entry).toMatchObject({ name: 'log.csv', kind: 'log', bytes: 8 });
  });
});

describe('an abort of the caller', () => {
  const endless = (): {
    handle: (request: Request, signal: AbortSignal) => Promise<Response>;
    ended: Promise<{ aborted: boolean }>;
  } => {
    let end: (told: { aborted: boolean }) => void = () => undefined;
    const ended = new Promise<{ aborted: boolean }>((settle) => {
      end = settle;
    });
    return {
      ended,
      handle: async (_request, signal) =>
        new Response(
          new ReadableStream<Uint8Array>({
            start: (sink) =>
              sink.enqueue(new TextEncoder().encode('{"progress":{"stage":"reading","done":1,"total":null}}\n')),
            cancel: () => end({ aborted: signal.aborted }),
          }),
        ),
    };
  };

  const abortAfterFirstLine = async (send: Send, origin: string): Promise<void> => {
    const controller = new AbortController();
    await expect(
      createClient(send, origin).stream(
        'analysis.run',
        { project: 'p', analysis: 'overview', parameters: {} },
        { signal: controller.signal, onProgress: () => controller.abort() },
      ),
    ).rejects.toThrow();
  };

  it('reaches the engine over loopback as an aborted signal', async () => {
    const { handle, ended } = endless();
    const host = await openLoopback({ handle });
    await abortAfterFirstLine(host.send, host.origin);
    expect(await ended).toEqual({ aborted: true });
    await host.close();
  });

  it('reaches the engine over the protocol of the window by the cancelled body alone', async () => {
    const { handle, ended } = endless();
    await abortAfterFirstLine(protocolSend({ handle }), 'app://tribune');
    expect(await ended).toEqual({ aborted: false });
  });
});
