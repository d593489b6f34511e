import { isEstimated } from '#shared/domain/estimate.ts';
import type { Figure, FigureMark, NumberFormat } from '#shared/domain/figure.ts';
import { wilsonInterval } from '#shared/stats/wilson-interval.ts';
import { JUDGED, ofLevels } from '../figure-cases.ts';
import { currencyOf, intervalCells, markValue } from '../estimates.ts';
import type { Estimated, EstimatedInterval } from '../estimates.ts';
import { groupName } from './names.ts';
import type { Segment, Segments } from './schema.ts';

export function figures(segments: Segments): Figure[] {
  const isClass = segments.task === 'binary_classification';
  const amount: NumberFormat = isClass ? 'percent' : 'money';
  const found = [
    byGroup(segments, 'wrong', (one) => [one.wrong, one.wrongInterval], amount, segments.overall.wrong),
    byGroup(segments, 'rate', (one) => [one.rate, one.interval], amount, segments.overall.rate),
    isClass ? byGroup(segments, 'auc', (one) => [one.auc, one.aucInterval], 'decimal') : null,
    worst(segments, amount),
  ];
  return found.filter((one) => one !== null);
}

function byGroup(
  segments: Segments,
  key: 'wrong' | 'rate' | 'auc',
  of: (group: Segment) => [Estimated, EstimatedInterval],
  format: NumberFormat,
  whole?: Estimated,
): Figure | null {
  const { groups } = segments;
  const values = groups.map((one) => of(one)[0]).filter((value) => isEstimated(value));
  if (values.length === 0) return null;
  const words = key !== 'auc' && segments.task === 'regression' ? `${key}Value` : key;
  const reference = whole !== undefined && isEstimated(whole) ? whole : null;
  return {
    id: `segments.${key}`,
    kind: 'intervals',
    title: { key: `segments.figures.${words}` },
    subtitle: {
      key: `segments.figures.${words}Subtitle`,
      values: {
        label: { text: segments.outcome?.positive.label ?? {}, otherwise: segments.outcome?.positive.value ?? '' },
      },
    },
    alt: {
      key: `segments.figures.${words}Alt`,
      values: {
        count: values.length,
        groups: groups.length,
        low: Math.min(...values),
        high: Math.max(...values),
        unit: segments.unit,
      },
    },
    valueFormat: format,
    currency: currencyOf(segments.unit),
    ...(reference === null ? {} : { reference: { value: reference, label: { key: 'segments.figures.whole' } } }),
    marks: groups.map((one) => mark(one, ...of(one))),
    table: {
      columns: [
        { id: 'group', label: { key: 'segments.columns.group' }, format: 'text' },
        { id: 'rows', label: { key: 'segments.columns.rows' }, format: 'integer' },
        { id: 'n', label: { key: 'segments.columns.n' }, format: 'integer' },
        { id: key, label: { key: `segments.columns.${words}` }, format },
        { id: 'low', label: { key: 'segments.columns.low' }, format },
        { id: 'high', label: { key: 'segments.columns.high' }, format },
      ],
      rows: groups.map((one) => [one.group, one.rows, one.n, ...intervalCells(...of(one))]),
    },
  };
}

function mark(group: Segment, value: Estimated, interval: EstimatedInterval): FigureMark {
  return {
    label: group.group,
    name: groupName(group),
    labelFormat: 'text',
    ...markValue(value, interval),
    ...casesOf(group),
  };
}

/** The judged rows of a group, where conditions can say which. */
function casesOf({ levels }: Pick<Segment, 'levels'>): Pick<FigureMark, 'cases'> {
  const where = ofLevels(levels);
  return where === null ? {} : { cases: [{ column: 'n', where: [...where, ...JUDGED] }] };
}

/** The segments that stand out, each beside what happens elsewhere. */
function worst(segments: Segments, format: NumberFormat): Figure | null {
  const { worst: found, overall, task } = segments;
  if (!isEstimated(found) || found.segments.length === 0) return null;
  const isClass = task === 'binary_classification';
  const [first] = found.segments;
  return {
    id: 'segments.worst',
    kind: 'intervals',
    title: { key: isClass ? 'segments.figures.worst' : 'segments.figures.worstValue' },
    subtitle: { key: 'segments.figures.worstSubtitle', values: { tested: found.tested } },
    alt: {
      key: isClass ? 'segments.figures.worstAlt' : 'segments.figures.worstValueAlt',
      values: {
        count: found.segments.length,
        group: first === undefined ? '' : groupName(first),
        wrong: first?.wrong ?? 0,
        elsewhere: first?.wrongElsewhere ?? 0,
        unit: segments.unit,
      },
    },
    valueFormat: format,
    currency: currencyOf(segments.unit),
    ...(isEstimated(overall.wrong)
      ? { reference: { value: overall.wrong, label: { key: 'segments.figures.whole' } } }
      : {}),
    peerLabel: { key: 'segments.columns.elsewhere' },
    marks: found.segments.map((one) => ({
      label: one.group,
      name: groupName(one),
      labelFormat: 'text',
      value: one.wrong,
      interval: isClass ? wilsonInterval(Math.round(one.wrong * one.n), one.n) : null,
      peer: one.wrongElsewhere,
      ...casesOf(one),
    })),
    table: {
      columns: [
        { id: 'group', label: { key: 'segments.columns.group' }, format: 'text' },
        { id: 'n', label: { key: 'segments.columns.n' }, format: 'integer' },
        { id: 'wrong', label: { key: isClass ? 'segments.columns.wrong' : 'segments.columns.wrongValue' }, format },
        { id: 'elsewhere', label: { key: 'segments.columns.elsewhere' }, format },
        { id: 'difference', label: { key: 'segments.columns.difference' }, format: isClass ? 'points' : format },
        { id: 'low', label: { key: 'segments.columns.low' }, format: isClass ? 'points' : format },
        { id: 'high', label: { key: 'segments.columns.high' }, format: isClass ? 'points' : format },
        { id: 'adjusted', label: { key: 'segments.columns.adjusted' }, format: 'pValue' },
      ],
      rows: found.segments.map((one) => [
        one.group,
        one.n,
        one.wrong,
        one.wrongElsewhere,
        one.difference,
        ...one.interval,
        one.adjusted,
      ]),
    },
  };
}
