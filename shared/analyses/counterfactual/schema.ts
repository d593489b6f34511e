import { z } from 'zod';
import { localTextSchema, selectionParameters } from '../analysis.ts';
import { outcomeLabelsSchema } from '../estimates.ts';
import { columnSchema, modelSchema, refusedSchema, unitSchema } from '../explanations.ts';

export const parameters = z.strictObject({
  ...selectionParameters,
  case: z.string().min(1).max(2000).describe('the prediction id of the log, or the id that replaces it'),
});

const value = z.union([z.number(), z.string(), z.boolean()]);
const decision = z.object({ value: z.string(), label: localTextSchema });

const change = columnSchema.extend({
  from: value,
  to: value.describe('as it is printed: this very value was scored'),
  fromLabel: localTextSchema,
  toLabel: localTextSchema,
  unit: localTextSchema,
  format: z.string().optional(),
});

const foundSchema = z.object({
  changes: z.array(change).describe('none of them can be taken back'),
  score: z.number().describe('of the model, for the changed row'),
  decision,
  distance: z.number().describe('sum of |difference| / (99th - 1st percentile), 1 for another category'),
});

export const WHY_NONE = ['NOTHING_FREE', 'NONE_FOUND'] as const;

const computed = z.object({
  rows: z.literal(1),
  caseId: z.string(),
  individual: z.string().nullable(),
  version: z.string(),
  model: modelSchema,
  score: z.number().describe('computed again by the model'),
  unit: unitSchema,
  labels: outcomeLabelsSchema,
  decision: decision.describe('that the rule gives for the score'),
  wanted: decision,
  found: z.array(foundSchema).describe('at most three, with different facts; fewer changes first, then nearer'),
  why: z.enum(WHY_NONE).nullable().describe('why nothing was found; null when something was'),
  free: z.number().describe('facts that the manifest lets change'),
  facts: z.number(),
  scored: z.number().describe('changed rows that were put to the model'),
  margin: z.number().describe('how far beyond the cut-off a score must be'),
});

const refused = refusedSchema.extend({ caseId: z.string(), individual: z.string().nullable() });

export const result = z.union([computed, refused]);

export type CounterfactualResult = z.output<typeof result>;
export type CounterfactualComputed = z.output<typeof computed>;
export type FoundChange = z.output<typeof change>;
export type FoundCounterfactual = z.output<typeof foundSchema>;
