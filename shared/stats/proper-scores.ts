import { isEstimated, notEstimable, type Interval, type NotEstimable } from '#shared/domain/estimate.ts';
import { equalWidthBins, type CalibrationBin } from './calibration-bins.ts';
import { Z95 } from './normal.ts';
import { totals, type ScoreTable } from './score-table.ts';
import { compensatedSum } from './sum.ts';

const CLIP = 1e-15;

/** Brier = reliability - resolution + uncertainty + withinBinVariance - withinBinCovariance. */
export type BrierDecomposition = {
  reliability: number;
  resolution: number;
  uncertainty: number;
  withinBinVariance: number;
  /** The factor 2 is inside. */
  withinBinCovariance: number;
};

/**
 * Mean squared distance between the probability and the outcome (0 or 1).
 *
 * @param table probabilities ascending with counts
 * @returns in [0, 1] for probabilities, 0 is best; NO_OUTCOME_KNOWN without a row
 * Source: Brier 1950, Monthly Weather Review 78:1. Checked against scikit-learn.
 */
export function brier(table: ScoreTable): number | NotEstimable {
  return meanOverRows(table, SQUARED);
}

/** 95 % interval of the Brier score, which may be known already: normal, from the spread of the losses of the rows; TOO_FEW_ROWS below two. */
export function brierInterval(table: ScoreTable, mean = brier(table)): Interval | NotEstimable {
  return intervalOverRows(table, SQUARED, mean);
}

/**
 * Mean negative log-likelihood of the outcome, in nats.
 *
 * @param table probabilities ascending with counts; clipped to [1e-15, 1 - 1e-15]
 * @returns at least 0, 0 is best; NO_OUTCOME_KNOWN without a row
 * Source: Good 1952, JRSS B 14:107. Checked against scikit-learn with the same clip.
 */
export function logLoss(table: ScoreTable): number | NotEstimable {
  return meanOverRows(table, LOGARITHMIC);
}

/** 95 % interval of the log-loss, as that of the Brier score. */
export function logLossInterval(table: ScoreTable, mean = logLoss(table)): Interval | NotEstimable {
  return intervalOverRows(table, LOGARITHMIC, mean);
}

/**
 * Murphy's decomposition of the Brier score over ten bins of equal width, with the terms that make it exact for continuous scores.
 *
 * @param table probabilities ascending with counts
 * @param bins its ten bins of equal width, where they are known already
 * @returns five terms with, exactly, Brier = reliability - resolution + uncertainty + withinBinVariance - withinBinCovariance;
 *   withinBinCovariance = (2 / n) sum (score - mean score of the bin)(outcome - rate of the bin).
 *   NO_OUTCOME_KNOWN without a row
 * Source: Stephenson, Coelho and Jolliffe 2008, Weather and Forecasting 23:752, whose WBC holds the factor 2.
 */
export function brierDecomposition(
  table: ScoreTable,
  bins: readonly CalibrationBin[] = equalWidthBins(table),
): BrierDecomposition | NotEstimable {
  const { n, positives } = totals(table);
  if (n === 0) return notEstimable('NO_OUTCOME_KNOWN');
  const rate = positives / n;
  const [reliability, resolution, variance, covariance] = [1, 2, 3, 4].map(compensatedSum);
  let g = 0;
  for (const bin of bins) {
    reliability!.add(bin.n * (bin.meanScore - bin.rate) ** 2);
    resolution!.add(bin.n * (bin.rate - rate) ** 2);
    for (let left = bin.n; left > 0; g++) {
      const gap = table.score[g]! - bin.meanScore;
      variance!.add(table.n[g]! * gap * gap);
      covariance!.add(gap * (table.positives[g]! - table.n[g]! * bin.rate));
      left -= table.n[g]!;
    }
  }
  return {
    reliability: reliability!.value() / n,
    resolution: resolution!.value() / n,
    uncertainty: rate * (1 - rate),
    withinBinVariance: variance!.value() / n,
    withinBinCovariance: (2 * covariance!.value()) / n,
  };
}

/** What a score loses with each outcome; asked only for the outcomes that occur with it. */
type Loss = { ofPositive: (score: number) => number; ofNegative: (score: number) => number };

const SQUARED: Loss = { ofPositive: (score) => (1 - score) ** 2, ofNegative: (score) => score * score };

const clipped = (score: number): number => Math.min(1 - CLIP, Math.max(CLIP, score));
const LOGARITHMIC: Loss = {
  ofPositive: (score) => -Math.log(clipped(score)),
  ofNegative: (score) => -Math.log1p(-clipped(score)),
};

function meanOverRows(table: ScoreTable, { ofPositive, ofNegative }: Loss): number | NotEstimable {
  let n = 0;
  const sum = compensatedSum();
  for (let g = 0; g < table.score.length; g++) {
    const score = table.score[g]!;
    const positives = table.positives[g]!;
    const negatives = table.n[g]! - positives;
    n += table.n[g]!;
    sum.add((positives > 0 ? positives * ofPositive(score) : 0) + (negatives > 0 ? negatives * ofNegative(score) : 0));
  }
  return n === 0 ? notEstimable('NO_OUTCOME_KNOWN') : sum.value() / n;
}

function intervalOverRows(
  table: ScoreTable,
  { ofPositive, ofNegative }: Loss,
  mean: number | NotEstimable,
): Interval | NotEstimable {
  if (!isEstimated(mean)) return mean;
  const { n } = totals(table);
  if (n < 2) return notEstimable('TOO_FEW_ROWS', 2);
  const squares = meanOverRows(table, {
    ofPositive: (score) => (ofPositive(score) - mean) ** 2,
    ofNegative: (score) => (ofNegative(score) - mean) ** 2,
  });
  const half = isEstimated(squares) ? Z95 * Math.sqrt(squares / (n - 1)) : 0;
  return [Math.max(0, mean - half), mean + half];
}
