import { notEstimable, type Interval, type NotEstimable } from '#shared/domain/estimate.ts';
import { categoriesOf, quantileOf, sortedNumbers, usualRange } from './column-values.ts';
import { scoreInBatches, withColumn, type Watch } from './hybrids.ts';
import { takeRows, type RawColumn, type RawTable, type ScoreFunction } from './raw-table.ts';

export type Grid = { kind: 'numbers'; values: Float64Array } | { kind: 'texts'; values: readonly string[] };

export type GridOptions = {
  /** Points for numbers. Default 12. */
  points?: number | undefined;
  /** Shares of the values between which the points lie. Default 0.05 and 0.95. */
  between?: readonly [number, number] | undefined;
};

export type PartialDependence = {
  grid: Grid;
  /** Mean over the background of the score with the column set to each of g values. */
  average: Float64Array;
  /** m x g, row-major: the curve of each background row. */
  ice: Float64Array;
  support: GridSupport;
};

export type GridSupport = {
  /** Rows whose value lies nearest to each point (the lower one when halfway), or has that category; missing values are in none. */
  rows: Uint32Array;
  missing: number;
  /** Numbers: 1st and 99th percentile of the values seen. */
  range: Interval | null;
  /** 1 where a point lies outside that range, or a category has less than 1 % of the rows with a value. */
  isGrey: Uint8Array;
};

const RARE = 0.01;
/** Plotting position of the percentiles, that of the reference values (scikit-learn through scipy's mquantiles). */
const CUNNANE = 0.4;

/**
 * Values at which an effect is read.
 *
 * @param column background values; missing ones are left out
 * @returns numbers: the values themselves when they are fewer than the points, else evenly spaced points between the 5th and the 95th
 *   percentile (Cunnane's), or between the extremes when these two coincide; texts: every category. NO_ROWS without a value
 * Source: the convention of scikit-learn's `partial_dependence`.
 */
export function effectGrid(column: RawColumn, options: GridOptions = {}): Grid | NotEstimable {
  if (!(column instanceof Float64Array)) {
    const values = categoriesOf(column);
    return values.length === 0 ? notEstimable('NO_ROWS') : { kind: 'texts', values };
  }
  const { points = 12, between = [0.05, 0.95] } = options;
  const sorted = sortedNumbers(column);
  if (sorted.length === 0) return notEstimable('NO_ROWS');
  const distinct = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
  if (distinct.length < points) return { kind: 'numbers', values: distinct };
  let [low, high] = between.map((share) => quantileOf(sorted, share, CUNNANE)) as Interval;
  if (!(high > low)) [low, high] = [sorted[0]!, sorted.at(-1)!];
  const step = (high - low) / (points - 1);
  const values = Float64Array.from({ length: points }, (_, i) => (i === points - 1 ? high : low + i * step));
  return { kind: 'numbers', values };
}

/**
 * How often a background has values like those of a grid: where it has few, a curve speaks of rows that nobody has seen.
 *
 * @param column m values
 * @param grid g points
 */
export function gridSupport(column: RawColumn, grid: Grid): GridSupport {
  const rows = new Uint32Array(grid.values.length);
  if (grid.kind === 'texts' || !(column instanceof Float64Array)) {
    const categories: readonly (string | number)[] = [...grid.values];
    const cells: readonly (string | number | null)[] = [...column];
    const place = new Map(categories.map((category, i) => [category, i]));
    for (const cell of cells) {
      const at = cell === null ? undefined : place.get(cell);
      if (at !== undefined) rows[at]!++;
    }
    const known = rows.reduce((sum, count) => sum + count, 0);
    const isGrey = Uint8Array.from(rows, (count) => (count < RARE * known ? 1 : 0));
    const missing = cells.filter((cell) => cell === null).length;
    return { rows, missing, range: null, isGrey };
  }
  const sorted = sortedNumbers(column);
  let at = 0;
  for (const value of sorted) {
    while (at + 1 < rows.length && value - grid.values[at]! > grid.values[at + 1]! - value) at++;
    rows[at]!++;
  }
  const range = sorted.length === 0 ? null : usualRange(sorted);
  const isGrey = Uint8Array.from(grid.values, (value) =>
    range !== null && (value < range[0] || value > range[1]) ? 1 : 0,
  );
  return { rows, missing: column.length - sorted.length, range, isGrey };
}

/**
 * Curves of single rows (individual conditional expectation): the score of each row with one column set to each value.
 *
 * @param score in the unit of the model's output
 * @param rows n x p in raw columns, one row for a what-if
 * @param asked position of the column and g values
 * @returns n x g, row-major
 * @throws AppError CANCELLED; RangeError when numbers are set in a column of texts or the reverse
 * Source: Goldstein, Kapelner, Bleich and Pitkin 2015, JCGS 24:44.
 * Cost: n x g scores.
 */
export async function conditionalCurves(
  score: ScoreFunction,
  rows: RawTable,
  asked: { column: number; grid: Grid },
  watch: Watch = {},
): Promise<Float64Array> {
  const { column, grid } = asked;
  const isNumbers = rows.columns[column] instanceof Float64Array;
  if (isNumbers !== (grid.kind === 'numbers')) throw new RangeError(`column ${column} does not hold ${grid.kind}`);
  const g = grid.values.length;
  const build = (start: number, end: number): RawTable => {
    const at = Array.from({ length: end - start }, (_, i) => start + i);
    const chosen = takeRows(
      rows,
      at.map((i) => Math.floor(i / g)),
    );
    const values: RawColumn =
      grid.kind === 'numbers' ? Float64Array.from(at, (i) => grid.values[i % g]!) : at.map((i) => grid.values[i % g]!);
    return withColumn(chosen, column, values);
  };
  return scoreInBatches(score, rows.rows * g, build, watch);
}

/**
 * Effect of one column: mean curve over the background, the curves of its rows, and where the background has values at all.
 *
 * @param score in the unit of the model's output
 * @param background m x p; a missing value of the column is replaced like any other
 * @param asked position of the column and g values
 * @throws AppError CANCELLED; RangeError for no row
 * Source: Friedman 2001, Annals of Statistics 29:1189, by brute force. When columns move together the mean runs over rows that
 *   nobody has seen: `accumulatedEffects` does not.
 * Cost: m x g scores.
 */
export async function partialDependence(
  score: ScoreFunction,
  background: RawTable,
  asked: { column: number; grid: Grid },
  watch: Watch = {},
): Promise<PartialDependence> {
  const m = background.rows;
  if (m === 0) throw new RangeError('no background row');
  const g = asked.grid.values.length;
  const ice = await conditionalCurves(score, background, asked, watch);
  const average = new Float64Array(g);
  for (let i = 0; i < ice.length; i++) average[i % g]! += ice[i]!;
  return {
    grid: asked.grid,
    average: average.map((sum) => sum / m),
    ice,
    support: gridSupport(background.columns[asked.column]!, asked.grid),
  };
}
