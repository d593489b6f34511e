import { z } from 'zod';
import { localTextSchema, notEstimableSchema, selectionParameters } from '../analysis.ts';
import { cutoffSchema, numberSchema, outcomeLabelsSchema } from '../estimates.ts';

export const parameters = z.strictObject({
  ...selectionParameters,
  current: z
    .string()
    .max(20)
    .optional()
    .describe('a period 2025-03 or 2025-W11; all rows of the selection when left out'),
  reference: z
    .string()
    .max(20)
    .optional()
    .describe('training (the training sample of the bundle; the default) or a period'),
  mode: z
    .enum(['auto', 'exact', 'sketch'])
    .optional()
    .describe('auto reads every row up to 200,000; above, the daily histograms answer, with their own bins'),
});

const bin = z.object({
  from: z.number().nullable().describe('excluded; null: without end'),
  to: z.number().nullable().describe('included; null: without end'),
  value: z.string().nullable().describe('the category'),
  valueLabel: localTextSchema,
  isMissing: z.boolean(),
  isOther: z.boolean().describe('rare categories together'),
  reference: z.number().describe('rows'),
  current: z.number().describe('rows'),
});

/** What changed, in the unit of the column: the median of a number, and the share on one side of the value where the two windows differ most. */
const change = z.union([
  z.object({
    kind: z.literal('number'),
    medianFrom: z.number(),
    medianTo: z.number(),
    upTo: z.number(),
    shareFrom: z.number(),
    shareTo: z.number(),
  }),
  z.object({
    kind: z.literal('category'),
    value: z.string().nullable().describe('null: missing or other'),
    valueLabel: localTextSchema,
    isMissing: z.boolean(),
    shareFrom: z.number(),
    shareTo: z.number(),
  }),
  notEstimableSchema,
]);

const column = z.object({
  kind: z.enum(['numeric', 'categorical']),
  n: z.number().describe('rows with a value'),
  missing: z.number(),
  referenceN: z.number(),
  referenceMissing: z.number(),
  psi: numberSchema.describe('on the deciles of the reference, right-closed, missing in a bin of its own'),
  psiNoise: numberSchema.describe('what chance alone exceeds once in twenty'),
  statistic: numberSchema,
  test: z.enum(['kolmogorov-smirnov', 'chi-square']),
  degrees: z.number().nullable(),
  pValue: numberSchema,
  adjusted: numberSchema.describe(
    'Benjamini and Hochberg over the columns; where values are missing, also whether that share moved',
  ),
  jensenShannon: numberSchema.describe('base-2 distance'),
  wasserstein: numberSchema.describe('in the unit of the column'),
  wassersteinOverSd: numberSchema,
  cramersV: numberSchema,
  drifted: z.boolean().describe('PSI of at least 0.1, above its noise, and adjusted p-value below 0.05'),
  bins: z.array(bin),
  change,
});

const feature = column.extend({
  feature: z.string(),
  label: localTextSchema,
  unit: localTextSchema.nullable(),
  isYear: z.boolean(),
  weight: numberSchema.describe(
    'share of the variance of the scores between the bins of this column, in the reference',
  ),
});

const nothing = notEstimableSchema;

export const result = z.object({
  rows: z.number(),
  mode: z.enum(['exact', 'sketch']),
  reference: z.string().nullable().describe('training or a period'),
  referenceRows: z.number(),
  current: z.string().nullable().describe('a period; null: all rows of the selection'),
  period: z.object({ from: z.string(), to: z.string() }).nullable().describe('days of the rows'),
  why: nothing.nullable().describe('why nothing can be compared'),
  features: z.array(feature),
  driftedCount: z.number(),
  maxPsi: numberSchema.describe('of the columns'),
  /** Columns that moved and that the score depends on, the riskiest first. */
  riskiest: z.array(z.string()),
  score: z.union([column, nothing]),
  decision: z.union([
    z.object({
      n: z.number().describe('rows with a score'),
      referenceShare: z.number(),
      currentShare: z.number(),
      selected: z.number().describe('rows on the positive side of the cut-off'),
      expected: z.number().describe('as many as there would be at the share of the reference'),
      difference: z.number(),
      interval: z.tuple([z.number(), z.number()]).describe('of the difference of the two shares, Newcombe'),
      cutoff: cutoffSchema,
    }),
    nothing,
  ]),
  target: z.union([
    z.object({
      kind: z.enum(['rate', 'value']),
      outcome: outcomeLabelsSchema,
      unit: z.string().nullable(),
      n: z.number().describe('known outcomes'),
      referenceN: z.number(),
      referenceRate: z.number().describe('share of the positive outcome; mean of a quantity'),
      currentRate: z.number(),
      expected: z.number().nullable().describe('positive outcomes at the rate of the reference'),
      actual: z.number().nullable(),
      interval: z.tuple([z.number(), z.number()]).describe('of the difference'),
      pValue: numberSchema,
      psi: numberSchema,
    }),
    nothing,
  ]),
  byPeriod: z.array(
    z.object({
      period: z.string(),
      rows: z.number(),
      drifted: z.number().describe('columns that moved'),
      features: z.array(
        z.object({
          feature: z.string(),
          psi: numberSchema,
          psiNoise: numberSchema,
          adjusted: numberSchema,
          drifted: z.boolean(),
          change: change.nullable().describe('of a column that moved'),
        }),
      ),
      scorePsi: numberSchema,
      selected: z.union([z.object({ n: z.number(), positive: z.number(), expected: z.number() }), nothing]),
    }),
  ),
});

export type DriftChange = z.output<typeof change>;
export type Drift = z.output<typeof result>;
export type DriftFeature = z.output<typeof feature>;
export type DriftColumn = z.output<typeof column>;
export type DriftPeriod = Drift['byPeriod'][number];
