import type { Interval } from '#shared/domain/estimate.ts';
import { Z95 } from './normal.ts';

const STEPS = 60;

/**
 * 95 % score interval of the difference of two independent proportions. It holds 0 exactly when the pooled z, shrunk by the square root of
 * (N - 1) / N, does not pass the quantile: an interval without 0 always goes with a pooled p-value under 0.05.
 *
 * @param x1 successes of the first group, count in [0, n1]
 * @param n1 trials of the first group, at least 1
 * @returns low and high of x1 / n1 - x2 / n2, in [-1, 1]
 * @throws RangeError for no trial or an impossible count
 * Source: Miettinen and Nurminen 1985, Statistics in Medicine 4:213: restricted estimate by its cubic, variance times N / (N - 1),
 *   limits by bisection. Checked against the values of R PropCIs.
 */
export function scoreDifference(x1: number, n1: number, x2: number, n2: number, z: number = Z95): Interval {
  if (!(n1 >= 1 && n2 >= 1) || x1 < 0 || x1 > n1 || x2 < 0 || x2 > n2)
    throw new RangeError(`no interval for ${x1} of ${n1} against ${x2} of ${n2}`);
  const seen = x1 / n1 - x2 / n2;
  const isWithin = (difference: number): boolean => {
    const [p1, p2] = restricted(x1, n1, x2, n2, difference);
    const n = n1 + n2;
    const variance = ((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2) * (n / (n - 1));
    return (seen - difference) ** 2 <= z * z * variance;
  };
  return [limit(seen, -1, isWithin), limit(seen, 1, isWithin)];
}

function limit(inside: number, end: number, isWithin: (difference: number) => boolean): number {
  if (Math.abs(end - inside) < 1e-15 || isWithin(end)) return end;
  let [near, far] = [inside, end];
  // 0 is tried first: whether the interval holds it decides, and must not hang on the last bit.
  if ((inside < 0 && end > 0) || (inside > 0 && end < 0)) {
    if (isWithin(0)) near = 0;
    else far = 0;
  }
  for (let step = 0; step < STEPS; step++) {
    const middle = (near + far) / 2;
    if (isWithin(middle)) near = middle;
    else far = middle;
  }
  return (near + far) / 2;
}

/** The two proportions that differ by `difference` and make the counts likeliest. */
function restricted(x1: number, n1: number, x2: number, n2: number, difference: number): [number, number] {
  const n = n1 + n2;
  const d = difference;
  // In terms of the second proportion: n p^3 + b p^2 + c p + e = 0.
  const b = -(n1 + n2 + x1 + x2) + d * (n1 + 2 * n2);
  const c = d * d * n2 - d * (2 * x2 + n) + x1 + x2;
  const e = x2 * d * (1 - d);
  const third = b / (3 * n);
  const v = third ** 3 - (b * c) / (6 * n * n) + e / (2 * n);
  const square = Math.max(0, third * third - c / (3 * n));
  const u = v >= 0 ? Math.sqrt(square) : -Math.sqrt(square);
  const cosine = u === 0 ? 0 : Math.min(1, Math.max(-1, v / u ** 3));
  const angle = (Math.PI + Math.acos(cosine)) / 3;
  const p2 = Math.min(1, Math.max(0, 2 * u * Math.cos(angle) - third));
  return [Math.min(1, Math.max(0, p2 + d)), p2];
}
