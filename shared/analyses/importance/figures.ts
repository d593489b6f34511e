import { isEstimated, orNull } from '#shared/domain/estimate.ts';
import type { Figure, FigureColumn, FigureMark, NumberFormat } from '#shared/domain/figure.ts';
import { amount, formatOf, listed, named, unitPhrase } from '../amounts.ts';
import { intervalCells, markValue } from '../estimates.ts';
import type { Importance, ImportanceComputed } from './schema.ts';

/** Beyond these, a pair is noise of the sample. */
const PAIRS = 8;

export function figures(importance: Importance): Figure[] {
  if (!isEstimated(importance) || importance.features.length === 0) return [];
  return [features(importance), permutation(importance), clusters(importance), interactions(importance)].filter(
    (one) => one !== null,
  );
}

const column = (id: string, format: NumberFormat): FigureColumn => ({
  id,
  label: { key: `importance.columns.${id}` },
  format,
});

/** How far each fact moves the score, either way, on average. */
function features(importance: ImportanceComputed): Figure {
  const { features: all, unit, n } = importance;
  const format = formatOf(unit, 'size');
  const [top] = all;
  return {
    id: 'importance.features',
    kind: 'intervals',
    title: { key: 'importance.figures.features' },
    subtitle: {
      key: 'importance.figures.featuresSubtitle',
      values: { unit: unitPhrase(unit, 'contribution'), count: n },
    },
    alt: {
      key: 'importance.figures.featuresAlt',
      values: {
        count: all.length,
        label: top === undefined ? '' : named(top),
        by: amount(top?.meanAbsolute ?? 0, unit),
      },
    },
    valueFormat: format,
    currency: unit.currency,
    marks: all.map((one) => ({
      label: one.feature,
      name: named(one),
      labelFormat: 'text',
      ...markValue(one.meanAbsolute, one.interval),
      ...wayNote(one.direction),
    })),
    table: {
      columns: [
        column('feature', 'text'),
        column('meanAbsolute', format),
        column('low', format),
        column('high', format),
        column('rankCorrelation', 'decimal'),
      ],
      rows: all.map((one) => [one.feature, ...intervalCells(one.meanAbsolute, one.interval), one.rankCorrelation]),
    },
  };
}

function wayNote(direction: ImportanceComputed['features'][number]['direction']): Pick<FigureMark, 'note'> {
  return typeof direction === 'string' && direction !== 'categories'
    ? { note: { key: `importance.glyphs.${direction}` } }
    : {};
}

/** How much worse the score ranks, or estimates, when the values of a fact are dealt out again. */
function permutation(importance: ImportanceComputed): Figure | null {
  const { permutation: all, permutationOn } = importance;
  if (all === null || permutationOn === null || !isEstimated(all) || all.length === 0) return null;
  const format: NumberFormat = permutationOn.loss === 'auc' ? 'points' : 'decimal';
  const [top] = all;
  const idle = all.filter((one) => one.interval[0] <= 0).length;
  return {
    id: 'importance.permutation',
    kind: 'intervals',
    title: { key: 'importance.figures.permutation' },
    subtitle: {
      key: `importance.figures.permutationSubtitle_${permutationOn.loss}`,
      values: { count: permutationOn.rows },
    },
    alt: {
      key: `importance.figures.permutationAlt${idle === 0 ? 'Whole' : ''}`,
      values: { label: top === undefined ? '' : named(top), count: idle },
    },
    valueFormat: format,
    ...(permutationOn.source === 'log' ? { inLog: [['@outcome!=']] } : {}),
    reference: { value: 0, label: { key: 'importance.figures.noLoss' } },
    marks: all.map((one) => ({
      label: one.feature,
      name: named(one),
      labelFormat: 'text',
      value: one.mean,
      interval: one.interval,
    })),
    table: {
      columns: [
        column('feature', 'text'),
        column('loss', format),
        column('low', format),
        column('high', format),
        column('sd', format),
      ],
      rows: all.map((one) => [one.feature, one.mean, ...one.interval, one.sd]),
    },
  };
}

function clusters({ clusters: all, unit }: ImportanceComputed): Figure | null {
  if (all.length === 0) return null;
  const format = formatOf(unit, 'size');
  return {
    id: 'importance.clusters',
    kind: 'intervals',
    title: { key: 'importance.figures.clusters' },
    subtitle: { key: 'importance.figures.clustersSubtitle', values: { unit: unitPhrase(unit, 'contribution') } },
    alt: {
      key: 'importance.figures.clustersAlt',
      values: { count: all.length, columns: listed(all[0]?.columns ?? []) },
    },
    valueFormat: format,
    currency: unit.currency,
    marks: all.map((one) => ({
      label: listed(one.columns).otherwise,
      name: listed(one.columns),
      labelFormat: 'text',
      ...markValue(one.meanAbsolute, one.interval),
    })),
    table: {
      columns: [
        column('columns', 'text'),
        column('strength', 'decimal'),
        column('meanAbsolute', format),
        column('low', format),
        column('high', format),
      ],
      rows: all.map((one) => [
        listed(one.columns).otherwise,
        one.strength,
        ...intervalCells(one.meanAbsolute, one.interval),
      ]),
    },
  };
}

function interactions({ interactions: all, interactionsOn, unit }: ImportanceComputed): Figure | null {
  if (all === null || interactionsOn === null || !isEstimated(all) || all.length === 0) return null;
  const format = formatOf(unit, 'size');
  const shown = all.slice(0, PAIRS);
  const [top] = shown;
  return {
    id: 'importance.interactions',
    kind: 'bars',
    title: { key: 'importance.figures.interactions' },
    subtitle: {
      key: 'importance.figures.interactionsSubtitle',
      values: { unit: unitPhrase(unit, 'contribution'), count: interactionsOn.rows },
    },
    alt: {
      key: 'importance.figures.interactionsAlt',
      values: { columns: listed(top?.columns ?? []), by: amount(top?.strength ?? 0, unit) },
    },
    valueFormat: format,
    currency: unit.currency,
    marks: shown.map((one) => ({
      label: listed(one.columns).otherwise,
      name: listed(one.columns),
      labelFormat: 'text',
      value: one.strength,
    })),
    table: {
      columns: [column('columns', 'text'), column('pair', format), column('hSquared', 'decimal')],
      rows: shown.map((one) => [listed(one.columns).otherwise, one.strength, orNull(one.hSquared)]),
    },
  };
}
