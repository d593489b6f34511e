import type { QuestionContext } from './question.ts';

/** Predictions of each day that has one, in order; from the daily sketch where the selection allows it. */
export async function predictionsByDay({
  db,
  filter,
}: Pick<QuestionContext, 'db' | 'filter'>): Promise<Map<string, number>> {
  const [table, count, { sql, values }] =
    filter.sketch === null ? ['prediction', 'count(*)', filter] : ['sketch_cube', 'sum(rows)', filter.sketch];
  const rows = await db.all<{ day: string; n: number }>(
    `SELECT day::VARCHAR AS day, (${count})::DOUBLE AS n FROM ${table} WHERE ${sql} AND day IS NOT NULL GROUP BY 1 ORDER BY 1`,
    values,
  );
  return new Map(rows.map(({ day, n }) => [day, n]));
}
