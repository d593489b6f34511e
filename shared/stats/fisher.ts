import { notEstimable, type NotEstimable } from '#shared/domain/estimate.ts';
import { logChoose } from './log-gamma.ts';

/** Tables this much likelier than the one seen count as equally likely: rounding, as in R and scipy. */
const EQUAL = 1e-7;
/** Share of a sum below which the terms of a tail no longer move it. */
const NEGLIGIBLE = 1e-17;

/**
 * Fisher's exact test of equal proportions, two-sided: the chance, given the margins, of a table no likelier than the one seen.
 *
 * @param x1 successes of the first group, count in [0, n1]
 * @param n1 trials of the first group
 * @returns p-value in [0, 1]; NO_OUTCOME_KNOWN when a group has no trial
 * Cost: the square root of the trials. Source: Fisher 1935, JRSS 98:39. Checked against scipy fisher_exact.
 */
export function fisherExact(x1: number, n1: number, x2: number, n2: number): number | NotEstimable {
  if (n1 === 0 || n2 === 0) return notEstimable('NO_OUTCOME_KNOWN');
  const successes = x1 + x2;
  const least = Math.max(0, successes - n2);
  const most = Math.min(successes, n1);
  const whole = logChoose(n1 + n2, successes);
  const logOf = (x: number): number => logChoose(n1, x) + logChoose(n2, successes - x) - whole;
  const limit = logOf(x1) + EQUAL;
  const mode = Math.min(most, Math.max(least, Math.floor(((successes + 1) * (n1 + 1)) / (n1 + n2 + 2))));
  if (logOf(mode) <= limit) return 1;
  const rises = (x: number): number => ((successes - x) * (n1 - x)) / ((x + 1) * (n2 - successes + x + 1));
  const low = farthest(least, mode, (x) => logOf(x) <= limit);
  const high = farthest(most, mode, (x) => logOf(x) <= limit);
  let sum = 0;
  if (low !== null) sum += tail(Math.exp(logOf(low)), low - least, (step) => 1 / rises(low - step - 1));
  if (high !== null) sum += tail(Math.exp(logOf(high)), most - high, (step) => rises(high + step));
  return Math.min(1, sum);
}

/** From an end towards the mode, the last place that is unlikely enough; null when not even the end is. */
function farthest(end: number, mode: number, isUnlikely: (x: number) => boolean): number | null {
  if (!isUnlikely(end)) return null;
  let [inside, outside] = [mode, end];
  while (Math.abs(inside - outside) > 1) {
    const middle = Math.trunc((inside + outside) / 2);
    if (isUnlikely(middle)) outside = middle;
    else inside = middle;
  }
  return outside;
}

/** Sum of a first term and `steps` more, each the one before times a ratio. */
function tail(first: number, steps: number, ratio: (step: number) => number): number {
  let [sum, term] = [first, first];
  for (let step = 0; step < steps && term > NEGLIGIBLE * sum; step++) {
    term *= ratio(step);
    sum += term;
  }
  return sum;
}
