import { z } from 'zod';
import { notEstimableSchema } from '../analysis.ts';
import { intervalSchema, scoredParameters } from '../estimates.ts';

export const parameters = z.strictObject({
  ...scoredParameters,
  reference: z.string().max(20).optional().describe('a month or week; as `concept`'),
  current: z.string().max(20).optional().describe('a month or week; as `concept`'),
  cost: z.coerce.number().nonnegative().optional().describe('of training again, in the currency of the log'),
});

export const ADVICE = ['repairFeed', 'wait', 'retrain', 'recalibrate', 'none'] as const;

export const REASONS = [
  'FEED_MISSING',
  'FEED_UNSEEN',
  'TOO_FEW_OUTCOMES',
  'CONCEPT_CHANGED',
  'LOSS_ABOVE_COST',
  'LOSS_BELOW_COST',
  'LOSS_UNSURE',
  'COST_UNKNOWN',
  'OTHER_CASES',
  'LEVEL_OFF',
  'STABLE',
] as const;

const money = z.object({
  currency: z.string().nullable(),
  perMonth: z
    .number()
    .describe('value of the current period at the mean of then, minus what it brought; above 0 is lost'),
  interval: intervalSchema,
  perCase: z.number(),
  cases: z.number().describe('cases of the current period with a known value'),
  cost: z.number().nullable().describe('of training again, as given'),
});

export const result = z.object({
  rows: z.number(),
  advice: z.enum(ADVICE),
  reasons: z.array(
    z.object({
      code: z.enum(REASONS),
      columns: z.array(z.string()).optional(),
      value: z.number().optional().describe('share of the rows, or size of what is said'),
    }),
  ),
  money: z.union([money, notEstimableSchema]),
  nextDate: z.string().nullable().describe('when to look again, YYYY-MM-DD; null when nothing tells'),
  reference: z.object({ period: z.string(), n: z.number() }).nullable(),
  current: z.object({ period: z.string(), n: z.number() }).nullable(),
});

export type Retraining = z.output<typeof result>;
export type RetrainingReason = Retraining['reasons'][number];
