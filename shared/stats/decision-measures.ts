import type { Confusion } from './confusion.ts';

export const DECISION_MEASURES = ['f1', 'balancedAccuracy', 'kappa', 'mcc'] as const;
export type DecisionMeasure = (typeof DECISION_MEASURES)[number];

/** A measure of a confusion table, and how far one more row of each cell pulls it: a mean of 0 over the rows. */
export type Pulled = { value: number; pull: Confusion };

/**
 * Measures that mix all four cells of a confusion table, each with its influence function there.
 *
 * @param cells rows or parts of rows; both outcomes and both decisions must occur
 * @returns measures and pulls in the unit of the measure; the variance of a measure is the mean square of its pulls, divided by the rows
 * Source: delta method for a function of multinomial shares, Bishop, Fienberg and Holland 1975, Discrete Multivariate Analysis, 14.6; for
 *   kappa as Fleiss, Cohen and Everitt 1969, Psychological Bulletin 72:323, for mcc (a correlation) as its influence function.
 */
export function pulledMeasures(cells: Confusion): Record<DecisionMeasure, Pulled> {
  const n = cells.tp + cells.fp + cells.tn + cells.fn;
  const [tp, fp, tn, fn] = [cells.tp / n, cells.fp / n, cells.tn / n, cells.fn / n];
  return {
    f1: harmonic({ tp, fp, tn, fn }),
    balancedAccuracy: balanced({ tp, fp, tn, fn }),
    kappa: beyondChance({ tp, fp, tn, fn }),
    mcc: correlation({ tp, fp, tn, fn }),
  };
}

function harmonic({ tp, fp, fn }: Confusion): Pulled {
  const whole = 2 * tp + fp + fn;
  const value = (2 * tp) / whole;
  return { value, pull: { tp: (2 - 2 * value) / whole, fp: -value / whole, fn: -value / whole, tn: 0 } };
}

function balanced({ tp, fp, tn, fn }: Confusion): Pulled {
  const [positives, negatives] = [tp + fn, tn + fp];
  const [recall, specificity] = [tp / positives, tn / negatives];
  return {
    value: (recall + specificity) / 2,
    pull: {
      tp: (1 - recall) / positives / 2,
      fn: -recall / positives / 2,
      tn: (1 - specificity) / negatives / 2,
      fp: -specificity / negatives / 2,
    },
  };
}

function beyondChance({ tp, fp, tn, fn }: Confusion): Pulled {
  const [positives, negatives, selected, others] = [tp + fn, tn + fp, tp + fp, tn + fn];
  const agreed = tp + tn;
  const byChance = positives * selected + negatives * others;
  const left = 1 - byChance;
  const value = (agreed - byChance) / left;
  // One more row moves the agreement, and the chance of it by the decisions that agree with its outcome and the other way round.
  const pull = (isAgreed: 0 | 1, likeIt: { decided: number; ended: number }): number =>
    (isAgreed - agreed) / left - ((1 - agreed) * (likeIt.decided + likeIt.ended - 2 * byChance)) / left ** 2;
  return {
    value,
    pull: {
      tp: pull(1, { decided: selected, ended: positives }),
      fn: pull(0, { decided: selected, ended: negatives }),
      fp: pull(0, { decided: others, ended: positives }),
      tn: pull(1, { decided: others, ended: negatives }),
    },
  };
}

function correlation({ tp, fp, tn, fn }: Confusion): Pulled {
  const [positives, selected] = [tp + fn, tp + fp];
  const spread = { class: positives * (tn + fp), decision: selected * (tn + fn) };
  const scale = Math.sqrt(spread.class * spread.decision);
  const value = (tp * tn - fp * fn) / scale;
  const pull = (ended: 0 | 1, chosen: 0 | 1): number =>
    ((ended - positives) * (chosen - selected)) / scale -
    (value / 2) * ((ended - positives) ** 2 / spread.class + (chosen - selected) ** 2 / spread.decision);
  return { value, pull: { tp: pull(1, 1), fp: pull(0, 1), fn: pull(1, 0), tn: pull(0, 0) } };
}
