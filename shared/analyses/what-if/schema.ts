import { z } from 'zod';
import { localTextSchema } from '../analysis.ts';
import { cutoffSchema } from '../estimates.ts';
import { columnSchema, explainingParameters, modelSchema, refusedSchema, unitSchema } from '../explanations.ts';
import { result as explainSchema } from '../explain/schema.ts';

const condition = z.string().max(2000);

export const parameters = z.strictObject({
  ...explainingParameters,
  case: z.string().min(1).max(2000).describe('the prediction id of the log, or the id that replaces it'),
  set: z
    .union([condition, z.array(condition).max(200)])
    .optional()
    .describe('feature=value (repeatable): a fact by its name or label; nothing after the sign: not filled in'),
});

export const valueSchema = z.union([z.number(), z.string(), z.boolean()]).nullable().describe('null where missing');
export const namedSchema = z.object({ value: z.string(), label: localTextSchema });

/** Why a value says little: beyond the range of training, a category never seen, nothing; or nobody can change it. */
export const NOTES = ['OUT_OF_RANGE', 'UNSEEN_CATEGORY', 'MISSING_VALUE'] as const;

export const changeSchema = columnSchema.extend({
  from: valueSchema,
  to: valueSchema,
  fromLabel: localTextSchema,
  toLabel: localTextSchema,
  unit: localTextSchema,
  format: z.string().optional(),
  note: z.enum(NOTES).nullable(),
  fixed: z.boolean().describe('the bundle says that nobody can change this fact'),
});

/** How far the changed case is from cases that exist. */
export const supportSchema = z.object({
  rows: z.number().describe('reference rows that it is compared with'),
  alike: z.number().describe('of these, how many are at most `usual` away'),
  nearest: z.number().describe('distance of the changed case to the nearest one (Gower, 0 to 1)'),
  before: z.number().describe('the same for the case as it is'),
  usual: z.number().describe('95 in 100 of these rows have another one at most so far'),
  never: z.array(z.tuple([columnSchema, columnSchema])).describe('facts whose values were never seen together'),
});

const triedSchema = z.object({
  score: z.number().describe('of the model, for the changed facts'),
  decision: namedSchema.nullable().describe('that the cut-off gives; null without a cut-off'),
});

export const changedSchema = z.object({
  before: triedSchema.describe('the facts of the log, computed again'),
  after: triedSchema,
  difference: z.number().describe('after - before'),
  flips: z.boolean().nullable().describe('whether the decision is another one; null without a cut-off'),
  changes: z.array(changeSchema),
  support: z.union([supportSchema, refusedSchema]),
});

const computed = changedSchema.extend({
  rows: z.literal(1),
  caseId: z.string(),
  individual: z.string().nullable(),
  version: z.string(),
  model: modelSchema,
  unit: unitSchema.describe('of the scores'),
  cutoff: cutoffSchema,
  logged: z.number().nullable().describe('score of the log, by this version'),
  reasons: explainSchema.describe('of the changed facts, as `explain` gives them'),
});

const refused = refusedSchema.extend({ caseId: z.string(), individual: z.string().nullable() });

export const result = z.union([computed, refused]);

export type WhatIf = z.output<typeof result>;
export type WhatIfComputed = z.output<typeof computed>;
export type Changed = z.output<typeof changedSchema>;
export type WhatIfChange = z.output<typeof changeSchema>;
export type Support = z.output<typeof supportSchema>;
