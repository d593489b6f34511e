import { isEstimated } from '#shared/domain/estimate.ts';
import type { Finding, NamedText, Phrase } from '#shared/domain/finding.ts';
import { twoSidedP, Z95 } from '#shared/stats/normal.ts';
import { untold } from '../estimates.ts';
import { columnNames, groupName } from './names.ts';
import type { Segment, Segments } from './schema.ts';

const TOLD = 3;
/** Wrong decisions in a hundred more than elsewhere, or a part of the error elsewhere, that call for an act. */
const ACT_FROM = { binary_classification: 0.05, regression: 0.5 };
const SURE = 0.05;

export function findings(segments: Segments): Finding[] {
  if (segments.rows === 0) return [];
  return [...worst(segments), ...byGroup(segments)];
}

const link = { label: { key: 'segments.link' }, page: 'results' as const, focus: 'segments' };

function worst(segments: Segments): Finding[] {
  const { worst: found, overall, task } = segments;
  if (!isEstimated(found)) return [untold('segments', found, link)];
  const kind = task === 'regression' ? 'value' : 'class';
  if (found.tested === 0)
    return [
      {
        id: 'segments.small',
        state: 'know',
        weight: 0.12,
        title: { key: 'segments.small', values: { n: overall.n } },
        account: [],
        link,
      },
    ];
  if (found.segments.length === 0)
    return [
      {
        id: 'segments.even',
        state: 'holds',
        weight: 0.2,
        title: { key: `segments.even_${kind}`, values: { count: found.tested } },
        account: [{ key: 'segments.evenAccount', values: { n: overall.n } }],
        link,
      },
    ];
  return found.segments.slice(0, TOLD).map((segment, at) => {
    const [low, high] = segment.interval;
    const isLarge = low >= ACT_FROM[task] * (task === 'regression' ? segment.wrongElsewhere : 1);
    const scale = task === 'regression' ? 1 : 100;
    const others = found.segments.length - 1;
    const account: Phrase[] = [
      {
        key: `segments.worstAccount_${kind}`,
        values: {
          wrong: Math.round(segment.wrong * segment.n),
          n: segment.n,
          low: low * scale,
          high: high * scale,
          unit: segments.unit,
        },
      },
      { key: 'segments.worstAmong', values: { tested: found.tested } },
    ];
    if (at === 0 && others > 0) account.push({ key: 'segments.worstMore', values: { count: others } });
    return {
      id: `segments.worst.${at + 1}`,
      state: isLarge ? 'act' : 'watch',
      weight: (isLarge ? 0.7 : 0.5) - 0.05 * at,
      title: {
        key: `segments.worst_${kind}`,
        values: {
          group: groupName(segment),
          wrong: segment.wrong,
          elsewhere: segment.wrongElsewhere,
          unit: segments.unit,
        },
      },
      account,
      figure: 'segments.worst',
      link,
    };
  });
}

function byGroup(segments: Segments): Finding[] {
  const [first] = segments.groups;
  // While nobody said what the score announces, no group is judged, whatever its size.
  if (first === undefined || isUnsaid(segments)) return [];
  const by = columnNames(first.levels);
  const few = segments.groups.filter((group) => !group.estimable && group.n > 0);
  const found = [spread(segments, by), rates(segments, by)].filter((one) => one !== null);
  if (segments.overall.n > 0 && few.length > 0)
    found.push({
      id: 'segments.few',
      state: 'know',
      weight: 0.1,
      title: {
        key: `segments.few_${segments.task === 'regression' ? 'value' : 'class'}`,
        values: { count: few.length, total: segments.groups.length },
      },
      account: [
        {
          key: 'segments.fewAccount',
          values: { n: few.reduce((sum, group) => sum + group.n, 0), all: segments.overall.n },
        },
      ],
      link,
    });
  return found;
}

export function isUnsaid({ worst: found }: Pick<Segments, 'worst'>): boolean {
  return !isEstimated(found) && found.reason === 'POSITIVE_CLASS_UNKNOWN';
}

type Told = { group: Segment; value: number; interval: [number, number] };

/** Groups whose figure is known, lowest first. */
function told(groups: readonly Segment[], of: 'wrong' | 'rate'): Told[] {
  return groups
    .flatMap((group) => {
      const value = group[of];
      const interval = of === 'wrong' ? group.wrongInterval : group.interval;
      return isEstimated(value) && isEstimated(interval) ? [{ group, value, interval }] : [];
    })
    .sort((a, b) => a.value - b.value);
}

/** Whether the two farthest apart differ beyond chance, all pairs of groups allowed for. */
function differ(low: Told, high: Told, groups: number): boolean {
  const error = ({ interval }: Told): number => (interval[1] - interval[0]) / (2 * Z95);
  const z = (high.value - low.value) / Math.hypot(error(low), error(high));
  return twoSidedP(z) * ((groups * (groups - 1)) / 2) < SURE;
}

function spread(segments: Segments, by: NamedText): Finding | null {
  const groups = told(segments.groups, 'wrong');
  const [low] = groups;
  const high = groups.at(-1);
  if (low === undefined || high === undefined || groups.length < 2) return null;
  const kind = segments.task === 'regression' ? 'value' : 'class';
  const isShown = differ(low, high, groups.length);
  return {
    id: 'segments.spread',
    state: isShown ? 'watch' : 'know',
    weight: isShown ? 0.45 : 0.18,
    title: isShown
      ? {
          key: `segments.spread_${kind}`,
          values: {
            low: low.value,
            lowest: groupName(low.group),
            high: high.value,
            highest: groupName(high.group),
            unit: segments.unit,
          },
        }
      : { key: `segments.spreadNotShown_${kind}`, values: { by, count: groups.length } },
    account: [low, high].map((one) => ({
      key: `segments.spreadAccount_${kind}`,
      values: {
        group: groupName(one.group),
        n: one.group.n,
        low: one.interval[0],
        high: one.interval[1],
        unit: segments.unit,
      },
    })),
    figure: 'segments.wrong',
    link,
  };
}

function rates(segments: Segments, by: NamedText): Finding | null {
  const { outcome } = segments;
  const groups = told(segments.groups, 'rate');
  const [low] = groups;
  const high = groups.at(-1);
  if (outcome === null || low === undefined || high === undefined || groups.length < 2) return null;
  const isShown = differ(low, high, groups.length);
  const label = { text: outcome.positive.label, otherwise: outcome.positive.value };
  return {
    id: 'segments.rates',
    state: 'know',
    weight: isShown ? 0.16 : 0.11,
    title: isShown
      ? {
          key: 'segments.rates',
          values: {
            label,
            low: low.value,
            lowest: groupName(low.group),
            high: high.value,
            highest: groupName(high.group),
          },
        }
      : { key: 'segments.ratesNotShown', values: { label, by, count: groups.length } },
    account: [low, high].map((one) => ({
      key: 'segments.spreadAccount_class',
      values: { group: groupName(one.group), n: one.group.n, low: one.interval[0], high: one.interval[1], unit: null },
    })),
    figure: 'segments.rate',
    link,
  };
}
