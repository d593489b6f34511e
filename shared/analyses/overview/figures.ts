import { isEstimated } from '#shared/domain/estimate.ts';
import type { Figure } from '#shared/domain/figure.ts';
import type { Overview } from './schema.ts';

export function figures(overview: Overview): Figure[] {
  const periods = overview.byPeriod;
  const first = periods[0];
  const last = periods.at(-1);
  if (first === undefined || last === undefined) return [];
  const counts = periods.map((period) => period.rows);
  return [
    {
      id: 'overview.byPeriod',
      kind: 'columns',
      title: { key: 'overview.byPeriod' },
      subtitle: { key: 'overview.byPeriodSubtitle' },
      alt: {
        key: 'overview.byPeriodAlt',
        values: {
          from: first.period,
          to: last.period,
          low: Math.min(...counts),
          high: Math.max(...counts),
          known: periods.reduce((sum, period) => sum + period.known, 0),
          rows: overview.rows,
        },
      },
      valueFormat: 'integer',
      marks: periods.map((period) => ({
        label: period.period,
        labelFormat: 'period',
        value: period.known,
        total: period.rows,
        cases: [{ column: 'rows', where: [], period: period.period }],
      })),
      table: {
        columns: [
          { id: 'period', label: { key: 'overview.period' }, format: 'period' },
          { id: 'rows', label: { key: 'overview.rows' }, format: 'integer' },
          { id: 'known', label: { key: 'overview.known' }, format: 'integer' },
          { id: 'positive', label: { key: 'overview.positive' }, format: 'integer' },
        ],
        rows: periods.map((period) => [
          period.period,
          period.rows,
          period.known,
          isEstimated(period.positive) ? period.positive : null,
        ]),
      },
    },
  ];
}
