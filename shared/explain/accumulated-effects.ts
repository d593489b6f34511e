import { notEstimable, type Interval, type NotEstimable } from '#shared/domain/estimate.ts';
import { sortedNumbers, usualRange } from './column-values.ts';
import { scoreInBatches, withColumn, type Watch } from './hybrids.ts';
import { notExplainable, type NotExplainable } from './not-explainable.ts';
import { takeRows, type RawTable, type ScoreFunction } from './raw-table.ts';

export type AccumulatedEffects = {
  /** K + 1 ascending values; bin k holds the rows above edge k and up to edge k + 1, the first also those on edge 0. */
  edges: Float64Array;
  /** Effect at each edge, in the unit of the score; its mean over the rows (each bin at the middle of its ends) is 0. */
  effect: Float64Array;
  /** Rows of each of K bins, never 0. */
  rows: Uint32Array;
  /** Mean change of the score across each bin. */
  change: Float64Array;
  missing: number;
  /** 1st and 99th percentile of the values; edges outside are grey. */
  range: Interval;
  isGrey: Uint8Array;
};

/**
 * Accumulated local effects of a column of numbers: what the score does when the column moves a little, rows staying near where they
 * are; columns that move together do not blur it.
 *
 * In bin k: mean over its rows of f(upper edge, rest) - f(lower edge, rest); effect = running sum of these, minus
 * sum of n_k (effect_k + effect_k+1) / 2 / n.
 *
 * @param score in the unit of the model's output
 * @param background m x p; rows that miss the value are left out
 * @param asked position of the column; bins wanted (default 20): edges are values of the column at equal shares, equal ones once
 * @returns CATEGORIES_HAVE_NO_ORDER for texts (no agreed formula: use partial dependence), CONSTANT_COLUMN for a single value,
 *   NO_ROWS without a value
 * @throws AppError CANCELLED
 * Source: Apley and Zhu 2020, JRSS B 82:1059.
 * Cost: 2 m scores, whatever the number of bins.
 */
export async function accumulatedEffects(
  score: ScoreFunction,
  background: RawTable,
  asked: { column: number; bins?: number | undefined },
  watch: Watch = {},
): Promise<AccumulatedEffects | NotExplainable | NotEstimable> {
  const column = background.columns[asked.column]!;
  if (!(column instanceof Float64Array)) return notExplainable('CATEGORIES_HAVE_NO_ORDER');
  const sorted = sortedNumbers(column);
  if (sorted.length === 0) return notEstimable('NO_ROWS');
  const edges = quantileEdges(sorted, asked.bins ?? 20);
  if (edges.length < 2) return notExplainable('CONSTANT_COLUMN');
  const known = Array.from(column.keys()).filter((row) => !Number.isNaN(column[row]!));
  const bin = Uint32Array.from(known, (row) => binOf(edges, column[row]!));
  const build = (start: number, end: number): RawTable => {
    const at = Array.from({ length: end - start }, (_, i) => start + i);
    const moved = Float64Array.from(at, (i) => edges[bin[i >> 1]! + (i & 1)]!);
    return withColumn(
      takeRows(
        background,
        at.map((i) => known[i >> 1]!),
      ),
      asked.column,
      moved,
    );
  };
  const scores = await scoreInBatches(score, 2 * known.length, build, watch);
  const rows = new Uint32Array(edges.length - 1);
  const change = new Float64Array(edges.length - 1);
  bin.forEach((k, i) => {
    rows[k]!++;
    change[k]! += scores[2 * i + 1]! - scores[2 * i]!;
  });
  rows.forEach((count, k) => (change[k]! /= count));
  const range = usualRange(sorted);
  const isGrey = Uint8Array.from(edges, (edge) => (edge < range[0] || edge > range[1] ? 1 : 0));
  return { edges, effect: centred(change, rows), rows, change, missing: column.length - known.length, range, isGrey };
}

/** Values of the column themselves (inverse of the distribution function), so that no bin is empty. */
function quantileEdges(sorted: Float64Array, bins: number): Float64Array {
  const n = sorted.length;
  const edges = [sorted[0]!];
  for (let k = 1; k <= bins; k++) {
    const edge = sorted[Math.max(0, Math.ceil((k * n) / bins) - 1)]!;
    if (edge > edges.at(-1)!) edges.push(edge);
  }
  return Float64Array.from(edges);
}

function binOf(edges: Float64Array, value: number): number {
  let [low, high] = [0, edges.length - 2];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= edges[middle + 1]!) high = middle;
    else low = middle + 1;
  }
  return low;
}

function centred(change: Float64Array, rows: Uint32Array): Float64Array {
  const effect = new Float64Array(change.length + 1);
  let [weighted, n] = [0, 0];
  change.forEach((step, k) => {
    effect[k + 1] = effect[k]! + step;
    weighted += (rows[k]! * (effect[k]! + effect[k + 1]!)) / 2;
    n += rows[k]!;
  });
  return effect.map((value) => value - weighted / n);
}
