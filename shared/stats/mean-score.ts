import { notEstimable, type Interval, type NotEstimable } from '#shared/domain/estimate.ts';
import { Z95 } from './normal.ts';
import type { ScoreTable } from './score-table.ts';
import { compensatedSum, PLAIN_TERMS } from './sum.ts';

/**
 * Mean of the scores of the rows.
 *
 * @param table scores ascending with counts
 * @returns in the unit of the score, with its normal 95 % interval, which never leaves the range of the scores; NO_OUTCOME_KNOWN without a
 *   row, for the interval TOO_FEW_ROWS below two
 * Cost: one pass; the spread is taken around the first score, so that scores far from 0 keep their digits.
 */
export function meanScore(table: ScoreTable): { value: number; interval: Interval | NotEstimable } | NotEstimable {
  const [sum, spread, lowest] = [compensatedSum(), compensatedSum(), table.score[0]];
  if (lowest === undefined) return notEstimable('NO_OUTCOME_KNOWN');
  let n = 0;
  for (let from = 0; from < table.score.length; from += PLAIN_TERMS) {
    const end = Math.min(table.score.length, from + PLAIN_TERMS);
    let [gaps, squares] = [0, 0];
    for (let g = from; g < end; g++) {
      const gap = table.score[g]! - lowest;
      const rows = table.n[g]!;
      n += rows;
      gaps += gap * rows;
      squares += gap * gap * rows;
    }
    sum.add(gaps);
    spread.add(squares);
  }
  const above = sum.value() / n;
  const value = lowest + above;
  if (n < 2) return { value, interval: notEstimable('TOO_FEW_ROWS', 2) };
  const half = Z95 * Math.sqrt(Math.max(0, spread.value() / n - above * above) / (n - 1));
  return { value, interval: [Math.max(lowest, value - half), Math.min(table.score.at(-1)!, value + half)] };
}
