import { notEstimable, type NotEstimable } from '#shared/domain/estimate.ts';

export type SampleDistances = { ks: number; wasserstein: number };

/**
 * How far apart two samples of numbers lie.
 *
 * @param reference ascending, no missing values
 * @param current ascending, no missing values
 * @returns `ks`, the largest gap between the cumulated shares, in [0, 1], and `wasserstein`, the mean distance that values have to
 *   move, in the unit of the values; NO_ROWS when a sample is empty
 * Source: Kolmogorov-Smirnov D, right-continuous; Wasserstein-1 = integral of |F - G|. As scipy ks_2samp, wasserstein_distance.
 */
export function sampleDistances(
  reference: ArrayLike<number>,
  current: ArrayLike<number>,
): SampleDistances | NotEstimable {
  const n = reference.length;
  const m = current.length;
  if (n === 0 || m === 0) return notEstimable('NO_ROWS');
  let [i, j, ks, wasserstein, gap] = [0, 0, 0, 0, 0];
  let before = Math.min(reference[0]!, current[0]!);
  while (i < n || j < m) {
    const value = Math.min(i < n ? reference[i]! : Infinity, j < m ? current[j]! : Infinity);
    if (gap > 0) wasserstein += gap * (value - before);
    while (i < n && reference[i] === value) i++;
    while (j < m && current[j] === value) j++;
    gap = Math.abs(i / n - j / m);
    ks = Math.max(ks, gap);
    before = value;
  }
  return { ks, wasserstein };
}
