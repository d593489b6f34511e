import { LAST_CENTURY, MONTH_NAME_PATTERNS, MONTH_WORDS } from '#shared/mapping/month-names.ts';
import type { MonthNameShape } from '#shared/mapping/month-names.ts';
import type { NumberReading } from '#shared/mapping/read-number.ts';
import type { TimeReading } from '#shared/mapping/read-time.ts';
import { listLiteral, literal } from '../db/sql.ts';

/** A value in SQL with the condition under which the file holds something else. `fails` is null when it cannot. */
export type Expression = { sql: string; fails: string | null };

const GROUP_SIGNS = "\u00a0\u202f\u2009 '\u2019€$£%";
/** The first day of 1970 in the count of days of spreadsheets. */
const EXCEL_DAY_OF_1970 = 25_569;
const SECONDS_A_DAY = 86_400;
const CURRENCY_CODES = ['EUR', 'USD', 'GBP', 'CHF'];

/** A number from text, written as the reading says; the same rules as `readNumber`, in SQL. */
export function numberFromText(source: string, reading: NumberReading): Expression {
  let text = source;
  if (reading.grouped) {
    text = `translate(translate(${text}, '\u2212', '-'), ${literal(GROUP_SIGNS)}, '')`;
    text = CURRENCY_CODES.reduce((inner, code) => `replace(${inner}, '${code}', '')`, text);
    text = `replace(${text}, '${reading.decimal === '.' ? ',' : '.'}', '')`;
  }
  if (reading.decimal === ',') text = `replace(${text}, ',', '.')`;
  const number = `try_cast(${text} AS DOUBLE)`;
  return { sql: reading.percent ? `${number} / 100` : number, fails: `${present(source)} AND ${number} IS NULL` };
}

/** Local wall clock as written. The offset, where one is written, is told apart by `offsetMinutes`. */
export function timeFromText(source: string, reading: TimeReading, timezone: string | null): Expression {
  const sql = timeSql(source, reading, timezone);
  return { sql, fails: `${present(source)} AND ${sql} IS NULL` };
}

function timeSql(source: string, reading: TimeReading, timezone: string | null): string {
  switch (reading.shape) {
    case 'iso':
      return `try_cast(${source} AS TIMESTAMP)`;
    case 'isoOffset':
      return timezone === null
        ? `try_cast(${source} AS TIMESTAMP)`
        : `try_cast(${source} AS TIMESTAMPTZ) AT TIME ZONE ${literal(timezone)}`;
    case 'epochSeconds':
      return `make_timestamp((try_cast(${source} AS DOUBLE) * 1000000)::BIGINT)`;
    case 'epochMilliseconds':
      return `make_timestamp((try_cast(${source} AS DOUBLE) * 1000)::BIGINT)`;
    case 'excelDays':
      return `make_timestamp((round((try_cast(replace(${source}, ',', '.') AS DOUBLE) - ${EXCEL_DAY_OF_1970}) * ${SECONDS_A_DAY}) * 1000000)::BIGINT)`;
    case 'monthName':
    case 'monthNameFirst':
      return namedDaySql(source, reading.shape);
    default:
      return `try_strptime(${source}, [${formats(reading).map(literal).join(', ')}])`;
  }
}

/** The same rules as `namedDay`, with the time of day. */
function namedDaySql(source: string, shape: MonthNameShape): string {
  const { pattern, parts } = MONTH_NAME_PATTERNS[shape];
  const found = `regexp_extract(${source}, ${literal(`(?i)${pattern}`)}, ${listLiteral(parts)})`;
  const orZero = (name: string): string => `coalesce(nullif(p.${name}, ''), '0')`;
  const words = MONTH_WORDS.flatMap((list) => list);
  const months = MONTH_WORDS.flatMap((list, index) => list.map(() => String(index + 1)));
  const month = `${listLiteral(months)}[list_position(${listLiteral(words)}, lower(strip_accents(p.month)))]`;
  const century = `CASE WHEN length(p.year) = 4 THEN '' WHEN try_cast(p.year AS INTEGER) < ${LAST_CENTURY} THEN '20' ELSE '19' END`;
  const clock = `${orZero('hour')} || ':' || ${orZero('minute')} || ':' || ${orZero('second')} || upper(p.half)`;
  const time = `try_strptime(${century} || p.year || '-' || ${month} || '-' || p.day || ' ' || ${clock}, ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %I:%M:%S%p'])`;
  // The text is taken apart once, though its parts stand in many places.
  return `list_transform([${found}], lambda p: ${time})[1]`;
}

/** Minutes between the wall clock and UTC, null where no offset is written. */
export function offsetMinutes(source: string, reading: TimeReading | null, timezone: string | null): string {
  if (reading?.shape !== 'isoOffset') return 'NULL::SMALLINT';
  const instant = `try_cast(${source} AS TIMESTAMPTZ)`;
  const local = timezone === null ? `try_cast(${source} AS TIMESTAMP)` : `${instant} AT TIME ZONE ${literal(timezone)}`;
  return `CASE WHEN regexp_matches(substr(${source}, 11), '[Zz+-]') THEN date_diff('minute', ${instant} AT TIME ZONE 'UTC', ${local})::SMALLINT END`;
}

function formats({ shape, separator: s, shortYear, clock }: TimeReading): string[] {
  const year = shortYear ? '%y' : '%Y';
  if (shape === 'compact') return ['%Y%m%d%H%M%S', '%Y%m%d'];
  const day = { dmy: `%d${s}%m${s}${year}`, mdy: `%m${s}%d${s}${year}`, ymdSlash: `%Y${s}%m${s}%d` }[
    shape as 'dmy' | 'mdy' | 'ymdSlash'
  ];
  const halfDay = [' %I:%M %p', ' %I:%M:%S %p', ' %I:%M%p', ' %I:%M:%S%p'];
  const clocks = {
    none: [''],
    minutes: [' %H:%M'],
    seconds: [' %H:%M:%S'],
    fraction: [' %H:%M:%S.%f'],
    halfDay,
    mixed: [' %H:%M:%S', ' %H:%M', ' %H:%M:%S.%f', 'T%H:%M:%S', 'T%H:%M', ...halfDay, ''],
  };
  return clocks[clock].map((time) => `${day}${time}`);
}

export function present(source: string): string {
  return `${source} IS NOT NULL AND ${source} <> ''`;
}

/** Written values become the project's own; others stay as they are. */
export function mapped(source: string, values: Readonly<Record<string, string>> | undefined): string {
  const entries = Object.entries(values ?? {}).filter(([from, to]) => from !== to);
  if (entries.length === 0) return source;
  return `CASE ${source} ${entries.map(([from, to]) => `WHEN ${literal(from)} THEN ${literal(to)}`).join(' ')} ELSE ${source} END`;
}

/** Text of a number that is a label or an identifier: `1.0` is `1`, and an integer stays an integer. */
export function labelFromNumber(source: string): string {
  return `CASE WHEN ${source} = trunc(${source}) AND abs(${source}) < 1e18 THEN (${source}::BIGINT)::VARCHAR ELSE ${source}::VARCHAR END`;
}
