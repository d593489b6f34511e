import { isEstimated } from '#shared/domain/estimate.ts';
import type { CurvePoint, Figure, FigureColumn, NumberFormat } from '#shared/domain/figure.ts';
import { amount, formatOf, level, named, unitPhrase } from '../amounts.ts';
import { within } from '../figure-cases.ts';
import { pointName } from './findings.ts';
import type { Effect, EffectComputed, EffectPoint } from './schema.ts';
import { shapeOf } from './shape.ts';

/** More curves of single cases hide the mean. */
const THREADS = 60;

export function figures(effect: Effect): Figure[] {
  if (!isEstimated(effect) || effect.points.length === 0) return [];
  return [{ ...(effect.ordered ? curve(effect) : categories(effect)), inLog: inLogOf(effect) }];
}

/** The cases of the log nearest to each point, as the shares of the points are counted; those of each category. */
function inLogOf({ points, ordered, inLog }: EffectComputed): string[][] {
  if (inLog === null || inLog === undefined) return [];
  const { column, kind } = inLog;
  if (ordered) {
    const values = points.filter(isNumber).map(({ x }) => x);
    const between = values.slice(1).map((x, at) => Number(((x + values[at]!) / 2).toPrecision(6)));
    return values.map((_, at) => [within(column, between[at - 1] ?? null, between[at] ?? null)]);
  }
  return points.flatMap(({ x }) => {
    const value = kind === 'number' && (x === 'true' || x === 'false') ? Number(x === 'true') : x;
    return value === '' ? [] : [[`${column}=${value}`]];
  });
}

function shared(effect: EffectComputed): Pick<Figure, 'id' | 'title' | 'subtitle' | 'alt' | 'currency' | 'table'> {
  const { unit, kind, points } = effect;
  const found = shapeOf(effect);
  const isLevel = kind !== 'ale';
  const format = formatOf(unit, isLevel ? 'level' : 'contribution');
  return {
    id: 'effect.curve',
    title: { key: 'effect.figures.curve', values: { label: named(effect) } },
    subtitle: {
      key: `effect.figures.subtitle_${isLevel ? 'level' : 'change'}`,
      values: { unit: unitPhrase(unit, isLevel ? 'level' : 'contribution'), count: effect.n },
    },
    alt:
      found === null
        ? { key: 'effect.few', values: { label: named(effect) } }
        : {
            key: isLevel ? 'effect.figures.altLevel' : 'effect.figures.altChange',
            values: {
              label: named(effect),
              by: amount(found.span, unit),
              lowest: pointName(found.lowest, effect),
              highest: pointName(found.highest, effect),
              ...(isLevel ? { low: level(found.lowest.y, unit), high: level(found.highest.y, unit) } : {}),
            },
          },
    currency: unit.currency,
    table: {
      columns: [
        { id: 'x', label: { key: 'effect.columns.value' }, format: effect.ordered ? valueFormat(effect) : 'text' },
        { id: 'y', label: { key: isLevel ? 'effect.columns.level' : 'effect.columns.change' }, format },
        { id: 'density', label: { key: 'effect.columns.density' }, format: 'percent' },
      ] satisfies FigureColumn[],
      rows: points.map((point) => [point.x, point.y, point.density]),
    },
  };
}

function valueFormat({ points, featureFormat }: EffectComputed): NumberFormat {
  if (featureFormat === 'year') return 'text';
  return points.every((point) => Number.isInteger(point.x)) ? 'integer' : 'decimal';
}

const isNumber = (point: EffectPoint): point is EffectPoint & { x: number } => typeof point.x === 'number';

function curve(effect: EffectComputed): Figure {
  const { unit, kind, ice, range } = effect;
  const points = effect.points.filter(isNumber);
  const format = formatOf(unit, kind === 'ale' ? 'contribution' : 'level');
  const thread = (ys: readonly number[]): CurvePoint[] =>
    points.flatMap((point, at) => (ys[at] === undefined ? [] : [{ x: point.x, y: ys[at] }]));
  return {
    ...shared(effect),
    kind: 'curve',
    valueFormat: format,
    marks: [],
    axes: {
      x: { label: { key: 'effect.figures.axis', values: axisValues(effect) }, format: valueFormat(effect) },
      y: { label: { key: 'effect.columns.level' }, format },
    },
    curves: [
      {
        id: kind,
        label: { key: `effect.figures.${kind === 'ale' ? 'ale' : 'pdp'}` },
        role: 'subject',
        points: points.map(({ x, y }) => ({ x, y })),
      },
    ],
    ...(kind === 'ice' ? { threads: ice.slice(0, THREADS).map(thread) } : {}),
    density: points.map(({ x, density }) => ({ x, share: density })),
    seen: range,
  };
}

function axisValues(effect: EffectComputed): Record<string, ReturnType<typeof named>> {
  const text = (language: 'en' | 'fr'): string => {
    const unit = effect.featureUnit[language] ?? '';
    const label = effect.label[language] ?? effect.feature;
    return unit === '' ? label : `${label} (${unit})`;
  };
  return { label: { text: { en: text('en'), fr: text('fr') }, otherwise: effect.feature } };
}

/** Categories have no order: the mean score of each, from zero. */
function categories(effect: EffectComputed): Figure {
  const isLevel = effect.kind !== 'ale';
  return {
    ...shared(effect),
    kind: 'bars',
    valueFormat: formatOf(effect.unit, isLevel ? 'level' : 'contribution'),
    marks: effect.points.map((point) => ({
      label: String(point.x),
      name: pointName(point, effect),
      labelFormat: 'text',
      value: point.y,
      ...(point.grey ? { emphasis: 'other' as const } : {}),
    })),
  };
}
