import type { ReadDb, WriteDb } from '../db/connection.ts';
import { identifier } from '../db/sql.ts';
import { logColumns } from './log-table.ts';

export type Duplicate = { caseId: string; reason: 'DUPLICATE' | 'SAME_ID_OTHER_VALUES' };

/**
 * Appends the new rows to the look-up tables: a 32-bit hash of the identifier and the row's place, sorted, so that one
 * individual among millions is found without a scan. Rows are never deleted, so places stay right.
 */
export async function indexNewRows(db: WriteDb, sourceIds: readonly number[], hasEntity: boolean): Promise<void> {
  const list = sourceIds.join(', ');
  await db.run(
    `INSERT INTO case_index SELECT (hash(case_id) >> 32)::UINTEGER AS h, rowid FROM log WHERE source_id IN (${list}) AND set_aside IS NULL ORDER BY h`,
  );
  if (hasEntity)
    await db.run(
      `INSERT INTO entity_index SELECT (hash(entity_id) >> 32)::UINTEGER AS h, rowid FROM log WHERE source_id IN (${list}) AND set_aside IS NULL ORDER BY h`,
    );
}

/**
 * Sets repeated predictions aside: the first one read counts. Equal in all columns is a repetition; the same identifier
 * with other values is told apart, because one of the two is wrong.
 */
export async function setDuplicatesAside(db: WriteDb, sourceIds: readonly number[]): Promise<Duplicate[]> {
  await db.run(
    `CREATE OR REPLACE TEMP TABLE repeated AS
     SELECT l.rowid AS row, l.case_id AS case_id, l.source_id AS source_id
     FROM log l JOIN (SELECT row FROM case_index WHERE hash IN (SELECT hash FROM case_index GROUP BY hash HAVING count(*) > 1)) c ON l.rowid = c.row
     WHERE l.set_aside IS NULL`,
  );
  const columns = [...(await logColumns(db))].filter(
    (name) => name !== 'source_id' && name !== 'set_aside' && name !== 'time_offset',
  );
  const content = `md5(concat_ws(chr(31), ${columns.map((name) => `coalesce(l.${identifier(name)}::VARCHAR, chr(30))`).join(', ')}))`;
  await db.run(
    `CREATE OR REPLACE TEMP TABLE later AS
     SELECT row, case_id, CASE WHEN content = first_content THEN 'DUPLICATE' ELSE 'SAME_ID_OTHER_VALUES' END AS reason FROM (
       SELECT r.row, r.case_id, r.source_id, ${content} AS content,
         first_value(${content}) OVER w AS first_content, row_number() OVER w AS place
       FROM repeated r JOIN log l ON l.rowid = r.row WINDOW w AS (PARTITION BY r.case_id ORDER BY r.source_id, r.row))
     WHERE place > 1 AND source_id IN (${sourceIds.join(', ')})`,
  );
  await db.run('UPDATE log SET set_aside = later.reason FROM later WHERE log.rowid = later.row');
  const found = await db.all<{ case_id: string; reason: Duplicate['reason'] }>(
    'SELECT case_id, reason FROM later ORDER BY row',
  );
  await db.run('DROP TABLE repeated');
  await db.run('DROP TABLE later');
  return found.map((row) => ({ caseId: row.case_id, reason: row.reason }));
}

/** Predictions of one individual at one time by one model version under several identifiers: told, and left as they are. */
export async function sameMoment(db: ReadDb, sourceIds: readonly number[]): Promise<number> {
  const row = await db.one<{ n: number }>(
    `SELECT coalesce(sum(n - 1), 0)::DOUBLE AS n FROM (
       SELECT count(*) AS n FROM log WHERE set_aside IS NULL AND entity_id IS NOT NULL AND source_id IN (${sourceIds.join(', ')})
       GROUP BY hash(entity_id, prediction_time, model_name, model_version) HAVING count(*) > 1)`,
  );
  return row?.n ?? 0;
}
