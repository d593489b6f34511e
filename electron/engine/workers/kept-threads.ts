import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { TransferListItem } from 'node:worker_threads';
import { cancelled } from '../db/connection.ts';
import { answerOf } from './thread.ts';
import type { Watch } from './thread.ts';

/** More threads than this hardly help. */
export const MOST_THREADS = Math.min(4, availableParallelism());
/** A thread that nothing was asked of for this long is ended. */
const KEPT_MS = 30_000;

/** Threads of one file that outlive a request: a new one takes as long to begin, and to become quick, as many a request. */
export type KeptThreads = {
  /** One request to a thread that is free, or to a new one; null when it ended without an answer. */
  ask<Request, Answer>(request: Request, watch: Watch, moved?: readonly TransferListItem[]): Promise<Answer | null>;
  /** How many wait for a request. */
  idle(): number;
  close(): Promise<void>;
};

/** The process may end while they wait. */
export function keptThreads(entry: string, keptMs = KEPT_MS): KeptThreads {
  const free: { worker: Worker; leave: () => void; timer: NodeJS.Timeout }[] = [];
  const keep = (worker: Worker): void => {
    worker.unref();
    const leave = (): void => {
      const at = free.findIndex((one) => one.worker === worker);
      if (at !== -1) clearTimeout(free.splice(at, 1)[0]?.timer);
    };
    const end = (): void => {
      leave();
      void worker.terminate();
    };
    free.push({ worker, leave, timer: setTimeout(end, keptMs).unref() });
    // One that fails while it waits is not lent again.
    worker.on('error', leave).on('exit', leave);
  };
  const lend = (): Worker => {
    const kept = free.pop();
    if (kept === undefined) return new Worker(entry, { execArgv: [] });
    clearTimeout(kept.timer);
    kept.worker.off('error', kept.leave).off('exit', kept.leave);
    kept.worker.ref();
    return kept.worker;
  };
  return {
    ask: async <Request, Answer>(request: Request, watch: Watch, moved?: readonly TransferListItem[]) => {
      if (watch.signal.aborted) throw cancelled();
      const worker = lend();
      try {
        const answer = await answerOf<Request, Answer>(worker, request, watch, moved);
        if (answer === null) void worker.terminate();
        else keep(worker);
        return answer;
      } catch (cause) {
        void worker.terminate();
        throw cause;
      }
    },
    idle: () => free.length,
    close: async () => {
      await Promise.all(
        free.splice(0).map(({ worker, timer }) => {
          clearTimeout(timer);
          return worker.terminate();
        }),
      );
    },
  };
}

const byEntry = new Map<string, KeptThreads>();

/** The threads of a file, the same for all who ask. */
export function threadsOf(entry: string): KeptThreads {
  const known = byEntry.get(entry);
  if (known !== undefined) return known;
  const threads = keptThreads(entry);
  byEntry.set(entry, threads);
  return threads;
}
