import { isEstimated, notEstimable, type Interval, type NotEstimable } from '#shared/domain/estimate.ts';
import type { Confusion, ConfusionMetrics } from './confusion.ts';
import { pulledMeasures, type DecisionMeasure, type Pulled } from './decision-measures.ts';
import { Z95 } from './normal.ts';
import type { TwoByTwo } from './two-by-two.ts';
import { newcombeDifference } from './two-proportions.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** Rows of either class below which neither a correlation nor an agreement beyond chance has an interval. */
export const LEAST_OF_A_CLASS = 5;
/** Added to each cell, so that an empty one does not stand for an impossible one. */
const SMOOTHED = 0.5;

/**
 * 95 % intervals of the measures that mix all four cells of a confusion table.
 *
 * @param confusion rows
 * @param metrics its measures; where one cannot be told, neither can its interval
 * @returns intervals inside the range of each measure, which hold the measure itself. TOO_FEW_OF_A_CLASS for kappa and mcc with fewer than
 *   five rows of either class
 * Source: F1 = 2 s / (1 + s) rises with s = tp / (tp + fp + fn), a share of its own rows (Hand, Christen and Kirielle 2021, Machine
 *   Learning 110:451), so Wilson's interval of s carries over. Balanced accuracy is half of 1 + recall - share of the negatives that are
 *   selected, two independent shares: Newcombe's method 10. Kappa and mcc: delta method (`pulledMeasures`) with half a row more in each
 *   cell, value +- 1.96 se. On Fisher's scale the two cover no better, and 87 times in 100 where decisions are nearly always right.
 *   Coverage by simulation in the tests.
 * Cost: from the counts alone.
 */
export function decisionIntervals(
  confusion: Confusion,
  metrics: Pick<ConfusionMetrics, DecisionMeasure>,
): Record<DecisionMeasure, Interval | NotEstimable> {
  const { tp, fp, tn, fn } = confusion;
  const where = (measure: DecisionMeasure, of: (value: number) => Interval | NotEstimable): Interval | NotEstimable => {
    const value = metrics[measure];
    return isEstimated(value) ? of(value) : value;
  };
  const few = Math.min(tp + fn, tn + fp) < LEAST_OF_A_CLASS;
  const around = (measure: 'kappa' | 'mcc'): Interval | NotEstimable =>
    where(measure, (value) =>
      few ? notEstimable('TOO_FEW_OF_A_CLASS', LEAST_OF_A_CLASS) : smoothedInterval(confusion, measure, value),
    );
  return {
    f1: where('f1', () => bounds(wilsonInterval(tp, tp + fp + fn), (share) => (2 * share) / (1 + share))),
    balancedAccuracy: where('balancedAccuracy', () =>
      bounds(newcombeDifference(tp, tp + fn, fp, tn + fp), (difference) => (1 + difference) / 2),
    ),
    kappa: around('kappa'),
    mcc: around('mcc'),
  };
}

/**
 * 95 % interval of the kappa of two judges, as that of `decisionIntervals`.
 *
 * @param counts rows
 * @param kappa of the same rows
 * @returns inside [-1, 1], around kappa; TOO_FEW_OF_A_DECISION where either judge gave one of the two answers to fewer than five rows
 */
export function judgesInterval(
  { both, onlyFirst, onlySecond, neither }: TwoByTwo,
  kappa: number,
): Interval | NotEstimable {
  const answers = [both + onlyFirst, onlySecond + neither, both + onlySecond, onlyFirst + neither];
  return Math.min(...answers) < LEAST_OF_A_CLASS
    ? notEstimable('TOO_FEW_OF_A_DECISION', LEAST_OF_A_CLASS)
    : smoothedInterval({ tp: both, fp: onlyFirst, fn: onlySecond, tn: neither }, 'kappa', kappa);
}

function bounds([low, high]: Interval, of: (bound: number) => number): Interval {
  return [Math.max(0, of(low)), Math.min(1, of(high))];
}

function smoothedInterval({ tp, fp, tn, fn }: Confusion, measure: 'kappa' | 'mcc', told: number): Interval {
  const cells = { tp: tp + SMOOTHED, fp: fp + SMOOTHED, tn: tn + SMOOTHED, fn: fn + SMOOTHED };
  const { value, pull } = pulledMeasures(cells)[measure];
  const half = Z95 * standardError(cells, pull);
  return [Math.max(-1, Math.min(told, value - half)), Math.min(1, Math.max(told, value + half))];
}

function standardError(cells: Confusion, pull: Pulled['pull']): number {
  const squares = (['tp', 'fp', 'tn', 'fn'] as const).reduce((sum, cell) => sum + cells[cell] * pull[cell] ** 2, 0);
  return Math.sqrt(squares) / (cells.tp + cells.fp + cells.tn + cells.fn);
}
