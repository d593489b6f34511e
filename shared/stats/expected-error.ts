import { notEstimable } from '#shared/domain/estimate.ts';
import type { Interval, NotEstimable } from '#shared/domain/estimate.ts';
import { BOOSTING, fitBooster, fittedAt } from './boosting.ts';
import type { Booster } from './boosting.ts';
import type { BinnedRows } from './boosting-bins.ts';
import { Z95 } from './normal.ts';
import { randomOf, shuffle } from './random.ts';

/** Trees that expect the size of an error, and how far they are off on rows that they never saw. */
export type ErrorModel = {
  boosters: readonly Booster[];
  /** For each row of the reference, the error expected by trees that never saw it. */
  held: Float64Array;
  /** Variance of the absolute error around the expected one, over the square of the expected one. */
  roughness: number;
  /** Standard error of the mean expected error over the reference, as a share of it. */
  relativeError: number;
};

const FOLDS = 5;
const TREES = 60;
const RATE = 0.05;
const DEPTH = 3;
const LEAST = 100;
const LEAST_NEW = 30;
const SEED = 1;
const ROWS_A_TURN = 500;

/**
 * Learns how large the error of an estimate is, from the facts and the estimate itself.
 *
 * @param table bins of all rows, reference or not
 * @param reference rows of the table whose outcome is known, never rows that the judged model learned from
 * @param error |actual - estimate| of each of them
 * @param turn called now and then; it may throw to stop
 * @returns five boosters, each from four fifths of the reference. TOO_FEW_ROWS below 100 rows, CONSTANT_COLUMN when every
 *   error is the same
 * Source: direct loss estimation as NannyML describes it.
 */
export async function errorModel(
  table: BinnedRows,
  reference: Uint32Array,
  error: Float64Array,
  turn: () => Promise<void>,
): Promise<ErrorModel | NotEstimable> {
  if (reference.length < LEAST) return notEstimable('TOO_FEW_ROWS', LEAST);
  if (error.every((one) => one === error[0])) return notEstimable('CONSTANT_COLUMN');
  const scale = error.reduce((sum, one) => sum + one, 0) / error.length;
  const random = randomOf(SEED);
  const order = shuffle(Uint32Array.from(reference.keys()), random);
  const label = new Float64Array(table.rows);
  reference.forEach((row, at) => (label[row] = error[at]! / scale));
  const terms = { ...BOOSTING, trees: TREES, rate: RATE, depth: DEPTH, loss: 'squared' as const, random };
  const boosters: Booster[] = [];
  const held = new Float64Array(reference.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = order.filter((_, at) => at % FOLDS !== fold);
    const booster = await fitBooster(
      table,
      label,
      others.map((at) => reference[at]!),
      terms,
      turn,
    );
    boosters.push(scaled(booster, scale));
    for (let at = fold; at < order.length; at += FOLDS)
      held[order[at]!] = atLeastNothing(fittedAt(boosters.at(-1)!, table, reference[order[at]!]!));
    await turn();
  }
  const squares = held.reduce((sum, one) => sum + one * one, 0);
  const total = held.reduce((sum, one) => sum + one, 0);
  const around = held.reduce((sum, one, at) => sum + (error[at]! - one) ** 2, 0);
  return { boosters, held, roughness: around / squares, relativeError: Math.sqrt(around) / total };
}

export type ExpectedError = { n: number; mae: number; interval: Interval };

/**
 * The mean error that is expected before any outcome is known, if alike cases still end alike.
 *
 * @param model from `errorModel`
 * @param expectation the errors expected for the rows that were drawn, from `expectedErrors` or `held`
 * @param n rows of the period, of which they were drawn
 * @returns mean absolute error in the unit of the target. The 95 % interval is where the error measured on the n rows is
 *   expected: each error is spread around the expected one as in the reference, whose limited size and that of the draw
 *   count too. NO_ROWS, TOO_FEW_ROWS below 30 rows
 */
export function expectedError(
  model: ErrorModel,
  { each, byBooster }: Expectation,
  n: number,
): ExpectedError | NotEstimable {
  if (n === 0) return notEstimable('NO_ROWS');
  if (each.length < LEAST_NEW) return notEstimable('TOO_FEW_ROWS', LEAST_NEW);
  const drawn = each.length;
  const mae = each.reduce((sum, one) => sum + one, 0) / drawn;
  const square = each.reduce((sum, one) => sum + one * one, 0) / drawn;
  const ofEnds = (model.roughness * square) / n;
  const ofReference = Math.max((model.relativeError * mae) ** 2, varianceOf(byBooster));
  const ofDraw = Math.max(0, square - mae * mae) * Math.max(0, 1 / drawn - 1 / n);
  const half = Z95 * Math.sqrt(ofEnds + ofReference + ofDraw);
  return { n, mae, interval: [Math.max(0, mae - half), mae + half] };
}

/** The errors expected for some rows; `byBooster` are the means that each of the boosters alone expects. */
export type Expectation = { each: Float64Array; byBooster: readonly number[] };

/** The error expected for rows that are not in the reference: the mean of all boosters, at least 0. */
export async function expectedErrors(
  { boosters }: ErrorModel,
  table: BinnedRows,
  rows: Uint32Array,
  turn: () => Promise<void>,
): Promise<Expectation> {
  const each = new Float64Array(rows.length);
  const sums = boosters.map(() => 0);
  for (const [at, row] of rows.entries()) {
    let sum = 0;
    for (const [which, booster] of boosters.entries()) {
      const one = fittedAt(booster, table, row);
      sums[which] = sums[which]! + one;
      sum += one;
    }
    each[at] = atLeastNothing(sum / boosters.length);
    if (at % ROWS_A_TURN === 0) await turn();
  }
  return { each, byBooster: sums.map((sum) => sum / Math.max(1, rows.length)) };
}

/** Variance of a mean that several boosters expect, each without a part of the reference: the delete-a-group jackknife. */
function varianceOf(byBooster: readonly number[]): number {
  const count = byBooster.length;
  if (count < 2) return 0;
  const mean = byBooster.reduce((sum, one) => sum + one, 0) / count;
  return ((count - 1) / count) * byBooster.reduce((sum, one) => sum + (one - mean) ** 2, 0);
}

function scaled({ base, trees }: Booster, scale: number): Booster {
  return {
    base: base * scale,
    trees: trees.map((tree) => ({ ...tree, value: tree.value.map((one) => one * scale) })),
  };
}

function atLeastNothing(error: number): number {
  return Math.max(0, error);
}
