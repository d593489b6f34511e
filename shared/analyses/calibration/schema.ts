import { z } from 'zod';
import {
  intervalSchema,
  modeSchema,
  numberSchema,
  outcomeLabelsSchema,
  populationSchema,
  scoredParameters,
} from '../estimates.ts';

export const parameters = z.strictObject(scoredParameters);

const bin = z.object({
  from: z.number(),
  to: z.number(),
  n: z.number(),
  positives: z.number(),
  meanScore: z.number(),
  rate: z.number(),
  interval: z.tuple([z.number(), z.number()]).describe('Wilson'),
});

export const result = z.object({
  rows: z.number(),
  mode: modeSchema,
  population: populationSchema,
  outcome: outcomeLabelsSchema,
  /** Ten bins of equal width, left-closed, the last one closed; empty bins are left out. */
  bins: z.array(bin),
  /** Ten bins with about as many rows each; equal scores stay together. */
  equalCountBins: z.array(bin),
  meanScore: numberSchema,
  meanScoreInterval: intervalSchema,
  rate: numberSchema,
  rateInterval: intervalSchema,
  ece: numberSchema,
  eceInterval: intervalSchema,
  eceEqualCount: numberSchema,
  eceEqualCountInterval: intervalSchema,
  /** Logistic recalibration logit(p) = intercept + slope * logit(score): 0 and 1 when the score means what it says. */
  slope: numberSchema,
  slopeInterval: intervalSchema,
  intercept: numberSchema,
  interceptInterval: intervalSchema,
});

export type Calibration = z.output<typeof result>;
export type CalibrationBin = z.output<typeof bin>;
