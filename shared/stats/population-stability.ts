import { notEstimable, type NotEstimable } from '#shared/domain/estimate.ts';
import { chiSquareAbove } from './chi-square.ts';

const SHARE_FLOOR = 0.0001;

export type ShareDrift = { psi: number; psiNoise: number; jensenShannon: number };

/**
 * How far the shares of bins or categories moved between two windows, and how far they move by chance alone.
 *
 * @param reference rows per bin (missing values in a bin of their own)
 * @param current rows per bin, in the same order
 * @returns `psi` >= 0 with both shares floored at 0.0001, not renormalised; `psiNoise`, the 95 % quantile of the PSI without any
 *   drift, over the bins that hold a row; `jensenShannon`, base-2 distance in [0, 1] on the shares as they are.
 *   all 0 when every row shares one bin; NO_ROWS when a window is empty
 * Source: PSI = sum (q - p) ln(q / p); its null law is chi-square with B - 1 degrees of freedom times 1/n + 1/m (Yurdakul 2018).
 *   Lin 1991, IEEE Transactions on Information Theory 37:145 (Jensen-Shannon). Checked against numpy and scipy.
 */
export function shareDrift(reference: ArrayLike<number>, current: ArrayLike<number>): ShareDrift | NotEstimable {
  const n = Array.from(reference).reduce((sum, count) => sum + count, 0);
  const m = Array.from(current).reduce((sum, count) => sum + count, 0);
  if (n === 0 || m === 0) return notEstimable('NO_ROWS');
  let psi = 0;
  let divergence = 0;
  let bins = 0;
  for (let k = 0; k < reference.length; k++) {
    const p = reference[k]! / n;
    const q = current[k]! / m;
    if (p + q > 0) bins++;
    const floored = [Math.max(p, SHARE_FLOOR), Math.max(q, SHARE_FLOOR)] as const;
    psi += (floored[1] - floored[0]) * Math.log(floored[1] / floored[0]);
    divergence += (bitsFrom(p, (p + q) / 2) + bitsFrom(q, (p + q) / 2)) / 2;
  }
  const psiNoise = bins < 2 ? 0 : chiSquareAbove(0.05, bins - 1) * (1 / n + 1 / m);
  return { psi, psiNoise, jensenShannon: Math.sqrt(Math.max(0, divergence)) };
}

function bitsFrom(share: number, middle: number): number {
  return share === 0 ? 0 : share * Math.log2(share / middle);
}
