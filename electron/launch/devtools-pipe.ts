import type { Readable, Writable } from 'node:stream';

type Answer = { id?: number; result?: Record<string, unknown>; error?: { message: string } };

export type DevtoolsPipe = {
  /** @throws Error when the browser refuses the command or ends before its answer */
  send: (method: string, params?: object, sessionId?: string) => Promise<Record<string, unknown>>;
  /** Every command that waits fails with this fault. */
  fail: (fault: Error) => void;
};

/** The protocol of Chromium's developer tools over its two pipes: texts of JSON, each ended by a zero byte. */
export function devtoolsPipe(toBrowser: Writable, fromBrowser: Readable): DevtoolsPipe {
  const waiting = new Map<number, { settle: (answer: Answer) => void; fail: (fault: Error) => void }>();
  let last = 0;
  let parts: Buffer[] = [];
  let broken: Error | null = null;
  const fail = (fault: Error): void => {
    broken ??= fault;
    for (const one of waiting.values()) one.fail(fault);
    waiting.clear();
  };
  const read = (text: string): void => {
    const answer = JSON.parse(text) as Answer;
    if (answer.id === undefined) return;
    waiting.get(answer.id)?.settle(answer);
    waiting.delete(answer.id);
  };
  fromBrowser.on('data', (chunk: Buffer) => {
    let from = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, from)) {
      read(Buffer.concat([...parts, chunk.subarray(from, end)]).toString('utf8'));
      parts = [];
      from = end + 1;
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
  });
  for (const stream of [toBrowser, fromBrowser]) stream.on('error', fail);
  fromBrowser.on('close', () => fail(new Error('the browser closed its pipe')));
  return {
    fail,
    send: (method, params = {}, sessionId) =>
      new Promise((settle, reject) => {
        if (broken !== null) return reject(broken);
        last += 1;
        waiting.set(last, {
          settle: ({ result = {}, error }) =>
            error === undefined ? settle(result) : reject(new Error(`${method}: ${error.message}`)),
          fail: reject,
        });
        const command = { id: last, method, params, ...(sessionId === undefined ? {} : { sessionId }) };
        toBrowser.write(`${JSON.stringify(command)}\0`);
      }),
  };
}
