import type { WriteDb } from '../db/connection.ts';
import { identifier } from '../db/sql.ts';
import { storedType } from './log-columns.ts';
import type { LogColumnDef } from './log-columns.ts';

/** Columns that every log has beside its roles and facts. `set_aside` says why a row does not count; rows are never deleted. */
const FIXED: readonly (readonly [string, string])[] = [
  ['case_id', 'VARCHAR'],
  ['source_id', 'SMALLINT'],
  ['time_offset', 'SMALLINT'],
  ['model_name', 'VARCHAR'],
  ['model_version', 'VARCHAR'],
];

/** Creates the table, or adds the columns it lacks; a row of an earlier file has no value there. */
export async function ensureLogTable(db: WriteDb, defs: readonly LogColumnDef[]): Promise<void> {
  const wanted = new Map(FIXED);
  for (const def of defs) if (def.part !== 'ignore') wanted.set(def.column, storedType(def));
  wanted.delete('set_aside');
  const present = await logColumns(db);
  if (present.size === 0) {
    const columns = [...wanted, ['set_aside', 'VARCHAR'] as const];
    await db.run(`CREATE TABLE log (${columns.map(([name, type]) => `${identifier(name)} ${type}`).join(', ')})`);
    return;
  }
  for (const [name, type] of wanted)
    if (!present.has(name)) await db.run(`ALTER TABLE log ADD COLUMN ${identifier(name)} ${type}`);
}

export async function logColumns(db: Pick<WriteDb, 'all'>): Promise<Set<string>> {
  const rows = await db.all<{ column_name: string }>(
    `SELECT column_name FROM duckdb_columns() WHERE table_name = 'log' AND NOT internal`,
  );
  return new Set(rows.map((row) => row.column_name));
}
