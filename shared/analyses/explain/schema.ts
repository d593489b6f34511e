import { z } from 'zod';
import { localTextSchema, notEstimableSchema } from '../analysis.ts';
import { cutoffSchema, outcomeLabelsSchema } from '../estimates.ts';
import {
  backgroundSchema,
  columnSchema,
  explainingParameters,
  insteadSchema,
  methodSchema,
  modelSchema,
  playerSchema,
  refusedSchema,
  spaceSchema,
  togetherSchema,
  unitSchema,
} from '../explanations.ts';

export const parameters = z.strictObject({
  ...explainingParameters,
  case: z.string().min(1).max(2000).describe('the prediction id of the log, or the id that replaces it'),
  groups: z
    .enum(['bundle', 'together'])
    .optional()
    .describe(
      'groups of facts: those of the bundle, or facts that move together; default: those of the bundle where it has some',
    ),
});

export const WARNINGS = [
  'SMALL_BACKGROUND',
  'UNSTABLE',
  'LOGGED_DIFFERS',
  'RUNTIME_GAP',
  'CONVENTION',
  'SAMPLED',
  'MOVES_TOGETHER',
  'OUT_OF_RANGE',
  'UNSEEN_CATEGORY',
  'MISSING_VALUE',
] as const;

const value = z.union([z.number(), z.string(), z.boolean()]).nullable().describe('null where missing');

/** One column of the case, with its place among the rows of the background. */
const memberValue = columnSchema.extend({
  value,
  valueLabel: localTextSchema.describe('of a category'),
  unit: localTextSchema,
  format: z.string().optional().describe('of the bundle: year'),
  below: z.number().nullable().describe('numbers: share of the background with a lower value'),
  same: z.number().nullable().describe('share of the background with this very value; missing counts as a value'),
});

const contribution = playerSchema.extend({
  value: value.describe('of the first member'),
  members: z.array(memberValue),
  contribution: z.number(),
  interval: z.tuple([z.number(), z.number()]).nullable().describe('95 % of the sampling; null where nothing is drawn'),
  error: z.number().nullable().describe('standard error of the sampling; null where nothing is drawn'),
  deviation: z.number().nullable().describe('standard deviation over other backgrounds of this size'),
});

const decisionNamed = z.object({ value: z.string(), label: localTextSchema });

const explained = z.object({
  rows: z.literal(1),
  caseId: z.string(),
  individual: z.string().nullable(),
  time: z.string().nullable(),
  version: z.string(),
  model: modelSchema,
  task: z.enum(['binary_classification', 'regression']),
  space: spaceSchema,
  unit: unitSchema.describe('of base, output and contributions'),
  scoreUnit: unitSchema.describe('of score, logged and cut-off'),
  method: methodSchema.describe('the one that answers'),
  instead: insteadSchema,
  base: z.number().describe('mean over the background'),
  output: z.number().describe('of this case, in the space that is explained: base + contributions + residual'),
  score: z.number().describe('replayed, in the unit of the model'),
  logged: z.number().nullable().describe('as the log has it, in the unit of the model'),
  contributions: z.array(contribution).describe('largest in size first'),
  residual: z.number().describe('output - base - sum of contributions'),
  runtimeGap: z.number().nullable().describe('float32 score of the runtime - the sum in float64; null if not summed'),
  background: backgroundSchema,
  stability: z.union([
    z.object({
      sameFirst: z.number().describe('share of redrawn backgrounds with the same first reason'),
      sameTop: z.number().describe('share with the same set of the first `top` reasons'),
      top: z.number(),
      draws: z.number(),
    }),
    notEstimableSchema,
  ]),
  clusters: z.array(togetherSchema.extend({ contribution: z.number().describe('sum of its columns') })),
  groups: z
    .object({
      by: z.enum(['bundle', 'together']),
      groups: z
        .array(
          z.object({
            group: z.string(),
            label: localTextSchema,
            isAlone: z.boolean().describe('a fact that is in no group'),
            members: z.array(z.string()).describe('features of the contributions in it, largest first'),
            contribution: z.number().describe('sum of its members'),
          }),
        )
        .describe('largest in size first; together they hold every contribution once'),
    })
    .nullable()
    .optional()
    .describe('null where there is no group'),
  fidelity: z
    .object({
      r2: z.number().describe('on rows that the local line has not seen'),
      localOutput: z.number().nullable().describe('what the line says of this case'),
      rankAgreement: z.number().nullable().describe('between seeds'),
      sameTop: z.number().nullable().describe('share of seeds with the same three largest'),
      seeds: z.number().nullable(),
    })
    .nullable()
    .describe('lime and kernel'),
  outcome: outcomeLabelsSchema,
  decision: z.object({
    logged: decisionNamed.nullable(),
    expected: decisionNamed.nullable().describe('what the cut-off gives for the replayed score'),
    applied: decisionNamed.nullable(),
  }),
  cutoff: cutoffSchema,
  range: z
    .object({ low: z.number(), high: z.number(), inside: decisionNamed, outside: decisionNamed })
    .nullable()
    .describe('a rule with two limits'),
  goodSide: z
    .enum(['up', 'down'])
    .nullable()
    .optional()
    .describe('where the score is in favour of the case, when the values of the project tell'),
  seed: z.number().nullable(),
  warnings: z.array(z.object({ code: z.enum(WARNINGS), columns: z.array(columnSchema), value: z.number().nullable() })),
});

const refused = refusedSchema.extend({
  caseId: z.string(),
  individual: z.string().nullable(),
  time: z.string().nullable(),
  logged: z.number().nullable(),
});

export const result = z.union([explained, refused]);

export type Explain = z.output<typeof result>;
export type Explained = z.output<typeof explained>;
export type Contribution = z.output<typeof contribution>;
export type MemberValue = z.output<typeof memberValue>;
export type ExplainWarning = Explained['warnings'][number];
