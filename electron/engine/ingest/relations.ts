import type { ColumnProfile } from '#shared/mapping/columns.ts';
import { identifier, literal, structLiteral } from '../db/sql.ts';
import type { Dialect } from './records.ts';
import type { ColumnPath } from './sample-columnar.ts';

export type SourceType = 'text' | 'integer' | 'number' | 'boolean' | 'time' | 'instant';

/** A file as a FROM clause whose columns are `s0`, `s1`...: names of the file never become names of SQL. */
export type Relation = {
  from: string;
  column: (index: number) => { sql: string; type: SourceType };
  /** Number of the record from 0, in the order of the file; only meaningful in a sequential relation. */
  ordinal: string;
  /** The whole record as text. */
  raw: string;
  /** When a line is no record at all (a JSON line that holds no object). */
  notARecord: string | null;
};

export const REJECTS_TABLE = 'csv_reject';
export const REJECTS_SCAN = 'csv_scan';
/** Longer lines are set aside: the reader keeps sixteen such lines in memory for each thread. */
export const MAX_LINE_BYTES = 2 << 20;
const MAX_JSON_BYTES = 16 << 20;

export type CsvOptions = {
  path: string;
  dialect: Dialect;
  width: number;
  /** Types that DuckDB parses itself; the others arrive as text. */
  types: ReadonlyMap<number, 'DOUBLE' | 'TIMESTAMP'>;
  decimal: '.' | ',';
  /** Keep the order of the file: slower, for finding lines. */
  sequential: boolean;
};

export function csvRelation(options: CsvOptions): Relation {
  const { path, dialect, width, types, decimal, sequential } = options;
  const columns = Array.from({ length: width }, (_, index) => [`s${index}`, types.get(index) ?? 'VARCHAR'] as const);
  const settings = [
    literal(path),
    'auto_detect = false',
    'header = true',
    `delim = ${literal(dialect.delimiter)}`,
    `quote = ${literal(dialect.quote)}`,
    `escape = ${literal(dialect.quote)}`,
    `columns = ${structLiteral(columns)}`,
    `decimal_separator = ${literal(decimal)}`,
    `max_line_size = ${MAX_LINE_BYTES}`,
    'store_rejects = true',
    `rejects_table = ${literal(REJECTS_TABLE)}`,
    `rejects_scan = ${literal(REJECTS_SCAN)}`,
    ...(sequential ? ['parallel = false'] : []),
  ];
  const read = `read_csv(${settings.join(', ')})`;
  const raw = `concat_ws(${literal(dialect.delimiter)}, ${columns.map(([name]) => `coalesce(${name}::VARCHAR, '')`).join(', ')})`;
  return {
    from: sequential ? `(SELECT row_number() OVER () - 1 AS ordinal, * FROM ${read})` : read,
    column: (index) => ({
      sql: `s${index}`,
      type: types.get(index) === 'DOUBLE' ? 'number' : types.get(index) === 'TIMESTAMP' ? 'time' : 'text',
    }),
    ordinal: 'ordinal',
    raw,
    notARecord: null,
  };
}

/** Which columns DuckDB may parse while it reads: the fast path. What it cannot parse it sets aside with its line. */
export function hardTypes(
  columns: readonly {
    index: number;
    profile: ColumnProfile;
    stored: 'VARCHAR' | 'DOUBLE' | 'TIMESTAMP';
    missingWords: boolean;
  }[],
  decimal: '.' | ',',
): Map<number, 'DOUBLE' | 'TIMESTAMP'> {
  const types = new Map<number, 'DOUBLE' | 'TIMESTAMP'>();
  for (const { index, profile, stored, missingWords } of columns) {
    if (missingWords) continue;
    const number = profile.number;
    if (
      stored === 'DOUBLE' &&
      number !== null &&
      !number.grouped &&
      !number.percent &&
      (number.decimal === decimal || isWhole(profile))
    )
      types.set(index, 'DOUBLE');
    if (stored === 'TIMESTAMP' && profile.time?.shape === 'iso') types.set(index, 'TIMESTAMP');
  }
  return types;
}

function isWhole(profile: ColumnProfile): boolean {
  return profile.present.every((value) => /^[+-]?\d+$/.test(value));
}

/**
 * DuckDB's own reader of JSON lines, everything as text: a value of another kind is then seen, not turned into nothing.
 * Lines that hold no object arrive as empty rows and are found by `jsonLinesRelation`.
 */
export function jsonRelation(path: string, paths: readonly (readonly string[])[]): Relation {
  const tops = [...new Set(paths.map((keys) => keys[0] ?? ''))];
  const nested = new Set(paths.filter((keys) => keys.length > 1).map((keys) => keys[0] ?? ''));
  const columns = tops.map((name) => [name, nested.has(name) ? 'JSON' : 'VARCHAR'] as const);
  const read = `read_json(${literal(path)}, format = 'newline_delimited', ignore_errors = true, maximum_object_size = ${MAX_JSON_BYTES}, columns = ${structLiteral(columns)})`;
  const fields = paths.map(
    ([top = '', ...rest], index) =>
      `${rest.length === 0 ? (nested.has(top) ? `json_extract_string(${identifier(top)}, '$')` : identifier(top)) : `json_extract_string(${identifier(top)}, ${literal(jsonPointer(rest))})`} AS s${index}`,
  );
  return textRelation(`(SELECT ${fields.join(', ')} FROM ${read})`, paths.length, null);
}

/** Names that the reader can tell apart (it folds case) and that are no names at all elsewhere. */
export function plainJsonNames(paths: readonly (readonly string[])[]): boolean {
  const tops = [...new Set(paths.map((keys) => keys[0] ?? ''))];
  return (
    new Set(tops.map((name) => name.toLowerCase())).size === tops.length &&
    tops.every((name) => name !== '' && !name.includes('\0'))
  );
}

/** Each line as one text and each value taken from it: slower, exact about lines, takes any name. */
export function jsonLinesRelation(path: string, paths: readonly (readonly string[])[], sequential: boolean): Relation {
  const read = `read_csv(${literal(path)}, auto_detect = false, header = false, delim = '\u0001', quote = '', escape = '', columns = {'line': 'VARCHAR'}, max_line_size = ${MAX_LINE_BYTES}, ignore_errors = true${sequential ? ', parallel = false' : ''})`;
  const numbered = `(SELECT ${sequential ? 'row_number() OVER () - 1 AS ordinal, ' : ''}line FROM ${read})`;
  const checked = `(SELECT *, coalesce(json_type(CASE WHEN json_valid(line) THEN line END) = 'OBJECT', FALSE) AS is_object FROM ${numbered} WHERE line IS NOT NULL)`;
  const fields = paths.map(
    (keys, index) =>
      `json_extract_string(CASE WHEN is_object THEN line END, ${literal(jsonPointer(keys))}) AS s${index}`,
  );
  return {
    ...textRelation(
      `(SELECT ${sequential ? 'ordinal, ' : ''}line, is_object, ${fields.join(', ')} FROM ${checked})`,
      paths.length,
      'NOT is_object',
    ),
    raw: 'line',
  };
}

function textRelation(from: string, width: number, notARecord: string | null): Relation {
  const texts = Array.from({ length: width }, (_, index) => `coalesce(s${index}, '')`);
  return {
    from,
    column: (index) => ({ sql: `s${index}`, type: 'text' }),
    ordinal: 'ordinal',
    raw: `concat_ws(',', ${texts.join(', ')})`,
    notARecord,
  };
}

/** A Parquet or JSON document, read by paths; types are those that the file states, lists and identifiers as text. */
export function columnarRelation(source: string, paths: readonly ColumnPath[], ordinal: string): Relation {
  const value = ({ expression, type }: ColumnPath): string =>
    sourceType(type) === 'text' && type !== 'VARCHAR' ? `${expression}::VARCHAR` : expression;
  const fields = paths.map((path, index) => `${value(path)} AS s${index}`);
  return {
    from: `(SELECT ${ordinal} AS ordinal, ${fields.join(', ')} FROM ${source})`,
    column: (index) => ({ sql: `s${index}`, type: sourceType(paths[index]?.type ?? 'VARCHAR') }),
    ordinal: 'ordinal',
    raw: `concat_ws(',', ${paths.map((_, index) => `coalesce(s${index}::VARCHAR, '')`).join(', ')})`,
    notARecord: null,
  };
}

function sourceType(type: string): SourceType {
  if (/^(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT|U\w*INT\w*)$/.test(type)) return 'integer';
  if (/^(FLOAT|DOUBLE|DECIMAL)/.test(type)) return 'number';
  if (type === 'BOOLEAN') return 'boolean';
  if (type.startsWith('TIMESTAMP WITH TIME ZONE')) return 'instant';
  return /^(TIMESTAMP|DATE)/.test(type) ? 'time' : 'text';
}

function jsonPointer(keys: readonly string[]): string {
  return keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
