import { isEstimated, notEstimable, type NotEstimable } from '#shared/domain/estimate.ts';
import { correlation, isMissing, midRanks } from './column-values.ts';
import { notExplainable, type NotExplainable } from './not-explainable.ts';
import type { RawColumn, RawTable } from './raw-table.ts';

export type Association = {
  kind: 'rank' | 'categories' | 'mixed';
  /** 0 = none, 1 = one tells the other. */
  strength: number;
  /** Numbers only: 1 = they rise together, -1 = one rises when the other falls. */
  sign: -1 | 0 | 1;
  /** Rows where neither is missing. */
  rows: number;
};

export type PairAssociation = { pair: [number, number]; association: Association | NotEstimable | NotExplainable };

const FEWEST_ROWS = 10;

/**
 * How much two columns say the same.
 *
 * - two columns of numbers: |Spearman's rho|, ties by mid-ranks;
 * - two of texts: Cramer's V without its bias, phi2 = max(0, chi2 / n - (r-1)(c-1) / (n-1)), V^2 = phi2 / min(r' - 1, c' - 1),
 *   r' = r - (r-1)^2 / (n-1) and the same for c: the plain V of two unrelated columns of many categories is far from 0;
 * - one of each: root of epsilon squared of the ranks of the number over the categories, 1 - (within / (n-k)) / (total / (n-1)),
 *   at least 0: the correlation ratio without its bias.
 *
 * @param first n values; rows where a side is missing are left out
 * @param second n values
 * @returns TOO_FEW_ROWS below 10 complete rows, or as many categories as rows; CONSTANT_COLUMN when a side does not vary
 * @throws RangeError for columns of two lengths
 * Source: Spearman 1904; Bergsma 2013, Journal of the Korean Statistical Society 42:323; Kelley 1935, PNAS 21:554.
 * Cost: n log n.
 */
export function association(first: RawColumn, second: RawColumn): Association | NotEstimable | NotExplainable {
  if (first.length !== second.length) throw new RangeError(`columns of ${first.length} and ${second.length} rows`);
  const known = Array.from(first.keys()).filter((row) => !isMissing(first, row) && !isMissing(second, row));
  if (known.length < FEWEST_ROWS) return notEstimable('TOO_FEW_ROWS', FEWEST_ROWS);
  const rows = known.length;
  const [one, two] = [first, second].map((column) =>
    column instanceof Float64Array ? midRanks(Float64Array.from(known, (row) => column[row]!)) : codesOf(column, known),
  ) as [Float64Array | Codes, Float64Array | Codes];
  if (!varies(one) || !varies(two)) return notExplainable('CONSTANT_COLUMN');
  if (one instanceof Float64Array && two instanceof Float64Array) {
    const rho = correlation(one, two) ?? 0;
    return { kind: 'rank', strength: Math.abs(rho), sign: Math.sign(rho) as -1 | 0 | 1, rows };
  }
  const kind = one instanceof Float64Array || two instanceof Float64Array ? 'mixed' : 'categories';
  const square =
    one instanceof Float64Array
      ? epsilonSquared(one, two as Codes)
      : two instanceof Float64Array
        ? epsilonSquared(two, one)
        : cramerSquared(one, two);
  if (!isEstimated(square)) return square;
  return { kind, strength: Math.sqrt(Math.min(1, square)), sign: 0, rows };
}

/** Association of each pair of columns, in the order (0, 1), (0, 2), ... */
export function associations(table: RawTable): PairAssociation[] {
  return table.columns.flatMap((first, a) =>
    table.columns.slice(a + 1).map((second, i): PairAssociation => ({
      pair: [a, a + 1 + i],
      association: association(first, second),
    })),
  );
}

type Codes = { code: Uint32Array; size: number };

function codesOf(column: readonly (string | null)[], rows: readonly number[]): Codes {
  const place = new Map<string | null, number>();
  const code = Uint32Array.from(rows, (row) => {
    const text = column[row] ?? null;
    if (!place.has(text)) place.set(text, place.size);
    return place.get(text)!;
  });
  return { code, size: place.size };
}

function varies(values: Float64Array | Codes): boolean {
  return values instanceof Float64Array ? values.some((value) => value !== values[0]) : values.size > 1;
}

function cramerSquared(one: Codes, two: Codes): number | NotEstimable {
  const n = one.code.length;
  const counts = new Float64Array(one.size * two.size);
  const [ofOne, ofTwo] = [new Float64Array(one.size), new Float64Array(two.size)];
  one.code.forEach((a, row) => {
    const b = two.code[row]!;
    counts[a * two.size + b]!++;
    ofOne[a]!++;
    ofTwo[b]!++;
  });
  const chi2 = counts.reduce((sum, count, cell) => {
    const expected = (ofOne[Math.floor(cell / two.size)]! * ofTwo[cell % two.size]!) / n;
    return sum + (count - expected) ** 2 / expected;
  }, 0);
  const unbiased = (size: number): number => size - (size - 1) ** 2 / (n - 1);
  const room = Math.min(unbiased(one.size), unbiased(two.size)) - 1;
  if (!(room > 1e-9)) return notEstimable('TOO_FEW_ROWS', Math.max(one.size, two.size) + 1);
  return Math.max(0, chi2 / n - ((one.size - 1) * (two.size - 1)) / (n - 1)) / room;
}

function epsilonSquared(ranks: Float64Array, groups: Codes): number | NotEstimable {
  const n = ranks.length;
  if (n <= groups.size) return notEstimable('TOO_FEW_ROWS', groups.size + 1);
  const [sum, count] = [new Float64Array(groups.size), new Float64Array(groups.size)];
  ranks.forEach((rank, row) => {
    sum[groups.code[row]!]! += rank;
    count[groups.code[row]!]!++;
  });
  const centre = (n + 1) / 2;
  let [within, total] = [0, 0];
  ranks.forEach((rank, row) => {
    const group = groups.code[row]!;
    within += (rank - sum[group]! / count[group]!) ** 2;
    total += (rank - centre) ** 2;
  });
  return Math.max(0, 1 - within / (n - groups.size) / (total / (n - 1)));
}
