import { isEstimated } from '#shared/domain/estimate.ts';
import type { Finding, FindingState, NamedText, Phrase } from '#shared/domain/finding.ts';
import type { Retraining, RetrainingReason } from './schema.ts';

const STATES: Record<Retraining['advice'], FindingState> = {
  repairFeed: 'act',
  wait: 'know',
  retrain: 'act',
  recalibrate: 'watch',
  none: 'holds',
};
const WEIGHTS: Record<Retraining['advice'], number> = {
  repairFeed: 0.97,
  wait: 0.3,
  retrain: 0.96,
  recalibrate: 0.6,
  none: 0.2,
};

export function findings(retraining: Retraining): Finding[] {
  const { advice, reasons, money, nextDate, current, reference } = retraining;
  const periods = { current: current?.period ?? '', reference: reference?.period ?? '' };
  return [
    {
      id: 'retraining.advice',
      state: STATES[advice],
      weight: WEIGHTS[advice],
      title: { key: `retraining.advice.${advice}` },
      account: [
        ...reasons.map((reason) => reasonPhrase(reason, periods)),
        ...moneyPhrases(money),
        ...(nextDate === null ? [] : [{ key: 'retraining.next', values: { day: nextDate } }]),
      ],
      ...(isEstimated(money) ? { figure: 'retraining.money' } : {}),
      link: { label: { key: 'retraining.link' }, page: 'stability', focus: 'retraining' },
    },
  ];
}

function reasonPhrase({ code, columns = [], value }: RetrainingReason, periods: Record<string, string>): Phrase {
  const list: NamedText = { text: {}, otherwise: columns.join(', ') };
  return {
    key: `retraining.reasons.${code}`,
    values: {
      ...periods,
      columns: list,
      count: columns.length,
      ...(value === undefined ? {} : { value, points: Math.abs(value) * 100 }),
    },
  };
}

function moneyPhrases(money: Retraining['money']): Phrase[] {
  if (!isEstimated(money)) return [{ key: `retraining.noMoney` }];
  const { perMonth, interval, currency, cases, cost } = money;
  const values = { value: Math.abs(perMonth), currency: currency ?? '', cases };
  return [
    {
      key: perMonth > 0 ? 'retraining.lost' : 'retraining.gained',
      values: isEstimated(interval)
        ? { ...values, low: perMonth > 0 ? interval[0] : -interval[1], high: perMonth > 0 ? interval[1] : -interval[0] }
        : { ...values, low: 0, high: 0 },
    },
    ...(cost === null ? [] : [{ key: 'retraining.cost', values: { value: cost, currency: currency ?? '' } }]),
  ];
}
