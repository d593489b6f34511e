import { isEstimated } from '#shared/domain/estimate.ts';
import type { Interval } from '#shared/domain/estimate.ts';
import { isClassMetrics } from '#shared/analyses/performance/schema.ts';
import type { ClassMetrics, Performance, ValueMetrics } from '#shared/analyses/performance/schema.ts';
import type { Estimated } from '#shared/analyses/estimates.ts';
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

function classRows(compared: Compared, champion: ClassMetrics, other: ClassMetrics, context: Context): ComparedRow[] {
  const { isExpert, names, words } = context;
  const { t, format } = words;
  const share = (value: Estimated): string => (isEstimated(value) ? format.inHundred(value) : NOTHING);
  const wrong = (value: Estimated): Estimated => (isEstimated(value) ? 1 - value : value);
  const points = (value: number): string => signedPoints(value, words);
  const pair = (id: string, of: (metrics: ClassMetrics) => Estimated): ComparedRow => {
    const [a, b] = [of(champion), of(other)];
    return {
      id,
      name: t(`results.baseline.rows.${id}`, {
        decision: format.quote(names.selected),
        outcome: format.quote(names.positive),
      }),
      champion: share(a),
      other: share(b),
      difference: isEstimated(a) && isEstimated(b) ? points(a - b) : NOTHING,
      between: '',
    };
  };
  const told = differenceOf(compared);
  const spread = (interval: Interval | null): string =>
    interval === null ? '' : t('charts.interval', { low: points(interval[0]), high: points(interval[1]) });
  const rows: ComparedRow[] = [
    {
      ...pair('wrong', (metrics) => wrong(metrics.accuracy)),
      ...(told === null ? {} : { difference: points(told.value), between: spread(told.interval) }),
    },
    pair('precision', (metrics) => metrics.precision),
    pair('recall', (metrics) => metrics.recall),
  ];
  if (!isExpert) return rows;
  const { aucDifference } = compared;
  const technical = (id: 'auc' | 'brier' | 'ece', of: (metrics: ClassMetrics) => Estimated): ComparedRow => {
    const [a, b] = [of(champion), of(other)];
    const written = (value: Estimated): string => (isEstimated(value) ? format.decimal(value, 4) : NOTHING);
    const gap = isEstimated(a) && isEstimated(b) ? a - b : null;
    return {
      id,
      name: t(`results.technical.names.${id}`),
      champion: written(a),
      other: written(b),
      difference: gap === null ? NOTHING : format.signed(format.decimal(gap, 4), gap),
      between: '',
    };
  };
  const interval = isEstimated(aucDifference) && isEstimated(aucDifference.interval) ? aucDifference.interval : null;
  return [
    ...rows,
    {
      ...technical('auc', (metrics) => metrics.auc),
      between:
        interval === null
          ? ''
          : t('charts.interval', { low: format.decimal(interval[0], 4), high: format.decimal(interval[1], 4) }),
    },
    technical('brier', (metrics) => metrics.brier),
    technical('ece', (metrics) => metrics.ece),
  ];
}

function errorRows(
  compared: Compared,
  champion: ValueMetrics,
  other: ValueMetrics,
  { unit, words }: { unit: string | null; words: Words },
): ComparedRow[] {
  const { t, format } = words;
  const said = (value: Estimated): string => (isEstimated(value) ? quantity(value, unit, words) : NOTHING);
  const signed = (value: number): string => format.signed(quantity(value, unit, words), value);
  const told = differenceOf(compared);
  const row = (id: string, of: (metrics: ValueMetrics) => Estimated): ComparedRow => {
    const [a, b] = [of(champion), of(other)];
    return {
      id,
      name: t(`results.baseline.rows.${id}`),
      champion: said(a),
      other: said(b),
      difference: isEstimated(a) && isEstimated(b) ? signed(a - b) : NOTHING,
      between: '',
    };
  };
  const mean = row('mae', (metrics) => metrics.mae);
  return [
    {
      ...mean,
      ...(told === null || told.interval === null
        ? {}
        : { between: t('charts.interval', { low: signed(told.interval[0]), high: signed(told.interval[1]) }) }),
    },
    row('median', (metrics) => metrics.medianAbsoluteError),
    row('bias', (metrics) => metrics.bias),
  ];
}
