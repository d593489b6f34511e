import { AppError } from '#shared/domain/app-error.ts';
import type { LocalText } from '#shared/domain/language.ts';
import type { Manifest } from '#shared/bundle/manifest.ts';
import { identifier } from '../../db/sql.ts';
import type { LogColumnDef } from '../../ingest/log-columns.ts';
import { leadingBundle } from '../../project/project-state.ts';
import type { QuestionContext } from '../question.ts';
import { resolveColumn } from '../row-filter.ts';
import { localText } from '../scored.ts';

type Feature = Manifest['features'][number];

/** A column that people are grouped by: what it is called, and its value as SQL over the relation. */
export type GroupColumn = {
  name: string;
  label: LocalText;
  unit: LocalText | null;
  type: 'number' | 'text';
  isBoolean: boolean;
  /** Months, which have an order of their own. */
  isTime: boolean;
  sql: string;
  feature: Feature | null;
};

type Known = Pick<QuestionContext, 'columns' | 'meaning' | 'bundles'>;

/**
 * The columns that `by` names. A text is first taken as one name, since a name may hold a comma, then as names between
 * commas. A column named twice counts once.
 */
export function groupColumns(context: Known, by: string | readonly string[], most: number): GroupColumn[] {
  const names = typeof by === 'string' ? splitNames(context, by) : by;
  const columns = names.map((name) => groupColumn(context, name));
  const distinct = columns.filter((one, index) => columns.findIndex((other) => other.sql === one.sql) === index);
  if (distinct.length > most)
    throw new AppError('PARAMETER_INVALID', `more than ${most} columns: ${distinct.length}`, {
      key: 'by',
      found: names.join(','),
      expected: `at most ${most} columns`,
    });
  return distinct;
}

/** The longest name before a comma wins; a name that no column has is refused as `where` refuses it. */
function splitNames(context: Known, text: string): string[] {
  if (isColumn(context, text)) return [text];
  for (let comma = text.lastIndexOf(','); comma > 0; comma = text.lastIndexOf(',', comma - 1)) {
    const head = text.slice(0, comma).trim();
    const rest = text.slice(comma + 1).trim();
    if (rest !== '' && isColumn(context, head)) return [head, ...splitNames(context, rest)];
  }
  return [text.trim()];
}

function isColumn({ columns, meaning }: Known, name: string): boolean {
  try {
    resolveColumn(name, columns, meaning);
    return true;
  } catch (cause) {
    if (cause instanceof AppError) return false;
    throw cause;
  }
}

function groupColumn(context: Known, name: string): GroupColumn {
  const { column, type } = resolveColumn(name, context.columns, context.meaning);
  const def = context.columns.find((one) => one.column === (column === 'outcome' ? 'outcome_value' : column));
  if (def !== undefined && name !== `@${def.part}`) return describedColumn(context, def);
  const sql = identifier(column);
  return {
    name,
    label: localText(def?.label),
    unit: def?.unit ?? null,
    type: type === 'DOUBLE' ? 'number' : 'text',
    isBoolean: false,
    isTime: type === 'TIMESTAMP',
    sql: type === 'TIMESTAMP' ? `strftime(${sql}, '%Y-%m')` : sql,
    feature: null,
  };
}

/** A column of the log with what the leading bundle says of its values; a time is grouped by month. */
export function describedColumn({ columns, meaning, bundles }: Known, def: LogColumnDef): GroupColumn {
  const { column, type } = resolveColumn(def.name, columns, meaning);
  const sql = identifier(column);
  return {
    name: def.name,
    label: localText(def.label),
    unit: def.unit,
    type: type === 'DOUBLE' ? 'number' : 'text',
    isBoolean: def.kind === 'boolean',
    isTime: type === 'TIMESTAMP',
    sql: type === 'TIMESTAMP' ? `strftime(${sql}, '%Y-%m')` : sql,
    feature: leadingBundle(bundles)?.manifest.features.find((one) => one.name === def.name) ?? null,
  };
}
