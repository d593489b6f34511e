import type { Language } from '#shared/domain/language.ts';
import { periodRange } from '#shared/domain/period.ts';

/**
 * Numbers, dates and money as the screens, sentences and exports write them. Same input, same text, whatever the
 * computer's own settings. Spaces inside a number are U+00A0, minus is U+2212 (the two faces hold no U+202F).
 */
export type Format = {
  integer(value: number): string;
  decimal(value: number, digits?: number): string;
  /** A share in [0, 1] as a percentage. */
  percent(share: number, digits?: number): string;
  /** "64 in 100", "64 sur 100". Below one in a hundred: "3 in 1,000"; never rounded to none or all. */
  inHundred(share: number): string;
  /** The two numbers of `inHundred`, for sentences that say something between them: "64 of 100 cases". */
  parts(share: number): string;
  whole(share: number): string;
  money(amount: number, currency: string, digits?: number): string;
  signed(text: string, value: number): string;
  day(iso: string): string;
  month(period: string): string;
  period(period: string): string;
  shortMonth(period: string): string;
  range(from: string, to: string): string;
  dateTime(iso: string): string;
  /** `26 Mar 2025`, `26 mars 2025`: where there is little room. */
  shortDay(iso: string): string;
  /** `26 Mar 2025, 15:40`. */
  shortDateTime(iso: string): string;
  /** `15:40`, `15 h 40`. */
  time(iso: string): string;
  bytes(count: number): string;
  list(items: readonly string[]): string;
  quote(text: string): string;
};

const LOCALE: Record<Language, string> = { en: 'en-GB', fr: 'fr-FR' };
const NBSP = '\u00a0';

const known = new Map<Language, Format>();

/** Made once for each language: what writes numbers is heavy to make. */
export function format(language: Language): Format {
  const made = known.get(language) ?? formatOf(language);
  known.set(language, made);
  return made;
}

function formatOf(language: Language): Format {
  const locale = LOCALE[language];
  const number = (digits: number): Intl.NumberFormat =>
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      useGrouping: 'always',
      // What is rounded to nought is neither more nor less.
      signDisplay: 'negative',
    });
  const cached = new Map<number, Intl.NumberFormat>();
  const decimal = (value: number, digits = 2): string => {
    const formatter = cached.get(digits) ?? number(digits);
    cached.set(digits, formatter);
    return tidy(formatter.format(value));
  };
  const money = (currency: string, digits: number): Intl.NumberFormat =>
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      signDisplay: 'negative',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  const moneys = new Map<string, Intl.NumberFormat>();
  const months = monthNames(locale);
  const day = (iso: string): string => {
    const [year, month, date] = iso.slice(0, 10).split('-');
    const first = language === 'fr' && Number(date) === 1 ? '1er' : String(Number(date));
    return `${first} ${months.long[Number(month) - 1] ?? ''} ${year ?? ''}`;
  };
  const shortDay = (iso: string): string => {
    const [year, month, date] = iso.slice(0, 10).split('-');
    return `${Number(date)}${NBSP}${months.short[Number(month) - 1] ?? ''}${NBSP}${year ?? ''}`;
  };
  const month = (period: string): string =>
    `${months.long[Number(period.slice(5, 7)) - 1] ?? ''} ${period.slice(0, 4)}`;
  const period = (text: string): string => {
    if (!/W/.test(text)) return month(text);
    const monday = periodRange(text)?.from ?? text;
    return language === 'fr' ? `semaine du ${day(monday)}` : `week of ${day(monday)}`;
  };
  return {
    integer: (value) => decimal(value, 0),
    decimal,
    percent: (share, digits = 0) => `${decimal(share * 100, digits)}${language === 'fr' ? NBSP : ''}%`,
    inHundred: (share) => {
      const { count, base } = frequency(share);
      return `${decimal(count, 0)} ${language === 'fr' ? 'sur' : 'in'} ${decimal(base, 0)}`;
    },
    parts: (share) => decimal(frequency(share).count, 0),
    whole: (share) => decimal(frequency(share).base, 0),
    money: (amount, currency, digits = 0) => {
      const key = `${currency} ${digits}`;
      const formatter = moneys.get(key) ?? money(currency, digits);
      moneys.set(key, formatter);
      return tidy(formatter.format(amount));
    },
    signed: (text, value) => (value > 0 ? `+${text}` : text),
    day,
    month,
    period,
    shortMonth: (text) => months.short[Number(text.slice(5, 7)) - 1] ?? text,
    range: (from, to) => monthRange(from, to, months, language),
    dateTime: (iso) => `${day(iso)}, ${clock(iso, language)}`,
    shortDay,
    shortDateTime: (iso) => `${shortDay(iso)}, ${clock(iso, language)}`,
    time: (iso) => clock(iso, language),
    bytes: (count) => byteSize(count, decimal, language),
    list: (items) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(items),
    quote: (text) => (language === 'fr' ? `«${NBSP}${text}${NBSP}»` : `“${text}”`),
  };
}

/** A share as a count in 100, 1,000 or 10,000: the first base that shows neither none nor all. */
function frequency(share: number): { count: number; base: number } {
  const base =
    [100, 1000, 10_000].find((per) => share <= 0 || share >= 1 || (share * per >= 0.95 && (1 - share) * per >= 0.95)) ??
    10_000;
  const rounded = Math.round(share * base);
  return { count: share > 0 && share < 1 ? Math.min(base - 1, Math.max(1, rounded)) : rounded, base };
}

/** A line may break between a minus and the sign of a currency: a word joiner holds them together. */
function tidy(text: string): string {
  return text
    .replace(/[\u202f\u2009 ]/g, NBSP)
    .replace(/-/g, '\u2212')
    .replace(/\u2212(?=\p{Sc})/gu, '\u2212\u2060');
}

function monthNames(locale: string): { long: string[]; short: string[] } {
  const name = (style: 'long' | 'short'): string[] =>
    Array.from({ length: 12 }, (_, index) =>
      new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC' }).format(Date.UTC(2025, index, 15)),
    );
  return { long: name('long'), short: name('short') };
}

/** "January to June 2025", "December 2024 to March 2025", "March 2025". */
function monthRange(from: string, to: string, months: { long: string[] }, language: Language): string {
  const word = (iso: string): string => months.long[Number(iso.slice(5, 7)) - 1] ?? '';
  const [start, end] = [from.slice(0, 7), to.slice(0, 7)];
  const joint = language === 'fr' ? 'à' : 'to';
  if (start === end) return `${word(from)} ${from.slice(0, 4)}`;
  const first = from.slice(0, 4) === to.slice(0, 4) ? word(from) : `${word(from)} ${from.slice(0, 4)}`;
  return `${first} ${joint} ${word(to)} ${to.slice(0, 4)}`;
}

function clock(iso: string, language: Language): string {
  const time = iso.slice(11, 16);
  return language === 'fr' ? time.replace(/^0(?=\d)/, '').replace(':', `${NBSP}h${NBSP}`) : time;
}

function byteSize(count: number, decimal: (value: number, digits?: number) => string, language: Language): string {
  const units = language === 'fr' ? ['octets', 'ko', 'Mo', 'Go'] : ['bytes', 'kB', 'MB', 'GB'];
  let value = count;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${decimal(value, unit === 0 || value >= 100 ? 0 : 1)}${NBSP}${units[unit]}`;
}
