import type { CutoffInForce } from '#shared/analyses/estimates.ts';
import type { QuestionContext } from '../question.ts';
import { judgedRows, selectedSql } from '../scored.ts';
import type { JudgedScore } from '../scored.ts';
import type { CodedColumn } from './levels.ts';
import { SPAN } from './tally.ts';
import type { Tally } from './tally.ts';

/** Columns are counted together in one read while their levels make at most so many groups. */
const MOST_GROUPS = 20_000;

export type JudgedWrong = { score: JudgedScore; cutoff: CutoffInForce };

/** What is wrong with a row, as SQL: 1 for a wrong decision and 0 for a right one, or how far the estimate is off. */
export function wrongSql({ meaning }: Pick<QuestionContext, 'meaning'>, { score, cutoff }: JudgedWrong): string {
  if (meaning.task === 'regression') return `abs((${score.sql}) - outcome)::DOUBLE`;
  return cutoff === null ? '0' : `CASE WHEN (${selectedSql(cutoff, score)}) = (outcome = 1) THEN 0 ELSE 1 END`;
}

/**
 * Judged rows by the levels of each column alone, counted by the database, several columns to a read: what `tallyOne` gives
 * for rows in memory.
 *
 * @returns for each column, a tally for each of its levels
 */
export async function singleTallies(
  context: QuestionContext,
  columns: readonly CodedColumn[],
  judged: JudgedWrong,
): Promise<Tally[][]> {
  const where = judgedRows(context, judged.score);
  const tallies = columns.map(() => Array.from({ length: SPAN }, (): Tally => ({ n: 0, sum: 0, squares: 0 })));
  for (let first = 0; first < columns.length;) {
    const some = columns.slice(first, first + countTogether(columns.slice(first)));
    const [code = new Float64Array(), n = new Float64Array(), sum = new Float64Array(), squares = new Float64Array()] =
      await context.db.numbers(
        `SELECT code::DOUBLE, count(*)::DOUBLE, sum(w)::DOUBLE, sum(w * w)::DOUBLE
         FROM (SELECT ${some.map((column, at) => `(${column.code})::INTEGER * ${SPAN ** at}`).join(' + ')} AS code, ${wrongSql(context, judged)} AS w
           FROM prediction WHERE ${where.sql} AND outcome IS NOT NULL) GROUP BY code`,
        where.values,
      );
    code.forEach((value, at) =>
      some.forEach((_, place) => {
        const tally = tallies[first + place]![Math.floor(value / SPAN ** place) % SPAN]!;
        tally.n += n[at]!;
        tally.sum += sum[at]!;
        tally.squares += squares[at]!;
      }),
    );
    first += some.length;
  }
  return tallies;
}

/** How many of the first columns go into one read; one at least. */
function countTogether(columns: readonly CodedColumn[]): number {
  let groups = 1;
  const tooMany = columns.findIndex(({ levels }) => (groups *= levels.length) > MOST_GROUPS);
  return tooMany < 0 ? columns.length : Math.max(1, tooMany);
}

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
