import { z } from 'zod';
import { localTextSchema, selectionParameters } from '../analysis.ts';
import { intervalSchema, numberSchema } from '../estimates.ts';

export const parameters = z.strictObject({
  ...selectionParameters,
  current: z
    .string()
    .max(20)
    .optional()
    .describe('a period 2025-03 or 2025-W11; all rows of the selection when left out'),
  reference: z
    .string()
    .max(20)
    .optional()
    .describe('training (the training sample of the bundle; the default) or a period'),
  seed: z.coerce.number().int().nonnegative().optional().describe('of the sample and of the folds; 1'),
});

export const result = z.object({
  rows: z.number(),
  reference: z.string().nullable().describe('training or a period'),
  referenceRows: z.number(),
  current: z.string().nullable(),
  sample: z
    .object({ reference: z.number(), current: z.number() })
    .describe('rows that were told apart: at most 50,000 a side, drawn by the seed'),
  seed: z.number(),
  auc: numberSchema.describe('area out of fold: 0.5 is chance, 1 is told apart every time'),
  interval: intervalSchema.describe('DeLong, mean of the folds'),
  nullLimit: numberSchema.describe('what chance alone exceeds once in twenty'),
  pValue: numberSchema.describe('one-sided, Mann-Whitney'),
  drivers: z
    .array(z.object({ feature: z.string(), label: localTextSchema, importance: z.number() }))
    .describe('area lost when the values of a column are shuffled, the largest first'),
  verdict: z.object({
    state: z.enum(['nearlyIdentical', 'slightlyDifferent', 'different', 'cannotTell']),
    reason: z.string(),
  }),
});

export type Adversarial = z.output<typeof result>;
