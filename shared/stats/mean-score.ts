import { notEstimable, type Interval, type NotEstimable } from '#shared/domain/estimate.ts';
import { Z95 } from './normal.ts';
import type { ScoreTable } from './score-table.ts';
import { compensatedSum } from './sum.ts';

/**
 * Mean of the scores of the rows.
 *
 * @param table scores ascending with counts
 * @returns in the unit of the score, with its normal 95 % interval, which never leaves the range of the scores; NO_OUTCOME_KNOWN without a
 *   row, for the interval TOO_FEW_ROWS below two
 * Cost: one pass; the spread is taken around the first score, so that scores far from 0 keep their digits.
 */
export function meanScore(table: ScoreTable): { value: number; interval: Interval | NotEstimable } | NotEstimable {
  const [sum, lowest] = [compensatedSum(), table.score[0]];
  if (lowest === undefined) return notEstimable('NO_OUTCOME_KNOWN');
  let [n, gaps, squares] = [0, 0, 0];
  for (let g = 0; g < table.score.length; g++) {
    const [gap, rows] = [table.score[g]! - lowest, table.n[g]!];
    n += rows;
    sum.add(table.score[g]! * rows);
    gaps += gap * rows;
    squares += gap * gap * rows;
  }
  const value = sum.value() / n;
  if (n < 2) return { value, interval: notEstimable('TOO_FEW_ROWS', 2) };
  const half = Z95 * Math.sqrt(Math.max(0, squares - gaps ** 2 / n) / (n - 1) / n);
  return { value, interval: [Math.max(lowest, value - half), Math.min(table.score.at(-1)!, value + half)] };
}
