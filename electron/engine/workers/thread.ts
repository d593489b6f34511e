import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { TransferListItem } from 'node:worker_threads';
import { AppError } from '#shared/domain/app-error.ts';
import type { ErrorCode } from '#shared/domain/app-error.ts';
import { cancelled } from '../db/connection.ts';

/** What a thread of the engine answers to one request: how far it is, then the answer or what went wrong. */
export type ThreadReply<Answer> =
  | { kind: 'progress'; done: number }
  | { kind: 'answer'; answer: Answer }
  | { kind: 'fault'; code: ErrorCode | null; message: string };

export type Watch = { signal: AbortSignal; tell: (done: number) => void };

/**
 * One request to a thread that answers with `answering`; a thread has one request at a time.
 *
 * @param moved buffers of the request that go over instead of being copied
 * @returns null when the thread ended without an answer
 * @throws AppError CANCELLED when the signal stops the wait (the thread goes on until it is ended), the fault of the thread
 */
export function answerOf<Request, Answer>(
  worker: Worker,
  request: Request,
  { signal, tell }: Watch,
  moved: readonly TransferListItem[] = [],
): Promise<Answer | null> {
  return new Promise((resolve, reject) => {
    const settle = (after: () => void): void => {
      worker.off('message', onMessage).off('error', onEnd).off('exit', onEnd);
      signal.removeEventListener('abort', onAbort);
      after();
    };
    const onEnd = (): void => settle(() => resolve(null));
    const onAbort = (): void => settle(() => reject(cancelled()));
    const onMessage = (reply: ThreadReply<Answer>): void => {
      if (reply.kind === 'progress') return tell(reply.done);
      if (reply.kind === 'fault')
        return settle(() =>
          reject(reply.code === null ? new RangeError(reply.message) : new AppError(reply.code, reply.message)),
        );
      return settle(() => resolve(reply.answer));
    };
    worker.on('message', onMessage).on('error', onEnd).on('exit', onEnd);
    signal.addEventListener('abort', onAbort, { once: true });
    worker.postMessage(request, moved);
  });
}

/** One request to a thread of its own, which ends with it; null when it ended without an answer. */
export async function onThread<Request, Answer>(
  entry: string,
  request: Request,
  { watch, moved }: { watch: Watch; moved?: readonly TransferListItem[] },
): Promise<Answer | null> {
  if (watch.signal.aborted) throw cancelled();
  const worker = new Worker(entry, { execArgv: [] });
  try {
    return await answerOf<Request, Answer>(worker, request, watch, moved);
  } finally {
    void worker.terminate();
  }
}

/** The built file of a thread stands beside the built engine; run from its sources, the engine has none: null. */
export function builtEntry(file: string): string | null {
  const path = join(dirname(fileURLToPath(import.meta.url)), file);
  return existsSync(path) ? path : null;
}
