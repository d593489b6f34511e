import type { QuestionContext } from './question.ts';
import { periodSql, periodTexts, versionSql, versionsOf } from './score-groups.ts';
import { judgedRows } from './scored.ts';
import type { JudgedScore } from './scored.ts';

/** Judged rows of a regression: estimate and actual value, with the places of their period and version (-1: none). */
export type ValueRows = {
  estimate: Float64Array;
  actual: Float64Array;
  period: Float64Array;
  version: Float64Array;
  periods: string[];
  versions: string[];
};

/** Medians and R2 need the rows themselves: two numbers and two codes a row, as typed arrays. */
export async function valueRows(
  context: QuestionContext,
  score: JudgedScore,
  by: 'month' | 'week',
): Promise<ValueRows> {
  const where = judgedRows(context, score);
  const versions = await versionsOf(context);
  const [estimate, actual, codes, version] = await context.db.numbers(
    `SELECT (${score.sql})::DOUBLE, outcome::DOUBLE, ${periodSql(by)}, ${versionSql(versions)} FROM prediction WHERE ${where.sql}`,
    where.values,
  );
  const { period, periods } = periodTexts(codes ?? new Float64Array(), by);
  return {
    estimate: estimate ?? new Float64Array(),
    actual: actual ?? new Float64Array(),
    period,
    version: version ?? new Float64Array(),
    periods,
    versions,
  };
}
