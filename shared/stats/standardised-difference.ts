import { notEstimable, type Interval, type NotEstimable } from '#shared/domain/estimate.ts';
import { Z95 } from './normal.ts';
import type { GroupMoments } from './welch.ts';

export type StandardisedDifference = { value: number; interval: Interval };

/**
 * How far apart two groups lie, counted in their usual spread, so that columns of different units can be ranked.
 *
 * @param first rows, mean, variance in squared units; of a share p: mean p, variance p(1 - p)
 * @param second same
 * @returns (first - second) / sqrt of the mean of both variances, and its 95 % interval. TOO_FEW_ROWS with fewer than 2 rows in a group,
 *   CONSTANT_COLUMN when neither group varies
 * Source: Cohen 1988, with the standard error of Hedges and Olkin 1985, p. 86; for shares as Austin 2009, Statistics in Medicine 28:3083.
 */
export function standardisedDifference(
  first: GroupMoments,
  second: GroupMoments,
): StandardisedDifference | NotEstimable {
  if (first.n < 2 || second.n < 2) return notEstimable('TOO_FEW_ROWS', 2);
  const spread = Math.sqrt((first.variance + second.variance) / 2);
  if (!(spread > 0)) return notEstimable('CONSTANT_COLUMN');
  const value = (first.mean - second.mean) / spread;
  const rows = first.n + second.n;
  const half = Z95 * Math.sqrt(rows / (first.n * second.n) + value ** 2 / (2 * rows));
  return { value, interval: [value - half, value + half] };
}
