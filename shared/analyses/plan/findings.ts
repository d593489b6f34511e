import { isEstimated } from '#shared/domain/estimate.ts';
import type { Finding, Phrase } from '#shared/domain/finding.ts';
import { positiveLabel, untold } from '../estimates.ts';
import type { Plan, PlanSheet } from './schema.ts';

const link = { label: { key: 'plan.link' }, page: 'outcomes' as const, focus: 'plan' };

export function findings(plan: Plan): Finding[] {
  if (!isEstimated(plan)) return [untold('plan', plan)];
  const { chosen, delay } = plan;
  return [
    {
      id: 'plan.size',
      state: 'know',
      weight: 0.15,
      title: {
        key: 'plan.size',
        values: {
          cases: chosen.treatment + chosen.control,
          days: { key: 'plan.days', values: { count: chosen.days } },
          exposure: chosen.exposure,
        },
      },
      account: [
        effectPhrase(plan),
        ...(isEstimated(delay)
          ? [{ key: 'plan.delay', values: { days: { key: 'plan.days', values: { count: delay } } } }]
          : []),
        ...(isEstimated(chosen.waiting)
          ? [
              {
                key: 'plan.waiting',
                values: { amount: chosen.waiting, control: chosen.control, currency: plan.currency },
              },
            ]
          : [{ key: 'plan.noWorth' }]),
      ],
      figure: 'plan.options',
      link,
    },
  ];
}

function effectPhrase({ metric, baseline, effect, power, outcome, currency, perDay }: PlanSheet): Phrase {
  const values = { power, perDay, target: baseline + effect, baseline };
  return metric === 'rate'
    ? { key: 'plan.effectRate', values: { ...values, label: positiveLabel(outcome) } }
    : { key: 'plan.effectValue', values: { ...values, currency } };
}
