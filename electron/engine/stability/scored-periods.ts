import type { ScoreTable } from '#shared/stats/score-table.ts';
import { SCORE_BINS } from '../ingest/sketches.ts';
import type { QuestionContext } from '../questions/question.ts';
import { monthsOrWeeks, periodSql, periodTexts } from '../questions/score-groups.ts';
import type { JudgedScore, Where } from '../questions/scored.ts';

/** Scores of one month or week, whether or not their outcomes are known. */
export type ScoredPeriod = { period: string; rows: number; scores: Pick<ScoreTable, 'score' | 'n'> };

/** The periods of the selection in order, and whether they are months. */
export type ScoredPeriods = { by: 'month' | 'week'; periods: ScoredPeriod[] };

/** Rows with a score, known outcome or not. */
export function scoredRows({ filter }: Pick<QuestionContext, 'filter'>, score: JudgedScore): Where {
  return { sql: `${filter.sql} AND ${score.sql} IS NOT NULL`, values: filter.values };
}

/** Months, or weeks where there are fewer than three months; in a sketch the scores are the middles of its bins. */
export function scoredPeriods(
  context: QuestionContext,
  score: JudgedScore,
  mode: 'exact' | 'sketch',
): Promise<ScoredPeriods> {
  return monthsOrWeeks(
    (by) => readPeriods(context, score, mode, by),
    ({ periods }) => periods.length,
  );
}

async function readPeriods(
  context: QuestionContext,
  score: JudgedScore,
  mode: 'exact' | 'sketch',
  by: 'month' | 'week',
): Promise<ScoredPeriods> {
  const { db, filter } = context;
  const where = mode === 'exact' ? scoredRows(context, score) : (filter.sketch ?? filter);
  // Scores of a quantity are hardly ever equal: only their number is needed.
  const value = context.meaning.task === 'regression' ? '0' : `(${score.sql})::DOUBLE`;
  const from =
    mode === 'exact'
      ? `SELECT ${value} AS s, ${periodSql(by)} AS p, count(*)::DOUBLE AS n FROM prediction WHERE ${where.sql}`
      : `SELECT (score_bin + 0.5) / ${SCORE_BINS} AS s, ${periodSql(by)} AS p, sum(rows)::DOUBLE AS n FROM sketch_cube WHERE ${where.sql} AND score_bin IS NOT NULL`;
  const [s, p, n] = await db.numbers(`${from} GROUP BY ALL ORDER BY s`, where.values);
  const { period, periods } = periodTexts(p ?? new Float64Array(), by);
  return {
    by,
    periods: periods.map((name, place) => {
      const mine = (_: number, at: number): boolean => period[at] === place;
      const scores = { score: s!.filter(mine), n: n!.filter(mine) };
      return { period: name, rows: scores.n.reduce((sum, count) => sum + count, 0), scores };
    }),
  };
}
