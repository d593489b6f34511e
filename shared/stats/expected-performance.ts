import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { Interval, NotEstimable } from '#shared/domain/estimate.ts';
import { calibrationError, equalCountBins } from './calibration-bins.ts';
import { isSelected } from './confusion.ts';
import { dealtTables, rateAt, recalibrated, risingCurve } from './isotonic.ts';
import type { RisingCurve } from './isotonic.ts';
import { Z95 } from './normal.ts';
import { randomOf } from './random.ts';
import { totals } from './score-table.ts';
import type { CutOperator, ScoreTable } from './score-table.ts';

/** What a score is worth, learned from the reference: the curve to correct it by, and how sure that is. */
export type Calibrated = {
  /** Null where the score is taken at its word. */
  curve: RisingCurve | null;
  /** Mean calibration error on rows that the curve never saw: as it is, and corrected. */
  error: number;
  correctedError: number;
  /** Covariance of intercept and slope of the log-odds, as so many rows leave it. */
  covariance: [number, number, number];
};

const SPLITS = 3;
const SEED = 1;
/** A rate of 0 or 1 has no log-odds. */
const CLIP = 1e-6;
const LEAST = 30;
const LEAST_OF_CLASS = 5;

/**
 * Whether scores are probabilities, and the curve that makes them so where it does better.
 *
 * @param reference probabilities with outcomes, never rows that the model learned from
 * @returns the curve only if it lowers the mean calibration error (10 bins of equal count) over 3 stratified splits, each
 *   judged on its third while the curve comes from the rest. NO_OUTCOME_KNOWN, ONE_CLASS, CONSTANT_SCORE
 * Source: confidence-based performance estimation as NannyML describes it; the covariance is the inverse information of
 *   logit P = a + b logit(score).
 */
export function calibratedOn(reference: ScoreTable): Calibrated | NotEstimable {
  const { n, positives } = totals(reference);
  if (n === 0) return notEstimable('NO_OUTCOME_KNOWN');
  if (positives === 0 || positives === n) return notEstimable('ONE_CLASS');
  if (new Set(reference.score).size < 2) return notEstimable('CONSTANT_SCORE');
  const parts = dealtTables(reference, SPLITS, randomOf(SEED));
  const held = parts.map((part) => {
    const curve = risingCurve(rest(reference, part));
    return [errorOf(part), errorOf(recalibrated(part, curve))] as const;
  });
  const mean = (at: 0 | 1): number => held.reduce((sum, one) => sum + one[at] / SPLITS, 0);
  const [error, correctedError] = [mean(0), mean(1)];
  const curve = correctedError < error ? risingCurve(reference) : null;
  return { curve, error, correctedError, covariance: covarianceOf(reference, curve) };
}

function rest(all: ScoreTable, part: ScoreTable): ScoreTable {
  return {
    score: all.score,
    n: all.n.map((count, g) => count - part.n[g]!),
    positives: all.positives.map((count, g) => count - part.positives[g]!),
  };
}

function errorOf(table: ScoreTable): number {
  const kept = table.score.map((_, g) => g).filter((g) => table.n[g]! > 0);
  const of = (values: Float64Array): Float64Array => Float64Array.from(kept, (g) => values[g]!);
  const error = calibrationError(
    equalCountBins({ score: of(table.score), n: of(table.n), positives: of(table.positives) }),
  );
  return isEstimated(error) ? error : 0;
}

function covarianceOf(table: ScoreTable, curve: RisingCurve | null): Calibrated['covariance'] {
  let [aa, ab, bb] = [0, 0, 0];
  for (const [g, score] of table.score.entries()) {
    const p = probabilityOf(score, curve);
    const weight = table.n[g]! * p * (1 - p);
    const logit = logitOf(p);
    aa += weight;
    ab += weight * logit;
    bb += weight * logit * logit;
  }
  const determinant = aa * bb - ab * ab;
  if (determinant > 1e-9 * aa * bb) return [bb / determinant, -ab / determinant, aa / determinant];
  return aa > 0 ? [1 / aa, 0, 0] : [0, 0, 0];
}

export type Expected = { value: number; interval: Interval };

export type ExpectedPerformance = {
  n: number;
  /** Expected share of the positive outcome. */
  rate: Expected;
  auc: Expected | NotEstimable;
  /** Expected rows by decision and outcome; null without a cut-off. */
  atCutoff:
    | {
        tp: number;
        fp: number;
        tn: number;
        fn: number;
        accuracy: Expected;
        precision: Expected | NotEstimable;
        recall: Expected | NotEstimable;
      }
    | NotEstimable;
};

/**
 * How good scores are expected to be before any outcome is known, if they still mean what they meant in the reference.
 *
 * @param scores distinct scores ascending, `n` rows at each
 * @param calibrated from `calibratedOn`
 * @param cutoff the side that is selected; compared with the score itself, before any correction
 * @returns expected confusion (sums of p and 1 - p on each side) and AUC (area under the expected shares of true and false
 *   positives at every threshold). The 95 % interval is where the figure measured on these rows is expected: outcomes
 *   drawn with probability p, and a calibration known from a reference of limited size, both by the delta method; clipped
 *   to [0, 1]. TOO_FEW_ROWS below 30 rows, ONE_CLASS below 5 expected of a class, CONSTANT_SCORE
 * Source: NannyML's confidence-based performance estimation; blind to a change of what a score means.
 * Cost: a few passes over the table.
 */
export function expectedPerformance(
  scores: Pick<ScoreTable, 'score' | 'n'>,
  calibrated: Calibrated,
  cutoff: { threshold: number; operator: CutOperator } | null,
): ExpectedPerformance | NotEstimable {
  const { score, n: rows } = scores;
  const n = rows.reduce((sum, count) => sum + count, 0);
  if (n < LEAST) return notEstimable(n === 0 ? 'NO_ROWS' : 'TOO_FEW_ROWS', LEAST);
  const p = score.map((one) => probabilityOf(one, calibrated.curve));
  const positives = sumOf(rows, (g) => p[g]!);
  const negatives = n - positives;
  const spread = spreadOf(rows, p, calibrated.covariance);
  const expected = (value: number, slope: (g: number) => number): Expected => {
    const half = Z95 * spread(slope);
    return { value, interval: [Math.max(0, value - half), Math.min(1, value + half)] };
  };
  const rate = expected(positives / n, () => 1 / n);
  const isTwo = Math.min(positives, negatives) >= LEAST_OF_CLASS;
  return {
    n,
    rate,
    auc:
      score.length < 2
        ? notEstimable('CONSTANT_SCORE')
        : isTwo
          ? expectedArea(rows, p, { positives, negatives }, expected)
          : notEstimable('ONE_CLASS'),
    atCutoff: cutoff === null ? notEstimable('NO_CUTOFF') : atCutoff(scores, p, cutoff, expected),
  };
}

type Expect = (value: number, slope: (g: number) => number) => Expected;

function expectedArea(
  rows: Float64Array,
  p: Float64Array,
  { positives, negatives }: { positives: number; negatives: number },
  expected: Expect,
): Expected {
  const wins = new Float64Array(rows.length);
  let below = 0;
  let above = positives;
  let pairs = 0;
  for (let g = 0; g < rows.length; g++) {
    const [high, low] = [rows[g]! * p[g]!, rows[g]! * (1 - p[g]!)];
    above -= high;
    pairs += high * (below + low / 2);
    wins[g] = below + low / 2 - (above + high / 2);
    below += low;
  }
  const auc = pairs / (positives * negatives);
  return expected(auc, (g) => wins[g]! / (positives * negatives) - auc / positives + auc / negatives);
}

function atCutoff(
  { score, n: rows }: Pick<ScoreTable, 'score' | 'n'>,
  p: Float64Array,
  { threshold, operator }: { threshold: number; operator: CutOperator },
  expected: Expect,
): ExpectedPerformance['atCutoff'] {
  const isIn = Uint8Array.from(score, (one) => (isSelected(one, threshold, operator) ? 1 : 0));
  const tp = sumOf(rows, (g) => isIn[g]! * p[g]!);
  const fp = sumOf(rows, (g) => isIn[g]! * (1 - p[g]!));
  const fn = sumOf(rows, (g) => (1 - isIn[g]!) * p[g]!);
  const tn = sumOf(rows, (g) => (1 - isIn[g]!) * (1 - p[g]!));
  const n = tp + fp + fn + tn;
  const recall = tp / (tp + fn);
  return {
    tp,
    fp,
    fn,
    tn,
    accuracy: expected((tp + tn) / n, (g) => (isIn[g] === 1 ? 1 : -1) / n),
    precision: tp + fp > 0 ? expected(tp / (tp + fp), (g) => isIn[g]! / (tp + fp)) : notEstimable('TOO_FEW_ROWS'),
    recall: tp + fn > 0 ? expected(recall, (g) => (isIn[g]! - recall) / (tp + fn)) : notEstimable('ONE_CLASS'),
  };
}

/** Standard deviation of a figure from its slope in the probability of one row of each score. */
function spreadOf(
  rows: Float64Array,
  p: Float64Array,
  [aa, ab, bb]: Calibrated['covariance'],
): (slope: (g: number) => number) => number {
  return (slope) => {
    let [drawn, a, b] = [0, 0, 0];
    for (let g = 0; g < rows.length; g++) {
      const one = slope(g);
      const weight = rows[g]! * p[g]! * (1 - p[g]!);
      drawn += weight * one * one;
      a += weight * one;
      b += weight * one * logitOf(p[g]!);
    }
    return Math.sqrt(drawn + a * a * aa + 2 * a * b * ab + b * b * bb);
  };
}

function probabilityOf(score: number, curve: RisingCurve | null): number {
  return Math.min(1 - CLIP, Math.max(CLIP, curve === null ? score : rateAt(curve, score)));
}

function logitOf(p: number): number {
  return Math.log(p) - Math.log1p(-p);
}

function sumOf(rows: Float64Array, share: (g: number) => number): number {
  let sum = 0;
  for (let g = 0; g < rows.length; g++) sum += rows[g]! * share(g);
  return sum;
}
