import type { Phrase } from '#shared/domain/finding.ts';
import { amount, level } from '../amounts.ts';
import type { Unit } from '../explanations.ts';
import type { PlanProgress, SavedPlan } from './saved.ts';

export type ProgressRow = { id: string; planned: Phrase; actual: Phrase };

/**
 * Planned beside so far, in words: the same rows in the window and on the command line.
 *
 * @param named conditions as a reader sees them
 */
export function progressRows(
  { metric, currency }: Pick<SavedPlan, 'metric' | 'currency'>,
  progress: PlanProgress,
  named: (where: readonly string[]) => string,
): ProgressRow[] {
  const unit: Unit =
    metric === 'rate'
      ? { kind: 'probability', currency: null, name: {} }
      : { kind: currency === null ? 'quantity' : 'currency', currency, name: {} };
  const share: Unit = { kind: 'probability', currency: null, name: {} };
  const row = <T>(
    id: string,
    { planned, actual }: { planned: T; actual: T },
    said: (value: T) => Phrase,
  ): ProgressRow => ({
    id,
    planned: said(planned),
    actual: said(actual),
  });
  const count = (value: number): Phrase => ({ key: 'plan.progress.cases', values: { count: value } });
  const day = (value: string): Phrase => ({ key: 'plan.progress.day', values: { day: value } });
  const whom = (where: readonly string[]): Phrase =>
    where.length === 0
      ? { key: 'plan.progress.everybody' }
      : { key: 'plan.progress.whom', values: { where: named(where) } };
  return [
    row('population', progress.population, whom),
    row('treatment', progress.treatment, count),
    row('control', progress.control, count),
    row('share', progress.share, (value) => level(value, share)),
    row('days', progress.days, (value) => ({ key: 'plan.days', values: { count: value } })),
    row('effect', progress.effect, (value) => amount(value, unit)),
    row('end', { planned: progress.end.planned, actual: progress.end.expected }, day),
  ];
}
