/** How the numbers of a column are written. `grouped`: thousands separated, currency or percent signs to take away. */
export type NumberReading = { decimal: '.' | ','; grouped: boolean; percent: boolean };

const PLAIN = /^[+\-\u2212]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const COMMA = /^[+\-\u2212]?(?:\d+(?:,\d*)?|,\d+)(?:[eE][+-]?\d+)?$/;
const NOT_FINITE = /^[+-]?(?:nan|inf(?:inity)?)$/i;
const DECORATION = /[\u00a0\u202f\u2009 '\u2019€$£%]|\b(?:EUR|USD|GBP|CHF)\b/g;
const COMMA_GROUPS = /^[+\-\u2212]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const DOT_GROUPS = /^[+\-\u2212]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/;

/** Share of a sample that must read as numbers for the column to be one; the rest is set aside line by line. */
export const NUMBER_SHARE = 0.95;

/**
 * How a column's numbers are written, or null when it holds something else. Values with a leading zero (`01234`) are
 * codes, never numbers.
 *
 * @param values the sample, missing values already left out
 * @param preferred the decimal mark that the rest of the file uses; settles `1,234`
 */
export function numberReading(values: readonly string[], preferred: '.' | ',' | null = null): NumberReading | null {
  if (values.length === 0 || values.some(isCode)) return null;
  const needed = NUMBER_SHARE * values.length;
  const plain = values.filter((value) => PLAIN.test(value) || NOT_FINITE.test(value)).length;
  const comma = values.filter((value) => COMMA.test(value)).length;
  if (plain >= needed && !(preferred === ',' && comma > plain)) return { decimal: '.', grouped: false, percent: false };
  if (comma >= needed && preferred !== '.' && !values.every((value) => COMMA_GROUPS.test(value) || PLAIN.test(value)))
    return { decimal: ',', grouped: false, percent: false };
  if (comma >= needed && preferred === ',') return { decimal: ',', grouped: false, percent: false };
  return groupedReading(values, needed);
}

function groupedReading(values: readonly string[], needed: number): NumberReading | null {
  const percent = values.filter((value) => value.includes('%')).length >= needed;
  const bare = values.map((value) => value.replace(DECORATION, ''));
  const commaGroups = bare.filter((value) => PLAIN.test(value) || COMMA_GROUPS.test(value)).length;
  const dotGroups = bare.filter((value) => COMMA.test(value) || DOT_GROUPS.test(value)).length;
  if (Math.max(commaGroups, dotGroups) < needed) return null;
  return { decimal: commaGroups >= dotGroups ? '.' : ',', grouped: true, percent };
}

/** One value by a reading; null when it is not a number. The database does the same in SQL, see the load plan. */
export function readNumber(text: string, reading: NumberReading): number | null {
  const sign = text.replace(/\u2212/g, '-');
  const bare = reading.grouped
    ? sign.replace(DECORATION, '').replaceAll(reading.decimal === '.' ? ',' : '.', '')
    : sign;
  const dotted = reading.decimal === ',' ? bare.replace(',', '.') : bare;
  if (!PLAIN.test(dotted)) return null;
  const number = Number(dotted);
  return reading.percent ? number / 100 : number;
}

/** The decimal mark that types more columns, or null when neither is seen: see the sniffing traps of DuckDB. */
export function decimalMark(columns: readonly (readonly string[])[]): '.' | ',' | null {
  let dots = 0;
  let commas = 0;
  for (const values of columns) {
    const withDot = values.filter((value) => /^[+-]?\d*\.\d+$/.test(value)).length;
    const withComma = values.filter((value) => /^[+-]?\d*,\d+$/.test(value)).length;
    if (withDot > 0.5 * values.length) dots += 1;
    if (withComma > 0.5 * values.length) commas += 1;
  }
  if (dots === commas) return null;
  return dots > commas ? '.' : ',';
}

function isCode(value: string): boolean {
  return /^0\d+$/.test(value);
}
