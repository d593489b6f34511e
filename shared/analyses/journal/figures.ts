import type { Figure, FigureColumn, NumberFormat } from '#shared/domain/figure.ts';
import type { Journal } from './schema.ts';

/** Days that stand side by side; the table holds all of them. */
const DAYS_DRAWN = 62;

const column = (id: string, format: NumberFormat): FigureColumn => ({
  id,
  label: { key: `journal.columns.${id}` },
  format,
});

/** One line of days: predictions before the rows that the process logged, the broken days marked. */
export function figures({ days, steps, brokenDays }: Journal): Figure[] {
  const drawn = days.slice(-DAYS_DRAWN);
  const [first, last] = [drawn[0], drawn.at(-1)];
  if (first === undefined || last === undefined) return [];
  const byDay: Figure = {
    id: 'journal.byDay',
    kind: 'columns',
    title: { key: 'journal.figures.byDay' },
    subtitle: { key: 'journal.figures.byDaySubtitle' },
    alt: {
      key: 'journal.figures.byDayAlt',
      values: {
        from: first.day,
        to: last.day,
        low: Math.min(...drawn.map((day) => day.predictions)),
        high: Math.max(...drawn.map((day) => day.predictions)),
        count: brokenDays.filter(({ day }) => day >= first.day).length,
      },
    },
    valueFormat: 'integer',
    marks: drawn.map(({ day, predictions, rows, errors, broken }) => ({
      label: day,
      labelFormat: 'day',
      value: predictions,
      total: Math.max(rows ?? predictions, predictions),
      ...(broken === null ? {} : { emphasis: 'act' as const, note: { key: `journal.breaks.${broken}` } }),
      ...(errors > 0 ? { note: { key: 'journal.figures.errors', values: { count: errors } } } : {}),
    })),
    table: {
      columns: [
        column('day', 'day'),
        column('predictions', 'integer'),
        column('rows', 'integer'),
        column('runs', 'integer'),
        column('errors', 'integer'),
        column('minutes', 'decimal'),
      ],
      rows: days.map(({ day, predictions, rows, runs, errors, durationMs }) => [
        day,
        predictions,
        rows,
        runs,
        errors,
        durationMs === null ? null : durationMs / 60_000,
      ]),
    },
  };
  const timed = steps.filter((step) => step.medianMs !== null);
  if (timed.length === 0) return [byDay];
  const slowest = [...timed].sort((a, b) => (b.medianMs ?? 0) - (a.medianMs ?? 0))[0];
  return [
    byDay,
    {
      id: 'journal.steps',
      kind: 'bars',
      title: { key: 'journal.figures.steps' },
      subtitle: { key: 'journal.figures.stepsSubtitle' },
      alt: {
        key: 'journal.figures.stepsAlt',
        values: { step: slowest?.step ?? '', seconds: (slowest?.medianMs ?? 0) / 1000 },
      },
      valueFormat: 'decimal',
      marks: timed.map(({ step, medianMs, errors }) => ({
        label: step,
        labelFormat: 'text',
        value: (medianMs ?? 0) / 1000,
        ...(errors > 0 ? { note: { key: 'journal.figures.errors', values: { count: errors } } } : {}),
      })),
      table: {
        columns: [
          column('step', 'text'),
          column('seconds', 'decimal'),
          column('days', 'integer'),
          column('errors', 'integer'),
          column('lastVolume', 'integer'),
          column('lastSuccess', 'text'),
        ],
        rows: timed.map(({ step, medianMs, days: named, errors, lastVolume, lastSuccess }) => [
          step,
          (medianMs ?? 0) / 1000,
          named,
          errors,
          lastVolume,
          lastSuccess,
        ]),
      },
    },
  ];
}
