import { isEstimated } from '#shared/domain/estimate.ts';
import type { Phrase } from '#shared/domain/finding.ts';
import type { Figure, FigureCell, FigureColumn, NumberFormat } from '#shared/domain/figure.ts';
import { intervalCells, markValue } from '../estimates.ts';
import type { Value } from './schema.ts';

export function figures(value: Value): Figure[] {
  return [byPeriod(value), againstByPeriod(value)].filter((one) => one !== null);
}

const column = (id: string, format: NumberFormat): FigureColumn => ({
  id,
  label: { key: `value.columns.${id}` },
  format,
});

/** Totals with their intervals: each is the mean of the month times its cases. */
function byPeriod({ byPeriod: periods, currency }: Value): Figure | null {
  const first = periods[0];
  const last = periods.at(-1);
  if (first === undefined || last === undefined) return null;
  const totals = periods.map((period) => period.total);
  return {
    id: 'value.byPeriod',
    kind: 'intervals',
    title: { key: 'value.figures.byPeriod' },
    subtitle: { key: 'value.figures.byPeriodSubtitle' },
    alt: {
      key: 'value.figures.byPeriodAlt',
      values: {
        from: first.period,
        to: last.period,
        low: Math.min(...totals),
        high: Math.max(...totals),
        total: totals.reduce((sum, one) => sum + one, 0),
        currency,
      },
    },
    valueFormat: 'money',
    currency,
    reference: { value: 0, label: { key: 'value.figures.nothing' } },
    marks: periods.map(({ period, total, interval }) => ({
      label: period,
      labelFormat: 'period',
      ...markValue(total, interval),
      cases: [{ column: 'n', where: ['@value!='], period }],
    })),
    table: {
      columns: [
        column('period', 'period'),
        column('n', 'integer'),
        column('total', 'money'),
        column('low', 'money'),
        column('high', 'money'),
        column('perCase', 'money'),
      ],
      rows: periods.map(({ period, n, total, interval, perCase }): FigureCell[] => [
        period,
        n,
        ...intervalCells(total, interval),
        perCase,
      ]),
    },
  };
}

/** What a case decided with the model brings beyond one decided as before, month by month. */
function againstByPeriod({ byPeriod: periods, against, currency }: Value): Figure | null {
  const told = periods.flatMap((period) => (isEstimated(period.against) ? [period.against.difference] : []));
  if (!isEstimated(against) || told.length === 0) return null;
  return {
    id: 'value.againstByPeriod',
    kind: 'intervals',
    title: { key: 'value.figures.against' },
    subtitle: { key: 'value.figures.againstSubtitle' },
    alt: {
      key: 'value.figures.againstAlt',
      values: {
        months: told.length,
        low: Math.min(...told),
        high: Math.max(...told),
        whole: against.difference,
        currency,
      },
    },
    valueFormat: 'money',
    currency,
    reference: { value: 0, label: { key: 'value.figures.noDifference' } },
    marks: periods.map((period) => ({
      label: period.period,
      labelFormat: 'period',
      ...(isEstimated(period.against)
        ? markValue(period.against.difference, period.against.interval)
        : { value: null, interval: null, untold: whyNotCompared(period) }),
    })),
    table: {
      columns: [
        column('period', 'period'),
        column('treatmentN', 'integer'),
        column('treatmentMean', 'money'),
        column('controlN', 'integer'),
        column('controlMean', 'money'),
        column('difference', 'money'),
        column('low', 'money'),
        column('high', 'money'),
        column('gained', 'money'),
      ],
      rows: periods.map(({ period, arms, against: one }): FigureCell[] =>
        isEstimated(one)
          ? [
              period,
              one.treatment.n,
              one.treatment.mean,
              one.control.n,
              one.control.mean,
              ...intervalCells(one.difference, one.interval),
              one.gained,
            ]
          : [period, arms.treatment, null, arms.control, null, null, null, null, null],
      ),
    },
  };
}

/** A month in which nobody, or too few, were decided one of the two ways. */
function whyNotCompared({ arms: { treatment, control } }: Value['byPeriod'][number]): Phrase {
  const which = treatment === 0 ? 'noTreatment' : control === 0 ? 'noControl' : 'fewArms';
  return { key: `value.figures.${which}`, values: { treatment, control } };
}
