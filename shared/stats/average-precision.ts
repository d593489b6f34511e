import { notEstimable, type NotEstimable } from '#shared/domain/estimate.ts';
import { totals, type ScoreTable } from './score-table.ts';
import { compensatedSum } from './sum.ts';

/**
 * Average precision: sum over the cut-offs of (recall - recall before) x precision, highest score first, equal scores at one cut-off.
 *
 * @param table scores ascending with counts
 * @returns share in (0, 1]; NO_OUTCOME_KNOWN without a row, ONE_CLASS when a class is absent
 * Source: scikit-learn's `average_precision_score` (steps, no interpolation). Checked against it.
 */
export function averagePrecision(table: ScoreTable): number | NotEstimable {
  const { n, positives } = totals(table);
  if (n === 0) return notEstimable('NO_OUTCOME_KNOWN');
  if (positives === 0 || positives === n) return notEstimable('ONE_CLASS');
  const area = compensatedSum();
  let selected = 0;
  let found = 0;
  for (let g = table.score.length - 1; g >= 0; g--) {
    selected += table.n[g]!;
    found += table.positives[g]!;
    if (table.positives[g]! > 0) area.add((table.positives[g]! * found) / selected);
  }
  return area.value() / positives;
}
