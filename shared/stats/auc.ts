import { notEstimable, type Interval, type NotEstimable } from '#shared/domain/estimate.ts';
import { Z95 } from './normal.ts';
import { totals, type ScoreTable } from './score-table.ts';
import { compensatedSum, PLAIN_TERMS } from './sum.ts';

export type AreaUnderCurve = { auc: number; se: number; interval: Interval };

/**
 * Area under the ROC curve: how often a positive row has the higher score, ties count one half.
 *
 * @param table scores ascending with counts
 * @returns share in [0, 1], its DeLong standard error, and the 95 % normal interval clipped to [0, 1]; a perfect or a constant
 *   score has standard error 0, which says nothing about other rows: callers ask for a minimum of rows per class.
 *   NO_OUTCOME_KNOWN without a row, ONE_CLASS when a class is absent, TOO_FEW_ROWS with a single row of a class (no variance)
 * Source: DeLong, DeLong and Clarke-Pearson 1988, Biometrics 44:837, placements from midranks. Checked against R pROC.
 * Cost: two passes over the table; the area is a quotient of exact integers.
 */
export function rocAuc(table: ScoreTable, all = totals(table)): AreaUnderCurve | NotEstimable {
  const { n, positives } = all;
  const negatives = n - positives;
  if (n === 0) return notEstimable('NO_OUTCOME_KNOWN');
  if (positives === 0 || negatives === 0) return notEstimable('ONE_CLASS');
  if (positives < 2 || negatives < 2) return notEstimable('TOO_FEW_ROWS', 2);
  const auc = doubledWins(table) / (2 * positives * negatives);
  const spreadHigh = compensatedSum();
  const spreadLow = compensatedSum();
  let below = 0;
  let above = positives;
  for (let from = 0; from < table.score.length; from += PLAIN_TERMS) {
    const end = Math.min(table.score.length, from + PLAIN_TERMS);
    let [ofHigh, ofLow] = [0, 0];
    for (let g = from; g < end; g++) {
      const high = table.positives[g]!;
      const low = table.n[g]! - high;
      above -= high;
      const winsOfHigh = (below + low / 2) / negatives - auc;
      const winsOfLow = (above + high / 2) / positives - auc;
      ofHigh += high * winsOfHigh * winsOfHigh;
      ofLow += low * winsOfLow * winsOfLow;
      below += low;
    }
    spreadHigh.add(ofHigh);
    spreadLow.add(ofLow);
  }
  const se = Math.sqrt(
    spreadHigh.value() / ((positives - 1) * positives) + spreadLow.value() / ((negatives - 1) * negatives),
  );
  return { auc, se, interval: [Math.max(0, auc - Z95 * se), Math.min(1, auc + Z95 * se)] };
}

/**
 * Largest possible distance between the area of a binned table (rows of one bin count as ties) and the area of the exact scores.
 *
 * @param table bins in ascending order with counts
 * @returns share in [0, 0.5]: half the share of pairs that fall in one bin; 0 when a class is absent
 */
export function aucBounds(table: ScoreTable): number {
  const { n, positives } = totals(table);
  const pairs = positives * (n - positives);
  if (pairs === 0) return 0;
  let tied = 0;
  for (let g = 0; g < table.score.length; g++) tied += table.positives[g]! * (table.n[g]! - table.positives[g]!);
  return tied / (2 * pairs);
}

/** Twice the number of pairs won by the positive row; a whole number, exact below 2^53. */
function doubledWins(table: ScoreTable): number {
  let below = 0;
  let wins = 0;
  for (let g = 0; g < table.score.length; g++) {
    const high = table.positives[g]!;
    const low = table.n[g]! - high;
    wins += high * (2 * below + low);
    below += low;
  }
  return wins;
}
