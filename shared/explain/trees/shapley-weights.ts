/**
 * Weights of the two-set game of one leaf and one background row. With a players that only the case satisfies and c
 * that only the background row satisfies, each of the a gets (a-1)! c! / (a+c)! of the leaf's value and each of the c
 * loses a! (c-1)! / (a+c)! of it. Returns an array of side * side numbers, side = most + 1: at a * side + c stands
 * (a-1)! c! / (a+c)! for a >= 1 and a + c <= most, elsewhere 0; the loss of the c is the entry at c * side + a.
 * Built by recurrence in float64, w(a, 0) = 1 / a and w(a, c) = w(a, c-1) c / (a+c), so no factorial is ever formed.
 */
export function shapleyWeights(most: number): Float64Array {
  const side = most + 1;
  const weights = new Float64Array(side * side);
  for (let a = 1; a <= most; a++) {
    let weight = 1 / a;
    weights[a * side] = weight;
    for (let c = 1; a + c <= most; c++) {
      weight *= c / (a + c);
      weights[a * side + c] = weight;
    }
  }
  return weights;
}
