import { isEstimated, type Interval, type NotEstimable } from '#shared/domain/estimate.ts';
import { Z95 } from '#shared/stats/normal.ts';
import { randomOf, shuffle } from '#shared/stats/random.ts';
import { upTo } from './column-values.ts';
import { hybridRows, scoreInBatches, stage, type HybridPlan, type Watch } from './hybrids.ts';
import { lossInfluence, type LossInfluence, type LossKind } from './loss-influence.ts';
import type { RawTable, ScoreFunction } from './raw-table.ts';

export type PermutedGroup = {
  /** Mean over repeats of loss(shuffled) - loss: how much worse the score is without the group's information. */
  mean: number;
  /** Standard deviation over the repeats. */
  deviation: number;
  /** 95 %, for other rows and other shuffles. */
  interval: Interval;
  increases: Float64Array;
};

export type PermutationImportance = {
  loss: LossKind;
  /** Loss without shuffling: 1 - AUC, nats, the unit of the target, or 1 - R2. */
  baseline: number;
  rows: number;
  groups: PermutedGroup[];
};

/**
 * Importance of groups of columns on known outcomes: how much the loss grows when a group is shuffled.
 *
 * Columns of a group are shuffled together by the same order of rows, so a group may be a player or a whole cluster; shuffled one by
 * one, columns that say the same hide each other. Interval: mean -+ 1.96 sqrt(V_rows + V_shuffles / K), V_rows from the influence of
 * each row on the mean increase.
 *
 * @param score in the unit of the model's output
 * @param rows n x p with a known outcome, not those of the training (noise would look important)
 * @param outcome 0 or 1, or values; one per row
 * @param asked groups of columns; loss; repeats K (default 10, at least 2); seed: group g has a stream of its own
 * @returns one answer per group, in their order; NO_OUTCOME_KNOWN, ONE_CLASS, TOO_FEW_ROWS as `lossInfluence`
 * @throws AppError CANCELLED; RangeError for fewer than two repeats
 * Source: Breiman 2001, Machine Learning 45:5; Fisher, Rudin and Dominici 2019, JMLR 20(177).
 * Cost: n (1 + K groups) scores.
 */
export async function permutationImportance(
  score: ScoreFunction,
  rows: RawTable,
  outcome: Float64Array,
  asked: {
    groups: readonly (readonly number[])[];
    loss: LossKind;
    seed: number;
    repeats?: number | undefined;
  },
  watch: Watch = {},
): Promise<PermutationImportance | NotEstimable> {
  const { groups, loss, seed, repeats = 10 } = asked;
  if (!(repeats >= 2)) throw new RangeError(`fewer than two repeats: ${repeats}`);
  const n = rows.rows;
  const total = n * (1 + repeats * groups.length);
  const scoreWith = async (order: Uint32Array, columns: readonly number[], before: number): Promise<Float64Array> =>
    scoreInBatches(
      score,
      n,
      (from, to) => shuffledRows(rows, { order, columns, from, to }),
      stage(watch, before, total),
    );
  const base = lossInfluence(loss, await scoreWith(upTo(n), [], 0), outcome);
  if (!isEstimated(base)) return base;
  const found: PermutedGroup[] = [];
  for (const [g, columns] of groups.entries()) {
    const random = randomOf((seed % 2 ** 32) + 2 ** 32 * (g + 1));
    const shuffled: LossInfluence[] = [];
    for (let k = 0; k < repeats; k++) {
      const before = n * (1 + g * repeats + k);
      const one = lossInfluence(loss, await scoreWith(shuffle(upTo(n), random), columns, before), outcome);
      if (!isEstimated(one)) return one;
      shuffled.push(one);
    }
    found.push(increaseOf(base, shuffled));
  }
  return { loss, baseline: base.loss, rows: n, groups: found };
}

function shuffledRows(
  rows: RawTable,
  { order, columns, from, to }: { order: Uint32Array; columns: readonly number[]; from: number; to: number },
): RawTable {
  const p = rows.columns.length;
  const plan: HybridPlan = {
    firstRow: Int32Array.from(order.subarray(from, to)),
    secondRow: Int32Array.from({ length: to - from }, (_, i) => from + i),
    fromFirst: new Uint8Array((to - from) * p),
  };
  for (let i = 0; i < to - from; i++) for (const column of columns) plan.fromFirst[i * p + column] = 1;
  return hybridRows(rows, rows, plan);
}

function increaseOf(base: LossInfluence, shuffled: readonly LossInfluence[]): PermutedGroup {
  const n = base.influence.length;
  const repeats = shuffled.length;
  const increases = Float64Array.from(shuffled, (one) => one.loss - base.loss);
  const mean = increases.reduce((sum, value) => sum + value, 0) / repeats;
  const spread = increases.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (repeats - 1);
  let ofRows = 0;
  for (let row = 0; row < n; row++) {
    const average = shuffled.reduce((sum, one) => sum + one.influence[row]!, 0) / repeats;
    ofRows += ((average - base.influence[row]!) / n) ** 2;
  }
  const reach = Z95 * Math.sqrt(ofRows + spread / repeats);
  return { mean, deviation: Math.sqrt(spread), interval: [mean - reach, mean + reach], increases };
}
