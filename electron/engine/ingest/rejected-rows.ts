import type { RejectReason } from '#shared/contract/imports.ts';
import type { Columns } from '#shared/contract/table.ts';
import type { Parameter, ReadDb } from '../db/connection.ts';
import type { CsvFlavour } from '../export/csv.ts';
import { writeCsv } from '../export/csv-file.ts';

const SELECT = `SELECT s.name AS file, r.line, r.column_name, r.reason, r.value, r.raw, r.case_id FROM rejected r JOIN source s USING (source_id)`;

export async function rejectedPage(
  db: ReadDb,
  wanted: { source: number | undefined; reason: RejectReason | undefined },
  offset: number,
  limit: number,
): Promise<{ total: number; rows: Columns }> {
  const values: Parameter[] = [];
  const conditions: string[] = [];
  if (wanted.source !== undefined) {
    conditions.push('source_id = ?');
    values.push(wanted.source);
  }
  if (wanted.reason !== undefined) {
    conditions.push('r.reason = ?');
    values.push(wanted.reason);
  }
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const total = (await db.one<{ n: number }>(`SELECT count(*)::DOUBLE AS n FROM rejected r ${where}`, values))?.n ?? 0;
  const page = await db.columns(
    `${SELECT} ${where} ORDER BY source_id, r.line NULLS LAST, r.case_id LIMIT ${limit} OFFSET ${offset}`,
    values,
  );
  return { total, rows: { ...page, count: page.values[0]?.length ?? 0 } };
}

/** All of them as CSV; cells that a spreadsheet would run as formulas are disarmed. */
export async function exportRejected(db: ReadDb, target: string, flavour: CsvFlavour): Promise<number> {
  return writeCsv(db, {
    target,
    flavour,
    head: ['file', 'line', 'column', 'reason', 'value', 'raw', 'prediction'],
    sql: `${SELECT} ORDER BY source_id, r.line NULLS LAST, r.case_id`,
  });
}
