import type { Random } from './random.ts';

/** Rows with every column cut into at most 255 bins, column by column; bin 0 is "missing", which may go either way. */
export type BinnedRows = { rows: number; columns: readonly { bin: Uint8Array; bins: number }[] };

const MOST_BINS = 63;
const SAMPLE = 20_000;

/**
 * Cuts columns into bins with about as many rows each; values that stand in few enough places keep a bin of their own.
 *
 * @param columns numbers of equal length, NaN where missing; categories as whole numbers
 * @param random seeded sequence: above 20,000 rows the borders come from that many
 * @returns bins in the order of the values, 0 for missing
 */
export function binnedRows(columns: readonly Float64Array[], random: Random): BinnedRows {
  return { rows: columns[0]?.length ?? 0, columns: columns.map((values) => binnedColumn(values, random)) };
}

/** One column of `binnedRows`: columns that follow each other draw from one sequence. */
export function binnedColumn(values: Float64Array, random: Random): BinnedRows['columns'][number] {
  const borders = bordersOf(values, random);
  const bin = new Uint8Array(values.length);
  for (let row = 0; row < values.length; row++)
    bin[row] = Number.isNaN(values[row]!) ? 0 : 1 + placeOf(borders, values[row]!);
  return { bin, bins: borders.length + 2 };
}

/** Right-closed borders, ascending and each once. */
function bordersOf(values: Float64Array, random: Random): Float64Array {
  const known = values.filter((value) => !Number.isNaN(value));
  const drawn =
    known.length <= SAMPLE
      ? known
      : Float64Array.from({ length: SAMPLE }, () => known[Math.floor(random() * known.length)]!);
  drawn.sort();
  const distinct = drawn.filter((value, at) => at === 0 || value !== drawn[at - 1]);
  const borders =
    distinct.length <= MOST_BINS
      ? distinct.subarray(0, Math.max(0, distinct.length - 1))
      : Float64Array.from(
          { length: MOST_BINS - 1 },
          (_, at) => drawn[Math.ceil(((at + 1) * drawn.length) / MOST_BINS) - 1]!,
        );
  return borders.filter((value, at) => at === 0 || value !== borders[at - 1]);
}

/** How many borders lie below the value. */
function placeOf(borders: Float64Array, value: number): number {
  let [low, high] = [0, borders.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (borders[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
