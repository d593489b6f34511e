import type { ReadDb } from '../db/connection.ts';
import type { Where } from '../questions/scored.ts';

/**
 * At most so many rows of a selection: those that come first in an order made of the identifier and the seed. The order
 * is sorted once, for its last row: whether a row is drawn can then be told from the row alone.
 *
 * @returns rows of the selection, and the condition of those drawn; `where` itself when there are no more
 */
export async function drawnRows(
  db: ReadDb,
  where: Where,
  { most, seed }: { most: number | undefined; seed: number },
): Promise<{ rows: number; isSample: boolean; where: Where }> {
  const counted = await db.one<{ n: number }>(
    `SELECT count(*)::DOUBLE AS n FROM prediction WHERE ${where.sql}`,
    where.values,
  );
  const rows = counted?.n ?? 0;
  if (most === undefined || most >= rows) return { rows, isSample: false, where };
  const place = 'md5(case_id || ?)';
  const salt = ` ${seed}`;
  const end = await db.one<{ place: string; id: string }>(
    `SELECT ${place} AS place, case_id AS id FROM prediction WHERE ${where.sql} ORDER BY 1, 2 LIMIT 1 OFFSET ${most - 1}`,
    [salt, ...where.values],
  );
  return {
    rows,
    isSample: true,
    where: {
      sql: `${where.sql} AND (${place} < ? OR (${place} = ? AND case_id <= ?))`,
      values: [...where.values, salt, end?.place ?? '', salt, end?.place ?? '', end?.id ?? ''],
    },
  };
}
