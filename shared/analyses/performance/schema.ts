import { z } from 'zod';
import { BUNDLE_ROLES } from '#shared/domain/bundle.ts';
import { notEstimableSchema } from '../analysis.ts';
import {
  cutoffSchema,
  intervalSchema,
  modeSchema,
  numberSchema,
  outcomeLabelsSchema,
  populationSchema,
  scoredParameters,
} from '../estimates.ts';

export const parameters = z.strictObject({
  ...scoredParameters,
  by: z.enum(['month', 'week']).optional().describe('periods of the table; months unless there are fewer than three'),
});

const confusion = z.object({ tp: z.number(), fp: z.number(), tn: z.number(), fn: z.number() });

/** Brier = reliability - resolution + uncertainty + withinBinVariance - withinBinCovariance (the factor 2 is inside), over ten bins of equal width. */
const brierDecomposition = z.object({
  reliability: z.number(),
  resolution: z.number(),
  uncertainty: z.number(),
  withinBinVariance: z.number(),
  withinBinCovariance: z.number(),
});

/** How well a score tells two outcomes apart, and how right its probabilities and its decisions are. */
export const classMetricsSchema = z.object({
  n: z.number(),
  positives: z.number(),
  rate: numberSchema,
  rateInterval: intervalSchema,
  meanScore: numberSchema,
  meanScoreInterval: intervalSchema,
  auc: numberSchema,
  aucInterval: intervalSchema,
  aucError: z.number().describe('0 when exact; how far the binned figure can be from the exact one otherwise'),
  averagePrecision: numberSchema,
  averagePrecisionInterval: intervalSchema,
  ks: numberSchema,
  ksInterval: intervalSchema,
  brier: numberSchema,
  brierInterval: intervalSchema,
  brierDecomposition: z.union([brierDecomposition, notEstimableSchema]),
  logLoss: numberSchema,
  logLossInterval: intervalSchema,
  ece: numberSchema,
  eceInterval: intervalSchema,
  eceEqualCount: numberSchema,
  eceEqualCountInterval: intervalSchema,
  confusion: z.union([confusion, notEstimableSchema]),
  accuracy: numberSchema,
  accuracyInterval: intervalSchema,
  precision: numberSchema,
  precisionInterval: intervalSchema,
  recall: numberSchema,
  recallInterval: intervalSchema,
  specificity: numberSchema,
  specificityInterval: intervalSchema,
  f1: numberSchema,
  f1Interval: intervalSchema,
  balancedAccuracy: numberSchema,
  balancedAccuracyInterval: intervalSchema,
  kappa: numberSchema,
  kappaInterval: intervalSchema,
  mcc: numberSchema,
  mccInterval: intervalSchema,
});

/** In the unit of the target; `bias` = mean(estimate - actual). */
export const valueMetricsSchema = z.object({
  n: z.number(),
  mae: numberSchema,
  maeInterval: intervalSchema,
  rmse: numberSchema,
  rmseInterval: intervalSchema,
  r2: numberSchema,
  r2Interval: intervalSchema,
  bias: numberSchema,
  biasInterval: intervalSchema,
  mape: numberSchema,
  mapeInterval: intervalSchema,
  medianAbsoluteError: numberSchema,
  medianAbsoluteErrorInterval: intervalSchema,
  shareWithin10Percent: numberSchema,
  shareWithin10PercentInterval: intervalSchema,
});

const metrics = z.union([classMetricsSchema, valueMetricsSchema]);

const difference = z.object({ value: z.number(), interval: intervalSchema, pValue: numberSchema });

export const result = z.object({
  rows: z.number(),
  task: z.enum(['binary_classification', 'regression']),
  mode: modeSchema,
  score: z.string().describe('champion, shadow, or a version'),
  unit: z.string().nullable().describe('unit of the target of a regression'),
  population: populationSchema,
  outcome: outcomeLabelsSchema,
  cutoff: cutoffSchema,
  overall: z.union([metrics, notEstimableSchema]),
  byPeriod: z.array(z.intersection(z.object({ period: z.string() }), metrics)),
  byVersion: z.array(z.intersection(z.object({ version: z.string(), role: z.enum(BUNDLE_ROLES).nullable() }), metrics)),
  /** The second score of the log on the rows that have both, with the same cut-off. */
  shadow: z.union([
    z.object({
      version: z.string().nullable(),
      role: z.enum(BUNDLE_ROLES).nullable(),
      n: z.number(),
      champion: metrics,
      shadow: metrics,
      aucDifference: z.union([difference, notEstimableSchema]).describe('champion - shadow, paired DeLong'),
      errorDifference: z
        .union([difference, notEstimableSchema])
        .describe('wrong decisions per case, champion - shadow, paired; absolute error for a regression'),
      differences: z
        .record(z.string(), z.union([difference, notEstimableSchema]))
        .describe('of other indices by their names, champion - shadow, paired on the same rows'),
      money: z.union([
        z.object({
          currency: z.string().nullable(),
          total: z.number().describe('champion - shadow at the same cut-off, by the value of each decision'),
          interval: intervalSchema,
          perCase: z.number(),
          decisionsThatDiffer: z.number(),
        }),
        notEstimableSchema,
      ]),
    }),
    notEstimableSchema,
  ]),
  /** The figures that the bundle's manifest promised, beside what the log shows. */
  atDeployment: z.array(
    z.object({
      metric: z.string(),
      version: z.string(),
      deployed: z.number(),
      now: numberSchema,
      interval: intervalSchema,
    }),
  ),
});

export type Performance = z.output<typeof result>;
export type ClassMetrics = z.output<typeof classMetricsSchema>;
export type ValueMetrics = z.output<typeof valueMetricsSchema>;

export function isClassMetrics(metrics: ClassMetrics | ValueMetrics): metrics is ClassMetrics {
  return 'auc' in metrics;
}
