import type { EstimatedPeriod } from '#shared/analyses/estimated-performance/schema.ts';
import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import type { CutoffInForce } from '#shared/analyses/estimates.ts';
import { rocAuc } from '#shared/stats/auc.ts';
import { confusionAt } from '#shared/stats/confusion.ts';
import { expectedPerformance } from '#shared/stats/expected-performance.ts';
import type { Calibrated } from '#shared/stats/expected-performance.ts';
import { wilsonInterval } from '#shared/stats/wilson-interval.ts';
import type { JudgedPeriod } from './judged-periods.ts';
import type { ScoredPeriod } from './scored-periods.ts';

type Told = Pick<EstimatedPeriod, 'estimate' | 'measured' | 'right' | 'measuredRight' | 'decisions' | 'rate'>;

/** What is expected of the scores of a period, and what was measured where enough outcomes are known. */
export function classPeriod(
  { scores }: ScoredPeriod,
  judged: JudgedPeriod | null,
  { calibrated, cutoff }: { calibrated: Calibrated | NotEstimable; cutoff: CutoffInForce },
): Told {
  const measured = measuredClass(judged, cutoff);
  const found = isEstimated(calibrated) ? expectedPerformance(scores, calibrated, cutoff) : calibrated;
  if (!isEstimated(found)) return { ...measured, estimate: found, right: found, decisions: found, rate: found };
  const { atCutoff } = found;
  if (!isEstimated(atCutoff))
    return { ...measured, estimate: found.auc, right: atCutoff, decisions: atCutoff, rate: found.rate };
  const { accuracy, ...decisions } = atCutoff;
  return { ...measured, estimate: found.auc, right: accuracy, decisions, rate: found.rate };
}

function measuredClass(judged: JudgedPeriod | null, cutoff: CutoffInForce): Pick<Told, 'measured' | 'measuredRight'> {
  const why = notEstimable(judged === null ? 'NO_OUTCOME_KNOWN' : 'TOO_FEW_ROWS');
  if (judged?.isEnough !== true || judged.table === null) return { measured: why, measuredRight: why };
  const area = rocAuc(judged.table);
  const { n } = judged;
  const measured = isEstimated(area) ? { value: area.auc, interval: area.interval } : area;
  if (cutoff === null) return { measured, measuredRight: notEstimable('NO_CUTOFF') };
  const { tp, tn } = confusionAt(judged.table, cutoff.threshold, cutoff.operator);
  return { measured, measuredRight: { value: (tp + tn) / n, interval: wilsonInterval(tp + tn, n) } };
}
