import { z } from 'zod';
import { notEstimableSchema } from '../analysis.ts';
import {
  intervalSchema,
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
  current: z.string().max(20).optional().describe('a month or week; the last that can be judged unless given'),
});

const band = z.object({
  from: z.number().describe('score, inclusive'),
  to: z.number().describe('score, exclusive but for the last band'),
  referenceN: z.number(),
  currentN: z.number(),
  referenceRate: z.number().describe('share of the positive outcome; mean of actual - estimate for a quantity'),
  currentRate: z.number(),
  interval: z.tuple([z.number(), z.number()]).describe('95 % of current - reference'),
});

const test = z.object({
  statistic: z.number().describe('sum of the chi-squares of the bands'),
  degrees: z.number(),
  pValue: z.number(),
  gap: z.number().describe('mean size of the difference inside bands, weighted by the current rows'),
  noise: z.number().describe('the gap of samples of these sizes when nothing changed'),
});

const common = z.object({
  oddsRatio: z.number().nullable().describe('current over reference, common to the bands; null when infinite'),
  interval: z.tuple([z.number(), z.number().nullable()]),
  statistic: z.number().describe('Cochran-Mantel-Haenszel, without continuity correction'),
  pValue: z.number(),
});

const decomposition = z.object({
  loss: z.enum(['brier', 'absoluteError']),
  reference: z.number().describe('mean loss then'),
  current: z.number().describe('mean loss now'),
  covariate: z.number().describe('what other cases alone would have done'),
  concept: z.number().describe('what is left: alike cases end otherwise'),
  conceptInterval: z.tuple([z.number(), z.number()]),
  total: z.number().describe('covariate + concept'),
  totalInterval: z.tuple([z.number(), z.number()]),
  effectiveRows: z.number().describe('reference rows that the weights leave'),
  rows: z.object({ reference: z.number(), current: z.number() }).describe('that were drawn'),
});

export const VERDICTS = ['reference', 'holds', 'changed', 'tooFew'] as const;

const period = z.object({
  period: z.string(),
  n: z.number().describe('known outcomes'),
  positives: z.number().nullable(),
  rate: numberSchema.describe('observed; mean of actual for a quantity'),
  expected: numberSchema.describe('mean score'),
  test: z.union([test, notEstimableSchema]),
  adjusted: z.number().nullable().describe('p-value after Holm over the periods'),
  verdict: z.enum(VERDICTS),
});

export const result = z.object({
  rows: z.number(),
  task: z.enum(['binary_classification', 'regression']),
  mode: modeSchema,
  score: z.string(),
  unit: unitSchema,
  population: populationSchema,
  outcome: outcomeLabelsSchema,
  reference: z.object({ period: z.string(), n: z.number() }).nullable(),
  current: z.object({ period: z.string(), n: z.number() }).nullable(),
  bands: z.array(band),
  test: z.union([test, notEstimableSchema]),
  common: z.union([common, notEstimableSchema]),
  recalibration: z
    .union([
      z.object({
        slope: z.number(),
        slopeInterval: intervalSchema,
        intercept: z.number(),
        interceptInterval: intervalSchema,
      }),
      notEstimableSchema,
    ])
    .describe('of the current period; log-odds'),
  decomposition: z.union([decomposition, notEstimableSchema]),
  byPeriod: z.array(period),
  verdict: z.enum(VERDICTS).describe('of the current period'),
});

export type Concept = z.output<typeof result>;
export type ConceptBand = z.output<typeof band>;
export type ConceptPeriod = z.output<typeof period>;
