import { z } from 'zod';
import { notEstimableSchema } from '../analysis.ts';
import {
  cutoffSchema,
  modeSchema,
  numberSchema,
  outcomeLabelsSchema,
  populationSchema,
  referenceParameter,
  scoredParameters,
} from '../estimates.ts';
import { unitSchema } from '../explanations.ts';

export const parameters = z.strictObject({
  ...scoredParameters,
  reference: referenceParameter,
});

const figure = z.union([
  z.object({ value: z.number(), interval: z.tuple([z.number(), z.number()]).describe('95 %') }),
  notEstimableSchema,
]);

const decisions = z.object({
  tp: z.number().describe('expected, so hardly ever a whole number'),
  fp: z.number(),
  tn: z.number(),
  fn: z.number(),
  precision: figure,
  recall: figure,
});

const period = z.object({
  period: z.string(),
  rows: z.number().describe('predictions with a score, whose outcome is known or not'),
  known: z.number().describe('of them, with a known outcome'),
  outcomes: z
    .enum(['known', 'partly', 'none'])
    .describe('known: of four in five or more, and enough of them to measure'),
  isReference: z.boolean(),
  estimate: figure.describe(
    'AUC of a class, mean absolute error of a quantity; the interval is where the measured is expected',
  ),
  measured: figure.describe('the same, of the known outcomes alone; it enters no estimate'),
  isInside: z
    .boolean()
    .nullable()
    .describe('the measured lies in the interval of the estimate; null unless outcomes are known'),
  right: figure.describe('share of right decisions at the cut-off, estimated'),
  measuredRight: figure,
  rate: figure.describe('share of the positive outcome, estimated'),
  decisions: z.union([decisions, notEstimableSchema]).describe('expected rows by decision and outcome'),
});

export const result = z.object({
  rows: z.number(),
  task: z.enum(['binary_classification', 'regression']),
  mode: modeSchema,
  score: z.string(),
  unit: unitSchema,
  metric: z.enum(['auc', 'absoluteError']),
  population: populationSchema,
  outcome: outcomeLabelsSchema,
  cutoff: cutoffSchema,
  why: notEstimableSchema.nullable().describe('why nothing can be estimated'),
  reference: z.object({ period: z.string(), n: z.number().describe('known outcomes') }).nullable(),
  calibration: z
    .union([
      z.object({
        isCorrected: z
          .boolean()
          .describe('scores were corrected by a rising curve, since that does better on unseen rows'),
        error: numberSchema.describe('mean calibration error of the scores as they are, 3 splits of the reference'),
        correctedError: numberSchema,
      }),
      notEstimableSchema,
    ])
    .describe('of a class'),
  byPeriod: z.array(period),
});

export type EstimatedPerformance = z.output<typeof result>;
export type EstimatedPeriod = z.output<typeof period>;
