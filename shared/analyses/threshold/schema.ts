import { z } from 'zod';
import {
  cutoffSchema,
  intervalSchema,
  modeSchema,
  numberSchema,
  outcomeLabelsSchema,
  populationSchema,
  scoredParameters,
} from '../estimates.ts';
import { notEstimableSchema } from '../analysis.ts';

const amount = z.coerce.number().optional();

export const parameters = z.strictObject({
  ...scoredParameters,
  truePositive: amount.describe('value of a case above the cut-off whose outcome is the positive one'),
  falsePositive: amount.describe('value of a case above the cut-off whose outcome is the other one'),
  trueNegative: amount.describe('value of a case below the cut-off whose outcome is the other one'),
  falseNegative: amount.describe('value of a case below the cut-off whose outcome is the positive one'),
  capacity: z.coerce
    .number()
    .positive()
    .optional()
    .describe('at most so many cases above the cut-off, among the known ones'),
});

const point = z.object({
  threshold: z.number(),
  tp: z.number(),
  fp: z.number(),
  tn: z.number(),
  fn: z.number(),
  value: numberSchema,
});

const matrix = z.object({
  truePositive: z.number(),
  falsePositive: z.number(),
  trueNegative: z.number(),
  falseNegative: z.number(),
  source: z.enum(['asked', 'project', 'observed']),
  observedRows: z.number().describe('rows behind observed means; 0 otherwise'),
});

export const result = z.object({
  rows: z.number(),
  mode: modeSchema,
  population: populationSchema,
  outcome: outcomeLabelsSchema,
  cutoff: cutoffSchema,
  currency: z.string().nullable(),
  matrix: z.union([matrix, notEstimableSchema]),
  /** Cases with a known outcome by score: bin i holds low + i * step <= score < low + (i + 1) * step, the last one closed. */
  histogram: z.object({
    low: z.number(),
    step: z.number(),
    known: z.array(z.number()),
    positives: z.array(z.number()),
  }),
  points: z.array(point).describe('cut-offs at equal distances: a hundred steps over the range of the score'),
  inForce: z.union([point, notEstimableSchema]),
  best: z.union([
    z.object({
      threshold: z.number(),
      value: z.number(),
      point,
      /** Against the cut-off in force, on the same cases. */
      difference: z.union([
        z.object({ value: z.number(), interval: intervalSchema, cases: z.number() }),
        notEstimableSchema,
      ]),
      thresholdInterval: intervalSchema.describe('95 % of the best cut-offs over 400 resamples of the cases'),
    }),
    notEstimableSchema,
  ]),
  capacity: z.number().nullable(),
});

export type Threshold = z.output<typeof result>;
export type ThresholdPoint = z.output<typeof point>;
export type ValueMatrix = z.output<typeof matrix>;
