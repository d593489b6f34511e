import { parentPort } from 'node:worker_threads';
import type { TransferListItem } from 'node:worker_threads';
import { AppError } from '#shared/domain/app-error.ts';
import type { ThreadReply } from './thread.ts';

const TELL_EVERY_MS = 50;

type Answered<Answer> = { answer: Answer; moved?: readonly TransferListItem[] };

/**
 * Makes this file a thread that answers requests, one after the other.
 *
 * @param answer `moved` are the buffers that go over instead of being copied; `tell` says how far it is, at most every 50 ms
 */
export function answering<Request, Answer>(
  answer: (request: Request, tell: (done: number) => void) => Answered<Answer> | Promise<Answered<Answer>>,
): void {
  const port = parentPort;
  if (port === null) throw new Error('this file runs as a worker thread');
  const post = (reply: ThreadReply<Answer>, moved: readonly TransferListItem[] = []): void =>
    port.postMessage(reply, moved);
  const answered = async (request: Request): Promise<void> => {
    let told = performance.now();
    const tell = (done: number): void => {
      if (performance.now() - told < TELL_EVERY_MS) return;
      told = performance.now();
      post({ kind: 'progress', done });
    };
    try {
      const { answer: found, moved } = await answer(request, tell);
      post({ kind: 'answer', answer: found }, moved);
    } catch (cause) {
      const code = cause instanceof AppError ? cause.code : null;
      post({ kind: 'fault', code, message: cause instanceof Error ? cause.message : String(cause) });
    }
  };
  port.on('message', (request: Request) => void answered(request));
}
