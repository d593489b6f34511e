/** Points in (0, 1), ascending, and weights that add up to 1. */
export type Quadrature = { points: Float64Array; weights: Float64Array };

const MOST_STEPS = 100;

/**
 * Gauss-Legendre quadrature on [0, 1]: sum of weights[k] f(points[k]) is the integral of f, exactly for polynomials up to
 * degree 2 count - 1.
 *
 * @param count points, at least 1
 * @throws RangeError when count is below 1 or no whole number
 * Source: roots of the Legendre polynomial by Newton's method from cos(pi (i + 0.75) / (count + 0.5)); Abramowitz and
 * Stegun 1964, 25.4.29.
 */
export function gaussLegendre(count: number): Quadrature {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`invalid count of points; below 1: ${count}`);
  const points = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let i = 0; i < (count + 1) >> 1; i += 1) {
    const { root, slope } = legendreRoot(count, i);
    const weight = 1 / ((1 - root * root) * slope * slope);
    points[i] = (1 - root) / 2;
    points[count - 1 - i] = (1 + root) / 2;
    weights[i] = weights[count - 1 - i] = weight;
  }
  return { points, weights };
}

/** The i-th root from the right of the Legendre polynomial, and its slope there. */
function legendreRoot(count: number, i: number): { root: number; slope: number } {
  const middle = 2 * i + 1 === count;
  let root = middle ? 0 : Math.cos((Math.PI * (i + 0.75)) / (count + 0.5));
  let slope = legendre(count, root).slope;
  for (let step = 0; step < MOST_STEPS && !middle; step += 1) {
    const next = root - legendre(count, root).value / slope;
    const moved = Math.abs(next - root);
    root = next;
    slope = legendre(count, root).slope;
    if (moved < 1e-15) break;
  }
  return { root, slope };
}

function legendre(count: number, x: number): { value: number; slope: number } {
  let before = 1;
  let value = x;
  for (let n = 2; n <= count; n += 1) [before, value] = [value, ((2 * n - 1) * x * value - (n - 1) * before) / n];
  return { value, slope: (count * (x * value - before)) / (x * x - 1) };
}
