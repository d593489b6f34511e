import { notEstimable, type NotEstimable } from '#shared/domain/estimate.ts';

const LOG_ROOT_PI = 0.5723649429247001;
const CONVERGED = 1e-16;
const TERMS = 10_000;

/**
 * Probability that a chi-square value exceeds x.
 *
 * @param x statistic, at least 0
 * @param degrees degrees of freedom, a whole number of at least 1
 * @returns probability in [0, 1], relative error about 1e-13
 * @throws RangeError for other degrees of freedom
 * Source: Abramowitz and Stegun 6.5.29 (series) and 6.5.31 (continued fraction, by Lentz's method).
 */
export function chiSquareTail(x: number, degrees: number): number {
  if (!Number.isInteger(degrees) || degrees < 1) throw new RangeError(`not degrees of freedom: ${degrees}`);
  if (x <= 0) return 1;
  const a = degrees / 2;
  const z = x / 2;
  const front = Math.exp(a * Math.log(z) - z - logGammaOfHalves(degrees));
  return z < a + 1 ? 1 - front * lowerSeries(a, z) : front * upperFraction(a, z);
}

function lowerSeries(a: number, z: number): number {
  let term = 1 / a;
  let sum = term;
  for (let k = 1; k < TERMS && term > CONVERGED * sum; k++) {
    term *= z / (a + k);
    sum += term;
  }
  return sum;
}

function upperFraction(a: number, z: number): number {
  let b = z + 1 - a;
  let c = Infinity;
  let d = 1 / b;
  let value = d;
  for (let k = 1; k < TERMS; k++) {
    const factor = k * (a - k);
    b += 2;
    d = 1 / (factor * d + b);
    c = b + factor / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < CONVERGED * 4) break;
  }
  return value;
}

/** ln Gamma(degrees / 2), by the recursion from Gamma(1/2) or Gamma(1). */
function logGammaOfHalves(degrees: number): number {
  let sum = degrees % 2 === 1 ? LOG_ROOT_PI : 0;
  for (let half = degrees % 2 === 1 ? 1 : 2; half < degrees; half += 2) sum += Math.log(half / 2);
  return sum;
}

/**
 * Value that a chi-square value exceeds with the given probability.
 *
 * @param probability of the upper tail, in (0, 1)
 * @param degrees degrees of freedom, a whole number of at least 1
 * @returns quantile, relative error about 1e-12
 * @throws RangeError outside (0, 1)
 * Source: bisection on `chiSquareTail`.
 */
export function chiSquareAbove(probability: number, degrees: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`not a probability: ${probability}`);
  let low = 0;
  let high = degrees + 1;
  while (chiSquareTail(high, degrees) > probability) high *= 2;
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (chiSquareTail(middle, degrees) > probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

export type ContingencyTest = { statistic: number; degrees: number; pValue: number; cramersV: number };

/**
 * Do two groups fall into the same categories with the same shares? Both groups are samples; no continuity correction.
 *
 * @param reference rows per category
 * @param current rows per category, in the same order; categories empty in both are left out
 * @returns statistic, degrees of freedom, p-value and plain Cramer's V in [0, 1] (0, 0, 1 and 0 when all rows share one category);
 *   NO_ROWS when a group is empty
 * Source: Pearson's chi-square on the 2 x k table; V = sqrt(X2 / N), as min(2, k) - 1 = 1.
 */
export function twoGroupContingency(
  reference: ArrayLike<number>,
  current: ArrayLike<number>,
): ContingencyTest | NotEstimable {
  const n = total(reference);
  const m = total(current);
  if (n === 0 || m === 0) return notEstimable('NO_ROWS');
  let statistic = 0;
  let categories = 0;
  for (let k = 0; k < reference.length; k++) {
    const both = reference[k]! + current[k]!;
    if (both === 0) continue;
    categories++;
    statistic += (reference[k]! * m - current[k]! * n) ** 2 / (both * n * m);
  }
  const degrees = categories - 1;
  return {
    statistic,
    degrees,
    pValue: degrees === 0 ? 1 : chiSquareTail(statistic, degrees),
    cramersV: Math.sqrt(statistic / (n + m)),
  };
}

function total(counts: ArrayLike<number>): number {
  return Array.from(counts).reduce((sum, count) => sum + count, 0);
}
