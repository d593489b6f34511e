import { setImmediate } from 'node:timers/promises';
import { stopIfAborted } from '../models/runtime/link.ts';

/** How long a computation may hold the thread before others have their turn. */
const HOLD_MS = 15;

/**
 * For long loops on this thread: call between two steps.
 *
 * @returns a function that lets others have their turn when the thread was held for long, and stops when told to
 * @throws AppError CANCELLED (the returned function)
 */
export function takingTurns(signal: AbortSignal): () => Promise<void> {
  let since = performance.now();
  return async () => {
    stopIfAborted(signal);
    if (performance.now() - since < HOLD_MS) return;
    await setImmediate();
    stopIfAborted(signal);
    since = performance.now();
  };
}
