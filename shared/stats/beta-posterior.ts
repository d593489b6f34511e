import { notEstimable, type NotEstimable } from '#shared/domain/estimate.ts';
import { logBeta } from './log-gamma.ts';
import { normalCdf, normalDensity } from './normal.ts';

/** Above this many of the rarest cell the posterior is a normal one to six digits. */
const EXACT_UP_TO = 50_000;

export type Posterior = {
  /** Chance that the first proportion is the higher one. */
  better: number;
  /** Share lost on average by taking the first group for ever: the mean of (second - first) where it is positive. */
  lossOfFirst: number;
  /** The same by taking the second group. */
  lossOfSecond: number;
};

/**
 * What two samples say of their proportions under flat priors, Beta(1, 1).
 *
 * @param x1 successes of the first group, count in [0, n1]
 * @param n1 trials of the first group
 * @returns chance and expected losses, as shares; NO_OUTCOME_KNOWN when a group has no trial
 * Source: closed sum of Miller 2014 over the rarest of the four cells, by recurrence; above 50,000 of it the normal approximation.
 *   Checked against quadrature with scipy.
 */
export function betaPosterior(x1: number, n1: number, x2: number, n2: number): Posterior | NotEstimable {
  if (n1 === 0 || n2 === 0) return notEstimable('NO_OUTCOME_KNOWN');
  const [a1, b1, a2, b2] = [1 + x1, 1 + n1 - x1, 1 + x2, 1 + n2 - x2];
  const [mean1, mean2] = [a1 / (a1 + b1), a2 / (a2 + b2)];
  if (Math.min(x1, n1 - x1, x2, n2 - x2) > EXACT_UP_TO) {
    const variance = (mean1 * (1 - mean1)) / (a1 + b1 + 1) + (mean2 * (1 - mean2)) / (a2 + b2 + 1);
    const sd = Math.sqrt(variance);
    const z = (mean1 - mean2) / sd;
    const lossOfFirst = sd * normalDensity(z) - (mean1 - mean2) * normalCdf(-z);
    return { better: normalCdf(z), lossOfFirst, lossOfSecond: lossOfFirst + mean1 - mean2 };
  }
  const lossOfFirst = mean2 * exceeds(a2 + 1, b2, a1, b1) - mean1 * exceeds(a2, b2, a1 + 1, b1);
  const lossOfSecond = mean1 * exceeds(a1 + 1, b1, a2, b2) - mean2 * exceeds(a1, b1, a2 + 1, b2);
  return {
    better: exceeds(a1, b1, a2, b2),
    lossOfFirst: Math.max(0, lossOfFirst),
    lossOfSecond: Math.max(0, lossOfSecond),
  };
}

/** P(X > Y) for X ~ Beta(a1, b1) and Y ~ Beta(a2, b2), whole parameters. */
function exceeds(a1: number, b1: number, a2: number, b2: number): number {
  const least = Math.min(a1, b1, a2, b2);
  if (least === a1) return overFirst(a1, b1, a2, b2);
  // 1 - X and 1 - Y change places; P(X > Y) = 1 - P(Y > X).
  if (least === b2) return overFirst(b2, a2, b1, a1);
  if (least === a2) return 1 - overFirst(a2, b2, a1, b1);
  return 1 - overFirst(b1, a1, b2, a2);
}

/** P(X > Y) as a sum of a1 positive terms, each the one before times a ratio; in logarithms, as the first may be tiny. */
function overFirst(a1: number, b1: number, a2: number, b2: number): number {
  let logTerm = logBeta(a2, b1 + b2) - logBeta(a2, b2);
  let sum = 0;
  for (let i = 0; i < a1; i++) {
    sum += Math.exp(logTerm);
    logTerm += Math.log(((a2 + i) * (b1 + i)) / ((a2 + b1 + b2 + i) * (1 + i)));
  }
  return Math.min(1, sum);
}
