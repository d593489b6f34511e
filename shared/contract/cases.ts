import { z } from 'zod';
import { localTextSchema, notEstimableSchema } from '#shared/analyses/analysis.ts';
import { cutoffSchema, outcomeLabelsSchema } from '#shared/analyses/estimates.ts';
import { unitSchema } from '#shared/analyses/explanations.ts';
import { call } from './procedure.ts';
import { projectId } from './common.ts';

const asked = z.object({ project: projectId, case: z.string().min(1).max(2000) });

const namedSchema = z.object({ value: z.string(), label: localTextSchema });

const outcomeSchema = z
  .object({
    value: z.string().nullable().describe('of a classification, as the log writes it'),
    isPositive: z.boolean().nullable().describe('null for a quantity'),
    amount: z.number().nullable().describe('of a regression'),
    time: z.string().nullable(),
  })
  .nullable()
  .describe('null while it is not known');

const share = z.object({
  kind: z.literal('share'),
  n: z.number().describe('other cases with a known outcome and a score at most `within` away'),
  positive: z.number(),
  share: z.number(),
  interval: z.tuple([z.number(), z.number()]).describe('Wilson, 95 %'),
  within: z.number().describe('in the unit of the score'),
  onlyOf: namedSchema.nullable().describe('the decision that alone has known ends, where another one has none'),
});

const mean = z.object({
  kind: z.literal('mean'),
  n: z.number(),
  mean: z.number().describe('of what was observed'),
  interval: z.tuple([z.number(), z.number()]).describe('Student, 95 %'),
  within: z.number(),
  onlyOf: namedSchema.nullable().describe('the decision that alone has known ends, where another one has none'),
});

export const caseReadingSchema = z.object({
  caseId: z.string(),
  individual: z.string().nullable(),
  time: z.string().nullable(),
  version: z.string().nullable(),
  task: z.enum(['binary_classification', 'regression']),
  score: z.number().nullable(),
  unit: unitSchema.describe('of the score'),
  labels: outcomeLabelsSchema,
  cutoff: cutoffSchema,
  decision: namedSchema.nullable().describe('as the model took it'),
  applied: namedSchema.nullable().describe('as it was carried out'),
  arm: z.string().nullable(),
  outcome: outcomeSchema,
  rank: z
    .object({
      below: z.number().describe('share of cases with a lower score'),
      n: z.number(),
      month: z.string().nullable().describe('YYYY-MM; null: the whole log'),
    })
    .nullable(),
  others: z.object({
    count: z.number(),
    cases: z.array(
      z.object({
        caseId: z.string(),
        time: z.string().nullable(),
        version: z.string().nullable(),
        score: z.number().nullable(),
        decision: namedSchema.nullable(),
        outcome: outcomeSchema,
      }),
    ),
  }),
});

/** How cases with such a score turned out. */
const alikeSchema = z.union([share, mean, notEstimableSchema]);

export type CaseAlike = z.output<typeof alikeSchema>;
export type CaseReading = z.output<typeof caseReadingSchema>;

export const cases = {
  /** What the log alone says of one case: where its score stands, what else is known of the individual. */
  'case.read': call(asked, caseReadingSchema),
  /** How such scores turned out, for which all rows are looked at. */
  'case.alike': call(asked, alikeSchema),
};
