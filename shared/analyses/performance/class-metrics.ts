import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { Interval, NotEstimable, NotEstimableReason } from '#shared/domain/estimate.ts';
import { aucBounds, rocAuc } from '#shared/stats/auc.ts';
import { averagePrecision } from '#shared/stats/average-precision.ts';
import { calibrationError, equalCountBins, equalWidthBins } from '#shared/stats/calibration-bins.ts';
import { confusionAt, confusionMetrics } from '#shared/stats/confusion.ts';
import { decisionIntervals } from '#shared/stats/decision-intervals.ts';
import { ks } from '#shared/stats/kolmogorov-smirnov.ts';
import { meanScore } from '#shared/stats/mean-score.ts';
import { brierDecomposition, brierLoss, logarithmicLoss } from '#shared/stats/proper-scores.ts';
import { totals } from '#shared/stats/score-table.ts';
import type { CutOperator, ScoreTable } from '#shared/stats/score-table.ts';
import { wilsonInterval } from '#shared/stats/wilson-interval.ts';
import type { ClassMetrics } from './schema.ts';

export type Judgement = {
  cutoff: { threshold: number; operator: CutOperator } | null;
  /** A score that only ranks has no Brier score, no log-loss and no calibration. */
  isProbability: boolean;
  /** Scores are the middles of bins: the AUC states how far it can be from the exact one. */
  isBinned: boolean;
};

const NO_CUTOFF = notEstimable('NO_CUTOFF');
/** Whoever gives all cases one score puts no pair in order: its half of the pairs is exact, and says nothing of others. */
const CONSTANT = notEstimable('CONSTANT_SCORE');
const NO_LOSS = { mean: notEstimable('NOT_A_PROBABILITY'), interval: notEstimable('NOT_A_PROBABILITY') };

/** Every figure of a table of scores; each is a number or the reason why it is none. */
export function classMetrics(table: ScoreTable, { cutoff, isProbability, isBinned }: Judgement): ClassMetrics {
  const all = totals(table);
  const { n, positives } = all;
  const roc = rocAuc(table, all);
  const distance = ks(table, all);
  const alongRecall = averagePrecision(table, all);
  const mean = meanScore(table);
  const bins = isProbability ? equalWidthBins(table) : [];
  const probability = <T>(of: () => T): T | NotEstimable => (isProbability ? of() : notEstimable('NOT_A_PROBABILITY'));
  const [squared, logarithmic] = isProbability ? [brierLoss(table), logarithmicLoss(table)] : [NO_LOSS, NO_LOSS];
  const [ece, eceEqualCount] = [
    probability(() => calibrationError(bins)),
    probability(() => calibrationError(equalCountBins(table, 10, all))),
  ];
  return {
    n,
    positives,
    rate: n === 0 ? notEstimable('NO_OUTCOME_KNOWN') : positives / n,
    rateInterval: n === 0 ? notEstimable('NO_OUTCOME_KNOWN') : wilsonInterval(positives, n),
    meanScore: isEstimated(mean) ? mean.value : mean,
    meanScoreInterval: isEstimated(mean) ? mean.interval : mean,
    auc: isEstimated(roc) ? roc.auc : roc,
    aucInterval: isEstimated(roc) ? (table.score.length === 1 ? CONSTANT : roc.interval) : roc,
    aucError: isBinned ? aucBounds(table) : 0,
    averagePrecision: isEstimated(alongRecall) ? alongRecall.value : alongRecall,
    averagePrecisionInterval: isEstimated(alongRecall) ? alongRecall.interval : alongRecall,
    ks: isEstimated(distance) ? distance.distance : distance,
    ksInterval: whyNone(distance, 'LARGEST_OF_MANY'),
    brier: squared.mean,
    brierInterval: squared.interval,
    brierDecomposition: probability(() => brierDecomposition(table, bins, all)),
    logLoss: logarithmic.mean,
    logLossInterval: logarithmic.interval,
    ece,
    eceInterval: whyNone(ece, 'WIDENED_BY_CHANCE'),
    eceEqualCount,
    eceEqualCountInterval: whyNone(eceEqualCount, 'WIDENED_BY_CHANCE'),
    ...decisionMetrics(table, n, cutoff),
  };
}

/** Of a figure that has no interval in any log, that this is so; of one that cannot be told, why. */
export function whyNone<T>(figure: T, reason: NotEstimableReason): NotEstimable {
  return isEstimated(figure) ? notEstimable(reason) : (figure as NotEstimable);
}

type DecisionMetrics = Pick<
  ClassMetrics,
  | 'confusion'
  | 'accuracy'
  | 'accuracyInterval'
  | 'precision'
  | 'precisionInterval'
  | 'recall'
  | 'recallInterval'
  | 'specificity'
  | 'specificityInterval'
  | 'f1'
  | 'f1Interval'
  | 'balancedAccuracy'
  | 'balancedAccuracyInterval'
  | 'kappa'
  | 'kappaInterval'
  | 'mcc'
  | 'mccInterval'
>;

function decisionMetrics(table: ScoreTable, n: number, cutoff: Judgement['cutoff']): DecisionMetrics {
  const none = cutoff === null ? NO_CUTOFF : n === 0 ? notEstimable('NO_OUTCOME_KNOWN') : null;
  if (cutoff === null || none !== null) {
    const reason = none ?? NO_CUTOFF;
    return {
      confusion: reason,
      accuracy: reason,
      accuracyInterval: reason,
      precision: reason,
      precisionInterval: reason,
      recall: reason,
      recallInterval: reason,
      specificity: reason,
      specificityInterval: reason,
      f1: reason,
      f1Interval: reason,
      balancedAccuracy: reason,
      balancedAccuracyInterval: reason,
      kappa: reason,
      kappaInterval: reason,
      mcc: reason,
      mccInterval: reason,
    };
  }
  const confusion = confusionAt(table, cutoff.threshold, cutoff.operator);
  const metrics = confusionMetrics(confusion);
  const mixed = decisionIntervals(confusion, metrics);
  return {
    confusion,
    ...metrics,
    accuracyInterval: wilsonInterval(confusion.tp + confusion.tn, n),
    precisionInterval: intervalOf(metrics.precision, confusion.tp, confusion.tp + confusion.fp),
    recallInterval: intervalOf(metrics.recall, confusion.tp, confusion.tp + confusion.fn),
    specificityInterval: intervalOf(metrics.specificity, confusion.tn, confusion.tn + confusion.fp),
    f1Interval: mixed.f1,
    balancedAccuracyInterval: mixed.balancedAccuracy,
    kappaInterval: mixed.kappa,
    mccInterval: mixed.mcc,
  };
}

function intervalOf(share: number | NotEstimable, part: number, whole: number): Interval | NotEstimable {
  return isEstimated(share) ? wilsonInterval(part, whole) : share;
}
