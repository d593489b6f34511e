import { namedDay } from './month-names.ts';
import type { MonthNameShape } from './month-names.ts';

/**
 * How the dates of a column are written. `dmy` and `mdy` differ only by meaning: where no day exceeds 12 the
 * reading is ambiguous and must be asked. `monthName` is `03-Jan-2025` or `12 mars 2024`, `monthNameFirst`
 * `March 12, 2024`, `excelDays` the count of days under which a spreadsheet keeps a date.
 */
export type TimeShape =
  | 'iso'
  | 'isoOffset'
  | 'dmy'
  | 'mdy'
  | 'ymdSlash'
  | MonthNameShape
  | 'compact'
  | 'excelDays'
  | 'epochSeconds'
  | 'epochMilliseconds';

export type TimeReading = {
  shape: TimeShape;
  /** Separator of the parts of the date in `dmy`, `mdy` and `ymdSlash`. */
  separator: string;
  /** Years written with two figures. */
  shortYear: boolean;
  /** `none`: dates alone; `halfDay`: hours from 1 to 12 with AM or PM; otherwise the finest part that is written. */
  clock: 'none' | 'minutes' | 'seconds' | 'fraction' | 'halfDay' | 'mixed';
  /** True when both day-first and month-first read every value. */
  ambiguous: boolean;
};

export type DateOrder = 'day-first' | 'month-first';

const CLOCK = String.raw`(?:[T ](\d{1,2}:\d{2})(:\d{2})?(\.\d{1,9})?)?`;
const ISO = new RegExp(String.raw`^\d{4}-\d{2}-\d{2}${CLOCK}$`);
const ISO_OFFSET = new RegExp(String.raw`^\d{4}-\d{2}-\d{2}${CLOCK}\s?(?:Z|[+-]\d{2}(?::?\d{2})?)$`);
const DAY_CLOCK = String.raw`(?:[T ](\d{1,2}:\d{2})(:\d{2})?(\.\d{1,9})?(?: ?[AaPp][Mm])?)?`;
const DAY_MONTH = new RegExp(String.raw`^(\d{1,2})([/.\-])(\d{1,2})\2\d{4}${DAY_CLOCK}$`);
/** Two figures for the year: only where nothing but a date is written so (`1.2.10` is a version). */
const DAY_MONTH_SHORT = new RegExp(String.raw`^(?:(\d{1,2})(/)(\d{1,2})/\d{2}|\d{2}\.\d{2}\.\d{2})${DAY_CLOCK}$`);
/** From 1982 to 2064. */
const EXCEL_DAYS = /^[3-5]\d{4}(?:[.,]\d+)?$/;
const YMD_SLASH = new RegExp(String.raw`^\d{4}([/.])\d{2}\1\d{2}${CLOCK}$`);
const COMPACT = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\d{6})?$/;
const EPOCH_SECONDS = /^[1-3]\d{9}$/;
const EPOCH_MILLISECONDS = /^[1-3]\d{12}$/;

/** Share of a sample that must read as dates in one shape; the rest is set aside line by line. */
export const TIME_SHARE = 0.85;

/**
 * How a column's dates are written, or null when it holds something else.
 *
 * @param values the sample, missing values already left out
 * @param order what another column, a recipe or a person said about day and month; null when nobody did
 * @param named whether the column's name speaks of time: bare numbers are dates only then
 */
export function timeReading(values: readonly string[], order: DateOrder | null, named: boolean): TimeReading | null {
  if (values.length === 0) return null;
  const needed = TIME_SHARE * values.length;
  const matching = (pattern: RegExp): string[] => values.filter((value) => pattern.test(value));
  const plain = (shape: TimeShape, found: string[], separator = '-'): TimeReading => ({
    shape,
    separator,
    shortYear: false,
    clock: clockOf(found),
    ambiguous: false,
  });
  const iso = matching(ISO);
  const offset = matching(ISO_OFFSET).filter((value) => !ISO.test(value));
  if (offset.length > 0 && iso.length + offset.length >= needed) return plain('isoOffset', [...iso, ...offset]);
  if (iso.length >= needed) return plain('iso', iso);
  const dayMonth = matching(DAY_MONTH);
  if (dayMonth.length >= needed) return dayMonthReading(dayMonth, order);
  const short = matching(DAY_MONTH_SHORT).filter((value) => named || value.includes('/'));
  if (short.length >= needed) return { ...dayMonthReading(short, order), shortYear: true };
  const withName = namedShape(values, needed);
  if (withName !== null) return { ...BARE, shape: withName, clock: 'mixed' };
  const slash = matching(YMD_SLASH);
  if (slash.length >= needed) return plain('ymdSlash', slash, slash[0]?.[4] ?? '/');
  if (!named) return null;
  if (matching(COMPACT).length >= needed) return { ...BARE, shape: 'compact', clock: compactClock(values) };
  if (matching(EPOCH_MILLISECONDS).length >= needed) return { ...BARE, shape: 'epochMilliseconds', clock: 'fraction' };
  if (matching(EPOCH_SECONDS).length >= needed) return { ...BARE, shape: 'epochSeconds', clock: 'seconds' };
  if (matching(EXCEL_DAYS).length >= needed) return { ...BARE, shape: 'excelDays', clock: 'seconds' };
  return null;
}

const BARE = { separator: '', shortYear: false, ambiguous: false };

function namedShape(values: readonly string[], needed: number): MonthNameShape | null {
  const shapes = values.map((value) => namedDay(value)?.shape ?? null);
  return (
    (['monthName', 'monthNameFirst'] as const).find(
      (shape) => shapes.filter((one) => one === shape).length >= needed,
    ) ?? null
  );
}

function dayMonthReading(found: readonly string[], order: DateOrder | null): TimeReading {
  let firstOver12 = 0;
  let secondOver12 = 0;
  let separator = '/';
  for (const value of found) {
    const parts = /^(\d+)(\D)(\d+)/.exec(value);
    separator = parts?.[2] ?? separator;
    if (Number(parts?.[1]) > 12) firstOver12 += 1;
    if (Number(parts?.[3]) > 12) secondOver12 += 1;
  }
  const seen: DateOrder | null =
    firstOver12 > 0 && secondOver12 === 0 ? 'day-first' : secondOver12 > 0 && firstOver12 === 0 ? 'month-first' : null;
  const majority: DateOrder | null =
    firstOver12 === secondOver12 ? null : firstOver12 > secondOver12 ? 'day-first' : 'month-first';
  const chosen = seen ?? order ?? majority;
  return {
    shape: (chosen ?? 'day-first') === 'day-first' ? 'dmy' : 'mdy',
    separator,
    shortYear: false,
    clock: clockOf(found),
    ambiguous: chosen === null,
  };
}

/** The order that a reading proves by its own values, to settle other columns of the same file. */
export function provenOrder(values: readonly string[]): DateOrder | null {
  const reading = timeReading(values, null, false);
  if (reading === null || reading.ambiguous) return null;
  return reading.shape === 'dmy' ? 'day-first' : reading.shape === 'mdy' ? 'month-first' : null;
}

function clockOf(values: readonly string[]): TimeReading['clock'] {
  const kinds = new Set(values.map(clockOfOne));
  return kinds.size === 1 ? [...kinds][0]! : 'mixed';
}

function clockOfOne(value: string): TimeReading['clock'] {
  const clock = /[T :]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?( ?[ap]m)?/i.exec(value);
  if (!clock) return 'none';
  if (clock[3]) return 'halfDay';
  return clock[2] ? 'fraction' : clock[1] ? 'seconds' : 'minutes';
}

function compactClock(values: readonly string[]): TimeReading['clock'] {
  return values.every((value) => value.length === 8) ? 'none' : 'mixed';
}
