import { z } from 'zod';
import { localTextSchema } from '../analysis.ts';
import { cutoffSchema, intervalSchema, numberSchema, outcomeLabelsSchema, populationSchema } from '../estimates.ts';
import { groupParameters, levelSchema } from '../segments/schema.ts';

export const parameters = z.strictObject({
  ...groupParameters,
  by: z
    .union([z.string().max(500), z.array(z.string().max(500)).min(1).max(3)])
    .optional()
    .describe('left out: the first column marked sensitive; several columns give their intersections'),
});

export const FAIRNESS_METRICS = [
  'selectionRate',
  'truePositiveRate',
  'falsePositiveRate',
  'precision',
  'calibration',
] as const;

const group = z.object({
  group: z.string(),
  levels: z.array(levelSchema),
  rows: z.number().describe('with a score: the population of the selection rate'),
  n: z.number().describe('known outcomes: the population of the rest'),
  positives: z.number(),
  chosen: z.number().describe('known outcomes on the positive side of the cut-off: the population of the precision'),
  selectionRate: numberSchema,
  truePositiveRate: numberSchema,
  falsePositiveRate: numberSchema,
  precision: numberSchema,
  calibration: numberSchema.describe('mean score - observed rate'),
  meanScore: numberSchema,
  rate: numberSchema,
  intervals: z.object({
    selectionRate: intervalSchema,
    truePositiveRate: intervalSchema,
    falsePositiveRate: intervalSchema,
    precision: intervalSchema,
    calibration: intervalSchema,
    rate: intervalSchema,
  }),
  estimable: z.boolean(),
});

export const result = z.object({
  rows: z.number(),
  unit: z.string().nullable().describe('of the estimates, where the model estimates a quantity'),
  population: populationSchema,
  outcome: outcomeLabelsSchema,
  cutoff: cutoffSchema,
  /** Columns that may be asked: marked sensitive, or kept for audit. */
  sensitive: z.array(z.object({ column: z.string(), label: localTextSchema })),
  by: z.array(z.string()),
  groups: z.array(group),
  /** Between the highest and the lowest group that can be estimated. */
  gaps: z.array(
    z.object({
      metric: z.enum(FAIRNESS_METRICS),
      groups: z.tuple([z.string(), z.string()]).describe('highest, lowest'),
      difference: z.number(),
      interval: intervalSchema.describe('Newcombe for shares'),
      ratio: numberSchema.describe('lowest / highest'),
    }),
  ),
});

export type Fairness = z.output<typeof result>;
export type FairnessGroup = z.output<typeof group>;
