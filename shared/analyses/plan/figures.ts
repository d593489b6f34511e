import { isEstimated, orNull } from '#shared/domain/estimate.ts';
import type { Figure } from '#shared/domain/figure.ts';
import type { Plan } from './schema.ts';

export function figures(plan: Plan): Figure[] {
  if (!isEstimated(plan) || plan.options.length === 0) return [];
  const { options, chosen, currency } = plan;
  return [
    {
      id: 'plan.options',
      kind: 'bars',
      title: { key: 'plan.figures.options' },
      subtitle: { key: 'plan.figures.optionsSubtitle' },
      alt: {
        key: 'plan.figures.optionsAlt',
        values: { exposure: chosen.exposure, days: { key: 'plan.days', values: { count: chosen.days } } },
      },
      valueFormat: 'integer',
      currency,
      marks: options.map(({ exposure, days }) => ({
        label: `${Math.round(exposure * 100)}`,
        name: {
          text: {
            en: `${Math.round(exposure * 100)}% of the cases`,
            fr: `${Math.round(exposure * 100)}\u00a0% des dossiers`,
          },
          otherwise: `${Math.round(exposure * 100)}%`,
        },
        labelFormat: 'text' as const,
        value: days,
        ...(exposure === chosen.exposure ? { emphasis: 'subject' as const } : {}),
      })),
      table: {
        columns: [
          { id: 'exposure', label: { key: 'plan.columns.exposure' }, format: 'percent' },
          { id: 'treatment', label: { key: 'plan.columns.treatment' }, format: 'integer' },
          { id: 'control', label: { key: 'plan.columns.control' }, format: 'integer' },
          { id: 'days', label: { key: 'plan.columns.days' }, format: 'integer' },
          { id: 'waiting', label: { key: 'plan.columns.waiting' }, format: 'money' },
        ],
        rows: options.map((one) => [one.exposure, one.treatment, one.control, one.days, orNull(one.waiting)]),
      },
    },
  ];
}
