import type { ReadDb } from '../db/connection.ts';
import { literal } from '../db/sql.ts';
import { isLinked } from '../project/project-state.ts';
import type { SourceRow } from '../project/project-state.ts';

export type CaseName = { caseId: string; time: string | null };

/** Identifier and time of some rows of a chunk, found by their places; a function of the row in the chunk. */
export async function namesOfPlaces(
  db: ReadDb,
  sources: readonly SourceRow[],
  places: Float64Array | string[],
  rows: readonly number[],
): Promise<(row: number) => CaseName> {
  if (rows.length === 0) return () => ({ caseId: '', time: null });
  const linked = isLinked(sources);
  const wanted = [...new Set(rows)].map((row) => places[row] ?? 0);
  const list = wanted.map((place) => literal(place)).join(', ');
  const key = linked ? 'case_id' : 'row::DOUBLE';
  const type = linked ? 'VARCHAR' : 'BIGINT';
  const found = await db.all<{ place: string | number; caseId: string; time: string | null }>(
    `SELECT ${key} AS place, case_id AS "caseId", strftime(prediction_time, '%Y-%m-%dT%H:%M:%S') AS "time"
     FROM prediction p JOIN (SELECT unnest([${list}])::${type} AS wanted) w ON p.${linked ? 'case_id' : 'row'} = w.wanted`,
  );
  const names = new Map(found.map(({ place, caseId, time }) => [place, { caseId, time }]));
  return (row) => names.get(places[row] ?? '') ?? { caseId: '', time: null };
}
