import type { WriteDb } from '../db/connection.ts';
import type { Duplicate } from './duplicates.ts';
import type { ReadyFile } from './import-run.ts';
import { caseSelect } from './load-plan.ts';
import type { PlanInput } from './load-plan.ts';
import { placesOf, sequentialRelation } from './sequential.ts';
import type { Reject } from './rejects.ts';

const BATCH = 500;

/**
 * The repeated predictions of one file with their lines: the file is read once more, in order, for the identifiers that
 * repeat. Where a file repeats what it holds itself, its first line counts and is not listed.
 */
export async function duplicateRejects(
  db: WriteDb,
  file: ReadyFile,
  input: PlanInput,
  duplicates: readonly Duplicate[],
): Promise<Reject[]> {
  const own = await db.all<{ case_id: string; reason: Duplicate['reason'] }>(
    `SELECT case_id, set_aside AS reason FROM log WHERE source_id = ? AND set_aside IN ('DUPLICATE', 'SAME_ID_OTHER_VALUES')`,
    [input.sourceId],
  );
  if (own.length === 0 || duplicates.length === 0) return [];
  await db.run('CREATE OR REPLACE TEMP TABLE wanted_case (case_id VARCHAR)');
  const ids = [...new Set(own.map((row) => row.case_id))];
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = ids.slice(start, start + BATCH);
    await db.run(`INSERT INTO wanted_case VALUES ${batch.map(() => '(?)').join(', ')}`, batch);
  }
  const relation = await sequentialRelation(db, file, input);
  const rows = await db.all<{ ordinal: number; case_id: string }>(
    `SELECT ordinal::DOUBLE AS ordinal, case_id FROM (${caseSelect(input, relation)}) WHERE case_id IN (SELECT case_id FROM wanted_case) ORDER BY ordinal`,
  );
  await db.run('DROP TABLE wanted_case');
  const places = await placesOf(
    db,
    file,
    rows.map((row) => row.ordinal),
  );
  const byCase = new Map<string, number[]>();
  for (const row of rows) byCase.set(row.case_id, [...(byCase.get(row.case_id) ?? []), row.ordinal]);
  return own.map(({ case_id, reason }): Reject => {
    // The last ones are the repetitions: as many places are taken from the end as rows were set aside.
    const ordinal = byCase.get(case_id)?.pop();
    const place = ordinal === undefined ? undefined : places.get(ordinal);
    return {
      line: place?.line ?? null,
      lastLine: place?.line ?? null,
      column: null,
      reason,
      value: case_id,
      raw: place?.raw ?? null,
      caseId: case_id,
      inLog: true,
    };
  });
}
