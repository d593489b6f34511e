import type { Drift } from '#shared/analyses/drift/schema.ts';
import type { CutoffInForce, OutcomeLabels } from '#shared/analyses/estimates.ts';
import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import { columnDrift } from '#shared/stats/column-drift.ts';
import { Z95 } from '#shared/stats/normal.ts';
import { newcombeDifference, proportionTest } from '#shared/stats/two-proportions.ts';
import { welch } from '#shared/stats/welch.ts';
import type { Window } from './row-windows.ts';

/** Decisions that the cut-off takes, against as many as there would be if the scores were still those of the reference. */
export function decisionMoved(
  reference: Window['selected'],
  current: Window['selected'],
  cutoff: CutoffInForce,
): Drift['decision'] {
  if (cutoff === null) return notEstimable('NO_CUTOFF');
  if (reference === null || current === null || reference.n === 0 || current.n === 0)
    return notEstimable('NO_SCORE_COLUMN');
  const referenceShare = reference.positive / reference.n;
  const currentShare = current.positive / current.n;
  return {
    n: current.n,
    referenceShare,
    currentShare,
    selected: current.positive,
    expected: referenceShare * current.n,
    difference: current.positive - referenceShare * current.n,
    interval: newcombeDifference(current.positive, current.n, reference.positive, reference.n),
    cutoff,
  };
}

type Terms = { task: 'binary_classification' | 'regression'; outcome: OutcomeLabels; unit: string | null };

/** How outcomes turned out, against the reference: a rate of the positive one, or the mean of a quantity. */
export function targetMoved(
  reference: Window['outcome'],
  current: Window['outcome'],
  { task, outcome, unit }: Terms,
): Drift['target'] {
  if (reference === null || current === null) return notEstimable('NO_OUTCOME_KNOWN');
  const header = { outcome, unit, n: current.n, referenceN: reference.n };
  const referenceRate = reference.sum / reference.n;
  const currentRate = current.sum / current.n;
  if (task === 'binary_classification') {
    const test = proportionTest(current.sum, current.n, reference.sum, reference.n);
    return {
      ...header,
      kind: 'rate',
      referenceRate,
      currentRate,
      expected: referenceRate * current.n,
      actual: current.sum,
      interval: newcombeDifference(current.sum, current.n, reference.sum, reference.n),
      pValue: isEstimated(test) ? test.pValue : test,
      psi: notEstimable('NOT_A_REGRESSION'),
    };
  }
  const [before, now] = [momentsOf(reference), momentsOf(current)];
  const test = welch(before, now);
  const half = Z95 * Math.sqrt(before.variance / before.n + now.variance / now.n);
  const moved =
    reference.window === null || current.window === null
      ? notEstimable('NEEDS_EXACT')
      : columnDrift(reference.window, current.window).psi;
  return {
    ...header,
    kind: 'value',
    referenceRate,
    currentRate,
    expected: null,
    actual: null,
    interval: [currentRate - referenceRate - half, currentRate - referenceRate + half],
    pValue: isEstimated(test) ? test.pValue : test,
    psi: moved,
  };
}

function momentsOf({ n, sum, squares }: NonNullable<Window['outcome']>): { n: number; mean: number; variance: number } {
  const mean = sum / n;
  return { n, mean, variance: n < 2 ? 0 : Math.max(0, (squares - n * mean * mean) / (n - 1)) };
}
