import { notEstimable, type NotEstimable } from '#shared/domain/estimate.ts';
import { totals, type ScoreTable } from './score-table.ts';

export type ClassDistance = { distance: number; at: number };

/**
 * Largest gap between the cumulated shares of the two classes over the score.
 *
 * @param table scores ascending with counts
 * @returns distance in [0, 1] and the lowest score where it is reached (shares of rows with a score <= `at`); NO_OUTCOME_KNOWN without
 *   a row, ONE_CLASS when a class is absent
 * Source: Kolmogorov-Smirnov two-sample statistic, right-continuous distributions. Checked against scipy.
 */
export function ks(table: ScoreTable, all = totals(table)): ClassDistance | NotEstimable {
  const { n, positives } = all;
  const negatives = n - positives;
  if (n === 0) return notEstimable('NO_OUTCOME_KNOWN');
  if (positives === 0 || negatives === 0) return notEstimable('ONE_CLASS');
  let high = 0;
  let low = 0;
  // The gap times both counts: a whole number, exact below 2^53.
  let [widest, at] = [0, 0];
  for (let g = 0; g < table.score.length; g++) {
    high += table.positives[g]!;
    low += table.n[g]! - table.positives[g]!;
    const here = Math.abs(low * positives - high * negatives);
    if (here > widest) {
      widest = here;
      at = g;
    }
  }
  return { distance: widest / negatives / positives, at: table.score[at]! };
}
