import { AppError } from '#shared/domain/app-error.ts';
import { isLogRole, LOG_ROLES } from '#shared/domain/role.ts';
import { periodRange } from '#shared/domain/period.ts';
import { parseCondition, parseRange, withoutNot } from '#shared/domain/selection.ts';
import type { Condition, Range, Selection } from '#shared/domain/selection.ts';
import type { Meaning } from '#shared/mapping/recipe.ts';
import type { Parameter } from '../db/connection.ts';
import { identifier } from '../db/sql.ts';
import { roleColumn, storedType } from '../ingest/log-columns.ts';
import type { LogColumnDef } from '../ingest/log-columns.ts';

/** `WHERE` conditions with their bound values. `sketch` is the same on the daily sketches, or null when they cannot tell. */
export type RowFilter = { sql: string; values: Parameter[]; sketch: { sql: string; values: Parameter[] } | null };

/** Rows that both filters keep. */
export function and(a: RowFilter, b: RowFilter): RowFilter {
  return {
    sql: `${a.sql} AND ${b.sql}`,
    values: [...a.values, ...b.values],
    sketch:
      a.sketch === null || b.sketch === null
        ? null
        : { sql: `${a.sketch.sql} AND ${b.sketch.sql}`, values: [...a.sketch.values, ...b.sketch.values] },
  };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;

/** The rows of a selection. Names are resolved against the columns of the log; values are always bound. */
export function rowFilter(selection: Selection, columns: readonly LogColumnDef[], meaning: Meaning): RowFilter {
  const sql: string[] = [];
  const values: Parameter[] = [];
  let sketch: string[] | null = [];
  /** On rows the time itself is compared: a log is read only where it lies inside. The sketches know days and versions. */
  const add = (condition: string, ofSketch: string | null, ...bound: Parameter[]): void => {
    sql.push(condition);
    sketch = ofSketch === null || sketch === null ? null : [...sketch, ofSketch];
    values.push(...bound);
  };
  const since = (day: string): void => add('prediction_time >= ?::DATE::TIMESTAMP', 'day >= ?::DATE', day);
  const until = (day: string): void => add('prediction_time < (?::DATE + 1)::TIMESTAMP', 'day <= ?::DATE', day);
  if (selection.period !== undefined) {
    const range = periodRange(selection.period);
    if (range === null)
      throw new AppError('PERIOD_INVALID', `no period: ${selection.period}`, { found: selection.period });
    since(range.from);
    until(range.to);
  }
  if (selection.from !== undefined) {
    requireDay(selection.from);
    if (DAY.test(selection.from)) since(selection.from);
    else add('prediction_time >= ?::TIMESTAMP', null, selection.from);
  }
  if (selection.to !== undefined) {
    requireDay(selection.to);
    if (DAY.test(selection.to)) until(selection.to);
    else add('prediction_time <= ?::TIMESTAMP', null, selection.to);
  }
  if (selection.version !== undefined) add('model_version = ?', 'model_version = ?', selection.version);
  for (const text of selection.where ?? []) {
    const condition = whereCondition(text, columns, meaning);
    add(condition.sql, null, ...condition.values);
  }
  return { sql: all(sql), values, sketch: sketch === null ? null : { sql: all(sketch), values } };
}

function all(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'TRUE' : conditions.join(' AND ');
}

function requireDay(text: string): void {
  if (!DAY.test(text) && !INSTANT.test(text)) throw new AppError('PERIOD_INVALID', `no day: ${text}`, { found: text });
}

function whereCondition(
  text: string,
  columns: readonly LogColumnDef[],
  meaning: Meaning,
): { sql: string; values: Parameter[] } {
  const condition = parseCondition(text);
  if (condition === null)
    throw new AppError('PARAMETER_INVALID', `not column=value: ${text}`, {
      key: 'where',
      found: text,
      expected: 'column=value',
    });
  const { column, isNot } = withoutNot(condition.column, (name) => columns.some((one) => isCalled(one, name)));
  const target = resolveColumn(column, columns, meaning);
  const name = identifier(target.column);
  if (condition.value === '') return { sql: `${name} IS ${isNot ? 'NOT NULL' : 'NULL'}`, values: [] };
  const met = valueCondition(name, target.type, { column, value: condition.value });
  // Nothing is neither the value nor another one.
  return isNot ? { ...met, sql: `NOT (${met.sql})` } : met;
}

function isCalled(def: LogColumnDef, name: string): boolean {
  return def.name === name || def.aliases.includes(name);
}

const MONTH = /^\d{4}-\d{2}$/;

function valueCondition(
  name: string,
  type: Target['type'],
  { column, value }: Condition,
): { sql: string; values: Parameter[] } {
  if (type === 'VARCHAR') return { sql: `${name} = ?`, values: [value] };
  const range = parseRange(value);
  if (range !== null) return between(name, type, column, range);
  if (type === 'DOUBLE') return { sql: `${name} = ?`, values: [asNumber(column, value)] };
  if (MONTH.test(value)) return { sql: `strftime(${name}, '%Y-%m') = ?`, values: [value] };
  requireDay(value);
  return DAY.test(value)
    ? { sql: `${name}::DATE = ?::DATE`, values: [value] }
    : { sql: `${name} = ?::TIMESTAMP`, values: [value] };
}

/** A range holds what can be compared: no number that is infinite. A day as the last one holds all of that day. */
function between(
  name: string,
  type: 'DOUBLE' | 'TIMESTAMP',
  column: string,
  { low, high, withLow, withHigh }: Range,
): { sql: string; values: Parameter[] } {
  const ends = [
    ...(low === null ? [] : [{ text: low, sign: withLow ? '>=' : '>' }]),
    ...(high === null ? [] : [{ text: high, sign: withHigh ? '<=' : '<' }]),
  ];
  if (type === 'DOUBLE')
    return {
      sql: ['isfinite(@)', ...ends.map(({ sign }) => `@ ${sign} ?::DOUBLE`)].join(' AND ').replaceAll('@', () => name),
      values: ends.map(({ text }) => asNumber(column, text)),
    };
  for (const { text } of ends) requireDay(text);
  return {
    sql: ends
      .map(({ text, sign }) => (DAY.test(text) ? `${name}::DATE ${sign} ?::DATE` : `${name} ${sign} ?::TIMESTAMP`))
      .join(' AND '),
    values: ends.map(({ text }) => text),
  };
}

function asNumber(column: string, text: string): number {
  const number = Number(text);
  if (text.trim() === '' || Number.isNaN(number))
    throw new AppError('PARAMETER_INVALID', `not a number: ${text}`, {
      key: column,
      found: text,
      expected: '0.25, [0.2,0.3)',
    });
  return number;
}

type Target = { column: string; type: 'VARCHAR' | 'DOUBLE' | 'TIMESTAMP' };

/** `@role`, a name of the file, or the name of a fact in the bundle. */
export function resolveColumn(name: string, columns: readonly LogColumnDef[], meaning: Meaning): Target {
  if (name.startsWith('@')) {
    const role = name.slice(1);
    if (!isLogRole(role))
      throw new AppError('ROLE_UNKNOWN', `no role: ${role}`, {
        found: role,
        expected: LOG_ROLES.map((one) => `@${one}`).join(', '),
      });
    // The outcome of a class is asked by its label, as people say it.
    const column = role === 'outcome' && meaning.task === 'regression' ? 'outcome' : roleColumn(role, meaning.task);
    return { column, type: column === 'outcome' ? 'DOUBLE' : storedType({ part: role, kind: 'text', column }) };
  }
  const def = columns.find((one) => one.name === name) ?? columns.find((one) => one.aliases.includes(name));
  if (def === undefined)
    throw new AppError('COLUMN_UNKNOWN', `no column: ${name}`, {
      file: 'the log',
      context: columns.length === 0 ? 'none' : 'log',
      column: name,
      expected: columns
        .map((one) => one.name)
        .slice(0, 40)
        .join(', '),
    });
  const type = storedType(def);
  return { column: def.column === 'outcome_value' ? 'outcome' : def.column, type };
}
