import type { Curve, Figure, FigureMark, NumberFormat } from '#shared/domain/figure.ts';
import type { Language } from '#shared/domain/language.ts';
import { fullName, intervalText, shortName, valueText } from '#shared/drawing/figure-text.ts';
import { PALETTES } from '#shared/drawing/palette.ts';
import { notedValues } from '#shared/drawing/notes.ts';
import { fitted, largest, span, textWidth, ticks } from '#shared/drawing/scale.ts';
import { signedTone } from '#shared/drawing/signed-parts.ts';
import { toneOf } from '#shared/drawing/tones.ts';
import type { Words } from '#shared/words/words.ts';

const { light } = PALETTES;

export type NativeSeries = {
  name: string;
  /** One for each category or x; null where there is nothing to draw. */
  values: readonly (number | null)[];
  /** `rrggbb` */
  color: string;
  /** Colours of single marks, where they differ. */
  pointColors?: readonly string[];
  /** Half-lengths of the intervals below and above each value. */
  errors?: { minus: readonly (number | null)[]; plus: readonly (number | null)[] };
  isDashed?: boolean;
  isHollow?: boolean;
};

/**
 * A chart that PowerPoint draws and people can edit: columns, bars in rows, dots with intervals, or lines over two axes.
 * Nothing else, since mixed kinds make PowerPoint offer a repair.
 */
export type NativeChart = {
  kind: 'columns' | 'bars' | 'dots' | 'lines';
  name: string;
  /** Names of the marks; for `lines` the values of x. */
  categories: readonly (string | number)[];
  series: readonly NativeSeries[];
  /** Format codes of the values and of x. */
  format: string;
  xFormat?: string;
  xTitle?: string;
  yTitle?: string;
  axis: { low: number; high: number; step: number };
  /** Values stand at their marks. */
  isLabelled: boolean;
  /** Every value is written, so the axis is left out. */
  isAxisHidden: boolean;
};

const SHORT = 86;
/** A longer name would leave no room for its chart; the drawing of the window cuts it likewise. */
const ROW_NAME = 300;
const COLUMN_NAME = 150;
const MOST_DOTS = 14;
const MOST_ROWS = 16;
const MOST_POINTS = 80;
const hex = (color: string): string => color.slice(1).toUpperCase();

/** Points are kept as shares and shown times hundred, without the sign of a percentage. */
export function inPoints(figure: Figure): Figure {
  if (figure.valueFormat !== 'points' && figure.valueFormat !== 'pointsSize') return figure;
  const scaled = (value: number): number => Number((value * 100).toPrecision(12));
  return {
    ...figure,
    marks: figure.marks.map((mark) => ({
      ...mark,
      value: mark.value === null ? null : scaled(mark.value),
      ...(typeof mark.peer === 'number' ? { peer: scaled(mark.peer) } : {}),
      ...(mark.interval === undefined || mark.interval === null
        ? {}
        : { interval: [scaled(mark.interval[0]), scaled(mark.interval[1])] }),
    })),
    ...(figure.reference === undefined
      ? {}
      : { reference: { ...figure.reference, value: scaled(figure.reference.value) } }),
    ...(figure.notes === undefined
      ? {}
      : {
          notes: figure.notes.map(({ at, to, ...note }) => ({
            ...note,
            at: typeof at === 'number' ? scaled(at) : at,
            ...(to === undefined ? {} : { to: scaled(to) }),
          })),
        }),
    table: {
      ...figure.table,
      rows: figure.table.rows.map((row) => row.map((cell) => (typeof cell === 'number' ? scaled(cell) : cell))),
    },
  };
}

/** @returns null where PowerPoint has no such chart; the table of the figure stands for it then */
export function nativeChart(figure: Figure, words: Words): NativeChart | null {
  switch (figure.kind) {
    case 'columns':
      return markChart(figure, words, 'columns');
    case 'bars':
    case 'shares':
    case 'signed':
    case 'waterfall':
      return markChart(figure, words, 'bars');
    case 'intervals':
      return markChart(figure, words, areNamesShort(figure, words) ? 'dots' : 'bars');
    case 'curve':
      return curveChart(figure, words);
    default:
      return null;
  }
}

function areNamesShort({ marks }: Figure, words: Words): boolean {
  return marks.length <= MOST_DOTS && marks.every((mark) => textWidth(shortName(mark, words)) < SHORT);
}

function markChart(told: Figure, words: Words, kind: 'columns' | 'bars' | 'dots'): NativeChart | null {
  const figure = inPoints(told);
  const marks = figure.marks.slice(0, kind === 'bars' ? MOST_ROWS : figure.marks.length);
  if (marks.length === 0) return null;
  const isShare = figure.kind === 'shares';
  const values = marks.map(({ value, total }) => (isShare && value !== null ? value / (total ?? 1) : value));
  const whole = figure.kind === 'columns' && marks.every(({ total }) => total !== undefined);
  const peers = figure.peerLabel !== undefined && marks.some(({ peer }) => typeof peer === 'number');
  const hasErrors = marks.some(({ interval }) => interval !== undefined && interval !== null);
  const series: NativeSeries[] = [
    {
      name: columnName(figure, words, { marks, pick: ({ value }) => value }) ?? words.say(figure.title),
      values,
      ...markColors(figure, marks),
      ...(hasErrors ? { errors: errorsOf(marks) } : {}),
    },
    ...(whole
      ? [
          {
            name: columnName(figure, words, { marks, pick: ({ total }) => total ?? null }) ?? words.t('report.whole'),
            values: marks.map(({ total }) => total ?? null),
            color: hex(light.track),
          },
        ]
      : []),
    ...(peers && figure.peerLabel !== undefined
      ? [
          {
            name: words.say(figure.peerLabel),
            values: marks.map(({ peer }) => peer ?? null),
            color: hex(light.ink3),
            isHollow: true,
          },
        ]
      : []),
    ...(kind === 'dots' && figure.reference !== undefined
      ? [
          {
            name: words.say(figure.reference.label),
            values: marks.map(() => figure.reference?.value ?? null),
            color: hex(light.ink3),
            isDashed: true,
          },
        ]
      : []),
    ...(kind === 'dots' ? notedLines(figure, words, marks.length) : []),
  ];
  return {
    kind,
    name: words.say(figure.title),
    categories: told.marks
      .slice(0, marks.length)
      .map((mark) => (kind === 'bars' ? rowName(mark, told, words) : fitted(shortName(mark, words), COLUMN_NAME))),
    series,
    format: formatCode(isShare ? 'percent' : figure.valueFormat, words.language, figure.currency),
    axis: kind === 'dots' ? dotAxis(series, notedOnAxis(figure)) : barAxis(series, notedOnAxis(figure)),
    isLabelled: marks.length <= MOST_ROWS && (kind !== 'bars' || !hasErrors),
    isAxisHidden: kind !== 'dots' && marks.length <= MOST_ROWS,
  };
}

/** A bar with an interval has its numbers beside its name, where the interval cannot cross them. */
function rowName(mark: FigureMark, figure: Figure, words: Words): string {
  const name = fitted(fullName(mark, words), ROW_NAME);
  if (mark.value === null && figure.kind === 'intervals') return words.t('charts.markUntold', { name });
  const interval = intervalText(mark, figure, words);
  if (interval === '') return name;
  return words.t('report.withInterval', {
    name,
    value: valueText(mark.value, figure, words),
    interval,
  });
}

function markColors(figure: Figure, marks: readonly FigureMark[]): { color: string; pointColors?: string[] } {
  const colors = marks.map((mark): string => {
    if (figure.kind === 'signed' || figure.kind === 'waterfall')
      return hex(
        { for: light.for, against: light.against, plain: light.ink2, other: light.other }[
          signedTone(mark, figure.goodSide).bar
        ],
      );
    if (figure.kind === 'intervals' && toneOf(mark, figure.reference?.value === 0).dot === 'hollow')
      return hex(light.other);
    return hex(
      { plain: light.ink2, subject: light.accent, act: light.against, other: light.other }[mark.emphasis ?? 'plain'],
    );
  });
  const [color = hex(light.ink2)] = colors;
  return colors.every((one) => one === color) ? { color } : { color, pointColors: colors };
}

function errorsOf(marks: readonly FigureMark[]): NonNullable<NativeSeries['errors']> {
  const side = (at: 0 | 1) =>
    marks.map(({ value, interval }) =>
      value === null || interval === undefined || interval === null
        ? null
        : Math.max(0, at === 0 ? value - interval[0] : interval[1] - value),
    );
  return { minus: side(0), plus: side(1) };
}

/** The head of the column of the table that holds these numbers. */
function columnName(
  { table }: Figure,
  words: Words,
  { marks, pick }: { marks: readonly FigureMark[]; pick: (mark: FigureMark) => number | null },
): string | null {
  const place = table.columns.findIndex(
    (_, at) => at > 0 && marks.every((mark, row) => table.rows[row]?.[at] === pick(mark)),
  );
  const column = table.columns[place];
  return column === undefined ? null : words.say(column.label);
}

function curveChart(figure: Figure, words: Words): NativeChart | null {
  const curves = (figure.curves ?? [])
    .filter(({ points }) => points.length > 0)
    .slice(0, 4)
    .map(thinned);
  if (curves.length === 0) return null;
  const xs = [...new Set(curves.flatMap(({ points }) => points.map(({ x }) => x)))].sort((a, b) => a - b);
  const at = (curve: Curve, pick: (point: Curve['points'][number]) => number | undefined): (number | null)[] => {
    const known = new Map(curve.points.map((point) => [point.x, pick(point)]));
    return xs.map((x) => known.get(x) ?? null);
  };
  const series = curves.flatMap((curve): NativeSeries[] => {
    const color = hex({ subject: light.ink, peer: light.accent, reference: light.ink3 }[curve.role]);
    const name = words.say(curve.label);
    const hasBand = curve.points.some(({ low, high }) => low !== undefined && high !== undefined);
    return [
      { name, values: at(curve, ({ y }) => y), color, isDashed: curve.role === 'reference' },
      ...(hasBand
        ? (['low', 'high'] as const).map((bound) => ({
            name: words.t(`report.${bound}`, { name }),
            values: at(curve, (point) => point[bound]),
            color: hex(light.other),
            isDashed: true,
          }))
        : []),
    ];
  });
  series.push(...notedLines(figure, words, xs.length));
  const up = span([...series.flatMap(({ values }) => [...values]), ...notedValues(figure)]);
  return {
    kind: 'lines',
    name: words.say(figure.title),
    categories: xs,
    series,
    format: formatCode(figure.axes?.y.format ?? figure.valueFormat, words.language, figure.currency),
    xFormat: formatCode(figure.axes?.x.format ?? 'decimal', words.language, figure.currency),
    ...titled('xTitle', figure.axes?.x.label.key === '' ? undefined : figure.axes?.x.label, words),
    ...titled('yTitle', figure.axes?.y.label.key === '' ? undefined : figure.axes?.y.label, words),
    axis: { low: up.low, high: up.high, step: (up.lines[1] ?? 1) - (up.lines[0] ?? 0) },
    isLabelled: false,
    isAxisHidden: false,
  };
}

/** Lines and thresholds of the author, each a series of its own; what else is marked stands in words below the chart. */
function notedLines({ notes = [] }: Figure, words: Words, count: number): NativeSeries[] {
  return notes.flatMap(({ kind, at, label }) =>
    (kind === 'line' || kind === 'threshold') && typeof at === 'number'
      ? [
          {
            name: words.say(label),
            values: Array.from({ length: count }, () => at),
            color: hex(kind === 'threshold' ? light.ink : light.ink3),
            isDashed: true,
          },
        ]
      : [],
  );
}

function titled(key: 'xTitle' | 'yTitle', label: { key: string } | undefined, words: Words): Partial<NativeChart> {
  return label === undefined ? {} : { [key]: words.say(label) };
}

/** PowerPoint edits a few dozen points well; ends and every nth stay. */
function thinned(curve: Curve): Curve {
  const every = Math.ceil(curve.points.length / MOST_POINTS);
  return {
    ...curve,
    points: curve.points.filter((_, index) => index % every === 0 || index === curve.points.length - 1),
  };
}

/** Values that the author marks and the axis has to hold; a staircase is drawn as bars from zero, without its levels. */
function notedOnAxis(figure: Figure): number[] {
  return figure.kind === 'waterfall' ? [] : notedValues(figure);
}

function barAxis(series: readonly NativeSeries[], noted: readonly number[]): NativeChart['axis'] {
  const ends = [
    ...noted,
    ...series.flatMap(({ values, errors }) =>
      values.flatMap((value, at) =>
        value === null ? [] : [value - (errors?.minus[at] ?? 0), value + (errors?.plus[at] ?? 0)],
      ),
    ),
  ];
  const most = largest(ends.map(Math.abs));
  const lines = ticks(most);
  const step = lines[1] ?? 1;
  const low = Math.min(0, ...ends);
  return {
    // The value of a bar to the left stands between its end and the names.
    low: low < 0 ? Math.floor(low / step - 0.6) * step : 0,
    high: Math.max(step, Math.ceil(largest(ends) / step) * step),
    step,
  };
}

function dotAxis(series: readonly NativeSeries[], noted: readonly number[]): NativeChart['axis'] {
  const { low, high, lines } = span([
    ...noted,
    ...series.flatMap(({ values, errors }) =>
      values.flatMap((value, at) =>
        value === null ? [] : [value - (errors?.minus[at] ?? 0), value + (errors?.plus[at] ?? 0)],
      ),
    ),
  ]);
  return { low, high, step: (lines[1] ?? 1) - (lines[0] ?? 0) };
}

const SYMBOLS: Record<string, string> = { EUR: '€', USD: '$', GBP: '£', JPY: '¥' };

/** How a spreadsheet writes the values; separators follow the computer of the reader. */
export function formatCode(how: NumberFormat, language: Language, currency?: string | null): string {
  switch (how) {
    case 'percent':
      return language === 'fr' ? '0.0\u00a0%' : '0.0%';
    case 'points':
      return '+0.0;\u22120.0;0.0';
    case 'pointsSize':
      return '0.0';
    case 'integer':
      return '#,##0';
    case 'money': {
      if (currency === null || currency === undefined) return '#,##0';
      const sign = `"${SYMBOLS[currency] ?? currency.replace(/[^A-Z]/g, '')}"`;
      return language === 'fr' ? `#,##0\u00a0${sign}` : `${sign}#,##0`;
    }
    case 'pValue':
      return '0.000';
    default:
      return '0.00';
  }
}
