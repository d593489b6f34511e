import { notEstimable, type NotEstimable } from '#shared/domain/estimate.ts';
import { chiSquareTail } from './chi-square.ts';

export type SampleRatio = { expected: number[]; chiSquare: number; degrees: number; pValue: number };

/**
 * Were units dealt to the arms in the planned shares?
 *
 * @param counts units per arm
 * @param shares planned share per arm, at least 0, in the same order; they need not add up to 1
 * @returns expected counts, chi-square of goodness of fit and p-value over the arms with a share; NO_ROWS without units, ONE_CLASS when fewer
 *   than two arms have a share, TOO_FEW_ROWS below 5 expected units in an arm. A unit in an arm that was not planned gives p = 0
 * Source: Pearson's chi-square; Fabijan et al. 2019, KDD, on sample-ratio mismatch.
 */
export function sampleRatio(counts: readonly number[], shares: readonly number[]): SampleRatio | NotEstimable {
  const n = counts.reduce((sum, count) => sum + count, 0);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const planned = shares.filter((share) => share > 0).length;
  if (n === 0) return notEstimable('NO_ROWS');
  if (planned < 2) return notEstimable('ONE_CLASS');
  const expected = shares.map((share) => (n * share) / whole);
  if (expected.some((one) => one > 0 && one < 5)) return notEstimable('TOO_FEW_ROWS', 5);
  let chiSquare = 0;
  for (const [arm, one] of expected.entries()) {
    const gap = (counts[arm] ?? 0) - one;
    if (one > 0) chiSquare += (gap * gap) / one;
    else if (gap > 0) chiSquare = Infinity;
  }
  const degrees = planned - 1;
  return { expected, chiSquare, degrees, pValue: chiSquare === Infinity ? 0 : chiSquareTail(chiSquare, degrees) };
}
