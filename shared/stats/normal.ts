/** Two-sided 95 %: the 0.975 quantile of the standard normal distribution. */
export const Z95 = 1.959963984540054;

const LOG_ROOT_TWO_PI = 0.9189385332046728;
/** Below, the power series; above, the continued fraction. Both reach double accuracy at this point. */
const SERIES_UP_TO = 2.5;
const FRACTION_TERMS = 200;

export function normalDensity(z: number): number {
  return Math.exp(-0.5 * z * z - LOG_ROOT_TWO_PI);
}

/**
 * Probability that a standard normal value is at most z.
 *
 * @param z any number, infinities included
 * @returns probability in [0, 1]; absolute error about 1e-16, relative error of the lower tail about 1e-14
 * Source: Marsaglia 2004, Journal of Statistical Software 11(4) (series); Laplace's continued fraction of Mills' ratio in the tail.
 */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) return NaN;
  if (z > SERIES_UP_TO) return 1 - upperTail(z);
  if (z < -SERIES_UP_TO) return upperTail(-z);
  let term = z;
  let sum = z;
  for (let k = 3; Math.abs(term) > 1e-18 * Math.abs(sum); k += 2) {
    term *= (z * z) / k;
    sum += term;
  }
  return 0.5 + sum * normalDensity(z);
}

function upperTail(z: number): number {
  if (z > 40) return 0;
  let fraction = z;
  for (let k = FRACTION_TERMS; k >= 1; k--) fraction = z + k / fraction;
  return normalDensity(z) / fraction;
}

/**
 * Value below which a standard normal value falls with the given probability.
 *
 * @param probability in [0, 1]; 0 and 1 give the infinities
 * @returns quantile, relative error about 1e-14
 * @throws RangeError outside [0, 1]
 * Source: Abramowitz and Stegun 26.2.23 as a start, then Halley steps on `normalCdf`.
 */
export function normalQuantile(probability: number): number {
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`not a probability: ${probability}`);
  if (probability > 0.5) return -normalQuantile(1 - probability);
  if (probability === 0) return -Infinity;
  if (probability === 0.5) return 0;
  const t = Math.sqrt(-2 * Math.log(probability));
  let z = (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t;
  for (let step = 0; step < 4; step++) {
    const density = normalDensity(z);
    if (density === 0) break;
    const gap = (normalCdf(z) - probability) / density;
    z -= gap / (1 + (z * gap) / 2);
  }
  return z;
}

/**
 * Two-sided p-value of a standard normal statistic.
 *
 * @param z test statistic
 * @returns probability of a value at least as far from 0, in [0, 1]
 */
export function twoSidedP(z: number): number {
  return Math.min(1, 2 * normalCdf(-Math.abs(z)));
}
