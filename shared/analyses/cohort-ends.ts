import { z } from 'zod';
import type { Phrase } from '#shared/domain/finding.ts';
import { level } from './amounts.ts';
import { notEstimableSchema } from './analysis.ts';
import { positiveLabel } from './estimates.ts';
import type { OutcomeLabels } from './estimates.ts';
import type { Unit } from './explanations.ts';

/** How the cases of a group ended, as far as that is known. */
export const cohortEndsSchema = z.union([
  z.object({
    kind: z.literal('share'),
    n: z.number().describe('cases with a known outcome'),
    positive: z.number(),
    share: z.number(),
    interval: z.tuple([z.number(), z.number()]).describe('Wilson, 95 %'),
  }),
  z.object({
    kind: z.literal('mean'),
    n: z.number(),
    mean: z.number().describe('of what was observed'),
    interval: z.tuple([z.number(), z.number()]).describe('Student, 95 %'),
  }),
  notEstimableSchema,
]);

export type CohortEnds = z.output<typeof cohortEndsSchema>;

/** "161 of 253 ended in “Payment default”: 64 in 100, between 58 and 69"; why it cannot be told otherwise. */
export function endsPhrase(ends: CohortEnds, { labels, unit }: { labels: OutcomeLabels; unit: Unit }): Phrase {
  if (!('kind' in ends)) return { key: `estimates.${ends.reason}`, values: { needed: ends.needed ?? '' } };
  const [low, high] = ends.interval;
  if (ends.kind === 'mean')
    return {
      key: 'cohorts.mean',
      values: { n: ends.n, mean: level(ends.mean, unit), low: level(low, unit), high: level(high, unit) },
    };
  return {
    key: 'cohorts.share',
    values: {
      n: ends.n,
      positive: ends.positive,
      share: ends.share,
      label: positiveLabel(labels),
      low: Math.round(low * 100),
      high: Math.round(high * 100),
    },
  };
}
