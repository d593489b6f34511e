import { rocAuc } from './auc.ts';
import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import { fitBooster, fittedAt } from './boosting.ts';
import type { Booster, BoostingTerms } from './boosting.ts';
import type { BinnedRows } from './boosting-bins.ts';
import { normalCdf, Z95 } from './normal.ts';
import { joinedArrays } from './joined-arrays.ts';
import { shuffle } from './random.ts';
import type { Random } from './random.ts';
import { scoreTableOf } from './score-table.ts';

export type OutOfFold = {
  /** For each row, ln(P(label = 1) / P(label = 0)) by trees that never saw it. */
  logOdds: Float64Array;
  auc: number;
  se: number;
  interval: [number, number];
  /** One-sided: chance of such an area or a larger one when nothing tells the two sides apart. */
  pValue: number;
  /** Standard deviation of the area when nothing tells the two sides apart. */
  nullSd: number;
  /** For each column, how much of the area is lost when its values are shuffled among the held-out rows. */
  lost: Float64Array;
};

export type FoldTerms = { folds: number; boosting: BoostingTerms; shuffledRows: number };

export const FOLDS: Omit<FoldTerms, 'boosting'> = { folds: 5, shuffledRows: 5_000 };

const LEAST = 50;
const ROWS_A_TURN = 500;

/**
 * Can two sets of rows be told apart? Each fold is scored by trees that learned from the others.
 *
 * @param table rows of both sides, n0 with label 0 and n1 with label 1
 * @param onFold called after each fold
 * @returns area, DeLong interval and drivers, each the mean of the folds; TOO_FEW_ROWS with fewer than 50 rows on a side
 * Source: Rabanser, Guennemann and Lipton 2019 (NeurIPS), domain classifier. The null of the area is the Mann-Whitney
 *   one, sd^2 = (n + m + 1) / (12 n m) in each fold. Drivers by permutation: Breiman 2001, Machine Learning 45:5.
 */
export async function outOfFold(
  table: BinnedRows,
  label: Uint8Array,
  terms: FoldTerms,
  turn: () => Promise<void>,
  onFold: (done: number) => void,
): Promise<OutOfFold | NotEstimable> {
  const ones = label.reduce((sum, one) => sum + one, 0);
  if (Math.min(ones, label.length - ones) < LEAST) return notEstimable('TOO_FEW_ROWS', LEAST);
  const { folds, boosting, shuffledRows } = terms;
  const parts = foldsOf(label, folds, boosting.random);
  const logOdds = new Float64Array(table.rows);
  const lost = new Float64Array(table.columns.length);
  let [area, variance, nullVariance] = [0, 0, 0];
  for (const [held, rows] of parts.entries()) {
    const others = joinedArrays(
      Uint32Array,
      parts.filter((part) => part !== rows),
    );
    const booster = await fitBooster(table, label, others, boosting, turn);
    const scores = await scoresOf(booster, table, rows, turn);
    rows.forEach((row, at) => (logOdds[row] = scores[at]!));
    const found = areaOf(scores, label, rows);
    if (!isEstimated(found)) return found;
    const high = rows.reduce((sum, row) => sum + label[row]!, 0);
    area += found.auc / folds;
    variance += found.se ** 2 / folds ** 2;
    nullVariance += (rows.length + 1) / (12 * high * (rows.length - high)) / folds ** 2;
    const some = rows.subarray(0, Math.ceil(shuffledRows / folds));
    const each = await lostOf(booster, { table, label, rows: some, random: boosting.random }, turn);
    each.forEach((one, column) => (lost[column] = lost[column]! + one / folds));
    onFold(held + 1);
  }
  const se = Math.sqrt(variance);
  return {
    logOdds,
    auc: area,
    se,
    interval: [Math.max(0, area - Z95 * se), Math.min(1, area + Z95 * se)],
    pValue: normalCdf((0.5 - area) / Math.sqrt(nullVariance)),
    nullSd: Math.sqrt(nullVariance),
    lost,
  };
}

/**
 * How much more frequent a row is on the side of label 1 than on that of label 0: the weight that makes the one side
 * look like the other.
 *
 * @param logOdds by trees that never saw the row
 * @param zeros rows with label 0
 * @param ones rows with label 1
 * @returns density of the second side over that of the first, above 0
 */
export function densityRatio(logOdds: number, zeros: number, ones: number): number {
  return Math.exp(logOdds) * (zeros / ones);
}

/** Rows of each side dealt out in a seeded order, so that all folds hold both. */
function foldsOf(label: Uint8Array, folds: number, random: Random): Uint32Array[] {
  const order = shuffle(Uint32Array.from(label.keys()), random);
  const dealt = [0, 0];
  const parts: number[][] = Array.from({ length: folds }, () => []);
  for (const row of order) {
    const side = label[row]!;
    parts[dealt[side]! % folds]!.push(row);
    dealt[side] = dealt[side]! + 1;
  }
  return parts.map((part) => Uint32Array.from(part));
}

async function scoresOf(
  booster: Booster,
  table: BinnedRows,
  rows: Uint32Array,
  turn: () => Promise<void>,
): Promise<Float64Array> {
  const scores = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at++) {
    scores[at] = fittedAt(booster, table, rows[at]!);
    if (at % ROWS_A_TURN === 0) await turn();
  }
  return scores;
}

function areaOf(scores: Float64Array, label: Uint8Array, rows: Uint32Array): ReturnType<typeof rocAuc> {
  return rocAuc(
    scoreTableOf(
      scores,
      Float64Array.from(rows, (row) => label[row]!),
    ),
  );
}

type HeldOut = { table: BinnedRows; label: Uint8Array; rows: Uint32Array; random: Random };

async function lostOf(
  booster: Booster,
  { table, label, rows, random }: HeldOut,
  turn: () => Promise<void>,
): Promise<number[]> {
  const whole = areaOf(await scoresOf(booster, table, rows, turn), label, rows);
  const lost: number[] = [];
  for (const [column, { bin, bins }] of table.columns.entries()) {
    const mixed = bin.slice();
    shuffle(rows.slice(), random).forEach((from, at) => (mixed[rows[at]!] = bin[from]!));
    const columns = table.columns.map((one, at) => (at === column ? { bin: mixed, bins } : one));
    const without = areaOf(await scoresOf(booster, { ...table, columns }, rows, turn), label, rows);
    lost.push(isEstimated(whole) && isEstimated(without) ? whole.auc - without.auc : 0);
  }
  return lost;
}
