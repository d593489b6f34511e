import type { WriteDb } from '../db/connection.ts';
import type { ReadyFile } from './import-run.ts';
import { columnTypes, decimalOf } from './load-file.ts';
import type { PlanInput } from './load-plan.ts';
import { recordPlaces } from './record-places.ts';
import { columnarRelation, csvRelation, jsonLinesRelation, REJECTS_TABLE } from './relations.ts';
import type { Relation } from './relations.ts';
import { dropCsvRejects } from './rejects.ts';
import { columnPaths, sourceOf } from './sample-columnar.ts';

/** The same rows as the load read, in the order of the file and numbered. */
export async function sequentialRelation(
  db: WriteDb,
  { sample, prepared }: ReadyFile,
  input: PlanInput,
): Promise<Relation> {
  const { format } = sample.detected;
  if (format === 'ndjson') return jsonLinesRelation(prepared.path, sample.jsonPaths ?? [], true);
  if (format === 'parquet' || format === 'json') {
    const source = sourceOf({ ...sample.detected, path: prepared.path });
    const paths = await columnPaths(db, source);
    return format === 'parquet'
      ? columnarRelation(source.replace(/\)$/, ', file_row_number = true)'), paths, 'file_row_number')
      : columnarRelation(source, paths, 'row_number() OVER () - 1');
  }
  await dropCsvRejects(db);
  const dialect = sample.dialect ?? { delimiter: ',', quote: '"' };
  const decimal = decimalOf(input);
  return csvRelation({
    path: prepared.path,
    dialect,
    width: sample.names.length,
    decimal,
    types: columnTypes(input, decimal),
    sequential: true,
  });
}

/** Physical line and text of numbered rows. After a sequential read, DuckDB's rejects say which records it did not count. */
export async function placesOf(
  db: WriteDb,
  { sample, prepared }: ReadyFile,
  ordinals: readonly number[],
): Promise<Map<number, { line: number; raw: string | null }>> {
  if (sample.dialect === null) return new Map(ordinals.map((ordinal) => [ordinal, { line: ordinal + 1, raw: null }]));
  const exists = await db.one('SELECT 1 AS one FROM duckdb_tables() WHERE table_name = ?', [REJECTS_TABLE]);
  const skipped =
    exists === null
      ? []
      : await db.all<{ byte: number }>(
          `SELECT DISTINCT (line_byte_position - 1)::DOUBLE AS byte FROM ${REJECTS_TABLE}`,
        );
  await dropCsvRejects(db);
  const places = await recordPlaces(prepared.path, sample.dialect, {
    bytes: new Set(),
    ordinals: new Set(ordinals),
    skipped: new Set(skipped.map((row) => row.byte)),
    linesAbove: prepared.linesAbove,
  });
  return new Map(
    places.flatMap((place) => {
      if (place.ordinal === null) return [];
      const line = prepared.rowNumbers === null ? place.line : (prepared.rowNumbers[place.record] ?? place.line);
      return [[place.ordinal, { line, raw: place.raw }] as const];
    }),
  );
}
