import { notEstimable, type Interval, type NotEstimable } from '#shared/domain/estimate.ts';
import { Z95 } from './normal.ts';

export type LossChange = {
  /** Mean loss then, and now. */
  reference: number;
  current: number;
  /** current - reference = covariate + concept. */
  total: number;
  totalInterval: Interval;
  /** What other cases alone would have done to the loss. */
  covariate: number;
  /** What is left: the same cases end otherwise. */
  concept: number;
  conceptInterval: Interval;
  /** Reference rows that the weights leave, (sum w)^2 / sum w^2: few mean that the two periods hardly overlap. */
  effectiveRows: number;
};

const LEAST = 30;

/**
 * Splits a change of the mean loss into what comes from other cases and what comes from cases that end otherwise.
 *
 * @param reference loss of each reference row, any unit
 * @param weights of the reference rows, current density over reference density, at least 0; normalised to mean 1 here
 * @param current loss of each current row
 * @returns parts in the unit of the loss, with 95 % intervals that take the weights as known. TOO_FEW_ROWS below 30 rows on a side, or 30
 *   effective rows
 * Source: Cai, Namkoong and Yadlowsky 2023, Diagnosing model performance under distribution shift, with the current cases as the common ones:
 *   covariate = E0[wL] - E0[L], concept = E1[L] - E0[wL].
 */
export function lossChange(
  reference: Float64Array,
  weights: Float64Array,
  current: Float64Array,
): LossChange | NotEstimable {
  if (reference.length < LEAST || current.length < LEAST) return notEstimable('TOO_FEW_ROWS', LEAST);
  const sum = total(weights);
  const squares = weights.reduce((all, one) => all + one * one, 0);
  const effectiveRows = squares === 0 ? 0 : (sum * sum) / squares;
  if (effectiveRows < LEAST) return notEstimable('TOO_FEW_ROWS', LEAST);
  const then = total(reference) / reference.length;
  const now = total(current) / current.length;
  const weighted = reference.reduce((all, loss, at) => all + loss * weights[at]!, 0) / sum;
  const weightedVariance =
    reference.reduce((all, loss, at) => all + (weights[at]! * (loss - weighted)) ** 2, 0) / (sum * sum);
  const around = (value: number, variance: number): Interval => {
    const half = Z95 * Math.sqrt(variance);
    return [value - half, value + half];
  };
  const ofCurrent = variance(current, now) / current.length;
  return {
    reference: then,
    current: now,
    total: now - then,
    totalInterval: around(now - then, ofCurrent + variance(reference, then) / reference.length),
    covariate: weighted - then,
    concept: now - weighted,
    conceptInterval: around(now - weighted, ofCurrent + weightedVariance),
    effectiveRows,
  };
}

function total(values: Float64Array): number {
  return values.reduce((all, one) => all + one, 0);
}

function variance(values: Float64Array, mean: number): number {
  return values.reduce((all, one) => all + (one - mean) ** 2, 0) / (values.length - 1);
}
