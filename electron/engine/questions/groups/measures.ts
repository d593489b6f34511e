import type { Estimated, EstimatedInterval } from '#shared/analyses/estimates.ts';
import { notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable, NotEstimableReason } from '#shared/domain/estimate.ts';
import { Z95 } from '#shared/stats/normal.ts';
import type { GroupMoments } from '#shared/stats/welch.ts';
import { wilsonInterval } from '#shared/stats/wilson-interval.ts';
import type { Sums } from './counts.ts';

/** Known outcomes that a group needs, and of each class, before a rate of it is told. */
export const MINIMUM = 30;
export const EACH_CLASS = 5;

export type Task = 'binary_classification' | 'regression';

/** Why nothing of the group that needs outcomes is told; null when it is. */
export function whyNotTold(
  sums: Sums,
  { task, minimum, reason, known }: { task: Task; minimum: number; reason: NotEstimableReason | null; known: number },
): NotEstimable | null {
  if (reason !== null) return notEstimable(reason);
  if (known === 0) return notEstimable('NO_OUTCOME_KNOWN');
  if (sums.n < minimum) return notEstimable('TOO_FEW_ROWS', minimum);
  if (task === 'regression') return null;
  const rarest = Math.min(sums.positives, sums.n - sums.positives);
  return rarest < EACH_CLASS ? notEstimable('TOO_FEW_ROWS', EACH_CLASS) : null;
}

/** A share with its Wilson interval, when the whole has at least so many rows. */
export function shareOf(part: number, whole: number, least: number): { share: Estimated; interval: EstimatedInterval } {
  if (whole < Math.max(1, least)) {
    const lacking = notEstimable('TOO_FEW_ROWS', Math.max(1, least));
    return { share: lacking, interval: lacking };
  }
  return { share: part / whole, interval: wilsonInterval(part, whole) };
}

/** Mean and variance from sums; the variance of a single row is 0. */
export function momentsOf(n: number, sum: number, squares: number): GroupMoments {
  const mean = sum / n;
  return { n, mean, variance: n < 2 ? 0 : Math.max(0, (squares - sum * mean) / (n - 1)) };
}

/** A mean with its normal interval at 95 %. */
export function meanInterval({ n, mean, variance }: GroupMoments): EstimatedInterval {
  if (n < 2) return notEstimable('TOO_FEW_ROWS', 2);
  const half = Z95 * Math.sqrt(variance / n);
  return [mean - half, mean + half];
}
