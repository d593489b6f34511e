import { z } from 'zod';
import { BUNDLE_ROLES } from '#shared/domain/bundle.ts';
import { countSchema, localTextSchema, notEstimableSchema, selectionParameters } from '../analysis.ts';

export const parameters = z.strictObject(selectionParameters);

export const result = z.object({
  rows: z.number().describe('predictions that count'),
  individuals: z.number().describe('distinct individuals; each prediction is its own where no column names them'),
  individualsNamed: z.boolean(),
  period: z
    .object({ from: z.string(), to: z.string() })
    .nullable()
    .describe('first and last prediction, local time as written'),
  byPeriod: z.array(z.object({ period: z.string(), rows: z.number(), known: z.number(), positive: countSchema })),
  models: z.array(
    z.object({
      name: z.string().nullable().describe('null where neither the log nor a bundle names the model'),
      version: z.string().nullable().describe('null where neither gives a version'),
      role: z.enum(BUNDLE_ROLES).nullable(),
      rows: z.number(),
    }),
  ),
  outcomes: z.object({
    known: countSchema,
    positive: countSchema,
    positiveShare: z.union([
      z.object({ share: z.number(), interval: z.tuple([z.number(), z.number()]) }),
      notEstimableSchema,
    ]),
    unknown: countSchema,
    immature: countSchema.describe('unknown and younger than the outcome window at the as-of date'),
    lost: countSchema.describe('unknown and older than the window'),
    asOf: z.string().nullable(),
  }),
  positiveLabel: z.object({ value: z.string(), label: localTextSchema }).nullable(),
  arms: z.array(z.object({ arm: z.string(), rows: z.number() })),
  phases: z.array(z.object({ phase: z.string(), rows: z.number() })),
  decisions: z.array(z.object({ decision: z.string(), rows: z.number() })),
  setAside: z.number().describe('lines of the files that do not count'),
});

export type Overview = z.output<typeof result>;
