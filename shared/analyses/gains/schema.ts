import { z } from 'zod';
import { modeSchema, numberSchema, outcomeLabelsSchema, populationSchema, scoredParameters } from '../estimates.ts';

export const parameters = z.strictObject(scoredParameters);

const decile = z.object({
  decile: z.number().describe('1 holds the highest scores; the first n mod 10 hold one row more'),
  n: z.number(),
  successes: z.number().describe('equal scores across a border share their successes in proportion'),
  rate: z.number(),
  interval: z.tuple([z.number(), z.number()]).describe('Wilson'),
  lift: z.number(),
  cumulativeLift: z.number(),
  gain: z.number().describe('share of all successes in this decile and those above'),
  minScore: z.number(),
  maxScore: z.number(),
  value: numberSchema.describe('sum of the value column'),
});

export const result = z.object({
  rows: z.number(),
  mode: modeSchema,
  population: populationSchema,
  outcome: outcomeLabelsSchema,
  currency: z.string().nullable(),
  rate: numberSchema,
  deciles: z.array(decile),
  /** Share of the cases, highest scores first, and share of the successes among them: 0 to 1 in steps of 1 %. */
  curve: z.array(z.object({ share: z.number(), gain: z.number() })),
  ks: numberSchema,
  ksAt: numberSchema.describe('the score where the two distributions are farthest apart'),
});

export type Gains = z.output<typeof result>;
