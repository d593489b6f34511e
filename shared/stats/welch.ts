import { notEstimable, type Interval, type NotEstimable } from '#shared/domain/estimate.ts';
import { studentCdf, studentQuantile } from './student.ts';

/** Rows, mean and variance (divided by n - 1) of one group. */
export type GroupMoments = { n: number; mean: number; variance: number };

export type WelchTest = {
  /** first - second */
  difference: number;
  se: number;
  df: number;
  t: number;
  pValue: number;
  interval: Interval;
};

/**
 * Two-sided t test of equal means without the assumption of equal variances.
 *
 * @param first rows, mean, variance in squared units
 * @param second same
 * @returns first - second in the unit of the values, its standard error, Satterthwaite degrees of freedom, t, p-value and 95 % interval.
 *   TOO_FEW_ROWS with fewer than 2 rows in a group, or when both groups are constant (no variance to judge by)
 * Source: Welch 1947, Biometrika 34:28. Checked against R t.test.
 */
export function welch(first: GroupMoments, second: GroupMoments): WelchTest | NotEstimable {
  if (first.n < 2 || second.n < 2) return notEstimable('TOO_FEW_ROWS', 2);
  const ofFirst = first.variance / first.n;
  const ofSecond = second.variance / second.n;
  const variance = ofFirst + ofSecond;
  if (!(variance > 0)) return notEstimable('TOO_FEW_ROWS');
  const share = ofFirst / variance;
  const df = 1 / (share ** 2 / (first.n - 1) + (1 - share) ** 2 / (second.n - 1));
  const se = Math.sqrt(variance);
  const difference = first.mean - second.mean;
  const t = difference / se;
  const half = -studentQuantile(0.025, df) * se;
  return {
    difference,
    se,
    df,
    t,
    pValue: Math.min(1, 2 * studentCdf(-Math.abs(t), df)),
    interval: [difference - half, difference + half],
  };
}
