import { isEstimated } from '#shared/domain/estimate.ts';
import type { Finding, NamedText, Phrase, PhraseValue } from '#shared/domain/finding.ts';
import { columnNames, groupName } from '../segments/names.ts';
import type { Fairness, FairnessGroup } from './schema.ts';

type Gap = Fairness['gaps'][number];

/** A difference that is shown to be at least this many in a hundred deserves a look; a smaller one is told. */
const WATCH_FROM = 0.02;

export function findings(fairness: Fairness): Finding[] {
  if (fairness.rows === 0) return [];
  if (fairness.by.length === 0)
    return [
      {
        id: 'fairness.noColumn',
        state: 'know',
        weight: 0.3,
        title: { key: 'fairness.noColumn' },
        account: [{ key: 'fairness.noColumnAccount' }],
        link: { label: { key: 'fairness.noColumnLink' }, page: 'data', focus: 'columns' },
      },
    ];
  const shown = fairness.gaps.filter((gap) => isShown(gap));
  const found = shown.flatMap((gap) => difference(fairness, gap) ?? []);
  const unshown = fairness.gaps.filter((gap) => isEstimated(gap.interval) && !isShown(gap));
  if (unshown.length > 0) found.push(notShown(fairness, unshown));
  if (fairness.gaps.length === 0) found.push(none(fairness));
  return [...found, ...few(fairness)];
}

const link = { label: { key: 'fairness.link' }, page: 'results' as const, focus: 'fairness' };

function isShown({ interval }: Gap): boolean {
  return isEstimated(interval) && interval[0] > 0;
}

function difference(fairness: Fairness, gap: Gap): Finding | null {
  const [high, low] = gap.groups.map((name) => fairness.groups.find((group) => group.group === name));
  if (high === undefined || low === undefined || !isEstimated(gap.interval)) return null;
  const [highValue, lowValue] = [high[gap.metric], low[gap.metric]];
  if (!isEstimated(highValue) || !isEstimated(lowValue)) return null;
  const isAmount = gap.metric === 'calibration' && fairness.outcome === null;
  const isLarge = isAmount || gap.interval[0] >= WATCH_FROM;
  const scale = isAmount ? 1 : 100;
  const told = fairness.groups.filter((group) => isEstimated(group[gap.metric])).length;
  return {
    id: `fairness.${gap.metric}`,
    state: isLarge ? 'watch' : 'know',
    weight: isLarge ? 0.45 + (isAmount ? 0 : 0.2 * gap.interval[0]) : 0.2,
    title: {
      key: `fairness.shown.${isAmount ? 'calibrationAmount' : gap.metric}`,
      values: {
        ...names(fairness),
        highest: groupName(high),
        lowest: groupName(low),
        ...(gap.metric === 'calibration'
          ? { high: says(highValue, fairness), low: says(lowValue, fairness) }
          : { high: highValue, low: lowValue }),
      },
    },
    account: [
      {
        key: isAmount ? 'fairness.shownAmount' : 'fairness.shownAccount',
        values: {
          low: gap.interval[0] * scale,
          high: gap.interval[1] * scale,
          first: wholeOf(high, gap.metric),
          second: wholeOf(low, gap.metric),
          unit: fairness.unit,
        },
      },
      ...(told > 2 ? [{ key: 'fairness.farthest', values: { count: told } }] : []),
    ],
    ...figureOf(gap.metric),
    link,
  };
}

/** How many cases stand behind a figure of a group. */
function wholeOf({ rows, n, positives, chosen }: FairnessGroup, metric: Gap['metric']): number {
  switch (metric) {
    case 'selectionRate':
      return rows;
    case 'truePositiveRate':
      return positives;
    case 'falsePositiveRate':
      return n - positives;
    case 'precision':
      return chosen;
    default:
      return n;
  }
}

function figureOf(metric: Gap['metric']): { figure: string } | Record<string, never> {
  return metric === 'precision' || metric === 'calibration' ? {} : { figure: `fairness.${metric}` };
}

function says(value: number, { outcome, unit }: Fairness): Phrase {
  const isAmount = outcome === null;
  const key = `fairness.${value < 0 ? 'under' : 'over'}${isAmount ? 'Amount' : ''}`;
  return { key, values: { points: Math.abs(value) * (isAmount ? 1 : 100), unit } };
}

/** The two outcomes and the decision in the words of the log. */
function names({ outcome, cutoff }: Fairness): Record<string, PhraseValue> {
  const named = (text: NamedText['text'] | undefined, value: string | undefined, otherwise: string): PhraseValue =>
    value === undefined || value === ''
      ? { key: `fairness.names.${otherwise}` }
      : { text: text ?? {}, otherwise: value };
  return {
    positive: named(outcome?.positive.label, outcome?.positive.value, 'positive'),
    negative: named(outcome?.negative.label, outcome?.negative.value, 'negative'),
    decision: named(cutoff?.whenTrueLabel, cutoff?.whenTrue, 'decision'),
  };
}

function notShown(fairness: Fairness, gaps: readonly Gap[]): Finding {
  const levels = fairness.groups[0]?.levels ?? [];
  return {
    id: 'fairness.notShown',
    state: 'know',
    weight: 0.15,
    title: {
      key: gaps.length === fairness.gaps.length ? 'fairness.noneShown' : 'fairness.notShown',
      values: { count: gaps.length, total: fairness.gaps.length, by: columnNames(levels) },
    },
    account: [
      ...gaps.map((gap) => ({
        key: `fairness.unshown.${gap.metric === 'calibration' && fairness.outcome === null ? 'calibrationAmount' : gap.metric}`,
        values: { ...names(fairness), ...bounds(gap, fairness), unit: fairness.unit },
      })),
      { key: 'fairness.notShownAccount' },
    ],
    link,
  };
}

function bounds({ interval, metric }: Gap, { outcome }: Fairness): Record<string, PhraseValue> {
  const scale = metric === 'calibration' && outcome === null ? 1 : 100;
  return isEstimated(interval) ? { low: interval[0] * scale, high: interval[1] * scale } : {};
}

/** No two groups can be compared: says why, by the first group that lacks something else than rows. */
function none({ groups }: Fairness): Finding {
  const reasons = groups.flatMap((group) =>
    isEstimated(group.selectionRate) ? [] : [{ needed: '', ...group.selectionRate }],
  );
  const reason = reasons.find((one) => one.reason !== 'TOO_FEW_ROWS') ?? reasons[0];
  const told = groups.filter((group) => isEstimated(group.selectionRate) || group.estimable).length;
  return {
    id: 'fairness.none',
    state: 'know',
    weight: 0.15,
    title: { key: 'fairness.none', values: { count: groups.length } },
    account:
      reason === undefined || told === 1
        ? [{ key: 'fairness.oneGroup' }]
        : [{ key: `estimates.${reason.reason}`, values: { needed: reason.needed ?? '' } }],
    link,
  };
}

function few({ groups, population, outcome }: Fairness): Finding[] {
  const small = groups.filter((group) => !group.estimable);
  if (population.known === 0 || small.length === 0 || small.length === groups.length) return [];
  const n = small.reduce((sum, group) => sum + group.n, 0);
  return [
    {
      id: 'fairness.few',
      state: 'know',
      weight: 0.12,
      title: {
        key: `fairness.few_${outcome === null ? 'value' : 'class'}`,
        values: { count: small.length, total: groups.length },
      },
      account: [{ key: 'fairness.fewAccount', values: { n, all: population.known } }],
      link,
    },
  ];
}
