import { lockedRoles } from '#shared/domain/locked-roles.ts';
import type { ImportReport, RejectReason } from '#shared/contract/imports.ts';
import type { ReadDb } from '../db/connection.ts';
import { readColumns, readMeaning } from '../project/project-state.ts';
import type { FileResult } from './import-run.ts';

const LINES_TOLD = 20;
const COLUMNS_TOLD = 5;

/** What an import did, in counts that a person can check against the file. */
export async function importReport(
  db: ReadDb,
  results: readonly FileResult[],
  already: readonly { name: string; at: string }[],
): Promise<Omit<ImportReport, 'kept'>> {
  const files: ImportReport['files'] = [];
  for (const result of results) {
    files.push({
      name: result.name,
      kind: result.kind,
      state: 'read',
      read: result.read,
      accepted: result.accepted,
      rejected: result.rejected,
      duplicates: result.duplicates,
      reasons: await reasons(db, result.sourceId),
      notes: [
        ...(result.ready?.prepared.cleanEncoding === false ? [{ key: 'imports.notes.badCharacters', values: {} }] : []),
        ...(result.ready?.prepared.cellErrors ?? []).map(({ shown, count, columns }) => ({
          key: 'imports.notes.cellErrors',
          values: {
            count,
            shown,
            columns: columns.slice(0, COLUMNS_TOLD).join(', ') + (columns.length > COLUMNS_TOLD ? ', …' : ''),
          },
        })),
        ...result.swallowed.map((lines) => ({ key: 'imports.notes.swallowed', values: lines })),
      ],
    });
  }
  for (const { name, at } of already)
    files.push({
      name,
      kind: 'log',
      state: 'already',
      read: 0,
      accepted: 0,
      rejected: 0,
      duplicates: 0,
      reasons: [],
      notes: [{ key: at === '' ? 'imports.notes.chosenTwice' : 'imports.notes.already', values: { at } }],
    });
  const totals = await db.one<{
    n: number;
    first: string | null;
    last: string | null;
    known: number;
    positive: number;
  }>(
    `SELECT count(*)::DOUBLE AS n, min(prediction_time)::DATE::VARCHAR AS first, max(prediction_time)::DATE::VARCHAR AS last,
       (count(*) FILTER (outcome_known))::DOUBLE AS known, (count(*) FILTER (outcome = 1))::DOUBLE AS positive FROM prediction`,
  );
  const columns = await readColumns(db);
  const meaning = await readMeaning(db);
  const counts = await db.all<{ column_name: string; missing: number }>(
    'SELECT column_name, sum(missing)::DOUBLE AS missing FROM sketch_column GROUP BY 1 HAVING sum(missing) > 0',
  );
  return {
    files,
    rows: totals?.n ?? 0,
    period:
      totals?.first !== null && totals?.last !== null && totals !== null
        ? { from: totals.first, to: totals.last }
        : null,
    outcomes: {
      known: totals?.known ?? 0,
      positive: meaning?.task === 'binary_classification' && meaning.positive !== null ? (totals?.positive ?? 0) : null,
    },
    missing: counts.flatMap(({ column_name, missing }) => {
      const column = columns.find((one) => one.column === column_name);
      return column === undefined ? [] : [{ name: column.name, missing }];
    }),
    locked: lockedRoles(columns),
  };
}

async function reasons(db: ReadDb, sourceId: number): Promise<ImportReport['files'][number]['reasons']> {
  const rows = await db.all<{
    reason: RejectReason;
    rows: number;
    lines: (number | null)[] | null;
    ids: (string | null)[] | null;
  }>(
    `SELECT reason, count(*)::DOUBLE AS rows, (list(line ORDER BY line) FILTER (line IS NOT NULL))[1:${LINES_TOLD}] AS lines,
       (list(case_id ORDER BY line) FILTER (case_id IS NOT NULL))[1:${LINES_TOLD}] AS ids
     FROM rejected WHERE source_id = ? GROUP BY reason ORDER BY rows DESC, reason`,
    [sourceId],
  );
  return rows.map((row) => ({
    reason: row.reason,
    rows: row.rows,
    lines: (row.lines ?? []).filter((line): line is number => line !== null),
    ids: (row.ids ?? []).filter((id): id is string => id !== null),
  }));
}
