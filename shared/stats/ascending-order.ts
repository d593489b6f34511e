const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;
const MASK = DIGITS - 1;
const STEPS = 2 ** 32 - 1;
/** Below, the native sort wins against three counting passes. */
const RADIX_FROM = 2000;
/** Rows of one step that are put right by insertion. */
const FEW = 32;

/**
 * Rows in ascending order of a value; equal values keep their order.
 *
 * @param values any numbers but NaN; -0 and 0 are equal
 * @returns row numbers, a permutation of 0 to n - 1
 * Cost: radix sort on the place of a value in 2^32 equal steps from the lowest to the highest, 11 bits at a time; rows of one step
 *   are put right after it. 2 million rows in about 0.1 s, where a comparison sort takes 2 s.
 */
export function ascendingOrder(values: Float64Array): Uint32Array {
  const order = new Uint32Array(values.length).map((_, row) => row);
  const { low, scale } = stepsOf(values);
  if (values.length < RADIX_FROM || scale === 0) return compared(values, order);
  const keys = new Uint32Array(values.length);
  for (let row = 0; row < keys.length; row++) {
    const place = (values[row]! - low) * scale;
    keys[row] = place >= STEPS ? STEPS : place > 0 ? place >>> 0 : 0;
  }
  return putRight(values, sortedByKey(keys, order));
}

/** Lowest finite value and steps to a unit; no steps where the values are one, or too near or far apart to count any. */
function stepsOf(values: Float64Array): { low: number; scale: number } {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const scale = STEPS / (high - low);
  return { low, scale: high > low && Number.isFinite(scale) ? scale : 0 };
}

function compared(values: Float64Array, rows: Uint32Array): Uint32Array {
  return rows.sort((a, b) => (values[a]! < values[b]! ? -1 : values[a]! > values[b]! ? 1 : a - b));
}

type Sorted = { keys: Uint32Array; order: Uint32Array };

/** Three counting passes; keys travel with their rows, so that every pass reads in order. */
function sortedByKey(keys: Uint32Array, order: Uint32Array): Sorted {
  let [from, to]: [Sorted, Sorted] = [
    { keys, order },
    { keys: new Uint32Array(keys.length), order: new Uint32Array(keys.length) },
  ];
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    const start = startsOf(from.keys, shift);
    for (let at = 0; at < keys.length; at++) {
      const key = from.keys[at]!;
      const place = start[(key >>> shift) & MASK]!++;
      to.keys[place] = key;
      to.order[place] = from.order[at]!;
    }
    [from, to] = [to, from];
  }
  return from;
}

function startsOf(keys: Uint32Array, shift: number): Uint32Array {
  const start = new Uint32Array(DIGITS);
  for (let at = 0; at < keys.length; at++) start[(keys[at]! >>> shift) & MASK]!++;
  let before = 0;
  for (let digit = 0; digit < DIGITS; digit++) {
    const count = start[digit]!;
    start[digit] = before;
    before += count;
  }
  return start;
}

/** Rows of one step stand together, in their first order: they are sorted among themselves where they must be. */
function putRight(values: Float64Array, { keys, order }: Sorted): Uint32Array {
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    let isSorted = true;
    while (to < order.length && keys[to] === keys[from]) {
      if (values[order[to]!]! < values[order[to - 1]!]!) isSorted = false;
      to++;
    }
    if (!isSorted) sortPart(values, order.subarray(from, to));
    from = to;
  }
  return order;
}

function sortPart(values: Float64Array, rows: Uint32Array): void {
  if (rows.length > FEW) {
    const part = Float64Array.from(rows, (row) => values[row]!);
    rows.set(ascendingOrder(part).map((at) => rows[at]!));
    return;
  }
  for (let at = 1; at < rows.length; at++) {
    const row = rows[at]!;
    let place = at;
    for (; place > 0 && values[rows[place - 1]!]! > values[row]!; place--) rows[place] = rows[place - 1]!;
    rows[place] = row;
  }
}
