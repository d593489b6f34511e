import { isEstimated } from '#shared/domain/estimate.ts';
import type { Interval, NotEstimable } from '#shared/domain/estimate.ts';
import { wilsonInterval } from '#shared/stats/wilson-interval.ts';
import type { Words } from '#shared/words/words.ts';

type Told = Interval | NotEstimable | null;

/** "between 21.9 and 24.8 in 100", or nothing where it cannot be told. */
export function inHundredBetween(interval: Told, { t, format }: Pick<Words, 't' | 'format'>): string | null {
  if (interval === null || !isEstimated(interval)) return null;
  const [low, high] = interval.map((share) => format.decimal(share * 100, 1));
  return t('results.betweenInHundred', { low, high });
}

export function moneyBetween(interval: Told, currency: string | null, words: Words, digits = 0): string | null {
  if (interval === null || !isEstimated(interval)) return null;
  const [low, high] = interval.map((amount) => money(amount, currency, words, digits));
  return words.t('results.between', { low, high });
}

/** Whether an effect is shown: an interval that holds "no difference" shows none. */
export function excludesZero(interval: Told): boolean {
  return interval !== null && isEstimated(interval) && (interval[0] > 0 || interval[1] < 0);
}

/** A difference in points, with its sign; what rounds to nothing has none. */
export function signedPoints(difference: number, { format }: Pick<Words, 'format'>): string {
  const rounded = Math.round(difference * 1000) / 10 + 0;
  return format.signed(format.decimal(rounded, 1), rounded);
}

export function money(amount: number, currency: string | null, { format }: Pick<Words, 'format'>, digits = 0): string {
  return currency === null ? format.decimal(amount, digits) : format.money(amount, currency, digits);
}

export function signedMoney(amount: number, currency: string | null, words: Pick<Words, 'format'>): string {
  const rounded = Math.round(amount) + 0;
  return words.format.signed(money(rounded, currency, words), rounded);
}

/** "€4m", "4 M€": for an axis, where every value is a round one. */
export function shortMoney(amount: number, largest: number, currency: string | null, words: Words): string {
  const { format, language } = words;
  const [per, sign] = largest >= 1e6 ? [1e6, language === 'fr' ? 'M' : 'm'] : largest >= 1e4 ? [1e3, 'k'] : [1, ''];
  const value = amount / per;
  const digits = Number.isInteger(Number(value.toFixed(6))) ? 0 : 1;
  const symbol = currency === null ? '' : format.money(0, currency).replace(/[\d\s\u00a0]/g, '');
  if (language === 'fr') return `${format.decimal(value, digits)}\u00a0${amount === 0 ? '' : sign}${symbol}`.trimEnd();
  return `${money(value, currency, words, digits)}${amount === 0 ? '' : sign}`;
}

/** A share with the interval that its counts give; null for no case. */
export function shareOf(part: number, whole: number): { share: number; interval: Interval } | null {
  return whole > 0 ? { share: part / whole, interval: wilsonInterval(part, whole) } : null;
}

/** The interval of what is left of a whole. */
export function leftOver<T extends Told>(interval: T): Interval | T {
  return interval === null || !isEstimated(interval as Told)
    ? interval
    : [1 - (interval as Interval)[1], 1 - (interval as Interval)[0]];
}

/** A cut-off or a score: a whole percentage, else one decimal; as a number where scores are no probability. */
export function scoreText(score: number, isProbability: boolean, { format }: Pick<Words, 'format'>): string {
  if (!isProbability) return Number.isInteger(score) ? format.integer(score) : format.decimal(score, 2);
  return format.percent(score, Number.isInteger(Number((score * 100).toFixed(4))) ? 0 : 1);
}
