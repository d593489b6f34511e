import { notEstimable } from '#shared/domain/estimate.ts';
import type { Interval, NotEstimable } from '#shared/domain/estimate.ts';
import { Z95, twoSidedP } from './normal.ts';
import { compensatedSum } from './sum.ts';
import type { TwoByTwo } from './two-by-two.ts';

/** first - second on the same rows. `interval`: 95 %; NO_SPREAD where every row shows the same difference. */
export type PairedGap = { value: number; interval: Interval | NotEstimable; pValue: number | NotEstimable };

/**
 * Mean of a paired difference, with its normal interval.
 *
 * @param n rows, at least 1
 * @param of the difference of a row; its mean is the difference
 * @returns mean +- 1.96 sd / sqrt(n), and the two-sided p-value
 * Cost: two passes.
 */
export function pairedMean(n: number, of: (row: number) => number): PairedGap {
  const { mean, se } = pairedMoments(n, of);
  return aroundValue(mean, se);
}

/** Mean of a value of each row and its standard error; 0 for a single row. */
export function pairedMoments(n: number, of: (row: number) => number): { mean: number; se: number } {
  const sum = compensatedSum();
  for (let row = 0; row < n; row++) sum.add(of(row));
  const mean = sum.value() / n;
  const squares = compensatedSum();
  for (let row = 0; row < n; row++) squares.add((of(row) - mean) ** 2);
  return { mean, se: n > 1 ? Math.sqrt(squares.value() / (n - 1) / n) : 0 };
}

/**
 * Difference of two shares of the same rows: (onlyFirst - onlySecond) / n.
 *
 * @param counts rows; at least one
 * @returns the difference, and an interval that is never a point: about the difference with one more row on either side. The
 *   p-value is that of the same interval
 * Source: Bonett and Price 2012, Journal of Educational and Behavioral Statistics 37:479. Coverage by simulation in the tests.
 */
export function pairedShares({ both, onlyFirst, onlySecond, neither }: TwoByTwo): PairedGap {
  const n = both + onlyFirst + onlySecond + neither;
  const [first, second] = [(onlyFirst + 1) / (n + 2), (onlySecond + 1) / (n + 2)];
  const middle = first - second;
  const se = Math.sqrt((first + second - middle ** 2) / (n + 2));
  return {
    value: (onlyFirst - onlySecond) / n,
    interval: [Math.max(-1, middle - Z95 * se), Math.min(1, middle + Z95 * se)],
    pValue: twoSidedP(middle / se),
  };
}

/** Cases that either of two shares with a denominator of its own needs. */
const LEAST = 30;

/**
 * Difference of the precision of two ways of choosing among the same rows: each is a share of what that way chose.
 *
 * @param n rows
 * @param chosen whether the first and the second chose a row
 * @param isPositive how it ended
 * @returns the difference with its interval from the paired influence of each row; TOO_FEW_ROWS where either chose none, and for the
 *   interval where either chose fewer than 30
 * Source: delta method, as Moskowitz and Pepe 2006, Clinical Trials 3:272. Coverage by simulation in the tests.
 */
export function precisionDifference(
  n: number,
  chosen: { first: (row: number) => boolean; second: (row: number) => boolean },
  isPositive: (row: number) => boolean,
): PairedGap | NotEstimable {
  const [one, other] = [chosen.first, chosen.second].map((is) => shareAmong(n, is, isPositive)) as [Share, Share];
  if (one.n === 0 || other.n === 0) return notEstimable('TOO_FEW_ROWS');
  const value = one.share - other.share;
  if (Math.min(one.n, other.n) < LEAST) {
    const few = notEstimable('TOO_FEW_ROWS', LEAST);
    return { value, interval: few, pValue: few };
  }
  const influence = (row: number): number => {
    const ended = isPositive(row) ? 1 : 0;
    return (
      (chosen.first(row) ? ((ended - one.share) * n) / one.n : 0) -
      (chosen.second(row) ? ((ended - other.share) * n) / other.n : 0)
    );
  };
  return aroundValue(value, pairedMoments(n, influence).se);
}

type Share = { n: number; share: number };

function shareAmong(n: number, isChosen: (row: number) => boolean, isPositive: (row: number) => boolean): Share {
  let [chosen, positives] = [0, 0];
  for (let row = 0; row < n; row++) {
    if (!isChosen(row)) continue;
    chosen += 1;
    if (isPositive(row)) positives += 1;
  }
  return { n: chosen, share: chosen === 0 ? 0 : positives / chosen };
}

/** The normal interval of a difference, and the p-value that goes with it. */
export function aroundValue(value: number, se: number): PairedGap {
  if (se === 0) {
    const none = notEstimable('NO_SPREAD');
    return { value, interval: none, pValue: none };
  }
  return { value, interval: [value - Z95 * se, value + Z95 * se], pValue: twoSidedP(value / se) };
}
