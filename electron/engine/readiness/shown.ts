import type { Concept } from '#shared/analyses/concept/schema.ts';
import type { Fairness } from '#shared/analyses/fairness/schema.ts';
import type { Parsimony } from '#shared/analyses/parsimony/schema.ts';
import type { Performance } from '#shared/analyses/performance/schema.ts';
import type { Quality } from '#shared/analyses/quality/schema.ts';
import type { ReadinessMissing, ReadinessShown } from '#shared/analyses/readiness/schema.ts';
import type { Replay } from '#shared/analyses/replay/schema.ts';
import type { Segments } from '#shared/analyses/segments/schema.ts';
import type { Value } from '#shared/analyses/value/schema.ts';

export type Evidence = ReadinessShown | ReadinessMissing;

/** What other analyses say about the same rows. */
export type Asked = {
  quality: Quality;
  performance: Performance;
  value: Value;
  segments: Segments;
  fairness: Fairness;
  replay: Replay;
  parsimony: Parsimony;
  concept: Concept;
};

export function shown(id: string, found: boolean, values: ReadinessShown['values']): ReadinessShown {
  return { id, found, values };
}

export function missing({ reason, needed }: Pick<ReadinessMissing, 'reason' | 'needed'>): ReadinessMissing {
  return { ok: false, reason, ...(needed === undefined ? {} : { needed }) };
}
