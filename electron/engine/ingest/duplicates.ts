import type { WriteDb } from '../db/connection.ts';
import { identifier } from '../db/sql.ts';
import { logColumns } from './log-table.ts';

/** A short hash: rows that share one are compared. */
const HASH = '(hash(case_id) >> 32)::UINTEGER';

export type Duplicate = { caseId: string; reason: 'DUPLICATE' | 'SAME_ID_OTHER_VALUES' };

/**
 * Sets repeated predictions aside: the first one read counts. Equal in all columns is a repetition; the same identifier
 * with other values is told apart, because one of the two is wrong.
 */
export async function setDuplicatesAside(db: WriteDb, sourceIds: readonly number[]): Promise<Duplicate[]> {
  const list = sourceIds.join(', ');
  await db.run(`CREATE OR REPLACE TEMP TABLE repeated_hash AS ${await repeatedHashes(db, list)}`);
  await db.run(
    `CREATE OR REPLACE TEMP TABLE repeated AS
     SELECT rowid AS row, case_id, source_id FROM log
     WHERE set_aside IS NULL AND ${HASH} IN (SELECT hash FROM repeated_hash)`,
  );
  // Among millions, some identifiers share a hash: only the same identifier twice is worth reading the rows for.
  const any = await db.one('SELECT 1 AS one FROM repeated GROUP BY case_id HAVING count(*) > 1 LIMIT 1');
  if (any === null) return dropped(db, []);
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
     WHERE place > 1 AND source_id IN (${list})`,
  );
  await db.run('UPDATE log SET set_aside = later.reason FROM later WHERE log.rowid = later.row');
  const found = await db.all<{ case_id: string; reason: Duplicate['reason'] }>(
    'SELECT case_id, reason FROM later ORDER BY row',
  );
  return dropped(
    db,
    found.map((row) => ({ caseId: row.case_id, reason: row.reason })),
  );
}

/** Hashes that several of the added rows share, or one of them and a row that was there. Sorted, like ones stand side by side: half the work of grouping them. */
async function repeatedHashes(db: WriteDb, added: string): Promise<string> {
  const hashes = (where: string): string =>
    `SELECT ${HASH} AS hash FROM log WHERE set_aside IS NULL AND source_id ${where}`;
  const among = `SELECT hash FROM (SELECT hash, lag(hash) OVER (ORDER BY hash) AS before FROM (${hashes(`IN (${added})`)})) WHERE hash = before`;
  const isFirst = (await db.one(`SELECT 1 AS one FROM log WHERE source_id NOT IN (${added}) LIMIT 1`)) === null;
  return isFirst
    ? among
    : `${among} UNION SELECT hash FROM (${hashes(`NOT IN (${added})`)}) WHERE hash IN (${hashes(`IN (${added})`)})`;
}

async function dropped(db: WriteDb, found: Duplicate[]): Promise<Duplicate[]> {
  for (const table of ['repeated_hash', 'repeated', 'later']) await db.run(`DROP TABLE IF EXISTS ${table}`);
  return found;
}
