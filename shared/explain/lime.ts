import { notEstimable, type NotEstimable } from '#shared/domain/estimate.ts';
import { randomOf, type Random } from '#shared/stats/random.ts';
import { correlation, isMissing, midRanks, quantileOf, sortedNumbers } from './column-values.ts';
import { scoreInBatches, stage, type Watch } from './hybrids.ts';
import { solvePositive } from './least-squares.ts';
import { notExplainable, type NotExplainable } from './not-explainable.ts';
import type { RawColumn, RawTable, ScoreFunction } from './raw-table.ts';

export type LimeGame = { row: RawTable; reference: RawTable; members: readonly (readonly number[])[] };

export type LimeOptions = {
  seed: number;
  /** Rows drawn for the fit. Default 5,000. */
  samples?: number | undefined;
  /** Rows drawn afresh for the fidelity. Default 2,000. */
  freshSamples?: number | undefined;
  /** Default 0.75 sqrt(G). */
  kernelWidth?: number | undefined;
  /** `bins` (default): in the same quartile as the case or not. `slopes`: distance from the case in standard deviations. */
  numbers?: 'bins' | 'slopes' | undefined;
};

export type Lime = {
  output: number;
  intercept: number;
  /**
   * For each player, in the unit of the score: being where the case is against being elsewhere; with `slopes`, per standard
   * deviation of the reference for players of one column of numbers (a missing draw counts as no move).
   */
  coefficients: Float64Array;
  /** What the local line says of the case; it need not be its score. */
  localOutput: number;
  /** Weighted share of the variance that the line explains on rows that it has not seen. */
  r2: number;
};

export type LimeStability = {
  /** Standard deviation of each coefficient over the seeds. */
  deviation: Float64Array;
  /** Mean rank correlation of |coefficients| between seeds; null when none can be ranked. */
  rankAgreement: number | null;
  /** Share of the seeds whose three largest are those of the first seed. */
  sameTopThree: number;
  seeds: number;
};

/** One player seen from the case: 1 (bins) or 0 (slopes) is the case itself. */
type View = { columns: readonly number[]; code: (row: number) => number; ofCase: number };
type Sample = { codes: Float64Array; weight: Float64Array; scores: Float64Array };

const RIDGE = 1;
const FIDELITY = 0.5;
const STREAM = 2 ** 32;
const FLAT = 1e-20;

/**
 * A line that imitates the score around one case, with the fidelity that it has on fresh rows.
 *
 * Each row: every player takes its columns from a reference row of its own draw (columns that move together are torn apart). Players
 * become 1 when the drawn values are in the quartile (numbers), the category (texts) or the absence of the case, else 0. Weights
 * exp(-d^2 / (2 w^2)), d = distance to the case in these codes; ridge of strength 1, intercept free.
 *
 * @param score in the unit of the model's output
 * @param game one row; reference rows, which give quartiles and values; members of each of G players, columns of nobody keep the
 *   values of the case
 * @returns LOW_FIDELITY with the R2 found when it is below 0.5 on fresh rows; CONSTANT_SCORE_NEARBY when the score does not move;
 *   NO_ROWS without reference
 * @throws AppError CANCELLED
 * Source: Ribeiro, Singh and Guestrin 2016, KDD (defaults of its tabular form); values inside a quartile are those of the reference
 *   and not draws of a normal law.
 * Cost: samples + freshSamples + 1 scores.
 */
export async function lime(
  score: ScoreFunction,
  game: LimeGame,
  options: LimeOptions,
  watch: Watch = {},
): Promise<Lime | NotExplainable | NotEstimable> {
  if (game.reference.rows === 0) return notEstimable('NO_ROWS');
  const { samples = 5_000, freshSamples = 2_000 } = options;
  const views = viewsOf(game, options.numbers ?? 'bins');
  const total = samples + freshSamples;
  const seen = await drawn(
    score,
    game,
    { views, options, size: samples, random: randomOf(options.seed) },
    stage(watch, 0, total),
  );
  const random = randomOf((options.seed % STREAM) + STREAM);
  const fresh = await drawn(score, game, { views, options, size: freshSamples, random }, stage(watch, samples, total));
  const { intercept, coefficients } = ridge(seen, views.length);
  const r2 = fidelity(fresh, intercept, coefficients);
  if (r2 === null) return notExplainable('CONSTANT_SCORE_NEARBY');
  if (r2 < FIDELITY) return notExplainable('LOW_FIDELITY', { found: r2, needed: FIDELITY });
  const localOutput = views.reduce((sum, view, g) => sum + view.ofCase * coefficients[g]!, intercept);
  return { output: seen.scores[0]!, intercept, coefficients, localOutput, r2 };
}

/**
 * How much the answer of `lime` depends on its dice: the same fit with other seeds.
 *
 * @param asked options of the fit, whose seed is the first; number of seeds, default 20
 * @returns NO_ROWS without reference
 * @throws AppError CANCELLED
 * Cost: seeds x samples scores.
 */
export async function limeStability(
  score: ScoreFunction,
  game: LimeGame,
  asked: LimeOptions & { seeds?: number | undefined },
  watch: Watch = {},
): Promise<LimeStability | NotEstimable> {
  if (game.reference.rows === 0) return notEstimable('NO_ROWS');
  const { seeds = 20, samples = 5_000 } = asked;
  const views = viewsOf(game, asked.numbers ?? 'bins');
  const fits: Float64Array[] = [];
  for (let i = 0; i < seeds; i++) {
    const draw = { views, options: asked, size: samples, random: randomOf(asked.seed + i) };
    const sample = await drawn(score, game, draw, stage(watch, i * samples, seeds * samples));
    fits.push(ridge(sample, views.length).coefficients);
  }
  const deviation = Float64Array.from(views, (_, g) => deviationOf(fits.map((fit) => fit[g]!)));
  const top = fits.map((fit) => topThree(fit));
  const agreements = fits.flatMap((one, i) =>
    fits.slice(i + 1).map((two) => correlation(midRanks(one.map(Math.abs)), midRanks(two.map(Math.abs)))),
  );
  const known = agreements.filter((value) => value !== null);
  return {
    deviation,
    rankAgreement: known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length,
    sameTopThree: top.filter((set) => set === top[0]).length / seeds,
    seeds,
  };
}

function topThree(fit: Float64Array): string {
  const order = Array.from(fit.keys()).sort((a, b) => Math.abs(fit[b]!) - Math.abs(fit[a]!) || a - b);
  return order
    .slice(0, 3)
    .sort((a, b) => a - b)
    .join();
}

function deviationOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1));
}

function viewsOf(game: LimeGame, numbers: 'bins' | 'slopes'): View[] {
  return game.members.map((columns) => {
    const only = columns.length === 1 ? game.reference.columns[columns[0]!]! : null;
    const at = columns.length === 1 ? game.row.columns[columns[0]!]![0]! : null;
    if (numbers === 'slopes' && only instanceof Float64Array && typeof at === 'number' && !Number.isNaN(at)) {
      const unit = deviationOf(Array.from(sortedNumbers(only))) || 1;
      return { columns, ofCase: 0, code: (row) => (Number.isNaN(only[row]!) ? 0 : (only[row]! - at) / unit) };
    }
    const same = columns.map((c) => sameAs(game.row.columns[c]!, game.reference.columns[c]!));
    return { columns, ofCase: 1, code: (row) => (same.every((is) => is(row)) ? 1 : 0) };
  });
}

/** Whether a reference row is where the case is: its quartile, its category, or missing like it. */
function sameAs(ofCase: RawColumn, reference: RawColumn): (row: number) => boolean {
  if (isMissing(ofCase, 0)) return (row) => isMissing(reference, row);
  if (!(reference instanceof Float64Array)) return (row) => reference[row] === ofCase[0];
  const sorted = sortedNumbers(reference);
  const cuts = sorted.length === 0 ? [] : [0.25, 0.5, 0.75].map((share) => quantileOf(sorted, share));
  const bin = (value: number): number => cuts.filter((cut) => cut < value).length;
  const home = bin(ofCase[0] as number);
  return (row) => !isMissing(reference, row) && bin(reference[row]!) === home;
}

/** Rows around the case with their scores; the first is the case itself. */
async function drawn(
  score: ScoreFunction,
  game: LimeGame,
  draw: { views: readonly View[]; options: LimeOptions; size: number; random: Random },
  watch: Watch,
): Promise<Sample> {
  const { views, options, size, random } = draw;
  const players = views.length;
  const picked = new Int32Array(size * players);
  for (let i = 0; i < picked.length; i++) picked[i] = i < players ? -1 : Math.floor(random() * game.reference.rows);
  const codeOf = views.map((view) => Float64Array.from({ length: game.reference.rows }, (_, row) => view.code(row)));
  const width = options.kernelWidth ?? 0.75 * Math.sqrt(Math.max(1, players));
  const codes = Float64Array.from(picked, (row, i) =>
    row < 0 ? views[i % players]!.ofCase : codeOf[i % players]![row]!,
  );
  const weight = Float64Array.from({ length: size }, (_, i) => {
    let square = 0;
    views.forEach((view, g) => (square += (codes[i * players + g]! - view.ofCase) ** 2));
    return Math.exp(-square / (2 * width * width));
  });
  const owner = new Map(views.flatMap((view, g) => view.columns.map((c) => [c, g] as const)));
  const build = (start: number, end: number): RawTable => ({
    rows: end - start,
    columns: game.row.columns.map((own, c) => {
      const g = owner.get(c);
      const row = (i: number): number => (g === undefined ? -1 : picked[(start + i) * players + g]!);
      const other = game.reference.columns[c]!;
      if (own instanceof Float64Array && other instanceof Float64Array)
        return Float64Array.from({ length: end - start }, (_, i) => (row(i) < 0 ? own[0]! : other[row(i)]!));
      return Array.from({ length: end - start }, (_, i) => (row(i) < 0 ? own[0] : other[row(i)]) as string | null);
    }),
  });
  return { codes, weight, scores: await scoreInBatches(score, size, build, watch) };
}

/** Weighted ridge on centred codes, so that the intercept is not shrunk. */
function ridge({ codes, weight, scores }: Sample, players: number): { intercept: number; coefficients: Float64Array } {
  const all = weight.reduce((sum, value) => sum + value, 0);
  const mean = new Float64Array(players);
  let meanScore = 0;
  weight.forEach((w, i) => {
    meanScore += (w * scores[i]!) / all;
    for (let g = 0; g < players; g++) mean[g]! += (w * codes[i * players + g]!) / all;
  });
  const normal = new Float64Array(players * players);
  const right = new Float64Array(players);
  weight.forEach((w, i) => {
    for (let g = 0; g < players; g++) {
      const z = w * (codes[i * players + g]! - mean[g]!);
      right[g]! += z * (scores[i]! - meanScore);
      for (let h = 0; h <= g; h++) normal[g * players + h]! += z * (codes[i * players + h]! - mean[h]!);
    }
  });
  for (let g = 0; g < players; g++) normal[g * players + g]! += RIDGE;
  const coefficients = solvePositive(normal, right, players) ?? new Float64Array(players);
  return { intercept: coefficients.reduce((rest, value, g) => rest - value * mean[g]!, meanScore), coefficients };
}

function fidelity(fresh: Sample, intercept: number, coefficients: Float64Array): number | null {
  const players = coefficients.length;
  const all = fresh.weight.reduce((sum, value) => sum + value, 0);
  const mean = fresh.weight.reduce((sum, w, i) => sum + (w * fresh.scores[i]!) / all, 0);
  let [left, spread] = [0, 0];
  fresh.weight.forEach((w, i) => {
    let line = intercept;
    for (let g = 0; g < players; g++) line += coefficients[g]! * fresh.codes[i * players + g]!;
    left += w * (fresh.scores[i]! - line) ** 2;
    spread += w * (fresh.scores[i]! - mean) ** 2;
  });
  return spread > FLAT * all * Math.max(1, mean * mean) ? 1 - left / spread : null;
}
