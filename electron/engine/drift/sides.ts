import { takeRows } from '#shared/explain/raw-table.ts';
import type { RawTable } from '#shared/explain/raw-table.ts';
import { sampleOf } from '#shared/explain/column-values.ts';
import { BOOSTING } from '#shared/stats/boosting.ts';
import { binnedRows } from '#shared/stats/boosting-bins.ts';
import type { BinnedRows } from '#shared/stats/boosting-bins.ts';
import { FOLDS, outOfFold } from '#shared/stats/out-of-fold.ts';
import { randomOf } from '#shared/stats/random.ts';
import { drawnRows } from '../explain/drawn-rows.ts';
import { takingTurns } from '../explain/turns.ts';
import type { QuestionContext } from '../questions/question.ts';
import type { RowFilter } from '../questions/row-filter.ts';
import type { ComparedColumn } from './compared-columns.ts';
import { readRows } from './row-windows.ts';
import type { Rows } from './row-windows.ts';

/** Rows of a selection, at most so many, drawn by the seed. */
export async function drawnSide(
  context: QuestionContext,
  columns: readonly ComparedColumn[],
  filter: RowFilter,
  { most, seed }: { most: number; seed: number },
): Promise<{ rows: Rows; of: number }> {
  const drawn = await drawnRows(context.db, filter, { most, seed });
  const rows = await readRows(context, columns, { ...drawn.where, values: [...drawn.where.values], sketch: null });
  return { rows, of: drawn.rows };
}

export function fewerRows(rows: Rows, { most, seed }: { most: number; seed: number }): Rows {
  if (rows.table.rows <= most) return rows;
  const taken = sampleOf(rows.table.rows, most, randomOf(seed));
  const kept = (values: Float64Array): Float64Array => Float64Array.from(taken, (row) => values[row]!);
  return { table: takeRows(rows.table, taken), score: kept(rows.score), outcome: kept(rows.outcome), month: null };
}

/** Both sides in the bins of the trees: the reference first, with label 0. */
export function binnedSides(
  reference: RawTable,
  current: RawTable,
  columns: readonly ComparedColumn[],
  seed: number,
): { table: BinnedRows; label: Uint8Array } {
  const rows = reference.rows + current.rows;
  const joined = columns.map((_, at) => {
    const [before, now] = [reference.columns[at]!, current.columns[at]!];
    if (before instanceof Float64Array && now instanceof Float64Array) {
      const all = new Float64Array(rows);
      all.set(before, 0);
      all.set(now, reference.rows);
      return all;
    }
    return codes([...before, ...now].map((value) => (value === null ? null : String(value))));
  });
  return {
    table: binnedRows(joined, randomOf(seed)),
    label: Uint8Array.from({ length: rows }, (_, row) => (row < reference.rows ? 0 : 1)),
  };
}

/** Trees that learn to tell two sides apart, fold after fold, counted and stoppable; the same seed gives the same trees. */
export function toldApart(
  context: QuestionContext,
  { table, label }: { table: BinnedRows; label: Uint8Array },
  {
    seed,
    trees = BOOSTING.trees,
    shuffledRows = FOLDS.shuffledRows,
  }: { seed: number; trees?: number; shuffledRows?: number },
): ReturnType<typeof outOfFold> {
  const told = (done: number): void => context.progress({ stage: 'folds', done, total: FOLDS.folds });
  told(0);
  const boosting = { ...BOOSTING, trees, random: randomOf(seed) };
  return outOfFold(table, label, { ...FOLDS, shuffledRows, boosting }, takingTurns(context.signal), told);
}

/** Categories as whole numbers, the commonest first: equal ones by their text. */
function codes(values: readonly (string | null)[]): Float64Array {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  const order = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const code = new Map(order.map(([value], at) => [value, at]));
  return Float64Array.from(values, (value) => (value === null ? Number.NaN : code.get(value)!));
}
