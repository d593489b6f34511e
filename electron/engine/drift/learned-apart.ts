import { BOOSTING } from '#shared/stats/boosting.ts';
import type { BinnedRows } from '#shared/stats/boosting-bins.ts';
import { FOLDS, outOfFold } from '#shared/stats/out-of-fold.ts';
import { randomOf } from '#shared/stats/random.ts';

/** Two sides in the bins of the trees, and how they are told apart; plain data, so that a thread can be handed it. */
export type ApartTask = {
  table: BinnedRows;
  label: Uint8Array;
  seed: number;
  trees?: number;
  /** Rows over which the drivers are found; none are found with 0. */
  shuffledRows?: number;
};

export type Apart = Awaited<ReturnType<typeof outOfFold>>;

/**
 * Trees that learn to tell two sides apart, fold after fold; the same seed gives the same trees.
 *
 * @param turn lets others have their turn, and may throw to stop
 * @param onFold called with the folds that are done
 */
export function learnedApart(
  { table, label, seed, trees = BOOSTING.trees, shuffledRows = FOLDS.shuffledRows }: ApartTask,
  turn: () => Promise<void>,
  onFold: (done: number) => void,
): Promise<Apart> {
  const boosting = { ...BOOSTING, trees, random: randomOf(seed) };
  return outOfFold(table, label, { ...FOLDS, shuffledRows, boosting }, turn, onFold);
}
