import { isEstimated } from '#shared/domain/estimate.ts';
import type { Value } from '#shared/analyses/value/schema.ts';
import type { Words } from '#shared/words/words.ts';
import { money, moneyBetween } from './numbers.ts';

/** Over whom a total is, what that is a day, what it is for one case with its interval or why there is none. */
export function totalNote(value: Value, words: Words): string {
  const { total, perCase, perCaseInterval, currency, days, n, withoutValue } = value;
  const { t } = words;
  const digits = isEstimated(perCase) && Math.abs(perCase) < 100 ? 2 : 0;
  const amount = isEstimated(perCase) ? money(perCase, currency, words, digits) : '';
  const between = moneyBetween(perCaseInterval, currency, words, digits);
  const perDay = isEstimated(total) ? money(total / Math.max(1, days), currency, words) : '';
  return [
    days > 1 ? t('results.money.totalNote', { count: n, perDay, days }) : t('results.money.dayNote', { count: n }),
    between === null
      ? t('results.money.eachOnly', {
          amount,
          needed: isEstimated(perCaseInterval) ? 0 : (perCaseInterval.needed ?? 0),
        })
      : t('results.money.each', { amount, between }),
    ...(withoutValue > 0 ? [t('results.money.without', { count: withoutValue })] : []),
  ].join(' ');
}
