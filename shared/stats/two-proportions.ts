import { notEstimable, type Interval, type NotEstimable } from '#shared/domain/estimate.ts';
import { twoSidedP, Z95 } from './normal.ts';
import { wilsonInterval } from './wilson-interval.ts';

export type ProportionTest = { first: number; second: number; difference: number; z: number; pValue: number };

/**
 * Two-sided z test of equal proportions, pooled variance; z squared is the chi-square of the 2 x 2 table without correction.
 *
 * @param x1 successes of the first group, count in [0, n1]
 * @param n1 trials of the first group
 * @returns both shares, first - second, z and p-value. NO_OUTCOME_KNOWN when a group has no trial, ONE_CLASS when all trials succeed or
 *   all fail
 * Checked against R prop.test(correct = FALSE).
 */
export function proportionTest(x1: number, n1: number, x2: number, n2: number): ProportionTest | NotEstimable {
  if (n1 === 0 || n2 === 0) return notEstimable('NO_OUTCOME_KNOWN');
  const pooled = (x1 + x2) / (n1 + n2);
  if (pooled === 0 || pooled === 1) return notEstimable('ONE_CLASS');
  const first = x1 / n1;
  const second = x2 / n2;
  const z = (first - second) / Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
  return { first, second, difference: first - second, z, pValue: twoSidedP(z) };
}

/**
 * 95 % interval of the difference of two independent proportions.
 *
 * @param x1 successes of the first group, count in [0, n1]
 * @param n1 trials of the first group, at least 1
 * @returns low and high of x1 / n1 - x2 / n2, in [-1, 1]
 * @throws RangeError for no trial or an impossible count, as `wilsonInterval`
 * Source: Newcombe 1998, Statistics in Medicine 17:873, method 10 (from the two Wilson intervals).
 */
export function newcombeDifference(x1: number, n1: number, x2: number, n2: number): Interval {
  const [low1, high1] = wilsonInterval(x1, n1);
  const [low2, high2] = wilsonInterval(x2, n2);
  const first = x1 / n1;
  const second = x2 / n2;
  return [
    first - second - Math.hypot(first - low1, high2 - second),
    first - second + Math.hypot(high1 - first, second - low2),
  ];
}

/**
 * 95 % interval of the difference of two independent proportions by the unpooled normal approximation; poor for few or rare successes.
 *
 * @returns low and high of x1 / n1 - x2 / n2; NO_OUTCOME_KNOWN when a group has no trial
 * Source: Wald; kept for comparison with other tools.
 */
export function waldDifference(x1: number, n1: number, x2: number, n2: number): Interval | NotEstimable {
  if (n1 === 0 || n2 === 0) return notEstimable('NO_OUTCOME_KNOWN');
  const [p1, p2] = [x1 / n1, x2 / n2];
  const half = Z95 * Math.sqrt((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2);
  return [p1 - p2 - half, p1 - p2 + half];
}
