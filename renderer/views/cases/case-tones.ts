import type { Explained } from '#shared/analyses/explain/schema.ts';
import type { CaseReading } from '#shared/contract/cases.ts';

export type GoodSide = NonNullable<Explained['goodSide']> | null;

/** In favour of the case or against it; null where nobody said which side is the good one. */
export type Tone = 'for' | 'against' | null;

/** On which side of the cut-off a score stands, as the project values the two ends. */
export function scoreTone(score: number | null, cutoff: CaseReading['cutoff'], goodSide: GoodSide): Tone {
  if (score === null || cutoff === null || goodSide === null) return null;
  const isAbove = cutoff.operator === '>' ? score > cutoff.threshold : score >= cutoff.threshold;
  return toneOf(isAbove, goodSide);
}

/** Whether a case ended as one would wish. */
export function endTone(isPositive: boolean | null, goodSide: GoodSide): Tone {
  return isPositive === null || goodSide === null ? null : toneOf(isPositive, goodSide);
}

function toneOf(isUp: boolean, goodSide: NonNullable<GoodSide>): Tone {
  return isUp === (goodSide === 'up') ? 'for' : 'against';
}
