import { currencyInName, normaliseName, originalName } from './names.ts';
import { decimalMark, numberReading, readNumber } from './read-number.ts';
import type { NumberReading } from './read-number.ts';
import { provenOrder, timeReading } from './read-time.ts';
import type { DateOrder, TimeReading } from './read-time.ts';

/**
 * What a sample of a file holds in one column. Rows are aligned over the columns and in the order of the file: the
 * start, some middle parts and the end, so that outcomes that are still unknown show.
 */
export type ColumnSample = {
  name: string;
  values: readonly (string | null)[];
  /** The type that the file itself states (Parquet, workbooks, JSON); null for text formats. */
  native: 'text' | 'number' | 'boolean' | 'time' | null;
};

export type ColumnProfile = ColumnSample & {
  normalised: string;
  /** Not missing, in order. */
  present: readonly string[];
  missing: number;
  distinct: readonly string[];
  unique: boolean;
  number: NumberReading | null;
  time: TimeReading | null;
  /** Numbers row by row, null where missing or not a number. Only for columns of numbers. */
  numbers: readonly (number | null)[] | null;
  currency: string | null;
  /** Free text: long values that hardly repeat. */
  freeText: boolean;
  /** Missing in the last part of the sample more than in the first: known with delay. */
  missingAtEnd: boolean;
};

const TIME_WORDS = /(^|_)(date|time|ts|at|on|timestamp|heure|jour|horodatage|datetime|ms|le)(_|$)/;
const TEXT_NAMES = /(^|_)(comments?|commentaires?|remarks?|remarques?|verbatim|texte?|notes|observations?)(_|$)/;
const MISSING_WORDS = new Set(['NA', 'N/A', 'n/a', '#N/A', 'NULL', 'null', 'None', 'NaN', 'nan']);

export function profileColumns(samples: readonly ColumnSample[], order: DateOrder | null): ColumnProfile[] {
  const present = samples.map(presentValues);
  const mark = decimalMark(samples.map((sample, index) => (sample.native === null ? (present[index] ?? []) : [])));
  const proven = order ?? firstProven(present);
  const names = new Set(samples.map((sample) => sample.name));
  return samples.map((sample, index) => profile(sample, present[index] ?? [], mark, proven, names));
}

function presentValues(sample: ColumnSample): string[] {
  return sample.values.filter((value): value is string => value !== null && value !== '');
}

function firstProven(columns: readonly (readonly string[])[]): DateOrder | null {
  for (const values of columns) {
    const order = provenOrder(values);
    if (order !== null) return order;
  }
  return null;
}

function profile(
  sample: ColumnSample,
  present: readonly string[],
  mark: '.' | ',' | null,
  order: DateOrder | null,
  names: ReadonlySet<string>,
): ColumnProfile {
  const normalised = normaliseName(originalName(sample.name, names));
  const words = present.filter((value) => !MISSING_WORDS.has(value));
  const time =
    sample.native === 'time'
      ? nativeTime(present)
      : sample.native === 'number' && !TIME_WORDS.test(normalised)
        ? null
        : timeReading(words, order, TIME_WORDS.test(normalised));
  const number =
    time !== null || sample.native === 'text'
      ? null
      : sample.native === null
        ? numberReading(words, mark)
        : numberReading(words, '.');
  const distinct = [...new Set(present)];
  return {
    ...sample,
    normalised,
    present,
    missing: sample.values.length - present.length,
    distinct,
    unique: present.length > 0 && distinct.length === present.length,
    number,
    time,
    numbers:
      number === null
        ? null
        : sample.values.map((value) => (value === null || value === '' ? null : readNumber(value, number))),
    currency: currencyInName(sample.name),
    freeText: number === null && time === null && isFreeText(normalised, present, distinct.length),
    missingAtEnd: missingAtEnd(sample.values),
  };
}

function isFreeText(normalised: string, present: readonly string[], distinct: number): boolean {
  if (present.length === 0) return false;
  const mean = (measure: (value: string) => number): number =>
    present.reduce((sum, value) => sum + measure(value), 0) / present.length;
  if (mean((value) => value.length) > 40 || TEXT_NAMES.test(normalised)) return true;
  return distinct > 0.5 * present.length && mean((value) => value.split(/\s+/).length) >= 4;
}

function nativeTime(present: readonly string[]): TimeReading {
  return (
    timeReading(present, null, true) ?? {
      shape: 'iso',
      separator: '-',
      shortYear: false,
      clock: 'seconds',
      ambiguous: false,
    }
  );
}

function missingAtEnd(values: readonly (string | null)[]): boolean {
  const half = Math.floor(values.length / 2);
  const share = (part: readonly (string | null)[]): number =>
    part.length === 0 ? 0 : part.filter((value) => value === null || value === '').length / part.length;
  return share(values.slice(half)) > share(values.slice(0, half)) + 0.02;
}

/** Share of rows where both columns are missing or both present, among rows where either is missing. */
export function missingTogether(a: ColumnProfile, b: ColumnProfile): number {
  let either = 0;
  let both = 0;
  for (let row = 0; row < a.values.length; row += 1) {
    const first = (a.values[row] ?? '') === '';
    const second = (b.values[row] ?? '') === '';
    if (first || second) either += 1;
    if (first && second) both += 1;
  }
  return either === 0 ? 0 : both / either;
}

/** Pearson correlation over rows where both are numbers; 0 when it does not exist. */
export function correlation(a: ColumnProfile, b: ColumnProfile): number {
  const pairs: [number, number][] = [];
  for (let row = 0; row < a.values.length; row += 1) {
    const x = a.numbers?.[row];
    const y = b.numbers?.[row];
    if (x !== null && x !== undefined && y !== null && y !== undefined) pairs.push([x, y]);
  }
  if (pairs.length < 20) return 0;
  const mean = (pick: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[pick], 0) / pairs.length;
  const [mx, my] = [mean(0), mean(1)];
  let [sxy, sxx, syy] = [0, 0, 0];
  for (const [x, y] of pairs) {
    sxy += (x - mx) * (y - my);
    sxx += (x - mx) ** 2;
    syy += (y - my) ** 2;
  }
  return sxx === 0 || syy === 0 ? 0 : sxy / Math.sqrt(sxx * syy);
}
