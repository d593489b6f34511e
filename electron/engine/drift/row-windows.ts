import type { ColumnWindow } from '#shared/stats/column-drift.ts';
import type { RawColumn, RawTable } from '#shared/explain/raw-table.ts';
import { bundleRows } from '../explain/bundle-rows.ts';
import { rowsReader } from '../explain/log-rows.ts';
import { isLinked } from '../project/project-state.ts';
import type { BundleRow } from '../project/project-state.ts';
import type { QuestionContext } from '../questions/question.ts';
import type { RowFilter } from '../questions/row-filter.ts';
import type { Where } from '../questions/scored.ts';
import type { ComparedColumn } from './compared-columns.ts';

/** Rows in the compared columns with what goes with each; NaN where it is not known. */
export type Rows = {
  table: RawTable;
  score: Float64Array;
  /** 1 and 0 for a class, a number for a quantity. */
  outcome: Float64Array;
  /** Months since the year 0; none for a training sample. */
  month: Float64Array | null;
};

/** What is compared of one side: its columns, its scores, its decisions and its outcomes. */
export type Window = {
  rows: number;
  columns: ColumnWindow[];
  score: ColumnWindow | null;
  selected: { n: number; positive: number } | null;
  outcome: { n: number; sum: number; squares: number; window: ColumnWindow | null } | null;
};

/** @param drawn the condition of some of the rows, where not all are read; the texts of all of them are listed once */
export async function readRows(
  { db, columns, sources }: QuestionContext,
  compared: readonly ComparedColumn[],
  filter: RowFilter,
  drawn: Where = filter,
): Promise<Rows> {
  const reader = await rowsReader(db, {
    features: compared.map((one) => one.source),
    columns,
    where: filter,
    extra: { score: 'score', outcome: 'outcome', month: 'year(day) * 12 + month(day) - 1' },
    linked: isLinked(sources),
  });
  const { table, extra } = await reader.read(drawn);
  return { table, ...extra };
}

/** The rows that the model learned from, in the compared columns; null where the bundle has none. */
export async function trainingRows(
  { db }: QuestionContext,
  bundle: BundleRow,
  compared: readonly ComparedColumn[],
): Promise<Rows | null> {
  const sample = await bundleRows(db, bundle, 'training_sample');
  if (sample === null) return null;
  const { task, target, features } = bundle.manifest;
  const { rows } = sample.table;
  return {
    table: {
      rows,
      columns: compared.map((one) => sample.table.columns[features.findIndex((it) => it.name === one.source.name)]!),
    },
    score: sample.score ?? new Float64Array(rows).fill(Number.NaN),
    outcome: Float64Array.from({ length: rows }, (_, row) => {
      const text = sample.target?.[row] ?? null;
      return text === null
        ? Number.NaN
        : task === 'regression'
          ? Number(text)
          : Number(text === String(target.positive));
    }),
    month: null,
  };
}

export type WindowTerms = {
  columns: readonly ComparedColumn[];
  task: 'binary_classification' | 'regression';
  isSelected: ((score: number) => boolean) | null;
  turn: () => Promise<void>;
};

/** @param which the rows of the window; all when left out */
export async function rowWindow(rows: Rows, terms: WindowTerms, which?: Uint32Array): Promise<Window> {
  const { table, score, outcome } = rows;
  const taken = which ?? Uint32Array.from({ length: table.rows }, (_, row) => row);
  const columns: ColumnWindow[] = [];
  for (const [at, { kind }] of terms.columns.entries()) {
    columns.push(columnWindow(table.columns[at]!, kind, taken));
    await terms.turn();
  }
  const scores = columnWindow(score, 'numeric', taken);
  const outcomes = columnWindow(outcome, 'numeric', taken);
  const scored = scores.kind === 'numeric' ? scores.sorted : new Float64Array();
  const known = outcomes.kind === 'numeric' ? outcomes.sorted : new Float64Array();
  await terms.turn();
  return {
    rows: taken.length,
    columns,
    score: scored.length === 0 ? null : scores,
    selected:
      terms.isSelected === null || scored.length === 0
        ? null
        : { n: scored.length, positive: scored.filter(terms.isSelected).length },
    outcome:
      known.length === 0
        ? null
        : {
            n: known.length,
            sum: known.reduce((sum, value) => sum + value, 0),
            squares: known.reduce((sum, value) => sum + value * value, 0),
            window: terms.task === 'regression' ? outcomes : null,
          },
  };
}

/** Numbers are sorted, categories counted; a category that is a number is called by it. */
function columnWindow(column: RawColumn, kind: 'numeric' | 'categorical', which: Uint32Array): ColumnWindow {
  if (kind === 'numeric' && column instanceof Float64Array) {
    const values = new Float64Array(which.length);
    let n = 0;
    for (const row of which) {
      const value = column[row]!;
      if (Number.isFinite(value)) values[n++] = value;
    }
    return { kind, sorted: values.slice(0, n).sort(), missing: which.length - n };
  }
  const counts = new Map<string, number>();
  let missing = 0;
  for (const row of which) {
    const value = column[row] ?? null;
    if (value === null || Number.isNaN(value)) missing++;
    else counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  }
  return { kind: 'categorical', counts, missing };
}

/** The rows of each month, in order. */
export function rowsByMonth({ month }: Rows): { period: string; rows: Uint32Array }[] {
  const byMonth = new Map<number, number[]>();
  for (const [row, at] of (month ?? []).entries())
    if (!Number.isNaN(at)) {
      const rows = byMonth.get(at);
      if (rows === undefined) byMonth.set(at, [row]);
      else rows.push(row);
    }
  return [...byMonth]
    .sort(([a], [b]) => a - b)
    .map(([at, rows]) => ({
      period: `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`,
      rows: Uint32Array.from(rows),
    }));
}
