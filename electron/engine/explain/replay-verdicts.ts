import type { Cutoff } from '#shared/mapping/recipe.ts';
import type { Verdict } from '#shared/analyses/replay/schema.ts';

/** Where a score changes the decision, and the side it is on: 1 where the rule holds (or inside the range), else 0. */
export type Cuts = { at: readonly number[]; sideOf: (score: number) => 0 | 1 } | null;

/** As far as a score that is run again may be from the logged one: absolute for a probability, else a share of it. */
export const REPLAY_TOLERANCE = 1e-5;

export type Tolerance = { value: number; relative: boolean };

/**
 * Identical: equal as 32-bit numbers. Within tolerance: at most the tolerance apart (absolute for probabilities, a
 * share of the logged value otherwise). Fragile: farther, and a cut lies within the tolerance of either score, so that
 * rounding alone could change the decision. Same decision: farther, on the same side of every cut. Mismatch: the rest.
 */
export function replayVerdict(logged: number, replayed: number, tolerance: Tolerance, cuts: Cuts): Verdict {
  if (!Number.isFinite(logged) || !Number.isFinite(replayed)) return 'notReplayable';
  if (Math.fround(logged) === Math.fround(replayed)) return 'identical';
  const band = tolerance.relative ? tolerance.value * Math.abs(logged) : tolerance.value;
  if (Math.abs(logged - replayed) <= band) return 'withinTolerance';
  if (cuts === null) return 'mismatch';
  if (cuts.at.some((cut) => Math.abs(cut - logged) <= band || Math.abs(cut - replayed) <= band)) return 'fragile';
  return cuts.sideOf(logged) === cuts.sideOf(replayed) ? 'sameDecision' : 'mismatch';
}

const HOLDS: Record<'>=' | '>' | '<=' | '<', (score: number, threshold: number) => boolean> = {
  '>=': (score, threshold) => score >= threshold,
  '>': (score, threshold) => score > threshold,
  '<=': (score, threshold) => score <= threshold,
  '<': (score, threshold) => score < threshold,
};

export function cutsOf(cutoff: Cutoff | null): Cuts {
  if (cutoff === null) return null;
  if (cutoff.type === 'range') {
    const { low, high } = cutoff;
    return { at: [low, high], sideOf: (score) => (score >= low && score <= high ? 1 : 0) };
  }
  const { threshold, operator } = cutoff;
  return { at: [threshold], sideOf: (score) => (HOLDS[operator](score, threshold) ? 1 : 0) };
}

/** What the two sides are called, by side. */
export function sidesOf(cutoff: Cutoff): [string, string] {
  return cutoff.type === 'range' ? [cutoff.outside, cutoff.inside] : [cutoff.whenFalse, cutoff.whenTrue];
}
