import { notEstimable, type NotEstimable } from '#shared/domain/estimate.ts';
import { firstPlace, type CutOperator, type ScoreTable } from './score-table.ts';

/** Rows by decision and outcome; a `positive` decision is a score on the selected side of the cut-off. */
export type Confusion = { tp: number; fp: number; tn: number; fn: number };

export type ConfusionMetrics = {
  accuracy: number | NotEstimable;
  precision: number | NotEstimable;
  recall: number | NotEstimable;
  specificity: number | NotEstimable;
  f1: number | NotEstimable;
  balancedAccuracy: number | NotEstimable;
  kappa: number | NotEstimable;
  mcc: number | NotEstimable;
};

/**
 * Decisions against outcomes at a cut-off.
 *
 * @param table scores ascending with counts
 * @param threshold in the unit of the score
 * @param operator the side that is selected: `score operator threshold`
 * @returns counts, all 0 for an empty table
 */
export function confusionAt(table: ScoreTable, threshold: number, operator: CutOperator): Confusion {
  const border = firstPlace(table.score, (score) =>
    operator === '>=' || operator === '<' ? score >= threshold : score > threshold,
  );
  const below = sideOf(table, 0, border);
  const above = sideOf(table, border, table.score.length);
  const [selected, rest] = operator === '>=' || operator === '>' ? [above, below] : [below, above];
  return { tp: selected.positives, fp: selected.negatives, fn: rest.positives, tn: rest.negatives };
}

function sideOf(table: ScoreTable, from: number, to: number): { positives: number; negatives: number } {
  let positives = 0;
  let n = 0;
  for (let g = from; g < to; g++) {
    positives += table.positives[g]!;
    n += table.n[g]!;
  }
  return { positives, negatives: n - positives };
}

/** Whether `score operator threshold` holds. */
export function isSelected(score: number, threshold: number, operator: CutOperator): boolean {
  switch (operator) {
    case '>=':
      return score >= threshold;
    case '>':
      return score > threshold;
    case '<=':
      return score <= threshold;
    case '<':
      return score < threshold;
  }
}

/**
 * The usual figures of a 2 x 2 table.
 *
 * @param confusion counts
 * @returns shares in [0, 1]; kappa and mcc in [-1, 1]. Without a row all are NO_OUTCOME_KNOWN. ONE_CLASS: recall and f1 without a
 *   positive, specificity without a negative, balancedAccuracy and mcc without either, kappa when decision and outcome are one
 *   and the same class. TOO_FEW_ROWS: precision without a selected row, mcc when all or none is selected
 * Source: Cohen 1960, Educational and Psychological Measurement 20:37 (kappa); Matthews 1975, BBA 405:442 (mcc). Checked against
 *   scikit-learn, which gives 0 where this says NotEstimable.
 */
export function confusionMetrics({ tp, fp, tn, fn }: Confusion): ConfusionMetrics {
  const n = tp + fp + tn + fn;
  const orOneClass = (top: number, bottom: number): number | NotEstimable => quotient(n, top, bottom, 'ONE_CLASS');
  const positives = tp + fn;
  const negatives = tn + fp;
  const selected = tp + fp;
  const bothClasses = positives > 0 && negatives > 0;
  const byChance = positives * selected + negatives * (n - selected);
  return {
    accuracy: orOneClass(tp + tn, n),
    precision: quotient(n, tp, selected, 'TOO_FEW_ROWS'),
    recall: orOneClass(tp, positives),
    specificity: orOneClass(tn, negatives),
    f1: orOneClass(2 * tp, positives === 0 ? 0 : 2 * tp + fp + fn),
    balancedAccuracy: orOneClass(tp * negatives + tn * positives, 2 * positives * negatives),
    kappa: orOneClass(n * (tp + tn) - byChance, n * n - byChance),
    mcc: quotient(
      n,
      tp * tn - fp * fn,
      Math.sqrt(positives * negatives) * Math.sqrt(selected * (n - selected)),
      bothClasses ? 'TOO_FEW_ROWS' : 'ONE_CLASS',
    ),
  };
}

function quotient(n: number, top: number, bottom: number, reason: 'ONE_CLASS' | 'TOO_FEW_ROWS'): number | NotEstimable {
  if (n === 0) return notEstimable('NO_OUTCOME_KNOWN');
  return bottom === 0 ? notEstimable(reason) : top / bottom;
}
