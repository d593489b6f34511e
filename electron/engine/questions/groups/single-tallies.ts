import type { CutoffInForce } from '#shared/analyses/estimates.ts';
import type { QuestionContext } from '../question.ts';
import { judgedRows, selectedSql } from '../scored.ts';
import type { JudgedScore } from '../scored.ts';
import type { CodedColumn } from './levels.ts';
import { SPAN } from './tally.ts';
import type { Tally } from './tally.ts';

/** A column, and whether it has so few values that rows are gathered by value sooner than each value is placed. */
export type SearchedColumn = CodedColumn & { hasFewValues: boolean };

/** Columns of one read: as many as a whole number has bits for, with room. */
const AT_ONCE = 40;

export type JudgedWrong = { score: JudgedScore; cutoff: CutoffInForce };

/** What is wrong with a row, as SQL: 1 for a wrong decision and 0 for a right one, or how far the estimate is off. */
export function wrongSql({ meaning }: Pick<QuestionContext, 'meaning'>, { score, cutoff }: JudgedWrong): string {
  if (meaning.task === 'regression') return `abs((${score.sql}) - outcome)::DOUBLE`;
  return cutoff === null ? '0' : `CASE WHEN (${selectedSql(cutoff, score)}) = (outcome = 1) THEN 0 ELSE 1 END`;
}

/**
 * Judged rows by the levels of each column alone, counted by the database in one read: what `tallyOne` gives for rows in
 * memory. A column of few values is grouped by these, and a level is told of each value once.
 *
 * @returns for each column, a tally for each of its levels
 */
export async function singleTallies(
  context: QuestionContext,
  columns: readonly SearchedColumn[],
  judged: JudgedWrong,
): Promise<Tally[][]> {
  const tallies: Tally[][] = [];
  for (let from = 0; from < columns.length; from += AT_ONCE)
    tallies.push(...(await talliesOf(context, columns.slice(from, from + AT_ONCE), judged)));
  return tallies;
}

async function talliesOf(
  context: QuestionContext,
  columns: readonly SearchedColumn[],
  judged: JudgedWrong,
): Promise<Tally[][]> {
  const where = judgedRows(context, judged.score);
  const tallies = columns.map(() => Array.from({ length: SPAN }, (): Tally => ({ n: 0, sum: 0, squares: 0 })));
  const keys = columns.map(({ hasFewValues, sql }, at) => (hasFewValues ? sql : `c${at}`));
  const read = columns.map(({ hasFewValues, code }, at) => (hasFewValues ? keys[at] : `(${code})::INTEGER AS c${at}`));
  // One bit for each column, the first one highest, set in the groups of all the others.
  const others = (at: number): number => 2 ** columns.length - 1 - 2 ** (columns.length - 1 - at);
  const told = (of: (column: SearchedColumn, at: number) => string | number): string =>
    `CASE sets ${columns.map((column, at) => `WHEN ${others(at)} THEN ${of(column, at)}`).join(' ')} END`;
  const squares = context.meaning.task === 'regression' ? 'sum(w * w)' : 'sum(w)';
  const [place = NONE, level = NONE, n = NONE, sum = NONE, square = NONE] = await context.db.numbers(
    `SELECT (${told((_, at) => at)})::DOUBLE, (${told(({ hasFewValues, code }, at) => (hasFewValues ? code : `c${at}`))})::DOUBLE, n, sum, squares
     FROM (SELECT ${keys.join(', ')}, grouping(${keys.join(', ')}) AS sets, count(*)::DOUBLE AS n, sum(w)::DOUBLE AS sum, ${squares}::DOUBLE AS squares
       FROM (SELECT ${read.join(', ')}, ${wrongSql(context, judged)} AS w FROM prediction WHERE ${where.sql} AND outcome IS NOT NULL)
       GROUP BY GROUPING SETS (${keys.map((key) => `(${key})`).join(', ')}))`,
    where.values,
  );
  place.forEach((column, at) => {
    const tally = tallies[column]![level[at]!]!;
    tally.n += n[at]!;
    tally.sum += sum[at]!;
    tally.squares += square[at]!;
  });
  return tallies;
}

const NONE = new Float64Array();

/** Whether two levels of two columns hold the same judged rows; both are known to hold as many. */
export async function haveSameRows(
  context: QuestionContext,
  score: JudgedScore,
  [a, b]: readonly [{ column: CodedColumn; level: number }, { column: CodedColumn; level: number }],
): Promise<boolean> {
  const where = judgedRows(context, score);
  const is = ({ column, level }: typeof a): string => `(${column.code}) = ${level}`;
  const other = await context.db.one(
    `SELECT 1 FROM prediction WHERE ${where.sql} AND outcome IS NOT NULL AND (${is(a)}) <> (${is(b)}) LIMIT 1`,
    where.values,
  );
  return other === null;
}
