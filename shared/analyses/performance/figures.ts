import { isEstimated, orNull } from '#shared/domain/estimate.ts';
import type { Figure, FigureCell, FigureColumn, FigureMark, NumberFormat } from '#shared/domain/figure.ts';
import type { Phrase } from '#shared/domain/finding.ts';
import { ended, JUDGED, onSide } from '../figure-cases.ts';
import { currencyOf, intervalCells, markValue } from '../estimates.ts';
import type { Estimated, EstimatedInterval } from '../estimates.ts';
import { isClassMetrics } from './schema.ts';
import type { ClassMetrics, Performance, ValueMetrics } from './schema.ts';

export function figures(performance: Performance): Figure[] {
  const { overall } = performance;
  if (!isEstimated(overall)) return [];
  if (!isClassMetrics(overall))
    return [errorByPeriod(performance, overall), biasByPeriod(performance)].filter((one) => one !== null);
  return [
    byPeriod(performance, overall, {
      id: 'performance.accuracyByPeriod',
      key: 'wrong',
      of: (one) => complement(one.accuracy),
      interval: (one) => mirrored(one.accuracyInterval),
      format: 'percent',
    }),
    byPeriod(performance, overall, {
      id: 'performance.aucByPeriod',
      key: 'auc',
      of: (one) => one.auc,
      interval: (one) => one.aucInterval,
      format: 'decimal',
    }),
    confusion(performance, overall),
  ].filter((one) => one !== null);
}

type Drawn = {
  id: string;
  key: 'wrong' | 'auc';
  of: (metrics: ClassMetrics) => Estimated;
  interval: (metrics: ClassMetrics) => EstimatedInterval;
  format: NumberFormat;
};

function complement(share: Estimated): Estimated {
  return isEstimated(share) ? 1 - share : share;
}

function mirrored(interval: EstimatedInterval): EstimatedInterval {
  return isEstimated(interval) ? [1 - interval[1], 1 - interval[0]] : interval;
}

function byPeriod({ byPeriod: periods }: Performance, overall: ClassMetrics, drawn: Drawn): Figure | null {
  const whole = drawn.of(overall);
  const shown = periods.flatMap((one) => (isClassMetrics(one) ? [one] : []));
  const values = shown.map((one) => drawn.of(one)).filter((value) => isEstimated(value));
  if (!isEstimated(whole) || values.length === 0) return null;
  const column = (id: string, key: string, format: NumberFormat): FigureColumn => ({
    id,
    label: { key: `performance.columns.${key}` },
    format,
  });
  return {
    id: drawn.id,
    kind: 'intervals',
    title: { key: `performance.figures.${drawn.key}` },
    subtitle: { key: `performance.figures.${drawn.key}Subtitle` },
    alt: {
      key: `performance.figures.${drawn.key}Alt`,
      values: {
        from: shown[0]?.period ?? '',
        to: shown.at(-1)?.period ?? '',
        low: Math.min(...values),
        high: Math.max(...values),
        whole,
      },
    },
    valueFormat: drawn.format,
    reference: { value: whole, label: { key: 'performance.figures.whole' } },
    marks: shown.map((one) => markOf(one.period, drawn.of(one), drawn.interval(one))),
    table: {
      columns: [
        column('period', 'period', 'period'),
        column('n', 'n', 'integer'),
        column(drawn.key, drawn.key, drawn.format),
        column('low', 'low', drawn.format),
        column('high', 'high', drawn.format),
      ],
      rows: shown.map((one): FigureCell[] => [one.period, one.n, ...intervalCells(drawn.of(one), drawn.interval(one))]),
    },
  };
}

function markOf(period: string, value: Estimated, interval: EstimatedInterval): FigureMark {
  return {
    label: period,
    labelFormat: 'period',
    ...markValue(value, interval),
    cases: [{ column: 'n', where: [...JUDGED], period }],
  };
}

/** Four kinds of cases: what was decided, and how it turned out. */
function confusion({ outcome, cutoff, mode }: Performance, overall: ClassMetrics): Figure | null {
  const { confusion: counts, n } = overall;
  if (!isEstimated(counts) || outcome === null || cutoff === null) return null;
  const decision = (isTrue: boolean): Phrase => ({
    key: 'performance.named',
    values: {
      name: {
        text: isTrue ? cutoff.whenTrueLabel : cutoff.whenFalseLabel,
        otherwise: isTrue ? cutoff.whenTrue : cutoff.whenFalse,
      },
    },
  });
  const cell = (id: 'tp' | 'fp' | 'tn' | 'fn', isSelected: boolean, isPositive: boolean) => {
    const side = isPositive ? outcome.positive : outcome.negative;
    const taken = isSelected ? cutoff.whenTrue : cutoff.whenFalse;
    const texts = isSelected ? cutoff.whenTrueLabel : cutoff.whenFalseLabel;
    return {
      id,
      count: counts[id],
      isRight: isSelected === isPositive,
      where: [...(ended(outcome, isPositive ? 'positive' : 'negative') ?? []), onSide(cutoff, isSelected)],
      name: {
        text: {
          en: `${texts.en ?? taken}, ${side.label.en ?? side.value}`,
          fr: `${texts.fr ?? taken}, ${side.label.fr ?? side.value}`,
        },
        otherwise: `${taken}, ${side.value}`,
      },
    };
  };
  const list = [cell('tn', false, false), cell('tp', true, true), cell('fp', true, false), cell('fn', false, true)];
  return {
    id: 'performance.confusion',
    kind: 'bars',
    title: { key: 'performance.figures.confusion' },
    subtitle: { key: 'performance.figures.confusionSubtitle' },
    alt: {
      key: 'performance.figures.confusionAlt',
      values: { right: counts.tp + counts.tn, wrong: counts.fp + counts.fn, n, decision: decision(true) },
    },
    valueFormat: 'integer',
    marks: list.map((one) => ({
      label: one.name.otherwise,
      name: one.name,
      labelFormat: 'text',
      value: one.count,
      total: n,
      ...(mode === 'exact' ? { cases: [{ column: 'count', where: one.where }] } : {}),
      ...(one.isRight ? {} : { emphasis: 'act' as const }),
    })),
    table: {
      columns: [
        { id: 'kind', label: { key: 'performance.columns.kind' }, format: 'text' },
        { id: 'count', label: { key: 'performance.columns.n' }, format: 'integer' },
        { id: 'share', label: { key: 'performance.columns.share' }, format: 'percent' },
      ],
      rows: list.map((one) => [one.name.otherwise, one.count, one.count / n]),
    },
  };
}

function errorByPeriod(result: Performance, overall: ValueMetrics): Figure | null {
  if (!isEstimated(overall.mae)) return null;
  return amountByPeriod(result, {
    name: 'error',
    column: { id: 'mae', label: { key: 'performance.columns.error' }, format: 'money' },
    reference: { value: overall.mae, label: { key: 'performance.figures.whole' } },
    of: ({ mae, maeInterval }) => [mae, maeInterval],
    beside: { id: 'bias', label: { key: 'performance.columns.bias' }, format: 'money' },
  });
}

/** Which way the estimates lean, period by period: a dot on an interval that holds nought is hollow. */
function biasByPeriod(result: Performance): Figure | null {
  return amountByPeriod(result, {
    name: 'bias',
    column: { id: 'bias', label: { key: 'performance.columns.bias' }, format: 'money' },
    reference: { value: 0, label: { key: 'performance.figures.noLeaning' } },
    of: ({ bias, biasInterval }) => [bias, biasInterval],
  });
}

type Amount = {
  name: 'error' | 'bias';
  column: Figure['table']['columns'][number];
  reference: NonNullable<Figure['reference']>;
  of: (metrics: ValueMetrics) => [value: Estimated, interval: EstimatedInterval];
  /** A column of the leaning beside the amounts. */
  beside?: Figure['table']['columns'][number];
};

/** An amount of each period with its interval; null where no period has one. */
function amountByPeriod(
  { byPeriod, unit }: Performance,
  { name, column, reference, of, beside }: Amount,
): Figure | null {
  const shown = byPeriod.flatMap((one) => (isClassMetrics(one) ? [] : [one]));
  const values = shown.map((one) => of(one)[0]).filter((value) => isEstimated(value));
  if (values.length === 0) return null;
  return {
    id: `performance.${name}ByPeriod`,
    kind: 'intervals',
    title: { key: `performance.figures.${name}` },
    subtitle: { key: `performance.figures.${name}Subtitle` },
    alt: {
      key: `performance.figures.${name}Alt`,
      values: {
        from: shown[0]?.period ?? '',
        to: shown.at(-1)?.period ?? '',
        low: Math.min(...values),
        high: Math.max(...values),
        unit,
      },
    },
    valueFormat: 'money',
    currency: currencyOf(unit),
    reference,
    marks: shown.map((one) => markOf(one.period, ...of(one))),
    table: {
      columns: [
        { id: 'period', label: { key: 'performance.columns.period' }, format: 'period' },
        { id: 'n', label: { key: 'performance.columns.n' }, format: 'integer' },
        column,
        { id: 'low', label: { key: 'performance.columns.low' }, format: 'money' },
        { id: 'high', label: { key: 'performance.columns.high' }, format: 'money' },
        ...(beside === undefined ? [] : [beside]),
      ],
      rows: shown.map((one) => [
        one.period,
        one.n,
        ...intervalCells(...of(one)),
        ...(beside === undefined ? [] : [orNull(one.bias)]),
      ]),
    },
  };
}
