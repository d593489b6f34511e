import { z } from 'zod';
import { localTextSchema } from '../analysis.ts';
import {
  insteadSchema,
  modelParameters,
  modelSchema,
  populationOfModelSchema,
  refusedSchema,
  sampleParameter,
  sampleSchema,
  seedParameter,
  spaceSchema,
  unitSchema,
} from '../explanations.ts';

export const KINDS = ['ale', 'pdp', 'ice'] as const;

export const parameters = z.strictObject({
  ...modelParameters,
  feature: z.string().min(1).max(500).describe('a column of the model'),
  kind: z.enum(KINDS).optional().describe('ale for numbers, pdp for categories'),
  grid: z.coerce.number().int().min(2).max(200).optional().describe('points (pdp, ice: 12) or bins (ale: 20)'),
  space: spaceSchema.optional().describe('default: probability for a classification, target for a regression'),
  data: z.enum(['background', 'log']).optional().describe('rows over which the curve is taken; background'),
  sample: sampleParameter.describe('rows to use at most; a seeded sample'),
  curves: z.coerce.number().int().min(0).max(500).optional().describe('curves of single rows that ice returns; 50'),
  seed: seedParameter,
});

const point = z.object({
  x: z.union([z.number(), z.string()]),
  label: localTextSchema.describe('of a category'),
  y: z.number().describe('ale: against the mean, which is 0; pdp and ice: mean score'),
  density: z.number().describe('share of the rows with a value that lie nearest to this point'),
  grey: z.boolean().describe('outside the 1st to 99th percentile, or a category of less than 1 % of the rows'),
});

const computed = z.object({
  rows: z.number().describe('rows of the selection'),
  version: z.string(),
  model: modelSchema,
  task: z.enum(['binary_classification', 'regression']),
  feature: z.string(),
  label: localTextSchema,
  featureUnit: localTextSchema,
  featureFormat: z.string().optional().describe('of the bundle: year'),
  inLog: z
    .object({ column: z.string(), kind: z.enum(['number', 'text']) })
    .nullable()
    .optional()
    .describe('the fact as the log holds it, by which its cases are found; null where it does not'),
  ordered: z.boolean().describe('numbers; false for categories'),
  kind: z.enum(KINDS).describe('the one that answers'),
  instead: insteadSchema,
  space: spaceSchema,
  unit: unitSchema,
  points: z.array(point),
  ice: z.array(z.array(z.number())).describe('scores of single rows at each point; empty unless the kind is ice'),
  range: z.tuple([z.number(), z.number()]).nullable().describe('1st and 99th percentile; null for categories'),
  mean: z.number().describe('mean score of the rows used'),
  missing: z.number().describe('rows without a value'),
  population: populationOfModelSchema,
  n: z.number().describe('rows used'),
  sample: sampleSchema,
  seed: z.number(),
  movesWith: z.array(z.object({ feature: z.string(), label: localTextSchema, strength: z.number() })),
});

export const result = z.union([computed, refusedSchema.extend({ rows: z.number(), feature: z.string() })]);

export type Effect = z.output<typeof result>;
export type EffectComputed = z.output<typeof computed>;
export type EffectPoint = z.output<typeof point>;
