import type { Interval } from '#shared/domain/estimate.ts';
import { poissonOne, type Random } from './random.ts';

/** One resample of a difference of means: rows drawn with Poisson weights of mean 1; NaN when an arm is left empty. */
export function resampledDifference(first: Float64Array, second: Float64Array, random: Random): number {
  return resampledMean(first, random) - resampledMean(second, random);
}

/**
 * Percentile interval of resampled estimates.
 *
 * @param draws in any order, at least 20 finite ones; others are left out
 * @returns 2.5 % and 97.5 % quantiles, linear between two draws
 * @throws RangeError with fewer draws
 * Source: Efron 1979, Annals of Statistics 7:1; Poisson weights by Hanley and MacGibbon 2006.
 */
export function percentileInterval(draws: readonly number[]): Interval {
  const sorted = Float64Array.from(draws.filter(Number.isFinite)).sort();
  if (sorted.length < 20) throw new RangeError(`too few draws: ${sorted.length}`);
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const low = Math.floor(place);
    return sorted[low]! + (place - low) * ((sorted[low + 1] ?? sorted[low]!) - sorted[low]!);
  };
  return [at(0.025), at(0.975)];
}

function resampledMean(values: Float64Array, random: Random): number {
  let [rows, sum] = [0, 0];
  for (const value of values) {
    const weight = poissonOne(random);
    rows += weight;
    sum += weight * value;
  }
  return sum / rows;
}
