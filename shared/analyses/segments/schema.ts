import { z } from 'zod';
import { localTextSchema, notEstimableSchema } from '../analysis.ts';
import {
  cutoffSchema,
  intervalSchema,
  modeSchema,
  numberSchema,
  outcomeLabelsSchema,
  populationSchema,
  scoredParameters,
} from '../estimates.ts';

const { mode: _mode, ...selection } = scoredParameters;

/** Exact looks at pairs of columns too, and sorts the rows of each group for its curve. */
const mode = z
  .enum(['auto', 'exact', 'sketch'])
  .optional()
  .describe(
    'auto is exact up to 2 million known outcomes; above, curves come from bands and the search looks at single columns',
  );

const names = z.union([z.string().max(500), z.array(z.string().max(500)).min(1).max(2)]);

/** `by` names one column or two (a list, or `first,second`), as the file or the bundle does. */
export const groupParameters = {
  ...selection,
  bins: z.coerce.number().int().min(2).max(20).optional().describe('bins of a number, with about as many rows each; 4'),
  minimum: z.coerce.number().int().min(1).optional().describe('known outcomes that a group needs; 30'),
};

export const parameters = z.strictObject({
  ...groupParameters,
  mode,
  by: names.optional().describe('left out: no table, only the search for the worst segments'),
});

/** One value of a column: a category, or a bin of a number. */
export const levelSchema = z.object({
  column: z.string(),
  label: localTextSchema,
  value: z.string().nullable().describe('the category; null for a bin and for missing'),
  valueLabel: localTextSchema,
  low: z.number().nullable().describe('null for a category, and for the first bin where a part of the rows was read'),
  high: z.number().nullable().describe('bins are left-closed, the last one closed, or null as low is'),
  isMissing: z.boolean(),
  isLast: z.boolean().optional().describe('the last bin of a number, which is closed'),
});

const group = z.object({
  group: z.string().describe('readable name'),
  levels: z.array(levelSchema),
  n: z.number().describe('known outcomes'),
  rows: z.number(),
  positives: z.number(),
  rate: numberSchema.describe('positive outcomes; mean outcome of a regression'),
  interval: intervalSchema.describe('of the rate'),
  meanScore: numberSchema,
  auc: numberSchema,
  aucInterval: intervalSchema,
  decisionRate: numberSchema.describe('share that the cut-off puts on its positive side'),
  wrong: numberSchema.describe('share of wrong decisions; mean absolute error of a regression'),
  wrongInterval: intervalSchema,
  bias: numberSchema.describe('mean score - rate; mean(estimate - actual)'),
  estimable: z.boolean(),
});

export const result = z.object({
  rows: z.number(),
  mode: modeSchema,
  aucError: z
    .number()
    .describe('0 when exact; how far a curve from bands of the score can be from the exact one otherwise'),
  task: z.enum(['binary_classification', 'regression']),
  unit: z.string().nullable(),
  population: populationSchema,
  outcome: outcomeLabelsSchema,
  cutoff: cutoffSchema,
  by: z.array(z.string()),
  groups: z.array(group),
  overall: z.object({ n: z.number(), wrong: numberSchema, wrongInterval: intervalSchema, rate: numberSchema }),
  /** Where decisions are wrong more often than elsewhere, over every column and pair, worst first. */
  worst: z.union([
    z.object({
      tested: z.number().describe('segments looked at'),
      segments: z.array(
        z.object({
          group: z.string(),
          levels: z.array(levelSchema),
          n: z.number(),
          wrong: z.number(),
          wrongElsewhere: z.number(),
          difference: z.number(),
          interval: z.tuple([z.number(), z.number()]),
          pValue: z.number(),
          adjusted: z.number().describe('Holm over all segments looked at'),
        }),
      ),
    }),
    notEstimableSchema,
  ]),
});

export type Segments = z.output<typeof result>;
export type Segment = z.output<typeof group>;
export type SegmentLevel = z.output<typeof levelSchema>;
