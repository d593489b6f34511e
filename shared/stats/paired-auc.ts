import { notEstimable, type Interval, type NotEstimable } from '#shared/domain/estimate.ts';
import { twoSidedP, Z95 } from './normal.ts';
import { ordersOf } from './score-pairs.ts';
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

/** Rows gathered by their pair of scores: `n` with a known outcome, `positives` of them; all columns have one length. */
export type PairedCounts = { first: Float64Array; second: Float64Array; n: Float64Array; positives: Float64Array };

type Placements = { auc: number; ofPositive: Float64Array; ofNegative: Float64Array };

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
  countPositives(first, outcome);
  countPositives(second, outcome);
  return pairedAucOfCounts({ first, second, n: new Float64Array(outcome.length).fill(1), positives: outcome });
}

/**
 * The same from rows gathered by pair of scores; pairs without a known outcome count for nothing.
 *
 * @param counts whole counts, positives at most n
 * Cost: two sorts of the pairs where no orders are given.
 */
export function pairedAucOfCounts(counts: PairedCounts, orders = ordersOf(counts)): PairedAuc | NotEstimable {
  const { n, positives } = counts;
  const all = n.reduce((sum, rows) => sum + rows, 0);
  const high = positives.reduce((sum, rows) => sum + rows, 0);
  const low = all - high;
  if (all === 0) return notEstimable('NO_OUTCOME_KNOWN');
  if (high === 0 || low === 0) return notEstimable('ONE_CLASS');
  if (high < 2 || low < 2) return notEstimable('TOO_FEW_ROWS', 2);
  const classes = { high, low };
  const one = placements(counts.first, orders.first, counts, classes);
  const two = placements(counts.second, orders.second, counts, classes);
  const difference = one.auc - two.auc;
  const spreadHigh = compensatedSum();
  const spreadLow = compensatedSum();
  for (let at = 0; at < n.length; at++) {
    spreadHigh.add(positives[at]! * (one.ofPositive[at]! - two.ofPositive[at]! - difference) ** 2);
    spreadLow.add((n[at]! - positives[at]!) * (one.ofNegative[at]! - two.ofNegative[at]! - difference) ** 2);
  }
  const se = Math.sqrt(spreadHigh.value() / ((high - 1) * high) + spreadLow.value() / ((low - 1) * low));
  return {
    first: one.auc,
    second: two.auc,
    difference,
    se,
    interval: [Math.max(-1, difference - Z95 * se), Math.min(1, difference + Z95 * se)],
    pValue: difference === 0 ? 1 : twoSidedP(difference / se),
  };
}

/** For a row of each class, the share of the other class that it beats, ties one half; the area from whole counts, as in `rocAuc`. */
function placements(
  scores: Float64Array,
  order: Uint32Array,
  { n, positives }: Pick<PairedCounts, 'n' | 'positives'>,
  { high: allHigh, low: allLow }: { high: number; low: number },
): Placements {
  const ofPositive = new Float64Array(scores.length);
  const ofNegative = new Float64Array(scores.length);
  let below = 0;
  let above = allHigh;
  let doubledWins = 0;
  for (let start = 0, end = 0; start < order.length; start = end) {
    let high = 0;
    let low = 0;
    while (end < order.length && scores[order[end]!] === scores[order[start]!]) {
      const at = order[end++]!;
      high += positives[at]!;
      low += n[at]! - positives[at]!;
    }
    above -= high;
    doubledWins += high * (2 * below + low);
    for (let place = start; place < end; place++) {
      ofPositive[order[place]!] = (below + low / 2) / allLow;
      ofNegative[order[place]!] = (above + high / 2) / allHigh;
    }
    below += low;
  }
  return { auc: doubledWins / (2 * allHigh * allLow), ofPositive, ofNegative };
}
