import type { ColumnWindow } from '#shared/stats/column-drift.ts';
import { countsBetween } from '#shared/stats/column-drift.ts';
import { SCORE_BINS } from '../ingest/sketches.ts';
import type { QuestionContext } from '../questions/question.ts';
import type { RowFilter } from '../questions/row-filter.ts';
import type { ComparedColumn } from './compared-columns.ts';
import type { Window, WindowTerms } from './row-windows.ts';

type Filter = NonNullable<RowFilter['sketch']>;

/** Borders of the daily histograms, by column of the log. */
export type SketchEdges = ReadonlyMap<string, readonly number[]>;

export async function sketchEdges({ db }: QuestionContext): Promise<SketchEdges> {
  const found = await db.all<{ name: string; edge: number }>(
    'SELECT column_name AS name, unnest(edges) AS edge FROM sketch_bin',
  );
  const edges = new Map<string, number[]>();
  for (const { name, edge } of found) edges.set(name, [...(edges.get(name) ?? []), edge]);
  return edges;
}

const SCORE_EDGES = Array.from({ length: SCORE_BINS - 1 }, (_, at) => (at + 1) / SCORE_BINS);

/** Counted windows of a selection, one a month, from the daily histograms: the same time whatever the size of the log. */
export async function sketchWindows(
  { db }: QuestionContext,
  filter: Filter,
  edges: SketchEdges,
  { columns, isSelected }: Pick<WindowTerms, 'columns' | 'isSelected'>,
): Promise<{ period: string; window: Window }[]> {
  const histograms = await db.all<{ name: string; period: string; bin: number; category: string | null; n: number }>(
    `SELECT column_name AS name, strftime(day, '%Y-%m') AS period, bin::INTEGER AS bin, category, sum(rows)::DOUBLE AS n
     FROM sketch_histogram WHERE ${filter.sql} AND day IS NOT NULL GROUP BY ALL ORDER BY ALL`,
    filter.values,
  );
  const cube = await db.all<{
    period: string;
    bin: number | null;
    n: number;
    known: number;
    sum: number;
    squares: number;
  }>(
    `SELECT strftime(day, '%Y-%m') AS period, score_bin::INTEGER AS bin, sum(rows)::DOUBLE AS n, sum(known)::DOUBLE AS known,
       coalesce(sum(outcome_sum), 0)::DOUBLE AS sum, coalesce(sum(outcome_squares), 0)::DOUBLE AS squares
     FROM sketch_cube WHERE ${filter.sql} AND day IS NOT NULL GROUP BY ALL ORDER BY ALL`,
    filter.values,
  );
  const periods = [...new Set(cube.map((one) => one.period))].sort();
  return periods.map((period) => {
    const mine = cube.filter((one) => one.period === period);
    const rows = mine.reduce((sum, one) => sum + one.n, 0);
    const scores = Array.from({ length: SCORE_BINS }, () => 0);
    for (const one of mine) if (one.bin !== null) scores[one.bin] = (scores[one.bin] ?? 0) + one.n;
    const scored = scores.reduce((sum, n) => sum + n, 0);
    const n = mine.reduce((sum, one) => sum + one.known, 0);
    return {
      period,
      window: {
        rows,
        columns: columns.map((column) =>
          countedColumn(
            column,
            edges,
            histograms.filter((one) => one.period === period && one.name === column.logColumn),
          ),
        ),
        score: scored === 0 ? null : { kind: 'counted', edges: SCORE_EDGES, counts: scores, missing: rows - scored },
        selected:
          isSelected === null || scored === 0
            ? null
            : {
                n: scored,
                positive: scores.reduce((sum, one, bin) => sum + (isSelected((bin + 0.5) / SCORE_BINS) ? one : 0), 0),
              },
        outcome:
          n === 0
            ? null
            : {
                n,
                sum: mine.reduce((sum, one) => sum + one.sum, 0),
                squares: mine.reduce((sum, one) => sum + one.squares, 0),
                window: null,
              },
      },
    };
  });
}

function countedColumn(
  { kind, logColumn }: ComparedColumn,
  edges: SketchEdges,
  found: readonly { bin: number; category: string | null; n: number }[],
): ColumnWindow {
  const missing = found.reduce((sum, one) => sum + (one.bin === -1 ? one.n : 0), 0);
  const borders = edges.get(logColumn) ?? [];
  if (kind === 'numeric') {
    const counts = Array.from({ length: borders.length + 1 }, () => 0);
    for (const { bin, n } of found) if (bin >= 0) counts[bin] = (counts[bin] ?? 0) + n;
    return { kind: 'counted', edges: borders, counts, missing };
  }
  const counts = new Map<string, number>();
  let other = 0;
  for (const { bin, category, n } of found) {
    if (bin < 0) continue;
    // A category that is a number, a yes or no for instance, lies in a bin whose border is its value.
    const value = category ?? (edges.has(logColumn) && borders[bin] !== undefined ? String(borders[bin]) : null);
    if (value === null) other += n;
    else counts.set(value, (counts.get(value) ?? 0) + n);
  }
  return { kind: 'categorical', counts, missing, other };
}

/** A window of rows in the bins of the sketches: counted alike, it can be compared with them. */
export function countedLike(window: Window, like: Window): Window {
  return {
    ...window,
    columns: window.columns.map((column, at) => inBinsOf(column, like.columns[at]!)),
    score: window.score === null || like.score === null ? null : inBinsOf(window.score, like.score),
    outcome: window.outcome === null ? null : { ...window.outcome, window: null },
  };
}

function inBinsOf(column: ColumnWindow, like: ColumnWindow): ColumnWindow {
  if (column.kind === 'numeric' && like.kind === 'counted')
    return {
      kind: 'counted',
      edges: like.edges,
      counts: countsBetween(column.sorted, like.edges),
      missing: column.missing,
    };
  if (column.kind !== 'categorical' || like.kind !== 'categorical' || (like.other ?? 0) === 0) return column;
  const kept = new Map([...column.counts].filter(([value]) => like.counts.has(value)));
  const rest = [...column.counts].reduce((sum, [value, n]) => sum + (kept.has(value) ? 0 : n), 0);
  return { ...column, counts: kept, other: (column.other ?? 0) + rest };
}

/** Months together. */
export function addedWindows(windows: readonly Window[]): Window | null {
  const [first, ...others] = windows;
  if (first === undefined) return null;
  return others.reduce(
    (sum, one) => ({
      rows: sum.rows + one.rows,
      columns: sum.columns.map((column, at) => added(column, one.columns[at]!)),
      score: sum.score === null || one.score === null ? (sum.score ?? one.score) : added(sum.score, one.score),
      selected: addedCounts(sum.selected, one.selected),
      outcome: addedCounts(sum.outcome, one.outcome),
    }),
    first,
  );
}

function added(a: ColumnWindow, b: ColumnWindow): ColumnWindow {
  if (a.kind === 'counted' && b.kind === 'counted')
    return { ...a, counts: a.counts.map((n, at) => n + (b.counts[at] ?? 0)), missing: a.missing + b.missing };
  if (a.kind !== 'categorical' || b.kind !== 'categorical') return a;
  const counts = new Map(a.counts);
  for (const [value, n] of b.counts) counts.set(value, (counts.get(value) ?? 0) + n);
  return { ...a, counts, missing: a.missing + b.missing, other: (a.other ?? 0) + (b.other ?? 0) };
}

function addedCounts<T extends object>(a: T | null, b: T | null): T | null {
  if (a === null || b === null) return a ?? b;
  return Object.fromEntries(
    Object.entries(a).map(([name, value]) => [
      name,
      typeof value === 'number' ? value + ((b as Record<string, number>)[name] ?? 0) : value,
    ]),
  ) as T;
}
