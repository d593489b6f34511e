import { z } from 'zod';
import { notEstimableSchema } from '../analysis.ts';
import { numberSchema, outcomeLabelsSchema } from '../estimates.ts';
import {
  modelParameters,
  modelSchema,
  playerSchema,
  populationOfModelSchema,
  refusedSchema,
  sampleParameter,
  sampleSchema,
  seedParameter,
} from '../explanations.ts';

export const parameters = z.strictObject({
  ...modelParameters,
  margin: z.coerce
    .number()
    .min(0)
    .max(0.5)
    .optional()
    .describe('how much AUC or R2 may be lost before a set is worse; 0.01'),
  data: z.enum(['log', 'training']).optional().describe('known outcomes; log'),
  sample: sampleParameter.describe('known outcomes to use at most; a seeded sample'),
  seed: seedParameter,
});

const interval = z.tuple([z.number(), z.number()]);

const judged = z.object({
  auc: numberSchema.describe('NOT_A_CLASSIFICATION for a regression'),
  r2: numberSchema.describe('NOT_A_REGRESSION for a classification'),
  rmse: numberSchema.describe('NOT_A_REGRESSION for a classification'),
  value: z.number().describe('auc or r2, as `metric` says'),
  interval: interval.describe('of value'),
  difference: z.number().describe('value - value of the full model'),
  differenceInterval: interval.describe('paired'),
});

const step = judged.extend({
  features: z.number().describe('how many the model is told'),
  kept: z.array(z.string()),
  removed: z.string().nullable().describe('given up in this step; null for the full model'),
  notWorse: z.boolean(),
});

const computed = z.object({
  rows: z.number().describe('rows of the selection'),
  version: z.string(),
  model: modelSchema,
  task: z.enum(['binary_classification', 'regression']),
  outcome: outcomeLabelsSchema,
  metric: z.enum(['auc', 'r2']),
  margin: z.number(),
  players: z.array(playerSchema).describe('labels of every name in kept, removed and smallestEquivalent'),
  steps: z.array(step).describe('from all columns to one, the least important given up first'),
  smallestEquivalent: z.union([
    z.object({
      features: z.number(),
      kept: z.array(z.string()),
      difference: z.number(),
      interval: interval.describe('of the difference'),
    }),
    notEstimableSchema,
  ]),
  baseline: z
    .union([judged.extend({ model: modelSchema, features: z.number(), kept: z.array(z.string()) }), notEstimableSchema])
    .nullable()
    .describe('a baseline bundle on the same rows; null when the project has none'),
  population: populationOfModelSchema,
  n: z.number().describe('known outcomes used'),
  sample: sampleSchema,
  backgroundRows: z.number().describe('rows whose values stand in for what the model is not told'),
  seed: z.number(),
});

export const result = z.union([computed, refusedSchema.extend({ rows: z.number() })]);

export type Parsimony = z.output<typeof result>;
export type ParsimonyComputed = z.output<typeof computed>;
export type ParsimonyStep = z.output<typeof step>;
