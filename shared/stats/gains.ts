import { notEstimable, type NotEstimable } from '#shared/domain/estimate.ts';
import { totals, type ScoreTable } from './score-table.ts';

export type Decile = {
  /** 1 holds the highest scores. */
  decile: number;
  n: number;
  /** Not a whole number when equal scores lie across a border. */
  successes: number;
  rate: number;
  /** Rate of the tenth divided by the rate of all rows. */
  lift: number;
  cumulativeLift: number;
  /** Share of all successes in this tenth and those above. */
  gain: number;
  minScore: number;
  maxScore: number;
};

const TENTHS = 10;
const CURVE_STEPS = 100;

/**
 * Lift and gain by tenth of the rows, highest scores first.
 *
 * @param table scores ascending with whole counts
 * @returns ten tenths, or n with fewer than ten rows; sizes as numpy.array_split (the first n mod 10 have one row more); equal scores
 *   across a border share their successes in proportion. NO_OUTCOME_KNOWN without a row, ONE_CLASS without a success (no lift)
 */
export function deciles(table: ScoreTable): Decile[] | NotEstimable {
  const { n, positives } = totals(table);
  if (n === 0) return notEstimable('NO_OUTCOME_KNOWN');
  if (positives === 0) return notEstimable('ONE_CLASS');
  const foundAt = successesWithin(table);
  const rows: Decile[] = [];
  let before = 0;
  let found = 0;
  for (let k = 0; k < Math.min(TENTHS, n); k++) {
    const size = Math.floor(n / TENTHS) + (k < n % TENTHS ? 1 : 0);
    const maxScore = foundAt(before).next;
    const { successes: total, score: minScore } = foundAt(before + size);
    const successes = total - found;
    const rate = successes / size;
    before += size;
    found = total;
    rows.push({
      decile: k + 1,
      n: size,
      successes,
      rate,
      lift: (rate * n) / positives,
      cumulativeLift: (found * n) / (before * positives),
      gain: found / positives,
      minScore,
      maxScore,
    });
  }
  return rows;
}

/**
 * Share of all successes found in the best-scored share of the rows.
 *
 * @param table scores ascending with counts
 * @returns 101 points, share 0, 0.01, ... 1; inside rows of equal score the gain grows in a straight line. NO_OUTCOME_KNOWN without a
 *   row, ONE_CLASS without a success
 */
export function gainCurve(table: ScoreTable): { share: number; gain: number }[] | NotEstimable {
  const { n, positives } = totals(table);
  if (n === 0) return notEstimable('NO_OUTCOME_KNOWN');
  if (positives === 0) return notEstimable('ONE_CLASS');
  const foundAt = successesWithin(table);
  return Array.from({ length: CURVE_STEPS + 1 }, (_, i) => ({
    share: i / CURVE_STEPS,
    gain: foundAt((i * n) / CURVE_STEPS).successes / positives,
  }));
}

/** Walks down the scores: successes among the first `rows` rows, the score of the last of them and of the next one; `rows` must grow. */
function successesWithin(table: ScoreTable): (rows: number) => { successes: number; score: number; next: number } {
  let g = table.score.length - 1;
  let before = 0;
  let found = 0;
  return (rows) => {
    while (g > 0 && before + table.n[g]! < rows) {
      before += table.n[g]!;
      found += table.positives[g]!;
      g--;
    }
    const share = table.n[g]! === 0 ? 0 : (rows - before) / table.n[g]!;
    const isWhole = before + table.n[g]! === rows;
    return {
      successes: isWhole ? found + table.positives[g]! : found + share * table.positives[g]!,
      score: table.score[g]!,
      next: table.score[isWhole && g > 0 ? g - 1 : g]!,
    };
  };
}
