import { z } from 'zod';
import { countSchema, localTextSchema, notEstimableSchema } from '../../analysis.ts';
import { intervalSchema, numberSchema } from '../../estimates.ts';

export const rateSchema = z.object({
  n: z.number().describe('not whole where equal scores lie across a border'),
  known: z.number().describe('with a known outcome'),
  coverage: z.number(),
  successes: z.number(),
  rate: numberSchema,
  interval: intervalSchema.describe('Wilson'),
  acted: countSchema,
});

const meanSchema = z.object({
  known: z.number().describe('cases whose value is known, of those that count'),
  mean: numberSchema.describe('value a case'),
  interval: intervalSchema.describe('Student'),
});

const totalSchema = z.object({ value: z.number(), interval: z.tuple([z.number(), z.number()]) });

/** Where a case can bring money at all: whatever is done, only where somebody acted, only where nobody did. */
export const EARNED = ['always', 'acted', 'notActed', 'unknown'] as const;

const moneySchema = z.object({
  currency: z.string().nullable(),
  earned: z
    .enum(EARNED)
    .describe('acted, notActed: the others bring nothing, and only those that can bring money are compared'),
  in: meanSchema,
  out: meanSchema,
  both: meanSchema,
  difference: numberSchema.describe('in - out, a case'),
  interval: intervalSchema.describe('Welch'),
  pValue: numberSchema,
  change: z
    .union([z.object({ total: totalSchema, perMonth: totalSchema, days: z.number() }), notEstimableSchema])
    .describe(
      'what the choices of the shadow would have brought over those of the champion, in the days of the log, if the cases whose value is not known are like the others',
    ),
});

const profileEntrySchema = z.object({
  column: z.string(),
  columnLabel: localTextSchema,
  unit: localTextSchema,
  isYear: z.boolean(),
  kind: z.enum(['number', 'level', 'missing']),
  level: z.string().nullable().describe('the value whose shares are farthest apart'),
  levelLabel: localTextSchema,
  in: z.object({ n: z.number(), value: z.number() }).describe('mean of a number, share of a level'),
  out: z.object({ n: z.number(), value: z.number() }),
  difference: z.number(),
  interval: z.tuple([z.number(), z.number()]).describe('Welch; shares: Newcombe'),
  effect: z.number().describe('standardised difference: in units of the usual spread'),
  effectInterval: z.tuple([z.number(), z.number()]),
  adjusted: z.number().describe("Holm's p-value among all values that were compared"),
  differs: z.boolean().describe('beyond chance, and by a tenth of the usual spread or more'),
});

const profileSchema = z.object({
  compared: z.number().describe('columns that were compared'),
  sample: z.number().describe('1 when every case of the swap was compared; else one block of cases in so many'),
  entries: z.array(profileEntrySchema).describe('the columns farthest apart first'),
});

export const swapSchema = z.object({
  size: z.number().describe('rows that only the shadow chooses: as many as only the champion chooses'),
  chosen: z.number().describe('rows that each score chooses'),
  budget: z.number().describe('the same as a share of all'),
  lowest: z
    .object({ champion: z.number().nullable(), shadow: z.number().nullable() })
    .describe(
      'the lowest score that is chosen; null where only some of the rows that have it are, or scores were read in steps',
    ),
  both: rateSchema,
  in: rateSchema.describe('rows that the shadow chooses and the champion does not'),
  out: rateSchema.describe('rows that the champion chooses and the shadow does not'),
  inRate: numberSchema,
  outRate: numberSchema,
  difference: numberSchema.describe('inRate - outRate'),
  interval: intervalSchema.describe('Newcombe'),
  coverage: z.object({ in: z.number(), out: z.number() }).describe('share with a known outcome'),
  bounds: z
    .object({
      in: z.tuple([z.number(), z.number()]),
      out: z.tuple([z.number(), z.number()]),
      difference: z.tuple([z.number(), z.number()]),
    })
    .describe('Manski: whatever the outcomes that are not known'),
  money: z.union([moneySchema, notEstimableSchema]),
  profile: z.union([profileSchema, notEstimableSchema]).describe('who comes in, against who goes out'),
});

export type Rated = z.output<typeof rateSchema>;
export type Swap = z.output<typeof swapSchema>;
export type SwapMoney = z.output<typeof moneySchema>;
export type SwapMean = z.output<typeof meanSchema>;
export type SwapProfile = z.output<typeof profileSchema>;
export type ProfileEntry = z.output<typeof profileEntrySchema>;
