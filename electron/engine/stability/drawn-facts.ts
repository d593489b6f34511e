import { identifier } from '../db/sql.ts';
import { storedType } from '../ingest/log-columns.ts';
import type { LogColumnDef } from '../ingest/log-columns.ts';
import type { QuestionContext } from '../questions/question.ts';
import type { JudgedScore, Where } from '../questions/scored.ts';

/** The facts of the model that the log holds. */
export function factColumns({ columns }: Pick<QuestionContext, 'columns'>): LogColumnDef[] {
  return columns.filter(({ part }) => part === 'feature');
}

/**
 * Rows of a period as numbers: the score, the outcome (NaN where it is not known), then the facts in the order of
 * `factColumns`; a text is a number of its own, a missing value NaN. At most so many, drawn by their identifiers.
 */
export function drawnFacts(
  context: QuestionContext,
  score: JudgedScore,
  { where, period, most }: { where: Where; period: string; most: number },
): Promise<Float64Array[]> {
  const within = context.filterOf({ period });
  const select = factColumns(context).map((column) => {
    const name = identifier(column.column);
    return storedType(column) === 'VARCHAR'
      ? `(hash(${name}) >> 32)::DOUBLE + CASE WHEN ${name} IS NULL THEN NULL ELSE 0 END`
      : storedType(column) === 'TIMESTAMP'
        ? `epoch(${name})::DOUBLE`
        : `${name}::DOUBLE`;
  });
  return context.db.numbers(
    `SELECT ${[`(${score.sql})::DOUBLE`, 'outcome::DOUBLE', ...select].join(', ')} FROM prediction
     WHERE ${where.sql} AND ${within.sql} ORDER BY hash(case_id), case_id LIMIT ${most}`,
    [...where.values, ...within.values],
  );
}
