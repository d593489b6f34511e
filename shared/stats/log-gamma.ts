const HALF_LOG_TWO_PI = 0.9189385332046728;
/** From here the asymptotic series has double accuracy. */
const SERIES_FROM = 15;

/**
 * Natural logarithm of the gamma function.
 *
 * @param x above 0
 * @returns ln Gamma(x), relative error about 1e-15, absolute near its zeros at 1 and 2
 * Source: Abramowitz and Stegun 6.1.41 (Stirling's series) above 15, reached by the recurrence.
 */
export function logGamma(x: number): number {
  let shift = 0;
  let y = x;
  if (y < SERIES_FROM) {
    let product = 1;
    for (; y < SERIES_FROM; y++) product *= y;
    shift = Math.log(product);
  }
  const r = 1 / (y * y);
  const series = (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - (r * 691) / 360360))))) / y;
  return (y - 0.5) * Math.log(y) - y + HALF_LOG_TWO_PI + series - shift;
}

/** ln of n over k: whole numbers with 0 <= k <= n. */
export function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}

/** ln of the beta function: both above 0. */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}
