import { normalCdf, normalDensity, normalQuantile } from './normal.ts';

/** From here the normal distribution is as close as double precision shows. */
const NORMAL_ABOVE = 1e12;
const FRACTION_STEPS = 20_000;
const TINY = 1e-300;

/**
 * Probability that a Student value is at most t.
 *
 * @param t any number
 * @param df degrees of freedom, above 0, not necessarily whole
 * @returns probability in [0, 1], relative error of the smaller tail about 1e-12
 * @throws RangeError when df is not above 0
 * Source: Abramowitz and Stegun 26.7.1 and 26.5.8 (incomplete beta by its continued fraction). Checked against scipy.
 */
export function studentCdf(t: number, df: number): number {
  if (!(df > 0)) throw new RangeError(`degrees of freedom not above 0: ${df}`);
  if (df >= NORMAL_ABOVE) return normalCdf(t);
  if (t === 0) return 0.5;
  const tail = halfTail(Math.abs(t), df);
  return t < 0 ? tail : 1 - tail;
}

/**
 * Value below which a Student value falls with the given probability.
 *
 * @param probability in (0, 1)
 * @param df degrees of freedom, above 0
 * @returns quantile, relative error about 1e-12
 * @throws RangeError outside these ranges
 */
export function studentQuantile(probability: number, df: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`not a probability in (0, 1): ${probability}`);
  if (!(df > 0)) throw new RangeError(`degrees of freedom not above 0: ${df}`);
  if (probability === 0.5) return 0;
  if (probability > 0.5) return -studentQuantile(1 - probability, df);
  if (df >= NORMAL_ABOVE) return normalQuantile(probability);
  let low = 0;
  let high = Math.max(1, -normalQuantile(probability));
  while (halfTail(high, df) > probability) {
    low = high;
    high *= 2;
  }
  let t = high;
  for (let step = 0; step < 200 && high - low > 1e-15 * high; step++) {
    const gap = halfTail(t, df) - probability;
    if (gap > 0) low = t;
    else high = t;
    const better = t + gap / density(t, df);
    const next = better > low && better < high ? better : (low + high) / 2;
    if (Math.abs(next - t) <= 1e-15 * t) break;
    t = next;
  }
  return -t;
}

/** Upper tail for t > 0: half of I_x(df / 2, 1 / 2) with x = df / (df + t^2). */
function halfTail(t: number, df: number): number {
  const a = df / 2;
  const ratio = (t * t) / df;
  const x = 1 / (1 + ratio);
  const front =
    (Math.exp(-a * Math.log1p(ratio)) * Math.sqrt(ratio / (1 + ratio)) * gammaRatio(a)) / Math.sqrt(Math.PI);
  if (x < (a + 1) / (a + 2.5)) return (0.5 * front * betaFraction(x, a, 0.5)) / a;
  return 0.5 * (1 - 2 * front * betaFraction(1 - x, 0.5, a));
}

function density(t: number, df: number): number {
  if (df >= NORMAL_ABOVE) return normalDensity(t);
  return (gammaRatio(df / 2) / Math.sqrt(df * Math.PI)) * Math.exp((-(df + 1) / 2) * Math.log1p((t * t) / df));
}

/** Gamma(a + 1/2) / Gamma(a): the asymptotic series from 12 up, reached by the recurrence. */
function gammaRatio(a: number): number {
  let factor = 1;
  let x = a;
  for (; x < 12; x++) factor *= x / (x + 0.5);
  const y = 1 / (x * x);
  const series =
    (-1 / 8 + y * (1 / 192 + y * (-1 / 640 + y * (17 / 14336 + y * (-31 / 18432 + (y * 691) / 180224))))) / x;
  return factor * Math.sqrt(x) * Math.exp(series);
}

/** Lentz's evaluation of the continued fraction 26.5.8. */
function betaFraction(x: number, a: number, b: number): number {
  const guarded = (value: number): number => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / guarded(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= FRACTION_STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guarded(1 + even * d);
    c = guarded(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guarded(1 + odd * d);
    c = guarded(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return fraction;
}
