import { isEstimated } from '#shared/domain/estimate.ts';
import type { Interval, NotEstimable } from '#shared/domain/estimate.ts';
import { isClassMetrics } from '#shared/analyses/performance/schema.ts';
import type { ClassMetrics, Performance, ValueMetrics } from '#shared/analyses/performance/schema.ts';
import type { Estimated } from '#shared/analyses/estimates.ts';
import { DECISION_MEASURES } from '#shared/stats/decision-measures.ts';
import type { DecisionMeasure } from '#shared/stats/decision-measures.ts';
import type { Words } from '#shared/words/words.ts';
import { NOTHING } from '#shared/drawing/figure-text.ts';
import { namesOf } from './names.ts';
import type { Names } from './names.ts';
import { excludesZero, moneyBetween, signedMoney, signedPoints } from './numbers.ts';
import { quantity } from '#shared/words/quantity.ts';

export type Compared = Extract<Performance['shadow'], { n: number }>;

export type ComparedRow = {
  id: string;
  name: string;
  champion: string;
  other: string;
  difference: string;
  between: string;
  /** Why there is no interval. */
  why: NotEstimable | null;
};

/** "the simple model 1.0", "the shadow model 2.1", "the second score". */
export function otherName(
  { version, role }: Compared,
  { t }: Pick<Words, 't'>,
  form: 'text' | 'head' = 'text',
): string {
  const kind = role === 'baseline' ? 'baseline' : role === 'shadow' ? 'shadow' : 'second';
  return t(`results.baseline.${form}.${version === null ? `${kind}Bare` : kind}`, { version: version ?? '' });
}

type Side = 'better' | 'worse' | 'same';

/** Which of the two decides better, as far as the interval shows it. A difference is champion - other: below zero is better. */
function sideOf(interval: Interval | null): Side {
  if (interval === null) return 'same';
  return interval[1] < 0 ? 'better' : interval[0] > 0 ? 'worse' : 'same';
}

function differenceOf({ errorDifference }: Compared): { value: number; interval: Interval | null } | null {
  if (!isEstimated(errorDifference)) return null;
  return {
    value: errorDifference.value,
    interval: isEstimated(errorDifference.interval) ? errorDifference.interval : null,
  };
}

/** "The model in service decides 3 in 100 cases better than the simple model …", or that nothing shows it. */
export function baselineVerdict(compared: Compared, { unit, task }: Performance, words: Words): string {
  const { t } = words;
  const other = otherName(compared, words);
  const difference = differenceOf(compared);
  if (difference === null) return rankVerdict(compared, words);
  const side = sideOf(difference.interval);
  const size = Math.abs(difference.value);
  return task === 'regression'
    ? t(`results.baseline.error.${side}`, { other, amount: quantity(size, unit, words) })
    : t(`results.baseline.verdict.${side}`, { other, size });
}

/** Without a cut-off, only the order of the cases can be compared. */
function rankVerdict(compared: Compared, words: Words): string {
  const { aucDifference } = compared;
  const { t } = words;
  const other = otherName(compared, words);
  if (!isEstimated(aucDifference)) return t('results.baseline.cannotTell', { other });
  const interval = isEstimated(aucDifference.interval) ? aucDifference.interval : null;
  const side = sideOf(interval === null ? null : [-interval[1], -interval[0]]);
  return t(`results.baseline.rank.${side}`, { other, size: Math.abs(aucDifference.value) });
}

/** Whether the complexity is worth it, then the money. */
export function baselineLead(compared: Compared, { task, unit }: Performance, words: Words): string {
  const { t, format } = words;
  const difference = differenceOf(compared);
  const parts: string[] = [];
  const { money } = compared;
  const moneyInterval = isEstimated(money) && isEstimated(money.interval) ? money.interval : null;
  const moneySide = moneyInterval === null ? 'same' : sideOf([-moneyInterval[1], -moneyInterval[0]]);
  if (compared.role === 'baseline' && difference !== null) {
    const side = sideOf(difference.interval);
    const key = side === 'better' || moneySide === 'better' ? (side === 'worse' ? 'mixed' : 'worth') : 'notWorth';
    parts.push(t(`results.baseline.${key}`));
  }
  if (difference !== null && difference.interval !== null) {
    const [low, high] = difference.interval;
    const said = (value: number): string => {
      const size = Math.abs(value);
      const amount = task === 'regression' ? quantity(size, unit, words) : format.decimal(size * 100, 1);
      return t(value < 0 ? 'results.baseline.fewer' : 'results.baseline.more', { amount });
    };
    parts.push(
      t(task === 'regression' ? 'results.baseline.leadError' : 'results.baseline.leadWrong', {
        low: said(low),
        high: said(high),
        count: compared.n,
      }),
    );
  }
  if (isEstimated(money))
    parts.push(
      t(excludesZero(money.interval) ? 'results.baseline.leadMoney' : 'results.baseline.leadMoneyOpen', {
        money: signedMoney(money.total, money.currency, words),
        between: moneyBetween(money.interval, money.currency, words) ?? '',
      }),
    );
  return parts.join(' ');
}

export function baselineRows(
  compared: Compared,
  result: Performance,
  { isExpert }: { isExpert: boolean },
  words: Words,
): ComparedRow[] {
  const { champion, shadow } = compared;
  return isClassMetrics(champion) && isClassMetrics(shadow)
    ? classRows(compared, champion, shadow, { isExpert, names: namesOf(result, words), words })
    : isClassMetrics(champion) || isClassMetrics(shadow)
      ? []
      : errorRows(compared, champion, shadow, { unit: result.unit, words });
}

type Context = { isExpert: boolean; names: Names; words: Words };
type Gap = Compared['errorDifference'];

type GapCells = Pick<ComparedRow, 'difference' | 'between' | 'why'>;

/** The difference with its interval, or why there is none. */
function gapCells(gap: Gap | undefined, written: (value: number) => string, { t }: Pick<Words, 't'>): GapCells {
  if (gap === undefined || !isEstimated(gap)) return { difference: NOTHING, between: NOTHING, why: gap ?? null };
  const { value, interval } = gap;
  if (!isEstimated(interval)) return { difference: written(value), between: NOTHING, why: interval };
  const [low, high] = interval.map(written);
  return { difference: written(value), between: t('charts.interval', { low, high }), why: null };
}

function classRows(compared: Compared, champion: ClassMetrics, other: ClassMetrics, context: Context): ComparedRow[] {
  const { isExpert, names, words } = context;
  const { t, format } = words;
  const { errorDifference, aucDifference, differences } = compared;
  const row = (id: string, gap: Gap | undefined, of: (metrics: ClassMetrics) => Estimated): ComparedRow => ({
    id,
    name: t(`results.baseline.rows.${id}`, {
      decision: format.quote(names.selected),
      outcome: format.quote(names.positive),
    }),
    champion: shareOf(of(champion), words),
    other: shareOf(of(other), words),
    ...inPoints(
      gapCells(gap, (value) => signedPoints(value, words), words),
      gap,
      words,
    ),
  });
  const rows = [
    row('wrong', errorDifference, ({ accuracy }) => (isEstimated(accuracy) ? 1 - accuracy : accuracy)),
    row('precision', differences['precision'], ({ precision }) => precision),
    row('recall', differences['recall'], ({ recall }) => recall),
  ];
  if (!isExpert) return rows;
  const technical = (id: 'auc' | 'brier' | 'ece' | DecisionMeasure, gap: Gap | undefined): ComparedRow => ({
    id,
    name: t(`results.technical.names.${id}`),
    champion: indexOf(champion[id], words),
    other: indexOf(other[id], words),
    ...gapCells(gap, (value) => format.signed(format.decimal(value, 4), value), words),
  });
  return [
    ...rows,
    technical('auc', aucDifference),
    technical('brier', differences['brier']),
    technical('ece', differences['ece']),
    ...DECISION_MEASURES.map((id) => technical(id, differences[id])),
  ];
}

/** The unit stands once after the difference and once after its interval. */
function inPoints(cells: GapCells, gap: Gap | undefined, { t }: Pick<Words, 't'>): GapCells {
  if (gap === undefined || !isEstimated(gap)) return cells;
  const points = (text: string, value: number): string =>
    t('results.baseline.points', { points: text, count: Math.abs(Math.round(value * 1000) / 10) });
  return {
    ...cells,
    difference: points(cells.difference, gap.value),
    between: isEstimated(gap.interval) ? points(cells.between, gap.interval[1]) : cells.between,
  };
}

/** As fine as the difference beside it. */
function shareOf(value: Estimated, { format }: Words): string {
  return isEstimated(value) ? format.percent(value, 1) : NOTHING;
}

function indexOf(value: Estimated, { format }: Words): string {
  return isEstimated(value) ? format.decimal(value, 4) : NOTHING;
}

function errorRows(
  { errorDifference, differences }: Compared,
  champion: ValueMetrics,
  other: ValueMetrics,
  { unit, words }: { unit: string | null; words: Words },
): ComparedRow[] {
  const { t, format } = words;
  const said = (value: Estimated): string => (isEstimated(value) ? quantity(value, unit, words) : NOTHING);
  const row = (id: string, gap: Gap | undefined, of: (metrics: ValueMetrics) => Estimated): ComparedRow => {
    const [one, two] = [of(champion), of(other)];
    const like = Math.max(...[one, two].map((value) => (isEstimated(value) ? Math.abs(value) : 0)));
    const signed = (value: number): string => format.signed(quantity(value, unit, { format, like }), value);
    return {
      id,
      name: t(`results.baseline.rows.${id}`),
      ...{ champion: said(one), other: said(two) },
      ...gapCells(gap, signed, words),
    };
  };
  return [
    row('mae', errorDifference, ({ mae }) => mae),
    row('median', differences['medianAbsoluteError'], ({ medianAbsoluteError }) => medianAbsoluteError),
    row('bias', differences['bias'], ({ bias }) => bias),
  ];
}
