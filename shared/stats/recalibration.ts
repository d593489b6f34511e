import { notEstimable, type Interval, type NotEstimable } from '#shared/domain/estimate.ts';
import { Z95 } from './normal.ts';
import { totals, type ScoreTable } from './score-table.ts';

export type Recalibration = { slope: number; slopeInterval: Interval; intercept: number; interceptInterval: Interval };

const CLIP = 1e-15;
const MAX_STEPS = 60;
const MAX_HALVINGS = 40;
const CONVERGED = 1e-11;
/** Groups in which a long table is fitted first; the estimate is the only maximum, wherever the steps begin. */
const GROUPS = 1000;
const LONG = 4 * GROUPS;

type Counts = Pick<ScoreTable, 'n' | 'positives'>;
type Moments = { logLikelihood: number; gradient: [number, number]; information: [number, number, number] };

/**
 * Logistic recalibration: logit P(outcome) = intercept + slope x logit(score).
 *
 * @param table probabilities ascending with counts; clipped to [1e-15, 1 - 1e-15]
 * @returns slope (1 is ideal; below 1 the scores are too extreme) and the intercept of the same fit, in log-odds (0 is ideal; it is not
 *   the calibration-in-the-large, which fixes the slope at 1), with 95 % Wald intervals from the observed information.
 *   NO_OUTCOME_KNOWN without a row, ONE_CLASS when a class is absent, CONSTANT_SCORE for one distinct score, TOO_FEW_ROWS when a
 *   score separates the classes (the slope has no finite estimate) or no step improves
 * Source: Cox 1958, Biometrika 45:562; existence of the estimate by overlap, Albert and Anderson 1984, Biometrika 71:1.
 * Cost: about 7 passes over a short table, 3 over a long one, whose first steps are those of its scores in a thousand groups.
 */
export function recalibrate(table: ScoreTable): Recalibration | NotEstimable {
  const { n, positives } = totals(table);
  if (n === 0) return notEstimable('NO_OUTCOME_KNOWN');
  if (positives === 0 || positives === n) return notEstimable('ONE_CLASS');
  const logit = table.score.map((score) => {
    const probability = Math.min(1 - CLIP, Math.max(CLIP, score));
    return Math.log(probability) - Math.log1p(-probability);
  });
  const { mean, deviation } = spread(logit, table.n, n);
  if (logit[0] === logit.at(-1)) return notEstimable('CONSTANT_SCORE');
  if (isSeparated(logit, table)) return notEstimable('TOO_FEW_ROWS');
  const standard = logit.map((value) => (value - mean) / deviation);
  const start: [number, number] = [Math.log(positives / n) - Math.log1p(-positives / n), 0];
  const near = standard.length < LONG ? null : newton(...inGroups(standard, table), start);
  const fit = (near === null ? null : newton(standard, table, near.at)) ?? newton(standard, table, start);
  if (fit === null) return notEstimable('TOO_FEW_ROWS');
  const [a, b] = fit.at;
  const [aa, ab, bb] = fit.information;
  const determinant = aa * bb - ab * ab;
  const shift = mean / deviation;
  const slope = b / deviation;
  const intercept = a - b * shift;
  const slopeError = Math.sqrt(aa / determinant) / deviation;
  const interceptError = Math.sqrt((bb + 2 * shift * ab + shift * shift * aa) / determinant);
  return {
    slope,
    slopeInterval: [slope - Z95 * slopeError, slope + Z95 * slopeError],
    intercept,
    interceptInterval: [intercept - Z95 * interceptError, intercept + Z95 * interceptError],
  };
}

/** Neighbouring scores as one, at their mean. */
function inGroups(x: Float64Array, { n, positives }: Counts): [Float64Array, Counts] {
  const size = Math.ceil(x.length / GROUPS);
  const count = Math.ceil(x.length / size);
  const mean = new Float64Array(count);
  const counts = { n: new Float64Array(count), positives: new Float64Array(count) };
  for (let g = 0; g < x.length; g++) {
    const group = Math.floor(g / size);
    mean[group]! += x[g]! * n[g]!;
    counts.n[group]! += n[g]!;
    counts.positives[group]! += positives[g]!;
  }
  for (let group = 0; group < count; group++) mean[group]! /= counts.n[group]!;
  return [mean, counts];
}

function newton(
  x: Float64Array,
  table: Counts,
  start: [number, number],
): { at: [number, number]; information: Moments['information'] } | null {
  let at = start;
  let here = momentsAt(x, table, at);
  for (let step = 0; step < MAX_STEPS; step++) {
    const [aa, ab, bb] = here.information;
    const determinant = aa * bb - ab * ab;
    if (!(determinant > 0)) return null;
    const move = [
      (bb * here.gradient[0] - ab * here.gradient[1]) / determinant,
      (aa * here.gradient[1] - ab * here.gradient[0]) / determinant,
    ] as const;
    if (Math.abs(move[0]) + Math.abs(move[1]) <= CONVERGED * (1 + Math.abs(at[0]) + Math.abs(at[1])))
      return { at, information: here.information };
    let scale = 1;
    let next = here;
    let target = at;
    for (let halving = 0; halving < MAX_HALVINGS; halving++, scale /= 2) {
      target = [at[0] + scale * move[0], at[1] + scale * move[1]];
      next = momentsAt(x, table, target);
      if (next.logLikelihood >= here.logLikelihood - 1e-12 * Math.abs(here.logLikelihood)) break;
    }
    [at, here] = [target, next];
  }
  return null;
}

function momentsAt(x: Float64Array, table: Counts, [a, b]: [number, number]): Moments {
  let logLikelihood = 0;
  let [ga, gb, aa, ab, bb] = [0, 0, 0, 0, 0];
  for (let g = 0; g < x.length; g++) {
    const value = x[g]!;
    const n = table.n[g]!;
    const linear = a + b * value;
    const small = Math.exp(-Math.abs(linear));
    const probability = linear >= 0 ? 1 / (1 + small) : small / (1 + small);
    const residual = table.positives[g]! - n * probability;
    const weight = (n * small) / ((1 + small) * (1 + small));
    logLikelihood += table.positives[g]! * linear - n * (Math.max(linear, 0) + Math.log1p(small));
    ga += residual;
    gb += residual * value;
    aa += weight;
    ab += weight * value;
    bb += weight * value * value;
  }
  return { logLikelihood, gradient: [ga, gb], information: [aa, ab, bb] };
}

function spread(x: Float64Array, weight: Float64Array, n: number): { mean: number; deviation: number } {
  const mean = x.reduce((sum, value, g) => sum + weight[g]! * value, 0) / n;
  return { mean, deviation: Math.sqrt(x.reduce((sum, value, g) => sum + weight[g]! * (value - mean) ** 2, 0) / n) };
}

/** With one score, the estimate is finite exactly when neither class lies wholly at or below the other. */
function isSeparated(x: Float64Array, table: ScoreTable): boolean {
  const has = { positive: [Infinity, -Infinity], negative: [Infinity, -Infinity] };
  for (let g = 0; g < x.length; g++) {
    if (table.positives[g]! > 0) has.positive = [Math.min(has.positive[0]!, x[g]!), x[g]!];
    if (table.positives[g]! < table.n[g]!) has.negative = [Math.min(has.negative[0]!, x[g]!), x[g]!];
  }
  return has.negative[1]! <= has.positive[0]! || has.positive[1]! <= has.negative[0]!;
}
