import { z } from 'zod';
import { localTextSchema, notEstimableSchema, countSchema, selectionParameters } from '../analysis.ts';
import { intervalSchema, numberSchema } from '../estimates.ts';
import { designSchema } from './design.ts';

export const parameters = z.strictObject({
  ...selectionParameters,
  metric: z
    .string()
    .max(1000)
    .optional()
    .describe('value, outcome, acted, decision, a defined metric, or an expression'),
  share: z.number().gt(0).lt(1).optional().describe('planned share of the treatment'),
  design: designSchema.optional().describe('in place of the design that the project keeps'),
});

const armSchema = z.object({
  n: z.number().describe('cases with the metric known'),
  mean: numberSchema.describe('rate, mean, or ratio of the sums'),
  sum: z.number(),
  interval: intervalSchema.describe('rates: Wilson; means: Student'),
});

const test = {
  difference: numberSchema.describe('treatment - control, in the unit of the metric'),
  interval: intervalSchema,
  pValue: numberSchema,
};

const alternativeSchema = z.object({
  newcombe: intervalSchema,
  wald: intervalSchema,
  wilson: z.object({ treatment: intervalSchema, control: intervalSchema }),
  fisher: numberSchema.describe('exact p-value'),
  delta: intervalSchema.describe('of the relative difference'),
  bootstrap: intervalSchema.describe('of the difference, percentiles of 400 resamples'),
  winsorised: z.union([z.object(test), notEstimableSchema]).describe('the lowest and highest 0.1 % brought in'),
  clustered: z
    .union([z.object({ ...test, clusters: z.number(), unit: z.enum(['individual', 'cluster']) }), notEstimableSchema])
    .describe('cases of one individual or cluster resemble one another'),
  mixture: numberSchema.describe(
    'p-value of the mixture sequential test, valid whenever one looks; its spread is the smallest difference worth having, which the design has to name',
  ),
});

const metricSchema = z.object({
  name: z.string(),
  label: localTextSchema.describe('empty for a name that the dictionary of the analysis holds'),
  kind: z.enum(['rate', 'mean', 'ratio']),
  currency: z.string().nullable(),
  role: z.enum(['primary', 'guardrail', 'secondary']),
  better: z.enum(['up', 'down']),
  known: z
    .string()
    .nullable()
    .describe('condition that the cases of the metric meet; null where no condition says which they are'),
  winsorised: z
    .object({ share: z.number(), low: z.number(), high: z.number() })
    .nullable()
    .describe('where a person asked for it: values beyond these, of both groups together, count as these'),
  control: armSchema,
  treatment: armSchema,
  ...test,
  adjusted: numberSchema.describe("Holm's p-value among the secondary metrics"),
  method: z.enum(['score', 'welch']),
  relative: numberSchema,
  relativeInterval: intervalSchema.describe('rates: log-ratio; means: Fieller; agrees with the absolute one about 0'),
  alwaysValidInterval: intervalSchema.describe('holds at all daily looks at once'),
  smallestDetectable: numberSchema.describe('difference that a test of this size finds four times in five'),
  posterior: z
    .union([
      z.object({
        better: z.number().describe('chance that the treatment is the better arm'),
        expectedLoss: z.number().describe('mean loss a case by keeping the treatment, in the unit of the metric'),
        prior: z.enum(['beta', 'flat']),
      }),
      notEstimableSchema,
    ])
    .describe('rates: Beta(1, 1) in each arm; means: flat prior on the difference'),
  covariateAdjusted: z.union([
    z.object({ ...test, theta: z.number(), varianceReduction: z.number(), n: z.number() }),
    notEstimableSchema,
  ]),
  alternatives: alternativeSchema,
});

const groupSchema = z.object({
  column: z.string(),
  columnLabel: localTextSchema,
  group: z.string(),
  label: localTextSchema,
  /** `column=value` of the cases, where one condition says it. */
  where: z.string().nullable(),
  control: z.object({ n: z.number(), mean: numberSchema }),
  treatment: z.object({ n: z.number(), mean: numberSchema }),
  ...test,
  adjusted: numberSchema.describe("Holm's p-value among the groups of the column"),
  estimable: z.boolean(),
});

const interactionSchema = z.object({
  column: z.string(),
  columnLabel: localTextSchema,
  statistic: numberSchema,
  pValue: numberSchema,
  adjusted: numberSchema.describe("Holm's p-value among the columns"),
  test: z.enum(['breslowDay', 'cochran']),
  stratified: numberSchema.describe('difference with each group compared with itself'),
  reversed: z.boolean().describe('the sign turns round once groups are compared with themselves (Simpson)'),
});

const ratioSchema = z.object({
  counts: z.object({ treatment: z.number(), control: z.number() }),
  expected: z.object({ treatment: z.number(), control: z.number() }),
  chiSquare: z.number(),
  pValue: z.number(),
});

const countedShareSchema = z.object({
  column: z.string(),
  group: z.string(),
  label: localTextSchema,
  treatment: z.number(),
  control: z.number(),
  share: z.number(),
  pValue: numberSchema,
});

const moneySchema = z.object({
  currency: z.string().nullable(),
  perCase: z.number(),
  interval: intervalSchema,
  measured: z
    .object({ cases: z.number(), total: z.number(), interval: intervalSchema })
    .describe('on the cases of the treatment whose value is known'),
  projected: z
    .object({ cases: z.number(), total: z.number(), interval: intervalSchema })
    .describe('had the treatment decided the cases of the control too, at the same effect'),
  perDay: z
    .object({ cases: z.number(), total: z.number(), interval: intervalSchema })
    .describe('all cases of the test'),
  cost: z.number().nullable(),
  breakEven: numberSchema.describe('gain a case that pays the cost on all cases of the test'),
  chanceOfGain: numberSchema.describe('that what the cases of the test bring exceeds the cost'),
  expectedLoss: numberSchema.describe('mean loss a case if the treatment is kept'),
});

export const VERDICTS = ['invalid', 'tooEarly', 'harmful', 'adopt', 'reject', 'noDifference', 'inconclusive'] as const;

export const RESERVATIONS = [
  'bothArms',
  'noShare',
  'shareUneven',
  'sharesChanged',
  'otherArms',
  'imbalance',
  'outcomesUnlike',
  'immature',
  'segmentsDiffer',
  'simpson',
  'novelty',
  'wearsOff',
  'clustered',
  'skewed',
  'directionInferred',
  'chosenAfter',
  'guardrailUnsure',
] as const;

const reservationSchema = z.object({
  reason: z.enum(RESERVATIONS),
  values: z.record(z.string(), z.union([z.number(), z.string()])),
});

export const result = z.object({
  rows: z.number().describe('cases in either arm'),
  currency: z.string().nullable(),
  period: z.object({ from: z.string(), to: z.string(), days: z.number() }).nullable(),
  arms: z.object({ treatment: z.string(), control: z.string() }).nullable(),
  otherArms: z.array(z.object({ arm: z.string(), rows: z.number() })),
  design: z.object({
    source: z.enum(['log', 'project', 'asked']),
    chosenAfterResults: z.boolean(),
    setAt: z.string().nullable(),
    share: numberSchema,
    unit: z.enum(['case', 'individual']),
    unitSource: z.enum(['asked', 'inferred']),
    effect: z.number().nullable(),
    end: z.string().nullable(),
    by: z.array(z.string()),
    tunedFor: z.number().describe('cases at which the always-valid interval is narrowest'),
  }),
  sampleRatio: z.union([ratioSchema, notEstimableSchema]),
  sampleRatioByMonth: z.array(countedShareSchema),
  sampleRatioBySegment: z.array(countedShareSchema),
  contaminated: countSchema.describe('individuals seen in both arms'),
  individuals: countSchema,
  contaminationSample: z.number().describe('one in so many individuals was looked at'),
  balance: z.union([z.object({ treatment: z.number(), control: z.number(), ...test }), notEstimableSchema]),
  known: z.union([
    z
      .object({ treatment: z.number(), control: z.number(), pValue: numberSchema })
      .describe('shares of the arms with the primary metric known'),
    notEstimableSchema,
  ]),
  immature: z.union([z.object({ treatment: z.number(), control: z.number() }), notEstimableSchema]),
  metrics: z.array(metricSchema),
  segments: z.array(groupSchema),
  interactions: z.array(interactionSchema),
  cumulative: z.array(
    z.object({
      day: z.string(),
      n: z.number(),
      difference: numberSchema,
      interval: intervalSchema,
      alwaysValidInterval: intervalSchema,
    }),
  ),
  novelty: z.union([
    z.object({ early: z.object(test), late: z.object(test), from: z.string(), pValue: z.number() }),
    notEstimableSchema,
  ]),
  sinceAssignment: z
    .union([
      z.object({
        sample: z.number().describe('one in so many individuals was looked at'),
        bands: z.array(
          z.object({
            from: z.number(),
            to: z.number().nullable(),
            treatment: z.number().describe('individuals'),
            control: z.number(),
            difference: numberSchema,
            interval: intervalSchema,
          }),
        ),
        change: z
          .union([z.object({ early: z.number(), late: z.number(), pValue: z.number() }), notEstimableSchema])
          .describe('the first seven days against all later ones'),
      }),
      notEstimableSchema,
    ])
    .describe('primary metric by days since an individual entered the test; each individual counts once in a band'),
  money: z.union([moneySchema, notEstimableSchema]),
  plan: z.object({
    casesPerDay: numberSchema,
    casesNeeded: numberSchema.describe('both arms together, to find the smallest worthwhile effect four times in five'),
    daysToGo: numberSchema,
  }),
  verdict: z.union([
    z.object({
      state: z.enum(VERDICTS),
      reason: z.string(),
      values: z.record(z.string(), z.union([z.number(), z.string()])),
      decidedBy: z.enum(['alwaysValid', 'fixed']),
      reservations: z.array(reservationSchema),
      nextDate: z.string().nullable(),
    }),
    notEstimableSchema,
  ]),
});

export type AbTest = z.output<typeof result>;
export type AbMetric = AbTest['metrics'][number];
export type AbGroup = AbTest['segments'][number];
export type AbInteraction = AbTest['interactions'][number];
export type AbVerdict = Extract<AbTest['verdict'], { state: unknown }>;
export type AbReservation = AbVerdict['reservations'][number];
export type AbMoney = Extract<AbTest['money'], { perCase: unknown }>;
