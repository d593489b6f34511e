import { AppError } from '#shared/domain/app-error.ts';

/** A browser allows six connections to the loopback host; one is the presence, so long work takes at most four. */
const MOST = 4;

let running = 0;
const waiting: (() => void)[] = [];

export async function inSlot<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  if (running >= MOST) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    if (signal?.aborted) throw new AppError('CANCELLED', 'cancelled');
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}
