import { isEstimated, type Interval, type NotEstimable } from '#shared/domain/estimate.ts';
import { Z95 } from '#shared/stats/normal.ts';
import { pairedAuc } from '#shared/stats/paired-auc.ts';
import { randomOf } from '#shared/stats/random.ts';
import { sampleOf } from './column-values.ts';
import { cancelled, hybridRows, markPlayers, scoreInBatches, type HybridPlan, type Watch } from './hybrids.ts';
import { lossInfluence } from './loss-influence.ts';
import { takeRows, type RawTable, type ScoreFunction } from './raw-table.ts';

/** Scores of the same n rows when only these players are known. */
export type KeptScores = (kept: readonly number[]) => Promise<Float64Array>;

export type ParsimonyStep = {
  /** Players still known, in their own order. */
  kept: number[];
  /** The player that this step gave up; null for the full model. */
  removed: number | null;
  /** AUC or R2, with its 95 % interval. */
  value: number;
  interval: Interval;
  /** value - value of the full model, with its paired 95 % interval. */
  difference: number;
  differenceInterval: Interval;
  isNotWorse: boolean;
};

export type Parsimony = {
  metric: 'auc' | 'r2';
  margin: number;
  steps: ParsimonyStep[];
  /** The fewest players reached by steps that are all not worse than the full model by more than the margin. */
  smallest: number[];
};

/**
 * Fewest columns that serve as well: players are given up one by one, the least important first.
 *
 * A set is not worse when the low end of the paired 95 % interval of its AUC (DeLong) or R2 (influence) against the full model's is
 * above -margin. The order is that of the importances given, it is not searched again after each step. Giving up a column here means
 * not telling the model its value (`marginalisedScores`): an approximation of a model trained without it, which would do as well or
 * better.
 *
 * @param scoresOf scores of n rows with some players known
 * @param outcome 0 or 1 (auc) or values (r2), one per row
 * @param asked importance of each of G players; metric; margin, default 0.01
 * @param watch progress counts steps
 * @returns G steps from all players to one; NO_OUTCOME_KNOWN, ONE_CLASS or TOO_FEW_ROWS when the full model cannot be judged
 * @throws AppError CANCELLED
 * Cost: G calls of `scoresOf`.
 */
export async function parsimony(
  scoresOf: KeptScores,
  outcome: Float64Array,
  asked: { importance: ArrayLike<number>; metric: 'auc' | 'r2'; margin?: number | undefined },
  watch: Watch = {},
): Promise<Parsimony | NotEstimable> {
  const { importance, metric, margin = 0.01 } = asked;
  const players = Array.from({ length: importance.length }, (_, player) => player);
  const leaving = players.toSorted((a, b) => importance[a]! - importance[b]! || b - a);
  const full = await scoresOf(players);
  const steps: ParsimonyStep[] = [];
  let smallest = players;
  for (let gone = 0; gone < Math.max(1, players.length); gone++) {
    if (watch.stop?.() === true) throw cancelled();
    const kept = players.filter((player) => !leaving.slice(0, gone).includes(player));
    const judged = comparison(metric, gone === 0 ? full : await scoresOf(kept), full, outcome);
    if (!isEstimated(judged)) return judged;
    const isNotWorse = judged.differenceInterval[0] > -margin;
    if (isNotWorse && steps.every((step) => step.isNotWorse)) smallest = kept;
    steps.push({ kept, removed: gone === 0 ? null : leaving[gone - 1]!, ...judged, isNotWorse });
    watch.progress?.(gone + 1, players.length);
  }
  return { metric, margin, steps, smallest };
}

/** How good scores are, and how much better than others of the same rows. */
export type Judged = Pick<ParsimonyStep, 'value' | 'interval' | 'difference' | 'differenceInterval'>;

/**
 * Scores against those of the full model, on the same rows (see `parsimony`).
 *
 * @returns NO_OUTCOME_KNOWN, ONE_CLASS or TOO_FEW_ROWS as `lossInfluence`
 */
export function comparison(
  metric: 'auc' | 'r2',
  scores: Float64Array,
  full: Float64Array,
  outcome: Float64Array,
): Judged | NotEstimable {
  const own = lossInfluence(metric, scores, outcome);
  const whole = lossInfluence(metric, full, outcome);
  if (!isEstimated(own)) return own;
  if (!isEstimated(whole)) return whole;
  const value = 1 - own.loss;
  const reach = Z95 * errorOf(own.influence);
  const interval: Interval = [
    metric === 'auc' ? Math.max(0, value - reach) : value - reach,
    Math.min(1, value + reach),
  ];
  if (metric === 'auc') {
    const paired = pairedAuc(scores, full, outcome);
    if (!isEstimated(paired)) return paired;
    return { value: paired.first, interval, difference: paired.difference, differenceInterval: paired.interval };
  }
  const difference = whole.loss - own.loss;
  const ofDifference = Z95 * errorOf(own.influence.map((one, row) => one - whole.influence[row]!));
  return { value, interval, difference, differenceInterval: [difference - ofDifference, difference + ofDifference] };
}

function errorOf(influence: Float64Array): number {
  return Math.sqrt(influence.reduce((sum, value) => sum + value * value, 0)) / influence.length;
}

/**
 * Scores of rows when the model is told only some players: the others take the values of background rows, and the scores are averaged.
 *
 * @param score in the unit of the model's output
 * @param table rows to score and a background, both in raw columns; members of each of G players; columns of nobody stay
 * @param sampling background rows to average over (default 30, a seeded sample, the same for every row and every set)
 * @returns a function of the players kept; all kept = the score itself
 * @throws AppError CANCELLED; RangeError for no background row
 * Cost: n scores for all players, n x 30 for fewer.
 */
export function marginalisedScores(
  score: ScoreFunction,
  table: { rows: RawTable; background: RawTable; members: readonly (readonly number[])[] },
  sampling: { seed: number; backgroundRows?: number | undefined },
  watch: Watch = {},
): KeptScores {
  const { rows, members } = table;
  if (table.background.rows === 0) throw new RangeError('no background row');
  const chosen = sampleOf(table.background.rows, sampling.backgroundRows ?? 30, randomOf(sampling.seed));
  const background = takeRows(table.background, chosen);
  return async (kept) => {
    const isKept = members.map((_, player) => kept.includes(player));
    const m = isKept.every(Boolean) ? 1 : background.rows;
    const build = (start: number, end: number): RawTable => {
      const plan: HybridPlan = {
        firstRow: Int32Array.from({ length: end - start }, (_, i) => Math.floor((start + i) / m)),
        secondRow: Int32Array.from({ length: end - start }, (_, i) => (start + i) % m),
        fromFirst: new Uint8Array((end - start) * rows.columns.length).fill(1),
      };
      for (let i = 0; i < end - start; i++) markPlayers(plan, i, members, (player) => isKept[player]!);
      return hybridRows(rows, background, plan);
    };
    const scores = await scoreInBatches(score, rows.rows * m, build, watch);
    const mean = new Float64Array(rows.rows);
    scores.forEach((value, i) => (mean[Math.floor(i / m)]! += value / m));
    return mean;
  };
}
