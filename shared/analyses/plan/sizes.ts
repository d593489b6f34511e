import { notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import { sizeForMeans, sizeForProportions } from '#shared/stats/power.ts';
import type { PlanSheet } from './schema.ts';

export const EXPOSURES = [0.05, 0.1, 0.2, 0.3, 0.5] as const;

export type PlanBasis = Pick<
  PlanSheet,
  'metric' | 'baseline' | 'spread' | 'effect' | 'power' | 'level' | 'perDay' | 'worth'
>;

/**
 * Cases, days and cost of one exposure.
 *
 * @param basis baseline and effect in one unit; a rate must stay inside (0, 1) with the effect added
 * @param exposure share of the cases that get the new way, in (0, 1)
 * @returns whole cases of each group, whole days at the pace of the log, and what waiting costs: the effect, times what it is worth, times the
 *   cases left without the new way. NO_ROWS where no such test exists (no spread, no effect, a rate beyond 0 or 1)
 */
export function sizeOf(basis: PlanBasis, exposure: number): PlanSheet['chosen'] | NotEstimable {
  const { metric, baseline, spread, effect, power, level, perDay, worth } = basis;
  const design = { power, level, share: exposure };
  const target = baseline + effect;
  const isRate = metric === 'rate';
  if (
    effect === 0 ||
    perDay <= 0 ||
    (isRate ? baseline <= 0 || baseline >= 1 || target < 0 || target > 1 : spread <= 0)
  )
    return notEstimable('NO_ROWS');
  const sizes = isRate ? sizeForProportions(baseline, target, design) : sizeForMeans(effect / spread, design);
  const [treatment, control] = [Math.ceil(sizes.treatment), Math.ceil(sizes.control)];
  const days = Math.ceil((treatment + control) / perDay);
  return {
    exposure,
    treatment,
    control,
    days,
    waiting: typeof worth === 'number' ? Math.abs(effect * worth) * control : worth,
  };
}
