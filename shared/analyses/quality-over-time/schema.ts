import { z } from 'zod';
import { LOG_ROLES, OTHER_PARTS } from '#shared/domain/role.ts';
import { countSchema, localTextSchema, notEstimableSchema, selectionParameters } from '../analysis.ts';

export const parameters = z.strictObject({
  ...selectionParameters,
  by: z
    .enum(['month', 'week'])
    .optional()
    .describe('months, or weeks where there are fewer than three months, unless given'),
  reference: z.string().max(20).optional().describe('training (the ranges of the bundle), or a period'),
});

export const FAULTS = ['missing', 'outOfRange', 'unseen', 'constant'] as const;

const cell = z.object({
  missing: z.number(),
  outOfRange: countSchema.describe('values outside the range of the reference'),
  unseen: countSchema.describe('rows whose category the reference does not know'),
  isConstant: z.boolean().describe('one value alone in 30 rows or more, though the column has others elsewhere'),
});

const change = z.object({
  column: z.string(),
  label: localTextSchema,
  period: z.string(),
  fault: z.enum(FAULTS),
  count: z.number(),
  share: z.number().describe('of the rows of the period'),
  elsewhere: z.number().describe('share in all other periods together'),
  adjusted: z
    .number()
    .nullable()
    .describe('p-value after Holm over all columns and periods; null for a constant column'),
});

const gap = z.object({
  from: z.string().describe('first day'),
  to: z.string().describe('last day, inclusive'),
  days: z.number(),
  rows: z.number(),
  usual: z.number().describe('median of the same weekdays around, added up over the days'),
});

export const result = z.object({
  rows: z.number(),
  by: z.enum(['month', 'week']),
  reference: z.string().nullable(),
  columns: z.array(
    z.object({ column: z.string(), label: localTextSchema, part: z.enum([...LOG_ROLES, ...OTHER_PARTS]) }),
  ),
  byPeriod: z.array(
    z.object({
      period: z.string(),
      rows: z.number(),
      cells: z.array(cell).describe('one for each of `columns`, in their order'),
    }),
  ),
  changes: z
    .array(change)
    .describe('a share that is a point or more above that of the other periods, beyond chance; the largest first'),
  volume: z.union([
    z.object({
      from: z.string().describe('first day with a prediction'),
      to: z.string(),
      days: z.number().describe('from the first to the last, inclusive'),
      judged: z.number().describe('days with enough same weekdays around them, on which predictions are usual'),
      without: z.number().describe('days without any prediction, usual or not'),
      dispersion: z.number().nullable().describe('variance over mean of the daily volumes around what is usual'),
      gaps: z.array(gap),
      byWeek: z.array(z.object({ week: z.string(), rows: z.number(), isGap: z.boolean() })),
    }),
    notEstimableSchema,
  ]),
});

export type QualityOverTime = z.output<typeof result>;
export type QualityChange = z.output<typeof change>;
export type QualityCell = z.output<typeof cell>;
