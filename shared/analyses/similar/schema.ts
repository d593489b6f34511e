import { z } from 'zod';
import { localTextSchema, selectionParameters } from '../analysis.ts';
import { outcomeLabelsSchema } from '../estimates.ts';
import { columnSchema, unitSchema } from '../explanations.ts';

export const parameters = z.strictObject({
  ...selectionParameters,
  case: z.string().min(1).max(2000).describe('the prediction id of the log, or the id that replaces it'),
  count: z.coerce.number().int().min(1).max(1000).optional().describe('how many, 20 unless given'),
});

const value = z.union([z.number(), z.string(), z.boolean()]).nullable().describe('null where missing');
const decision = z.object({ value: z.string(), label: localTextSchema }).nullable();

/** A fact on which two cases differ most, in the words of the bundle. */
const difference = columnSchema.extend({
  value,
  own: value.describe('of the case that was asked about'),
  valueLabel: localTextSchema,
  ownLabel: localTextSchema,
  unit: localTextSchema,
  format: z.string().optional(),
});

/** A fact by which cases were compared, with the value of the case that was asked about. */
const toldFact = columnSchema.extend({
  own: value,
  ownLabel: localTextSchema,
  unit: localTextSchema,
  format: z.string().optional(),
});

const similarCase = z.object({
  caseId: z.string(),
  distance: z.number().describe('Gower, 0 to 1: mean over the facts; 0 is alike in every fact'),
  same: z.number().describe('facts with the very same value'),
  score: z.number().nullable(),
  decision,
  outcome: z
    .object({
      value: z.string().nullable(),
      isPositive: z.boolean().nullable().describe('null for a quantity'),
      amount: z.number().nullable().describe('of a regression'),
    })
    .nullable()
    .describe('null while it is not known'),
  differences: z.array(difference).describe('at most three, the largest first'),
  values: z
    .array(z.object({ value, label: localTextSchema.describe('of a category') }))
    .describe('of the facts in `compared`, in their order'),
});

const computed = z.object({
  rows: z.number().describe('cases that were compared'),
  caseId: z.string(),
  individual: z.string().nullable(),
  score: z.number().nullable(),
  unit: unitSchema.describe('of the scores'),
  decision,
  labels: outcomeLabelsSchema,
  features: z.number().describe('facts that were compared'),
  compared: z.array(toldFact).describe('the first of these facts, at most 60, in the order of the model'),
  cases: z
    .array(similarCase)
    .describe('nearest first, ties by identifier; other predictions of the same individual are left out'),
  known: z.number().describe('of them, with a known outcome'),
  positive: z.number().nullable().describe('of these, with the positive outcome; null for a quantity'),
  interval: z.tuple([z.number(), z.number()]).nullable().describe('Wilson, 95 %, of positive in known'),
  mean: z.number().nullable().describe('of the known amounts; null for a class'),
  decidedAlike: z.number().nullable().describe('of them, with the decision of the case; null without a decision'),
  otherwise: similarCase.nullable().describe('the nearest case with another decision'),
});

const untold = z.object({
  ok: z.literal(false),
  reason: z.enum(['NO_FACT_COLUMN', 'NO_ROWS']),
  rows: z.number(),
  caseId: z.string(),
});

export const result = z.union([computed, untold]);

export type Similar = z.output<typeof result>;
export type SimilarComputed = z.output<typeof computed>;
export type SimilarCase = z.output<typeof similarCase>;
export type ToldFact = z.output<typeof toldFact>;
export type Difference = z.output<typeof difference>;
