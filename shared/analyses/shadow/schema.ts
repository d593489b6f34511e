import { z } from 'zod';
import { countSchema, notEstimableSchema } from '../analysis.ts';
import {
  cutoffSchema,
  intervalSchema,
  modeSchema,
  numberSchema,
  outcomeLabelsSchema,
  scoredParameters,
} from '../estimates.ts';
import { rateSchema, swapSchema } from './swap/schema.ts';

export const parameters = z.strictObject({
  ...scoredParameters,
  budget: z
    .number()
    .gt(0)
    .lt(1)
    .optional()
    .describe('share of the cases that each score may choose; by default as many as the cut-off chooses'),
});

const differenceSchema = z
  .object({ value: z.number(), interval: z.tuple([z.number(), z.number()]), pValue: z.number() })
  .describe('shadow - champion, on the same rows');

const tenthSchema = rateSchema.extend({ minScore: z.number(), maxScore: z.number() });

const policyValueSchema = z.object({ value: z.number(), interval: z.tuple([z.number(), z.number()]) });
const policySchema = z.union([
  z.object({
    ips: policyValueSchema,
    snips: policyValueSchema,
    doublyRobust: policyValueSchema,
    effectiveRows: z.number(),
    maxWeight: z.number(),
  }),
  notEstimableSchema,
]);

const upliftOfSchema = z.object({
  coefficient: numberSchema.describe('Qini: (area - chance) / (best order - chance), as scikit-uplift'),
  upliftCoefficient: numberSchema.describe('the same of the uplift curve'),
  aboveChance: z.number().describe('area of the Qini curve above chance, both axes as shares of the rows'),
  interval: intervalSchema.describe('of aboveChance, by resampling people'),
  tenths: z.array(
    z.object({
      tenth: z.number(),
      treated: z.number(),
      control: z.number(),
      minScore: z.number(),
      maxScore: z.number(),
      uplift: numberSchema,
      interval: intervalSchema,
    }),
  ),
  curve: z.array(z.object({ share: z.number(), qini: z.number() })),
});

const actionCell = z.object({
  acted: z.boolean(),
  selected: z.boolean().describe('on the positive side of the cut-off of the logged score'),
  n: z.number(),
  successes: z.number(),
  rate: z.number(),
  interval: z.tuple([z.number(), z.number()]),
  meanValue: numberSchema,
});

export const LIMITS = [
  'outcomesMissing',
  'onlyActed',
  'actedUnlike',
  'reached',
  'noPropensity',
  'decisionsTaken',
  'noHoldOut',
  'followedChampion',
  'mixedVersions',
  'championVersions',
] as const;

const limitSchema = z.object({ id: z.enum(LIMITS), values: z.record(z.string(), z.union([z.number(), z.string()])) });

export const VERDICT_REASONS = [
  'better',
  'betterButActedUnlike',
  'betterButFollowed',
  'undecided',
  'worse',
  'alike',
  'mixedVersions',
  'noOutcome',
  'tooFew',
  'outcomesMissing',
  'notMatured',
] as const;

const verdictSchema = z.object({
  state: z.enum(['promote', 'runTest', 'keep', 'cannotTell']),
  reason: z.enum(VERDICT_REASONS),
  test: z
    .object({
      baseline: z.number().describe('success rate among those the champion chooses'),
      effect: z.number().describe('change that would be found; a tenth of the baseline'),
      perGroup: z.number(),
      perDay: z.number().describe('cases chosen a day in this log'),
      days: z.number(),
    })
    .nullable()
    .describe('the test to run next: equal groups, 80 % power'),
});

const reportSchema = z.object({
  rows: z.number().describe('rows of the selection'),
  n: z.number().describe('rows with both scores: the population of every figure'),
  mode: modeSchema,
  stepError: z
    .object({
      aucChampion: z.number(),
      aucShadow: z.number(),
      chosen: z.number().describe('share of those chosen at equal budget who lie in the steps at the border'),
    })
    .nullable()
    .describe('how far scores in steps can be from the exact ones; null when exact'),
  task: z.enum(['binary_classification', 'regression']),
  unit: z.string().nullable(),
  currency: z.string().nullable(),
  period: z.object({ from: z.string(), to: z.string() }).nullable(),
  versions: z.object({ champion: z.array(z.string()), shadow: z.array(z.string()), shadowRole: z.string().nullable() }),
  population: z.object({
    known: z.number(),
    withoutOutcome: z.number(),
    immature: countSchema,
    lost: countSchema,
    acted: countSchema,
  }),
  outcome: outcomeLabelsSchema,
  cutoff: cutoffSchema,
  agreement: numberSchema.describe('share of the rows that both scores decide alike'),
  agreementInterval: intervalSchema,
  kappa: numberSchema,
  kappaInterval: intervalSchema,
  prevalence: z.object({ champion: numberSchema, shadow: numberSchema }),
  both: countSchema,
  onlyChampion: countSchema,
  onlyShadow: countSchema,
  neither: countSchema,
  pearson: numberSchema,
  spearman: numberSchema,
  meanAbsoluteDifference: z.number(),
  overlap: z.array(z.object({ share: z.number(), overlap: z.number() })),
  aucChampion: numberSchema,
  aucShadow: numberSchema,
  aucDifference: z.union([differenceSchema, notEstimableSchema]).describe('paired DeLong; shadow - champion'),
  brierDifference: z.union([differenceSchema, notEstimableSchema]),
  logLossDifference: z
    .union([differenceSchema, notEstimableSchema])
    .describe('in nats a row; probabilities count as at least 1e-15 and at most 1 - 1e-15'),
  error: z
    .union([z.object({ champion: z.number(), shadow: z.number(), difference: differenceSchema }), notEstimableSchema])
    .describe('mean absolute error of a regression'),
  mcnemar: z.union([
    z.object({
      bothRight: z.number(),
      onlyChampionRight: z.number(),
      onlyShadowRight: z.number(),
      bothWrong: z.number(),
      statistic: z.number(),
      pValue: z.number(),
      corrected: z.object({ statistic: z.number(), pValue: z.number() }),
    }),
    notEstimableSchema,
  ]),
  deciles: z.array(z.object({ decile: z.number(), champion: tenthSchema, shadow: tenthSchema })),
  trend: z.object({
    champion: z.union([z.object({ z: z.number(), pValue: z.number() }), notEstimableSchema]),
    shadow: z.union([z.object({ z: z.number(), pValue: z.number() }), notEstimableSchema]),
  }),
  rate: numberSchema.describe('share of positive outcomes among all known ones'),
  swap: z.union([swapSchema, notEstimableSchema]),
  action: z.union([
    z.object({
      cells: z.array(actionCell),
      onSelected: z.union([
        z.object({
          difference: z.number(),
          interval: z.tuple([z.number(), z.number()]),
          z: z.number(),
          pValue: z.number(),
        }),
        notEstimableSchema,
      ]),
    }),
    notEstimableSchema,
  ]),
  uplift: z.union([
    z.object({
      treated: z.number(),
      control: z.number(),
      arms: z.object({ treated: z.string(), control: z.string() }).describe('as the log names them'),
      champion: upliftOfSchema,
      shadow: upliftOfSchema,
    }),
    notEstimableSchema,
  ]),
  offPolicy: z.union([
    z.object({
      reward: z.enum(['value', 'outcome']),
      rows: z.number(),
      champion: policySchema,
      shadow: policySchema,
    }),
    notEstimableSchema,
  ]),
  differing: z
    .array(
      z.object({
        caseId: z.string(),
        champion: z.number(),
        shadow: z.number(),
        chosenByShadow: z.boolean(),
        outcome: z.number().nullable(),
      }),
    )
    .describe('up to twenty cases that the two decide otherwise, the scores farthest apart first'),
  cannotSay: z.array(limitSchema),
  verdict: verdictSchema,
});

export const result = z.union([reportSchema, notEstimableSchema]);

export type ShadowReport = z.output<typeof reportSchema>;
export type Shadow = z.output<typeof result>;
export type Uplift = Exclude<ShadowReport['uplift'], { ok: false }>;
export type UpliftOf = Uplift['champion'];
export type Limit = z.output<typeof limitSchema>;
export type ShadowVerdict = z.output<typeof verdictSchema>;
