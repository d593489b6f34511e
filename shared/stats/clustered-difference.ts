import { notEstimable, type Interval, type NotEstimable } from '#shared/domain/estimate.ts';
import { studentCdf, studentQuantile } from './student.ts';

/** Two arms over clusters (individuals seen several times, agencies): a cluster may stand in both. */
export type ClusterSums = {
  clusters: number;
  first: { n: number; sum: number };
  second: { n: number; sum: number };
  /** Over the clusters, the sum of squares of (sum1 - n1 m1) / N1 - (sum2 - n2 m2) / N2, m the mean and N the rows of an arm. */
  squares: number;
};

export type ClusteredTest = { difference: number; se: number; df: number; pValue: number; interval: Interval };

/**
 * Two-sided test of equal means when rows of a cluster resemble one another.
 *
 * @param sums per arm and over clusters, in the unit of the values
 * @returns first - second, its cluster-robust standard error, degrees of freedom (clusters - 1), p-value and 95 % interval; TOO_FEW_ROWS under
 *   two clusters or without variance, NO_ROWS when an arm is empty
 * Source: Liang and Zeger 1986, Biometrika 73:13, with the correction G / (G - 1) (N - 1) / (N - 2). Checked against statsmodels OLS.
 */
export function clusteredDifference({ clusters, first, second, squares }: ClusterSums): ClusteredTest | NotEstimable {
  if (first.n === 0 || second.n === 0) return notEstimable('NO_ROWS');
  const n = first.n + second.n;
  if (clusters < 2 || n < 3 || !(squares > 0)) return notEstimable('TOO_FEW_ROWS', 2);
  const difference = first.sum / first.n - second.sum / second.n;
  const se = Math.sqrt(((squares * clusters) / (clusters - 1)) * ((n - 1) / (n - 2)));
  const df = clusters - 1;
  const half = -studentQuantile(0.025, df) * se;
  return {
    difference,
    se,
    df,
    pValue: Math.min(1, 2 * studentCdf(-Math.abs(difference / se), df)),
    interval: [difference - half, difference + half],
  };
}
