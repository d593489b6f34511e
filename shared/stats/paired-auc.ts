import { notEstimable, type Interval, type NotEstimable } from '#shared/domain/estimate.ts';
import { ascendingOrder } from './ascending-order.ts';
import { twoSidedP, Z95 } from './normal.ts';
import { countPositives } from './score-table.ts';
import { compensatedSum } from './sum.ts';

export type PairedAuc = {
  first: number;
  second: number;
  /** first - second */
  difference: number;
  se: number;
  interval: Interval;
  pValue: number;
};

type Placements = { auc: number; placement: Float64Array };

/**
 * Difference of the areas under the ROC curves of two scores of the same rows.
 *
 * @param first finite scores, one per row
 * @param second finite scores, one per row
 * @param outcome 0 or 1, one per row
 * @returns both areas, first - second, its standard error, 95 % normal interval clipped to [-1, 1] and two-sided p-value (1 when
 *   the difference is 0). NO_OUTCOME_KNOWN, ONE_CLASS, TOO_FEW_ROWS as in `rocAuc`
 * @throws RangeError as `scoreTableOf`
 * Source: DeLong, DeLong and Clarke-Pearson 1988, Biometrics 44:837. Checked against R pROC.
 * Cost: two sorts of the rows.
 */
export function pairedAuc(first: Float64Array, second: Float64Array, outcome: Float64Array): PairedAuc | NotEstimable {
  countPositives(second, outcome);
  const positives = countPositives(first, outcome);
  const negatives = first.length - positives;
  if (first.length === 0) return notEstimable('NO_OUTCOME_KNOWN');
  if (positives === 0 || negatives === 0) return notEstimable('ONE_CLASS');
  if (positives < 2 || negatives < 2) return notEstimable('TOO_FEW_ROWS', 2);
  const one = placements(first, outcome, positives);
  const two = placements(second, outcome, positives);
  const difference = one.auc - two.auc;
  const spreadHigh = compensatedSum();
  const spreadLow = compensatedSum();
  for (let row = 0; row < first.length; row++) {
    const gap = (one.placement[row]! - two.placement[row]! - difference) ** 2;
    if (outcome[row] === 1) spreadHigh.add(gap);
    else spreadLow.add(gap);
  }
  const se = Math.sqrt(
    spreadHigh.value() / ((positives - 1) * positives) + spreadLow.value() / ((negatives - 1) * negatives),
  );
  return {
    first: one.auc,
    second: two.auc,
    difference,
    se,
    interval: [Math.max(-1, difference - Z95 * se), Math.min(1, difference + Z95 * se)],
    pValue: difference === 0 ? 1 : twoSidedP(difference / se),
  };
}

/** For each row, the share of the other class that it beats, ties one half; the area from whole counts, as in `rocAuc`. */
function placements(scores: Float64Array, outcome: Float64Array, positives: number): Placements {
  const n = scores.length;
  const negatives = n - positives;
  const order = ascendingOrder(scores);
  const placement = new Float64Array(n);
  let below = 0;
  let above = positives;
  let doubledWins = 0;
  for (let start = 0, end = 0; start < n; start = end) {
    let high = 0;
    while (end < n && scores[order[end]!] === scores[order[start]!]) high += outcome[order[end++]!]!;
    const low = end - start - high;
    above -= high;
    doubledWins += high * (2 * below + low);
    const ofHigh = (below + low / 2) / negatives;
    const ofLow = (above + high / 2) / positives;
    for (let at = start; at < end; at++) placement[order[at]!] = outcome[order[at]!] === 1 ? ofHigh : ofLow;
    below += low;
  }
  return { auc: doubledWins / (2 * positives * negatives), placement };
}
