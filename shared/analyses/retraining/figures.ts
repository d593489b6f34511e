import { isEstimated } from '#shared/domain/estimate.ts';
import type { Figure, FigureMark } from '#shared/domain/figure.ts';
import { markValue } from '../estimates.ts';
import type { Retraining } from './schema.ts';

/** What the current month lost, beside what training again costs. */
export function figures({ money, current, reference }: Retraining): Figure[] {
  if (!isEstimated(money) || current === null || reference === null) return [];
  const { perMonth, interval, cost, currency } = money;
  const marks: FigureMark[] = [
    {
      label: 'lost',
      name: { text: { en: 'Lost in the month', fr: 'Perdu dans le mois' }, otherwise: 'Lost in the month' },
      labelFormat: 'text',
      ...markValue(perMonth, interval),
      emphasis: 'subject',
    },
    ...(cost === null
      ? []
      : [
          {
            label: 'cost',
            name: { text: { en: 'Training again', fr: 'Réentraîner' }, otherwise: 'Training again' },
            labelFormat: 'text' as const,
            value: cost,
            interval: null,
            emphasis: 'other' as const,
          },
        ]),
  ];
  return [
    {
      id: 'retraining.money',
      kind: 'intervals',
      title: { key: 'retraining.figures.money' },
      subtitle: {
        key: 'retraining.figures.moneySubtitle',
        values: { current: current.period, reference: reference.period },
      },
      alt: { key: 'retraining.figures.moneyAlt', values: { value: perMonth, currency: currency ?? '' } },
      valueFormat: 'money',
      currency,
      reference: { value: 0, label: { key: 'retraining.figures.nothing' } },
      marks,
      table: {
        columns: [
          { id: 'what', label: { key: 'retraining.columns.what' }, format: 'text' },
          { id: 'value', label: { key: 'retraining.columns.value' }, format: 'money' },
          { id: 'low', label: { key: 'retraining.columns.low' }, format: 'money' },
          { id: 'high', label: { key: 'retraining.columns.high' }, format: 'money' },
        ],
        rows: marks.map(({ label, value, interval: of }) => [label, value, of?.[0] ?? null, of?.[1] ?? null]),
      },
    },
  ];
}
