import { z } from 'zod';
import { notEstimableSchema } from '../analysis.ts';
import { numberSchema, outcomeLabelsSchema } from '../estimates.ts';
import { selectionParameters } from '../analysis.ts';

/** What a test must be able to find; the same names in the analysis, on the sheet and in the saved plan. */
export const planSettings = {
  metric: z.enum(['rate', 'value']).optional().describe('share of the positive outcome, or mean of the value column'),
  effect: z.number().optional().describe('smallest change worth finding: a share of the baseline, 0.1 by default'),
  exposure: z.number().min(0.05).max(0.5).optional().describe('share of the cases that get the new way, 0.05 to 0.5'),
  power: z.number().min(0.5).max(0.99).optional().describe('chance of finding it, 0.8 by default'),
  worth: z.number().optional().describe('what one positive outcome brings, in the currency; for the cost of waiting'),
};

export const parameters = z.strictObject({ ...selectionParameters, ...planSettings });

const sizeSchema = z.object({
  exposure: z.number(),
  treatment: z.number(),
  control: z.number(),
  days: z.number().describe('at the pace of the log'),
  waiting: numberSchema.describe(
    'what the cases without the new way forgo while the test runs, if the effect is there',
  ),
});

const sheetSchema = z.object({
  rows: z.number(),
  metric: z.enum(['rate', 'value']),
  outcome: outcomeLabelsSchema,
  currency: z.string().nullable(),
  known: z.number().describe('rows that the baseline is measured on'),
  baseline: z.number().describe('share of the positive outcome, or mean value of a case'),
  spread: z.number().describe('standard deviation of one case'),
  effect: z.number().describe('change to be found, in the unit of the baseline'),
  relative: z.number(),
  power: z.number(),
  level: z.number(),
  days: z.number().describe('days of the log'),
  perDay: z.number().describe('cases a day'),
  delay: numberSchema.describe('days until an outcome is known: the outcome window'),
  worth: numberSchema.describe('what one unit of the metric is worth'),
  chosen: sizeSchema,
  options: z.array(sizeSchema).describe('exposure of 5, 10, 20, 30 and 50 %'),
});

export const result = z.union([sheetSchema, notEstimableSchema]);

export type PlanSheet = z.output<typeof sheetSchema>;
export type Plan = z.output<typeof result>;
