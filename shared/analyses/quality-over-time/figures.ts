import { isEstimated } from '#shared/domain/estimate.ts';
import type { Figure, FigureCell } from '#shared/domain/figure.ts';
import { periodRange } from '#shared/domain/period.ts';
import type { QualityCell, QualityOverTime } from './schema.ts';

const ROWS = 12;
/** Beyond so many the columns of a figure cannot be told apart. */
const MOST_WEEKS = 60;

type Counted = 'missing' | 'outOfRange' | 'unseen';

export function figures(answer: QualityOverTime): Figure[] {
  return [
    volumeFigure(answer),
    ...(['missing', 'outOfRange', 'unseen'] as const).map((fault) => heatFigure(answer, fault)),
  ].filter((one) => one !== null);
}

/** Predictions of each week; those that hold a gap stand out. */
function volumeFigure({ volume }: QualityOverTime): Figure | null {
  if (!isEstimated(volume) || volume.byWeek.length < 2 || volume.byWeek.length > MOST_WEEKS) return null;
  const { byWeek, gaps, from, to } = volume;
  return {
    id: 'quality-over-time.volume',
    kind: 'columns',
    title: { key: 'qualityOverTime.figures.volume' },
    subtitle: { key: 'qualityOverTime.figures.volumeSubtitle' },
    alt: { key: 'qualityOverTime.figures.volumeAlt', values: { from, to, count: gaps.length } },
    valueFormat: 'integer',
    marks: byWeek.map(({ week, rows, isGap }) => ({
      label: periodRange(week)?.from ?? week,
      labelFormat: 'day',
      value: rows,
      emphasis: isGap ? 'act' : 'subject',
    })),
    table: {
      columns: [
        { id: 'week', label: { key: 'qualityOverTime.columns.week' }, format: 'period' },
        { id: 'rows', label: { key: 'qualityOverTime.columns.rows' }, format: 'integer' },
      ],
      rows: byWeek.map(({ week, rows }): FigureCell[] => [week, rows]),
    },
  };
}

/** How often each column is at fault in each period, where any rose; cells that are not told as a change are drawn as nothing. */
function heatFigure({ columns, byPeriod, changes }: QualityOverTime, fault: Counted): Figure | null {
  const of = (cell: QualityCell): number => {
    const count = cell[fault];
    return isEstimated(count) ? count : 0;
  };
  const told = columns
    .map((column, at) => ({ ...column, counts: byPeriod.map(({ cells }) => of(cells[at]!)) }))
    .filter(({ counts }) => counts.some((count) => count > 0))
    .sort((a, b) => Math.max(...b.counts) - Math.max(...a.counts))
    .slice(0, ROWS);
  const isChange = new Set(
    changes.filter((one) => one.fault === fault).map(({ column, period }) => `${column} ${period}`),
  );
  if (isChange.size === 0) return null;
  const share = (count: number, place: number): number => count / Math.max(1, byPeriod[place]!.rows);
  return {
    id: `quality-over-time.${fault}`,
    kind: 'heat',
    title: { key: `qualityOverTime.figures.${fault}` },
    subtitle: { key: 'qualityOverTime.figures.heatSubtitle' },
    alt: {
      key: 'qualityOverTime.figures.heatAlt',
      values: { columns: told.length, periods: byPeriod.length, count: isChange.size },
    },
    valueFormat: 'percent',
    marks: told.map(({ column, label, counts }) => ({
      label: column,
      name: { text: label, otherwise: column },
      labelFormat: 'text',
      value: Math.max(...counts.map(share)),
    })),
    heat: {
      columns: byPeriod.map(({ period }) => ({ label: period, format: 'period' })),
      cells: told.map(({ column, counts }) =>
        counts.map((count, place) => ({
          value: share(count, place),
          isNoise: !isChange.has(`${column} ${byPeriod[place]!.period}`),
        })),
      ),
    },
    table: {
      columns: [
        { id: 'period', label: { key: 'qualityOverTime.columns.period' }, format: 'period' },
        { id: 'rows', label: { key: 'qualityOverTime.columns.rows' }, format: 'integer' },
        ...told.map(({ column, label }) => ({
          id: column,
          label: { key: 'qualityOverTime.columns.named', values: { column: { text: label, otherwise: column } } },
          format: 'percent' as const,
        })),
      ],
      rows: byPeriod.map(({ period, rows }, place): FigureCell[] => [
        period,
        rows,
        ...told.map(({ counts }) => share(counts[place]!, place)),
      ]),
    },
  };
}
