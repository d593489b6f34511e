import { notEstimable, type Interval, type NotEstimable } from '#shared/domain/estimate.ts';
import { equalWidthBins, type CalibrationBin } from './calibration-bins.ts';
import { Z95 } from './normal.ts';
import { totals, type ScoreTable } from './score-table.ts';
import { compensatedSum, PLAIN_TERMS } from './sum.ts';

const CLIP = 1e-15;

/** A mean over rows and its 95 % interval: normal, from the spread of the losses of the rows; TOO_FEW_ROWS below two. */
export type MeanLoss = { mean: number | NotEstimable; interval: Interval | NotEstimable };

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
  return brierLoss(table).mean;
}

/** The same with its interval, from one pass. */
export function brierLoss(table: ScoreTable): MeanLoss {
  const { score, n, positives } = table;
  const usual = positives[0]! > 0 ? (1 - score[0]!) ** 2 : score[0]! ** 2;
  const [losses, squares] = [compensatedSum(), compensatedSum()];
  let rows = 0;
  for (let from = 0; from < score.length; from += PLAIN_TERMS) {
    const end = Math.min(score.length, from + PLAIN_TERMS);
    let [loss, square] = [0, 0];
    for (let g = from; g < end; g++) {
      const high = positives[g]!;
      const low = n[g]! - high;
      const ofHigh = (1 - score[g]!) * (1 - score[g]!) - usual;
      const ofLow = score[g]! * score[g]! - usual;
      loss += high * ofHigh + low * ofLow;
      square += high * ofHigh * ofHigh + low * ofLow * ofLow;
      rows += n[g]!;
    }
    losses.add(loss);
    squares.add(square);
  }
  return meanOf(rows, usual, losses.value(), squares.value());
}

/**
 * Mean negative log-likelihood of the outcome, in nats.
 *
 * @param table probabilities ascending with counts; clipped to [1e-15, 1 - 1e-15]
 * @returns at least 0, 0 is best; NO_OUTCOME_KNOWN without a row
 * Source: Good 1952, JRSS B 14:107. Checked against scikit-learn with the same clip.
 */
export function logLoss(table: ScoreTable): number | NotEstimable {
  return logarithmicLoss(table).mean;
}

/** The same with its interval, from one pass. */
export function logarithmicLoss(table: ScoreTable): MeanLoss {
  const { score, n, positives } = table;
  const usual = positives[0]! > 0 ? logOfHigh(score[0]!) : logOfLow(score[0]!);
  const [losses, squares] = [compensatedSum(), compensatedSum()];
  let rows = 0;
  for (let from = 0; from < score.length; from += PLAIN_TERMS) {
    const end = Math.min(score.length, from + PLAIN_TERMS);
    let [loss, square] = [0, 0];
    for (let g = from; g < end; g++) {
      const high = positives[g]!;
      const low = n[g]! - high;
      // A logarithm costs more than all the rest: most scores occur with one outcome.
      if (high > 0) {
        const ofHigh = logOfHigh(score[g]!) - usual;
        loss += high * ofHigh;
        square += high * ofHigh * ofHigh;
      }
      if (low > 0) {
        const ofLow = logOfLow(score[g]!) - usual;
        loss += low * ofLow;
        square += low * ofLow * ofLow;
      }
      rows += n[g]!;
    }
    losses.add(loss);
    squares.add(square);
  }
  return meanOf(rows, usual, losses.value(), squares.value());
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
  all = totals(table),
): BrierDecomposition | NotEstimable {
  const { n, positives } = all;
  if (n === 0) return notEstimable('NO_OUTCOME_KNOWN');
  const rate = positives / n;
  const [reliability, resolution, variance, covariance] = [1, 2, 3, 4].map(compensatedSum);
  let g = 0;
  for (const bin of bins) {
    reliability!.add(bin.n * (bin.meanScore - bin.rate) ** 2);
    resolution!.add(bin.n * (bin.rate - rate) ** 2);
    for (let left = bin.n; left > 0;) {
      let [spread, together] = [0, 0];
      for (const end = Math.min(table.score.length, g + PLAIN_TERMS); g < end && left > 0; g++) {
        const n = table.n[g]!;
        const gap = table.score[g]! - bin.meanScore;
        spread += n * gap * gap;
        together += gap * (table.positives[g]! - n * bin.rate);
        left -= n;
      }
      variance!.add(spread);
      covariance!.add(together);
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

const clipped = (score: number): number => Math.min(1 - CLIP, Math.max(CLIP, score));
const logOfHigh = (score: number): number => -Math.log(clipped(score));
const logOfLow = (score: number): number => -Math.log1p(-clipped(score));

/** Sums of what each loss is above a usual one, so that equal losses have no spread at all. */
function meanOf(rows: number, usual: number, losses: number, squares: number): MeanLoss {
  if (rows === 0) return { mean: notEstimable('NO_OUTCOME_KNOWN'), interval: notEstimable('NO_OUTCOME_KNOWN') };
  const above = losses / rows;
  const mean = usual + above;
  if (rows < 2) return { mean, interval: notEstimable('TOO_FEW_ROWS', 2) };
  const half = Z95 * Math.sqrt(Math.max(0, squares / rows - above * above) / (rows - 1));
  return { mean, interval: [Math.max(0, mean - half), mean + half] };
}
