import { parseRange } from '#shared/domain/selection.ts';
import type { Range } from '#shared/domain/selection.ts';
import type { Words } from './words.ts';

/**
 * What a condition asks of a column, in words: "fixed", "other than fixed", "filled in", "from 0.2 to under 0.3".
 *
 * @param said how people say a single value
 * @param ranged whether a range may stand in `value`: not of a text
 */
export function askedValue(
  { value, isNot, ranged }: { value: string; isNot: boolean; ranged: boolean },
  said: (value: string) => string,
  words: Words,
): string {
  const { t } = words;
  if (value === '') return t(isNot ? 'filters.filled' : 'filters.notFilled');
  const range = ranged ? parseRange(value) : null;
  const told = range === null ? said(value) : rangeText(range, words);
  return isNot ? t('filters.not', { value: told }) : told;
}

function rangeText({ low, high, withLow, withHigh }: Range, words: Words): string {
  const { t } = words;
  const values = { low: endText(low, words), high: endText(high, words) };
  if (low === null) return t(`filters.${withHigh ? 'upTo' : 'under'}`, values);
  if (high === null) return t(`filters.${withLow ? 'atLeast' : 'above'}`, values);
  if (withLow) return t(`filters.${withHigh ? 'between' : 'fromUnder'}`, values);
  return t(`filters.${withHigh ? 'aboveTo' : 'aboveUnder'}`, values);
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A number with all the decimals that it has, a day as it is read. */
function endText(end: string | null, { format }: Words): string {
  if (end === null) return '';
  if (DAY.test(end)) return format.day(end);
  const number = Number(end);
  if (end.trim() === '' || !Number.isFinite(number)) return end;
  const written = String(number);
  return written.includes('e') ? written : format.decimal(number, written.split('.')[1]?.length ?? 0);
}
