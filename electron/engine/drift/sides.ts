import { takeRows } from '#shared/explain/raw-table.ts';
import type { RawColumn, RawTable } from '#shared/explain/raw-table.ts';
import { sampleOf } from '#shared/explain/column-values.ts';
import { binnedColumn } from '#shared/stats/boosting-bins.ts';
import type { BinnedRows } from '#shared/stats/boosting-bins.ts';
import { joinedArrays } from '#shared/stats/joined-arrays.ts';
import { randomOf } from '#shared/stats/random.ts';
import { takingTurns } from '../explain/turns.ts';
import type { QuestionContext } from '../questions/question.ts';
import type { RowFilter } from '../questions/row-filter.ts';
import type { ComparedColumn } from './compared-columns.ts';
import { readRows } from './row-windows.ts';
import type { Rows } from './row-windows.ts';

/** Rows of a selection, at most so many: those that come first in an order made of the identifier and the seed. */
export async function drawnSide(
  context: QuestionContext,
  columns: readonly ComparedColumn[],
  filter: RowFilter,
  { most, seed }: { most: number; seed: number },
): Promise<{ rows: Rows; of: number }> {
  const counted = await context.db.one<{ n: number }>(
    `SELECT count(*)::DOUBLE AS n FROM prediction WHERE ${filter.sql}`,
    filter.values,
  );
  const of = counted?.n ?? 0;
  if (of <= most) return { rows: await readRows(context, columns, filter), of };
  // The hash of the database sorts ten times faster than a digest; nobody has to find these very rows again elsewhere.
  const place = `hash(case_id, ${seed})`;
  const last = await context.db.one<{ place: string }>(
    `SELECT place::VARCHAR AS place FROM (SELECT ${place} AS place FROM prediction WHERE ${filter.sql} ORDER BY 1 LIMIT 1 OFFSET ${most - 1})`,
    filter.values,
  );
  const drawn = {
    sql: `${filter.sql} AND ${place} <= ?::UBIGINT`,
    values: [...filter.values, last?.place ?? '0'],
  };
  return { rows: await readRows(context, columns, filter, drawn), of };
}

export function fewerRows(rows: Rows, { most, seed }: { most: number; seed: number }): Rows {
  if (rows.table.rows <= most) return rows;
  const taken = sampleOf(rows.table.rows, most, randomOf(seed));
  const kept = (values: Float64Array): Float64Array => Float64Array.from(taken, (row) => values[row]!);
  return { table: takeRows(rows.table, taken), score: kept(rows.score), outcome: kept(rows.outcome), month: null };
}

/** Both sides in the bins of the trees: the reference first, with label 0; others have their turn after each column. */
export async function binnedSides(
  context: QuestionContext,
  [reference, current]: readonly [RawTable, RawTable],
  columns: readonly ComparedColumn[],
  seed: number,
): Promise<{ table: BinnedRows; label: Uint8Array }> {
  const rows = reference.rows + current.rows;
  const turn = takingTurns(context.signal);
  const random = randomOf(seed);
  const binned: BinnedRows['columns'][number][] = [];
  for (const at of columns.keys()) {
    const joined = joinedValues(reference.columns[at]!, current.columns[at]!);
    await turn();
    binned.push(binnedColumn(joined, random));
    await turn();
  }
  return {
    table: { rows, columns: binned },
    label: Uint8Array.from({ length: rows }, (_, row) => (row < reference.rows ? 0 : 1)),
  };
}

function joinedValues(before: RawColumn, now: RawColumn): Float64Array {
  return before instanceof Float64Array && now instanceof Float64Array
    ? joinedArrays(Float64Array, [before, now])
    : codes([...before, ...now].map((value) => (value === null ? null : String(value))));
}

/** Categories as whole numbers, the commonest first: equal ones by their text. */
function codes(values: readonly (string | null)[]): Float64Array {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  const order = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const code = new Map(order.map(([value], at) => [value, at]));
  return Float64Array.from(values, (value) => (value === null ? Number.NaN : code.get(value)!));
}
