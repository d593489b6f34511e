import { isMissing, quantileOf, sortedNumbers, usualRange } from './column-values.ts';
import type { RawTable } from './raw-table.ts';

/** Real rows are this familiar: the share of them whose nearest other one is at most so far. */
const FAMILIAR = 0.95;

export type Familiarity = {
  /** Gower's distance of a row to the nearest of the background, 0 to 1. */
  nearest: (row: RawTable) => number;
  /** How many rows of the background are at most `usual` away: those that look like the row. */
  alike: (row: RawTable) => number;
  /** 95th percentile of that distance among the rows of the background themselves. */
  usual: number;
};

/**
 * How near a row is to rows that exist: mean over the columns of |difference| / (99th - 1st percentile), at most 1, for
 * numbers and of 0 or 1 for texts; a value that is missing on one side only counts 1.
 *
 * @param background m x p, m > 1
 * Source: Gower 1971, Biometrics 27:857. Cost: m p for a row, m^2 p once.
 */
export function familiarity(background: RawTable): Familiarity {
  const widths = background.columns.map((column) => {
    if (!(column instanceof Float64Array)) return null;
    const sorted = sortedNumbers(column);
    if (sorted.length === 0) return 0;
    const [low, high] = usualRange(sorted);
    return high - low;
  });
  const between = (one: RawTable, at: number, other: number): number => {
    let sum = 0;
    for (const [column, width] of widths.entries()) {
      const own = one.columns[column]!;
      const others = background.columns[column]!;
      const isGone = isMissing(own, at);
      if (isGone || isMissing(others, other)) sum += isGone === isMissing(others, other) ? 0 : 1;
      else if (width === null || width === 0) sum += own[at] === others[other] ? 0 : 1;
      else sum += Math.min(1, Math.abs((own[at] as number) - (others[other] as number)) / width);
    }
    return sum / widths.length;
  };
  const nearestOf = (one: RawTable, at: number, without: number): number => {
    let least = 1;
    for (let other = 0; other < background.rows; other += 1)
      if (other !== without) least = Math.min(least, between(one, at, other));
    return least;
  };
  const distances = Float64Array.from({ length: background.rows }, (_, at) => nearestOf(background, at, at)).sort();
  const usual = quantileOf(distances, FAMILIAR);
  return {
    nearest: (row) => nearestOf(row, 0, -1),
    alike: (row) => {
      let count = 0;
      for (let other = 0; other < background.rows; other += 1) if (between(row, 0, other) <= usual) count += 1;
      return count;
    },
    usual,
  };
}

/** Fewer than so many rows expected together prove nothing when none is seen. */
const EXPECTED = 5;

/**
 * Whether the categories of a row can stand together, by `neverTogether`.
 *
 * @param own the row before anything was changed
 */
export function standTogether(background: RawTable, own: RawTable): (row: RawTable) => boolean {
  const excluded = neverTogether(background, own);
  return (row) => excluded(row).next().done === true;
}

/**
 * Pairs of columns whose categories exclude each other: where rows with both would be expected by chance and none is
 * seen, as "no internet access" excludes "by fibre". What the case itself combines is never blamed.
 *
 * @param own the row before anything was changed
 * @returns for a row, the pairs of columns that were never seen so, one after the other
 */
export function neverTogether(
  background: RawTable,
  own: RawTable,
): (row: RawTable) => Generator<[number, number], void> {
  const { rows } = background;
  const texts = background.columns.flatMap((column, at) => (column instanceof Float64Array ? [] : [at]));
  const count = (holds: (row: number) => boolean): number => {
    let sum = 0;
    for (let row = 0; row < rows; row += 1) if (holds(row)) sum += 1;
    return sum;
  };
  const known = new Map<string, boolean>();
  const excluded = (a: number, one: string | number, b: number, two: string | number): boolean => {
    const key = JSON.stringify([a, one, b, two]);
    const before = known.get(key);
    if (before !== undefined) return before;
    const [first, second] = [background.columns[a]!, background.columns[b]!];
    const expected = (count((row) => first[row] === one) * count((row) => second[row] === two)) / rows;
    const isOut = expected >= EXPECTED && count((row) => first[row] === one && second[row] === two) === 0;
    known.set(key, isOut);
    return isOut;
  };
  return function* (row) {
    for (const [at, a] of texts.entries())
      for (const b of texts.slice(at + 1)) {
        const [one, two] = [row.columns[a]![0] ?? null, row.columns[b]![0] ?? null];
        if (one === null || two === null) continue;
        if (one === own.columns[a]![0] && two === own.columns[b]![0]) continue;
        if (excluded(a, one, b, two)) yield [a, b];
      }
  };
}
