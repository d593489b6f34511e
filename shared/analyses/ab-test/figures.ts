import { isEstimated, orNull } from '#shared/domain/estimate.ts';

import type { Figure, FigureCell, FigureColumn, FigureMark, NumberFormat } from '#shared/domain/figure.ts';
import { intervalCells, markValue } from '../estimates.ts';
import type { Estimated, EstimatedInterval } from '../estimates.ts';
import type { AbMetric, AbTest } from './schema.ts';
import { formatOf, groupName, groupOfColumn, metricName, MONTH, primaryOf, signedBounds, signedOf } from './said.ts';

export function figures(test: AbTest): Figure[] {
  const primary = primaryOf(test);
  if (primary === null) return [];
  return [
    differenceFigure(primary),
    segmentsFigure(test, primary),
    cumulativeFigure(test, primary),
    sinceAssignmentFigure(test, primary),
  ].filter((one) => one !== null);
}

const column = (id: string, format: NumberFormat): FigureColumn => ({
  id,
  label: { key: `abTest.columns.${id}` },
  format,
});

type Reading = { id: string; difference: Estimated; interval: EstimatedInterval };

/** The difference under each way of reading it that the log allows. */
function differenceFigure(metric: AbMetric): Figure | null {
  if (!isEstimated(metric.difference) || !isEstimated(metric.interval)) return null;
  const { clustered, winsorised } = metric.alternatives;
  const adjusted = metric.covariateAdjusted;
  const readings: Reading[] = [
    { id: 'fixed', difference: metric.difference, interval: metric.interval },
    { id: 'alwaysValid', difference: metric.difference, interval: metric.alwaysValidInterval },
    ...(isEstimated(adjusted) ? [{ id: 'covariateAdjusted', ...adjusted }] : []),
    ...(isEstimated(clustered) ? [{ id: 'clustered', ...clustered }] : []),
    ...(isEstimated(winsorised) ? [{ id: 'winsorised', ...winsorised }] : []),
  ];
  const format = formatOf(metric, 'difference');
  return {
    id: 'abTest.difference',
    kind: 'intervals',
    title: { key: 'abTest.figures.difference' },
    subtitle: { key: 'abTest.figures.differenceSubtitle', values: { metric: metricName(metric) } },
    alt: {
      key: 'abTest.figures.differenceAlt',
      values: { difference: signedOf(metric.difference, metric), ...signedBounds(metric.interval, metric) },
    },
    valueFormat: format,
    currency: metric.currency,
    reference: { value: 0, label: { key: 'abTest.figures.none' } },
    marks: readings.map(({ id, difference, interval }, at) => ({
      ...readingName(id),
      labelFormat: 'text',
      ...markValue(difference, interval),
      ...(at === 0 ? { emphasis: 'subject' as const } : {}),
    })),
    table: {
      columns: [column('reading', 'text'), column('difference', format), column('low', format), column('high', format)],
      rows: readings.map(({ id, difference, interval }): FigureCell[] => [id, ...intervalCells(difference, interval)]),
    },
  };
}

const READINGS: Record<string, { en: string; fr: string }> = {
  fixed: { en: 'Read once', fr: 'Lu une seule fois' },
  alwaysValid: { en: 'Looked at every day', fr: 'Regardé chaque jour' },
  covariateAdjusted: { en: 'Given the time before', fr: "Compte tenu d'avant" },
  clustered: { en: 'Person by person', fr: 'Personne par personne' },
  winsorised: { en: 'Extremes brought in', fr: 'Extrêmes ramenés' },
};

function readingName(id: string): Pick<FigureMark, 'label' | 'name'> {
  const text = READINGS[id];
  return { label: id, ...(text === undefined ? {} : { name: { text, otherwise: id } }) };
}

/** All cases, then every group that can be told. */
function segmentsFigure(test: AbTest, metric: AbMetric): Figure | null {
  const { segments } = test;
  if (segments.length === 0 || !isEstimated(metric.difference)) return null;
  const format = formatOf(metric, 'difference');
  const level = formatOf(metric, 'level');
  const told = segments.filter(({ estimable }) => estimable).length;
  const isOfMany = new Set(segments.map((one) => one.column).filter((name) => name !== MONTH)).size > 1;
  const all: FigureMark = {
    label: 'all',
    name: { text: { en: 'All cases', fr: 'Tous les dossiers' }, otherwise: 'all' },
    labelFormat: 'text',
    ...markValue(metric.difference, metric.interval),
    emphasis: 'subject',
    ...casesOf(test, metric, {}),
  };
  return {
    id: 'abTest.segments',
    kind: 'intervals',
    title: { key: 'abTest.figures.segments' },
    subtitle: { key: 'abTest.figures.segmentsSubtitle', values: { metric: metricName(metric) } },
    alt: {
      key: 'abTest.figures.segmentsAlt',
      values: { all: signedOf(metric.difference, metric), told, total: segments.length },
    },
    valueFormat: format,
    currency: metric.currency,
    reference: { value: 0, label: { key: 'abTest.figures.none' } },
    marks: [
      all,
      ...segments.map((one): FigureMark => {
        const isMonth = one.column === MONTH;
        return {
          label: one.group,
          ...(isMonth ? {} : { name: isOfMany ? groupOfColumn(one) : groupName(one) }),
          labelFormat: isMonth ? 'period' : 'text',
          ...markValue(one.difference, one.interval),
          ...casesOf(test, metric, isMonth ? { period: one.group } : one),
        };
      }),
    ],
    table: {
      columns: [
        column('group', 'text'),
        column('treatmentN', 'integer'),
        column('treatment', level),
        column('controlN', 'integer'),
        column('control', level),
        column('difference', format),
        column('low', format),
        column('high', format),
        column('adjusted', 'pValue'),
      ],
      rows: [cellsOf('all', metric), ...segments.map((one) => cellsOf(one.group, one))],
    },
  };
}

/** The rows of either arm with the metric known, of all or of a group, where conditions can say which. */
function casesOf(
  { arms }: AbTest,
  { known }: AbMetric,
  of: { where?: string | null; period?: string },
): Pick<FigureMark, 'cases'> {
  if (arms === null || known === null || of.where === null) return {};
  const rows = of.where === undefined ? [known] : [known, of.where];
  return {
    cases: (['treatment', 'control'] as const).map((arm) => ({
      column: `${arm}N`,
      where: [...rows, `@arm=${arms[arm]}`],
      ...(of.period === undefined ? {} : { period: of.period }),
    })),
  };
}

type Row = {
  treatment: { n: number; mean: Estimated };
  control: { n: number; mean: Estimated };
  difference: Estimated;
  interval: EstimatedInterval;
  adjusted: Estimated;
};

function cellsOf(name: string, { treatment, control, difference, interval, adjusted }: Row): FigureCell[] {
  return [
    name,
    treatment.n,
    orNull(treatment.mean),
    control.n,
    orNull(control.mean),
    ...intervalCells(difference, interval),
    orNull(adjusted),
  ];
}

/** The difference in each span of days since an individual entered the test. */
function sinceAssignmentFigure({ sinceAssignment }: AbTest, metric: AbMetric): Figure | null {
  if (!isEstimated(sinceAssignment)) return null;
  const { bands } = sinceAssignment;
  const told = bands.filter(({ difference }) => isEstimated(difference)).length;
  if (told === 0) return null;
  const format = formatOf(metric, 'difference');
  const text = ({ from, to }: (typeof bands)[number], [word, and]: readonly [string, string], later: string): string =>
    to === null ? `${word} ${from + 1} ${later}` : `${word}s ${from + 1} ${and} ${to + 1}`;
  return {
    id: 'abTest.sinceAssignment',
    kind: 'intervals',
    title: { key: 'abTest.figures.sinceAssignment' },
    subtitle: { key: 'abTest.figures.sinceAssignmentSubtitle', values: { metric: metricName(metric) } },
    alt: { key: 'abTest.figures.sinceAssignmentAlt', values: { told, total: bands.length } },
    valueFormat: format,
    currency: metric.currency,
    reference: { value: 0, label: { key: 'abTest.figures.none' } },
    marks: bands.map((one): FigureMark => ({
      label: `${one.from}`,
      name: {
        text: { en: text(one, ['Day', 'to'], 'and later'), fr: text(one, ['Jour', 'à'], 'et après') },
        otherwise: `${one.from}`,
      },
      labelFormat: 'text',
      ...markValue(one.difference, one.interval),
    })),
    table: {
      columns: [
        column('span', 'text'),
        column('treatmentPeople', 'integer'),
        column('controlPeople', 'integer'),
        column('difference', format),
        column('low', format),
        column('high', format),
      ],
      rows: bands.map((one): FigureCell[] => [
        one.to === null ? `${one.from + 1}+` : `${one.from + 1}–${one.to + 1}`,
        one.treatment,
        one.control,
        ...intervalCells(one.difference, one.interval),
      ]),
    },
  };
}

/** Bands this many times as wide as the last one would flatten the rest. */
const WIDEST = 5;

/** The difference as it stood each day, with the band that holds on all of them. */
function cumulativeFigure({ cumulative, period }: AbTest, metric: AbMetric): Figure | null {
  const width = (interval: EstimatedInterval): number => (isEstimated(interval) ? interval[1] - interval[0] : Infinity);
  const last = cumulative.at(-1);
  if (last === undefined || period === null) return null;
  const shown = cumulative.filter(
    (one) => isEstimated(one.difference) && width(one.alwaysValidInterval) <= WIDEST * width(last.alwaysValidInterval),
  );
  if (shown.length < 2) return null;
  const format = formatOf(metric, 'difference');
  const since = (day: string): number => (Date.parse(day) - Date.parse(period.from)) / 86_400_000 + 1;
  const band = last.alwaysValidInterval;
  return {
    id: 'abTest.cumulative',
    kind: 'curve',
    title: { key: 'abTest.figures.cumulative' },
    subtitle: { key: 'abTest.figures.cumulativeSubtitle' },
    alt: {
      key: 'abTest.figures.cumulativeAlt',
      values: {
        days: since(last.day),
        difference: signedOf(orNull(last.difference) ?? 0, metric),
        ...(isEstimated(band) ? signedBounds(band, metric) : { low: '', high: '' }),
      },
    },
    valueFormat: format,
    currency: metric.currency,
    marks: [],
    axes: {
      x: { label: { key: 'abTest.figures.days' }, format: 'integer' },
      y: { label: { key: 'abTest.figures.soFar' }, format },
    },
    curves: [
      {
        id: 'difference',
        label: { key: 'abTest.figures.soFar' },
        role: 'subject',
        points: shown.map(({ day, difference, alwaysValidInterval }) => ({
          x: since(day),
          y: orNull(difference) ?? 0,
          ...(isEstimated(alwaysValidInterval) ? { low: alwaysValidInterval[0], high: alwaysValidInterval[1] } : {}),
        })),
      },
    ],
    table: {
      columns: [
        column('day', 'day'),
        column('n', 'integer'),
        column('difference', format),
        column('low', format),
        column('high', format),
        column('bandLow', format),
        column('bandHigh', format),
      ],
      rows: cumulative.map(({ day, n, difference, interval, alwaysValidInterval }): FigureCell[] => [
        day,
        n,
        ...intervalCells(difference, interval),
        ...(orNull(alwaysValidInterval) ?? [null, null]),
      ]),
    },
  };
}
