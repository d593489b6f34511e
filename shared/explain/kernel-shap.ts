import { notEstimable, type NotEstimable } from '#shared/domain/estimate.ts';
import { randomOf, shuffle } from '#shared/stats/random.ts';
import { upTo } from './column-values.ts';
import { coalitionValues, finiteScores, stage, type Watch } from './hybrids.ts';
import { solvePositive } from './least-squares.ts';
import type { RawTable, ScoreFunction } from './raw-table.ts';

export type KernelShapOptions = {
  seed: number;
  /** Scores that may be asked for; default 500,000. All coalitions are taken when at most 12 players fit in it. */
  maxScores?: number | undefined;
};

export type KernelShap = {
  /** Mean score of the background. */
  base: number;
  output: number;
  /** For each player; base + their sum = output. */
  contributions: Float64Array;
  /** Standard errors of the sampling of coalitions; 0 when all were taken. */
  errors: Float64Array;
  coalitions: number;
  isExact: boolean;
};

type Design = { marks: Uint8Array; weight: Float64Array };

const MOST_ENUMERATED = 12;
/** Pairs of coalitions per player below which the spread of the estimate is not to be trusted. */
const PAIRS_PER_PLAYER = 4;

/**
 * Shapley values of one case by weighted least squares on coalitions.
 *
 * Minimises sum over S of k(S) (v(S) - v(none) - sum of phi in S)^2 under sum of phi = v(all) - v(none), with
 * k(S) = (G - 1) / (C(G, s) s (G - s)) and v(S) = mean over the background of f(x on S, b elsewhere). The constraint is met by
 * replacing the last player. Every player is kept: there is no selection. With all coalitions the answer is exact; else sizes are
 * drawn in proportion to the kernel, each coalition with its complement, and errors come from the jackknife over pairs.
 *
 * @param score in the unit of the model's output
 * @param game one row, m > 0 background rows, members of each of G players; columns of nobody keep the values of the case
 * @returns TOO_FEW_ROWS with the scores needed, when `maxScores` allows fewer than 4 pairs per player
 * @throws AppError CANCELLED; RangeError for no background row
 * Source: Lundberg and Lee 2017, NeurIPS 30; Covert and Lee 2021, AISTATS 130 (paired sampling).
 * Cost: coalitions x m scores.
 */
export async function kernelShap(
  score: ScoreFunction,
  game: { row: RawTable; background: RawTable; members: readonly (readonly number[])[] },
  options: KernelShapOptions,
  watch: Watch = {},
): Promise<KernelShap | NotEstimable> {
  const players = game.members.length;
  const m = game.background.rows;
  if (m === 0) throw new RangeError('no background row');
  const maxScores = options.maxScores ?? 500_000;
  const isExact = players <= MOST_ENUMERATED && 2 ** players * m <= maxScores;
  const pairs = Math.floor(maxScores / (2 * m));
  if (!isExact && pairs < PAIRS_PER_PLAYER * players)
    return notEstimable('TOO_FEW_ROWS', 2 * PAIRS_PER_PLAYER * players * m);
  const design = isExact ? allCoalitions(players) : sampledPairs(players, pairs, options.seed);
  const total = (design.weight.length + 1) * m + 1;
  const output = (await finiteScores(score, game.row))[0]!;
  const base =
    players === 0 ? output : (await coalitionValues(score, game, new Uint8Array(players), stage(watch, 1, total)))[0]!;
  const values = await coalitionValues(score, game, design.marks, stage(watch, m + 1, total));
  const fit = fitWithin(design, values, { players, base, gap: output - base });
  if (fit === null) return notEstimable('TOO_FEW_ROWS', 2 * maxScores);
  const errors = isExact ? new Float64Array(players) : pairErrors(design, values, { ...fit, players, base });
  return { base, output, contributions: fit.contributions, errors, coalitions: design.weight.length, isExact };
}

function allCoalitions(players: number): Design {
  const count = Math.max(0, 2 ** players - 2);
  const marks = new Uint8Array(count * players);
  const weight = new Float64Array(count);
  for (let c = 0; c < count; c++) {
    let size = 0;
    for (let g = 0; g < players; g++) size += marks[c * players + g] = ((c + 1) >> g) & 1;
    weight[c] = (players - 1) / (choose(players, size) * size * (players - size));
  }
  return { marks, weight };
}

function choose(n: number, k: number): number {
  let product = 1;
  for (let i = 1; i <= k; i++) product = (product * (n - k + i)) / i;
  return product;
}

/** Coalitions 2i and 2i + 1 complete each other; the kernel is in the draw, so all weigh the same. */
function sampledPairs(players: number, pairs: number, seed: number): Design {
  const random = randomOf(seed);
  const sizes = Float64Array.from({ length: players - 1 }, (_, i) => 1 / ((i + 1) * (players - 1 - i)));
  const total = sizes.reduce((sum, share) => sum + share, 0);
  const marks = new Uint8Array(2 * pairs * players);
  for (let pair = 0; pair < pairs; pair++) {
    let left = random() * total;
    let size = 1;
    while (size < players - 1 && left >= sizes[size - 1]!) left -= sizes[size++ - 1]!;
    const order = shuffle(upTo(players), random);
    order.forEach((player, at) => (marks[(2 * pair + (at < size ? 0 : 1)) * players + player] = 1));
  }
  return { marks, weight: new Float64Array(2 * pairs).fill(1) };
}

/** Terms of one coalition once the last player is replaced: z_g - z_last for the others. */
function term(design: Design, players: number, c: number, g: number): number {
  return design.marks[c * players + g]! - design.marks[c * players + players - 1]!;
}

type Fit = { contributions: Float64Array; inverse: Float64Array };

function fitWithin(
  design: Design,
  values: Float64Array,
  { players, base, gap }: { players: number; base: number; gap: number },
): Fit | null {
  const n = Math.max(0, players - 1);
  const normal = new Float64Array(n * n);
  const right = new Float64Array(n);
  for (let c = 0; c < values.length; c++) {
    const target = values[c]! - base - design.marks[c * players + n]! * gap;
    for (let i = 0; i < n; i++) {
      const z = design.weight[c]! * term(design, players, c, i);
      if (z === 0) continue;
      right[i]! += z * target;
      for (let j = 0; j <= i; j++) normal[i * n + j]! += z * term(design, players, c, j);
    }
  }
  const unit = new Float64Array(n * n);
  for (let i = 0; i < n; i++) unit[i * n + i] = 1;
  const inverse = solvePositive(normal, unit, n);
  const free = solvePositive(normal, right, n);
  if (free === null || inverse === null) return null;
  const contributions = new Float64Array(players);
  contributions.set(free);
  if (players > 0) contributions[n] = gap - free.reduce((sum, value) => sum + value, 0);
  return { contributions, inverse };
}

/**
 * Jackknife over pairs: without a pair the estimate moves by A^-1 z (r1 - r2) / (1 - h), with z the terms of its first coalition
 * (its complement has -z), r their residuals and h = 2 z' A^-1 z.
 */
function pairErrors(
  design: Design,
  values: Float64Array,
  { contributions, inverse, players, base }: Fit & { players: number; base: number },
): Float64Array {
  const n = players - 1;
  const squares = new Float64Array(players);
  const residual = (c: number): number => {
    let left = values[c]! - base;
    for (let g = 0; g < players; g++) left -= design.marks[c * players + g]! * contributions[g]!;
    return left;
  };
  for (let first = 0; first < values.length; first += 2) {
    const move = new Float64Array(n);
    let leverage = 0;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) move[i]! += inverse[i * n + j]! * term(design, players, first, j);
      leverage += 2 * move[i]! * term(design, players, first, i);
    }
    const scale = (residual(first) - residual(first + 1)) / Math.max(1 - leverage, 1e-9);
    let all = 0;
    for (let i = 0; i < n; i++) {
      squares[i]! += (scale * move[i]!) ** 2;
      all += scale * move[i]!;
    }
    squares[n]! += all * all;
  }
  return squares.map(Math.sqrt);
}
