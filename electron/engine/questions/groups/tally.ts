/** Rows of one segment and what is wrong with them: `sum` counts wrong decisions, or adds absolute errors. */
export type Tally = { n: number; sum: number; squares: number };

/** Levels of one column fit in four bits, and thirteen columns in the 53 bits of a number. */
const BITS = 4;
export const SPAN = 1 << BITS;
const COLUMNS_A_NUMBER = 13;
const LOW_COLUMNS = 6;
const LOW = 2 ** (BITS * LOW_COLUMNS);

/** What is wrong with each row: a byte that is 1 or 0, or an amount. */
export type Wrong = Uint8Array | Float64Array;

/** Codes of columns, four bits each, thirteen to a number, as SQL. */
export function packedSql(codes: readonly string[]): string[] {
  return packs(codes).map(
    (pack) => `(${pack.map((code, at) => `(${code})::BIGINT * ${SPAN ** at}`).join(' + ')})::DOUBLE`,
  );
}

/** The codes of packed numbers, one byte for each column and row. */
export function unpacked(packed: readonly Float64Array[], columns: number): Uint8Array[] {
  const places = packs(Array.from({ length: columns }, (_, at) => at));
  return packed.flatMap((numbers, at) => unpackedOne(numbers, places[at]?.length ?? 0));
}

function packs<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / COLUMNS_A_NUMBER) }, (_, at) =>
    all.slice(at * COLUMNS_A_NUMBER, (at + 1) * COLUMNS_A_NUMBER),
  );
}

function unpackedOne(packed: Float64Array, columns: number): Uint8Array[] {
  const codes = Array.from({ length: columns }, () => new Uint8Array(packed.length));
  for (let row = 0; row < packed.length; row += 1) {
    const value = packed[row]!;
    const high = Math.floor(value / LOW);
    let bits = value - high * LOW;
    for (let column = 0; column < columns; column += 1) {
      if (column === LOW_COLUMNS) bits = high;
      codes[column]![row] = bits & (SPAN - 1);
      bits >>>= BITS;
    }
  }
  return codes;
}

/** Where the rows of a column go in a tally of pairs; whether a row is wrong is part of its place. */
export function placed(codes: Uint8Array, wrong: Wrong): Uint16Array {
  const places = new Uint16Array(codes.length);
  const isByte = wrong instanceof Uint8Array;
  for (let row = 0; row < codes.length; row += 1)
    places[row] = codes[row]! * SPAN + (isByte ? wrong[row]! * SPAN * SPAN : 0);
  return places;
}

/** Rows by the levels of two columns, the first one `placed`: at `first * SPAN + second`. */
export function tallyPair(first: Uint16Array, second: Uint8Array, wrong: Wrong): Tally[] {
  return wrong instanceof Uint8Array ? tallyCounts(first, second) : tallyAmounts(first, second, wrong);
}

/** Rows by the levels of one column. */
export function tallyOne(codes: Uint8Array, wrong: Wrong): Tally[] {
  return tallyPair(placed(new Uint8Array(codes.length), wrong), codes, wrong).slice(0, SPAN);
}

function tallyCounts(first: Uint16Array, second: Uint8Array): Tally[] {
  const places = SPAN * SPAN;
  const counts = new Uint32Array(2 * places);
  for (let row = 0; row < first.length; row += 1) {
    const place = first[row]! + second[row]!;
    counts[place] = counts[place]! + 1;
  }
  return Array.from({ length: places }, (_, place) => {
    const sum = counts[places + place]!;
    return { n: counts[place]! + sum, sum, squares: sum };
  });
}

function tallyAmounts(first: Uint16Array, second: Uint8Array, amounts: Float64Array): Tally[] {
  const n = new Float64Array(SPAN * SPAN);
  const sums = new Float64Array(SPAN * SPAN);
  const squares = new Float64Array(SPAN * SPAN);
  for (let row = 0; row < first.length; row += 1) {
    const place = first[row]! + second[row]!;
    const amount = amounts[row]!;
    n[place] = n[place]! + 1;
    sums[place] = sums[place]! + amount;
    squares[place] = squares[place]! + amount * amount;
  }
  return Array.from(n, (count, place) => ({ n: count, sum: sums[place]!, squares: squares[place]! }));
}

export function addedTallies(tallies: readonly Tally[]): Tally {
  const all = { n: 0, sum: 0, squares: 0 };
  for (const { n, sum, squares } of tallies) {
    all.n += n;
    all.sum += sum;
    all.squares += squares;
  }
  return all;
}
