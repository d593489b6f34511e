import { LOG_ROLES, storedAs } from '#shared/domain/role.ts';
import type { LogRole } from '#shared/domain/role.ts';
import type { Meaning } from '#shared/mapping/recipe.ts';
import type { WriteDb } from './connection.ts';
import { identifier, literal } from './sql.ts';

/**
 * The one relation of all analyses. Every role is a column, NULL where no file plays it; `outcome` is 1 or 0 for a
 * class (1 = the positive label), a number for a regression, NULL while unknown. What lies behind the name can be the
 * table of this project or files elsewhere.
 */
export async function defineRelation(
  db: WriteDb,
  relation: { table: ReadonlySet<string>; columns: ReadonlySet<string>; meaning: Meaning; links: readonly string[] },
): Promise<void> {
  const { table, meaning, links } = relation;
  const parts = [...(table.size > 0 ? ['SELECT rowid AS row, * FROM log'] : []), ...links];
  const present = new Set([
    ...table,
    ...(parts.length > 0 ? relation.columns : []),
    ...(links.length > 0 ? ['case_id', 'source_id'] : []),
  ]);
  const rows =
    parts.length === 0 ? `(SELECT NULL::VARCHAR AS set_aside WHERE FALSE)` : `(${parts.join(' UNION ALL BY NAME ')})`;
  // The place of a row in the table, for looking it up again without a scan; a linked row has none.
  const place = table.size > 0 ? 'row' : 'NULL::BIGINT AS row';
  await db.run(`CREATE OR REPLACE VIEW prediction AS ${relationOver(rows, { present, meaning, place })}`);
}

/**
 * The relation over some rows of the table instead of all, as SQL.
 *
 * @param rows with their place as `row`, to stand behind FROM
 * @param of.present the columns they have
 */
export function relationOver(
  rows: string,
  { present, meaning, place = 'row' }: { present: ReadonlySet<string>; meaning: Meaning; place?: string },
): string {
  const facts = [...present].filter((name) => name.startsWith('x_'));
  const select = [
    place,
    column('case_id', 'VARCHAR', present),
    column('source_id', 'SMALLINT', present),
    column('time_offset', 'SMALLINT', present),
    ...LOG_ROLES.filter((role) => role !== 'prediction_id' && role !== 'outcome').map((role) =>
      column(role, typeOf(role), present),
    ),
    column('outcome_label', 'VARCHAR', present),
    `${outcomeSql(present, meaning)} AS outcome`,
    `${knownSql(present)} AS outcome_known`,
    present.has('prediction_time') ? 'prediction_time::DATE AS day' : 'NULL::DATE AS day',
    ...facts.map(identifier),
  ];
  return `SELECT ${select.join(', ')} FROM ${rows} WHERE set_aside IS NULL`;
}

/** A column of the log in the relation: the outcome of a regression is called `outcome` there. */
export function inRelation(name: string): string {
  return identifier(name === 'outcome_value' ? 'outcome' : name);
}

function column(name: string, type: string, present: ReadonlySet<string>): string {
  return present.has(name) ? identifier(name) : `NULL::${type} AS ${identifier(name)}`;
}

function typeOf(role: LogRole): string {
  const stored = storedAs(role);
  return stored === 'number' ? 'DOUBLE' : stored === 'time' ? 'TIMESTAMP' : 'VARCHAR';
}

function outcomeSql(present: ReadonlySet<string>, meaning: Meaning): string {
  if (present.has('outcome_value')) return 'outcome_value';
  if (!present.has('outcome_label') || meaning.positive === null) return 'NULL::DOUBLE';
  return `CASE WHEN outcome_label IS NULL THEN NULL WHEN outcome_label = ${literal(meaning.positive)} THEN 1.0::DOUBLE ELSE 0.0::DOUBLE END`;
}

function knownSql(present: ReadonlySet<string>): string {
  if (present.has('outcome_value')) return '(outcome_value IS NOT NULL)';
  return present.has('outcome_label') ? '(outcome_label IS NOT NULL)' : 'FALSE';
}
