import { randomOf, shuffle } from '#shared/stats/random.ts';
import { upTo } from './column-values.ts';
import { BATCH_ROWS, cancelled, emptyPlan, finiteScores, hybridRows, markPlayers, type Watch } from './hybrids.ts';
import type { RawTable, ScoreFunction } from './raw-table.ts';

export type PermutationShapOptions = {
  seed: number;
  /** Largest standard error that is small enough, in the unit of the score. Default 0.002: 0.2 points of probability. */
  precision?: number | undefined;
  /** Rounds at most; default: whole passes over the background, at least 1,000 rounds. */
  maxRounds?: number | undefined;
  /** Rounds before the precision is believed. Default 20. */
  minRounds?: number | undefined;
};

export type PermutationShap = {
  /** Mean score of the background rows used, a row as often as it was used. */
  base: number;
  /** Score of the case. */
  output: number;
  /** For each player; base + their sum = output. */
  contributions: Float64Array;
  /** Standard error of each. */
  errors: Float64Array;
  rounds: number;
  /** True when every background row was used equally often: `base` is then the mean over all of them. */
  wholeBackground: boolean;
  state: 'refining' | 'precise' | 'atLimit' | 'stopped';
};

type Round = { background: number; order: Uint32Array };

/**
 * Shapley values of one case by sampled orders of the players, each order taken forwards and backwards.
 *
 * In a round: b = next row of a seeded order of the background (cycled), pi = a seeded order of the players; along pi, then along
 * its reverse, players pass from b to x one after the other, and a player receives half of each change of score that it makes.
 * phi = mean over rounds; error = standard error of that mean (cautious: rows of a cycled background are not independent draws,
 * which makes the true error smaller). Exact after one round per row when players interact at most two by two.
 *
 * @param score in the unit of the model's output
 * @param game one row x, m > 0 background rows (both n x p in raw columns), members of each of G players; columns of nobody keep
 *   the values of x
 * @param options seed and when to stop
 * @param watch `stop` ends the refinement: the last answer is returned; progress counts scores
 * @returns yields an answer after each batch of about 1,000 scores from the second round on; returns the last one
 * @throws AppError CANCELLED when stopped before two rounds; RangeError for no background row, maxRounds below 2 or a score that is
 *   not finite
 * Source: Mitchell, Cooper, Frank and Holmes 2022, JMLR 23(43), antithetic sampling.
 * Cost: at most 2 G scores per round; of the score of a background row only the first use is paid.
 */
export async function* permutationShap(
  score: ScoreFunction,
  game: { row: RawTable; background: RawTable; members: readonly (readonly number[])[] },
  options: PermutationShapOptions,
  watch: Watch = {},
): AsyncGenerator<PermutationShap, PermutationShap, undefined> {
  const m = game.background.rows;
  const { precision = 0.002, minRounds = 20 } = options;
  const maxRounds = options.maxRounds ?? m * Math.ceil(1_000 / Math.max(1, m));
  if (m === 0) throw new RangeError('no background row');
  if (!(maxRounds >= 2)) throw new RangeError(`fewer than two rounds: ${maxRounds}`);
  const random = randomOf(options.seed);
  const cycle = shuffle(upTo(m), random);
  const run = new Refinement(game.members.length, (await finiteScores(score, game.row))[0]!, cycle);
  const perBatch = Math.max(1, Math.floor(BATCH_ROWS / Math.max(1, 2 * game.members.length)));
  let scores = 1;
  while (run.rounds < maxRounds) {
    if (watch.stop?.() === true) {
      if (run.rounds < 2) throw cancelled();
      return run.answer('stopped');
    }
    const rounds = Array.from({ length: Math.min(perBatch, maxRounds - run.rounds) }, (_, i): Round => ({
      background: cycle[(run.rounds + i) % m]!,
      order: shuffle(upTo(game.members.length), random),
    }));
    const rows = batchOf(game, rounds, run.known);
    const values = await finiteScores(score, rows);
    run.take(rounds, values);
    scores += rows.rows;
    watch.progress?.(scores, null);
    if (run.rounds >= Math.max(2, minRounds) && run.largestError() <= precision) return run.answer('precise');
    if (run.rounds >= 2 && run.rounds < maxRounds) yield run.answer('refining');
  }
  return run.answer('atLimit');
}

/** @returns the last answer of `permutationShap` */
export async function settledShap(...asked: Parameters<typeof permutationShap>): Promise<PermutationShap> {
  const answers = permutationShap(...asked);
  for (;;) {
    const next = await answers.next();
    if (next.done === true) return next.value;
  }
}

/** For each round: the background row itself unless its score is known, then G - 1 hybrids forwards and G - 1 backwards. */
function batchOf(
  game: Parameters<typeof permutationShap>[1],
  rounds: readonly Round[],
  known: ReadonlyMap<number, number>,
): RawTable {
  const players = game.members.length;
  const inner = Math.max(0, players - 1);
  const fresh = new Set<number>();
  const asked: { background: number; isIn: (player: number) => boolean }[] = [];
  for (const { background, order } of rounds) {
    if (!known.has(background) && !fresh.has(background)) {
      fresh.add(background);
      asked.push({ background, isIn: () => false });
    }
    const place = new Uint32Array(players);
    order.forEach((player, at) => (place[player] = at));
    for (let k = 1; k <= inner; k++) asked.push({ background, isIn: (player) => place[player]! < k });
    for (let k = 1; k <= inner; k++) asked.push({ background, isIn: (player) => place[player]! >= players - k });
  }
  const plan = emptyPlan(asked.length, game.row.columns.length);
  asked.forEach(({ background, isIn }, at) => {
    plan.secondRow[at] = background;
    markPlayers(plan, at, game.members, isIn);
  });
  return hybridRows(game.row, game.background, plan);
}

/** Running mean and spread of the rounds (Welford 1962). */
class Refinement {
  rounds = 0;
  readonly known = new Map<number, number>();
  private readonly mean: Float64Array;
  private readonly spread: Float64Array;
  private base = 0;

  constructor(
    private readonly players: number,
    private readonly output: number,
    private readonly cycle: Uint32Array,
  ) {
    this.mean = new Float64Array(players);
    this.spread = new Float64Array(players);
  }

  take(rounds: readonly Round[], scores: Float64Array): void {
    const inner = Math.max(0, this.players - 1);
    let at = 0;
    for (const { background, order } of rounds) {
      if (!this.known.has(background)) this.known.set(background, scores[at++]!);
      const start = this.known.get(background)!;
      const change = new Float64Array(this.players);
      for (const direction of [order, order.toReversed()]) {
        let previous = start;
        direction.forEach((player, k) => {
          const next = k === inner ? this.output : scores[at++]!;
          change[player]! += (next - previous) / 2;
          previous = next;
        });
      }
      this.add(start, change);
    }
  }

  private add(start: number, change: Float64Array): void {
    this.rounds++;
    this.base += (start - this.base) / this.rounds;
    for (let g = 0; g < this.players; g++) {
      const gap = change[g]! - this.mean[g]!;
      this.mean[g]! += gap / this.rounds;
      this.spread[g]! += gap * (change[g]! - this.mean[g]!);
    }
  }

  private errors(): Float64Array {
    return this.spread.map((spread) => Math.sqrt(Math.max(0, spread) / (this.rounds - 1) / this.rounds));
  }

  largestError(): number {
    return this.errors().reduce((largest, error) => Math.max(largest, error), 0);
  }

  answer(state: PermutationShap['state']): PermutationShap {
    return {
      base: this.base,
      output: this.output,
      contributions: this.mean.slice(),
      errors: this.errors(),
      rounds: this.rounds,
      wholeBackground: this.rounds % this.cycle.length === 0,
      state,
    };
  }
}
