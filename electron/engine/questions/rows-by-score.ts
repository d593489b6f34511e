import { partsByScore } from '#shared/stats/score-parts.ts';
import { builtEntry, onThread } from '../workers/thread.ts';

/** One row in each place: its score, and twice its part with 1 for the positive class. */
export type ScoreRows = { scores: Float64Array; codes: Float64Array };

/** Fewer rows are sorted sooner than a thread begins. */
const THREAD_FROM = 200_000;

/**
 * The rows by score and part. Many are sorted on a thread of its own where the built file of one lies beside this one;
 * elsewhere, or where that thread ends unasked, on this one.
 *
 * @param read the rows; again when a thread took them and did not come back
 * @throws AppError CANCELLED within a few milliseconds of the signal
 */
export async function rowsByScore(
  read: () => Promise<ScoreRows>,
  signal: AbortSignal,
  { entry = builtEntry('ranking.js'), threadFrom = THREAD_FROM } = {},
): Promise<ReturnType<typeof partsByScore>> {
  const rows = await read();
  if (entry === null || rows.scores.length < threadFrom) return partsByScore(rows.scores, rows.codes);
  const moved = [rows.scores, rows.codes].map(({ buffer }) => buffer as ArrayBuffer);
  const found = await onThread<ScoreRows, ReturnType<typeof partsByScore>>(entry, rows, {
    watch: { signal, tell: () => undefined },
    moved,
  });
  if (found !== null) return found;
  const again = await read();
  return partsByScore(again.scores, again.codes);
}
