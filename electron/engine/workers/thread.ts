import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Worker } from 'node:worker_threads';
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
 * @returns null when the thread ended without an answer
 * @throws AppError CANCELLED when the signal stops the wait (the thread goes on until it is ended), the fault of the thread
 */
export function answerOf<Request, Answer>(
  worker: Worker,
  request: Request,
  { signal, tell }: Watch,
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
    worker.postMessage(request);
  });
}

/** The built file of a thread stands beside the built engine; run from its sources, the engine has none: null. */
export function builtEntry(file: string): string | null {
  const path = join(dirname(fileURLToPath(import.meta.url)), file);
  return existsSync(path) ? path : null;
}
