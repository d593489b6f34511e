import { z } from 'zod';
import { countSchema, notEstimableSchema, selectionParameters } from '../analysis.ts';
import { intervalSchema, numberSchema } from '../estimates.ts';

export const parameters = z.strictObject(selectionParameters);

const mean = z.object({ n: z.number(), total: z.number(), mean: z.number(), interval: intervalSchema });

const against = z.object({
  treatment: mean,
  control: mean,
  /** Per case, treatment - control; Welch. */
  difference: z.number(),
  interval: intervalSchema,
  pValue: numberSchema,
  /** What the treated cases brought beyond the control: n of the treatment times the difference. Measured. */
  gained: z.number(),
  gainedInterval: intervalSchema,
});

export const result = z.object({
  rows: z.number(),
  currency: z.string().nullable(),
  n: z.number().describe('rows whose value is known'),
  withoutValue: z.number(),
  immature: countSchema,
  total: numberSchema.describe('sum of the value column, measured'),
  perCase: numberSchema,
  perCaseInterval: intervalSchema,
  days: z.number().describe('days from the first to the last of these rows, both counted'),
  byPeriod: z.array(
    z.object({
      period: z.string(),
      n: z.number(),
      total: z.number(),
      interval: intervalSchema.describe('of the total'),
      perCase: z.number(),
      /** Rows with a known value of either way of deciding. */
      arms: z.object({ treatment: z.number(), control: z.number() }),
      against: z.union([against, notEstimableSchema]),
    }),
  ),
  /** Decided with the model against decided as before, where the log holds both. */
  against: z.union([against, notEstimableSchema]),
  /** Never added to what was measured: every case of the period decided with the model, at the measured difference. */
  projected: z.union([
    z.object({
      cases: z.number(),
      total: z.number(),
      interval: intervalSchema,
      perDay: z.number(),
      perDayInterval: intervalSchema,
    }),
    notEstimableSchema,
  ]),
});

export type Value = z.output<typeof result>;
export type Against = z.output<typeof against>;
