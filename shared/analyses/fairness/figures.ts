import { isEstimated } from '#shared/domain/estimate.ts';
import type { Figure, FigureCell, FigureMark } from '#shared/domain/figure.ts';
import { ended, ofLevels } from '../figure-cases.ts';
import { intervalCells, markValue } from '../estimates.ts';
import { groupName } from '../segments/names.ts';
import type { Fairness, FairnessGroup } from './schema.ts';

const DRAWN = ['selectionRate', 'truePositiveRate', 'falsePositiveRate'] as const;

type Drawn = (typeof DRAWN)[number];

export function figures(fairness: Fairness): Figure[] {
  return DRAWN.map((metric) => byGroup(fairness, metric)).filter((one) => one !== null);
}

function byGroup(fairness: Fairness, metric: Drawn): Figure | null {
  const { groups, outcome, cutoff } = fairness;
  const values = groups.map((group) => group[metric]).filter((value) => isEstimated(value));
  if (values.length === 0) return null;
  const side = metric === 'falsePositiveRate' ? outcome?.negative : outcome?.positive;
  const label =
    side === undefined || side.value === ''
      ? { key: `fairness.names.${metric === 'falsePositiveRate' ? 'negative' : 'positive'}` }
      : { text: side.label, otherwise: side.value };
  const decision = { text: cutoff?.whenTrueLabel ?? {}, otherwise: cutoff?.whenTrue ?? '' };
  const whole = overall(groups, metric);
  return {
    id: `fairness.${metric}`,
    kind: 'intervals',
    title: { key: `fairness.figures.${metric}`, values: { decision, label } },
    subtitle: { key: `fairness.figures.${metric}Subtitle`, values: { decision, label } },
    alt: {
      key: `fairness.figures.${metric}Alt`,
      values: {
        decision,
        label,
        count: values.length,
        groups: groups.length,
        low: Math.min(...values),
        high: Math.max(...values),
      },
    },
    valueFormat: 'percent',
    ...(whole === null ? {} : { reference: { value: whole, label: { key: 'fairness.figures.whole' } } }),
    marks: groups.map((group) => ({
      label: group.group,
      name: groupName(group),
      labelFormat: 'text',
      ...markValue(group[metric], group.intervals[metric]),
      ...casesOf(fairness, group, metric),
    })),
    table: {
      columns: [
        { id: 'group', label: { key: 'fairness.columns.group' }, format: 'text' },
        { id: 'whole', label: { key: `fairness.columns.${metric}Whole` }, format: 'integer' },
        { id: metric, label: { key: 'fairness.columns.share' }, format: 'percent' },
        { id: 'low', label: { key: 'fairness.columns.low' }, format: 'percent' },
        { id: 'high', label: { key: 'fairness.columns.high' }, format: 'percent' },
      ],
      rows: groups.map((group): FigureCell[] => [
        group.group,
        wholeOf(group, metric),
        ...intervalCells(group[metric], group.intervals[metric]),
      ]),
    },
  };
}

function wholeOf({ rows, n, positives }: FairnessGroup, metric: Drawn): number {
  return metric === 'selectionRate' ? rows : metric === 'truePositiveRate' ? positives : n - positives;
}

/** The rows that a share is counted among: with a score, and where errors are counted with the outcome. */
function casesOf({ outcome }: Fairness, { levels }: FairnessGroup, metric: Drawn): Pick<FigureMark, 'cases'> {
  const where = ofLevels(levels);
  const ends =
    metric === 'selectionRate' ? [] : ended(outcome, metric === 'truePositiveRate' ? 'positive' : 'negative');
  return where === null || ends === null
    ? {}
    : { cases: [{ column: 'whole', where: [...where, ...ends, '@score!='] }] };
}

/** Over the groups that are told: the line they are compared with. */
function overall(groups: readonly FairnessGroup[], metric: Drawn): number | null {
  let part = 0;
  let whole = 0;
  for (const group of groups) {
    const value = group[metric];
    if (!isEstimated(value)) continue;
    part += value * wholeOf(group, metric);
    whole += wholeOf(group, metric);
  }
  return whole === 0 ? null : part / whole;
}
