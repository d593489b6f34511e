import type { RejectReason } from '#shared/contract/imports.ts';
import type { ReadDb, WriteDb } from '../db/connection.ts';
import { identifier } from '../db/sql.ts';
import type { FileSample } from './file-sample.ts';
import { asideSelect } from './load-plan.ts';
import type { PlanInput } from './load-plan.ts';
import type { LoadOptions } from './load-file.ts';
import type { Prepared } from './prepare.ts';
import { recordPlaces } from './record-places.ts';
import type { RecordPlace } from './record-places.ts';
import type { Dialect } from './records.ts';
import { REJECTS_SCAN, REJECTS_TABLE } from './relations.ts';
import type { Relation } from './relations.ts';

/** A row that does not count, with all that a person needs to find and mend it. */
export type Reject = {
  line: number | null;
  /** Last line, where an open quote swallowed more than one. */
  lastLine: number | null;
  column: string | null;
  reason: RejectReason;
  value: string | null;
  raw: string | null;
  caseId: string | null;
  /** True when the row stands in the log, marked; false when DuckDB could not split it into columns. */
  inLog: boolean;
};

type CsvReject = { byte: number; column: string; kind: string; message: string; raw: string };
type AsideRow = {
  ordinal: number;
  reason: RejectReason;
  column_name: string | null;
  value: string | null;
  raw: string | null;
};

const VALUE_LIMIT = 500;
const RAW_LIMIT = 4000;
const BATCH = 200;

const STRUCTURE: Record<string, RejectReason> = {
  'MISSING COLUMNS': 'TOO_FEW_FIELDS',
  'TOO MANY COLUMNS': 'TOO_MANY_FIELDS',
  'UNQUOTED VALUE': 'QUOTE_OPEN',
  'LINE SIZE OVER MAXIMUM': 'LINE_TOO_LONG',
  'INVALID ENCODING': 'BAD_ENCODING',
  'INVALID STATE': 'QUOTE_OPEN',
};

export async function dropCsvRejects(db: WriteDb): Promise<void> {
  await db.run(`DROP TABLE IF EXISTS ${REJECTS_TABLE}`);
  await db.run(`DROP TABLE IF EXISTS ${REJECTS_SCAN}`);
}

export type CsvRejectInput = {
  sample: FileSample;
  prepared: Prepared;
  dialect: Dialect;
  input: PlanInput;
  options: LoadOptions;
  /** The same file in order, with the same types. */
  sequential: Relation;
};

/** What DuckDB set aside while reading, and what the plan set aside by its values, each with its physical line. */
export async function csvRejects(
  db: WriteDb,
  { sample, prepared, dialect, input, options, sequential }: CsvRejectInput,
): Promise<Reject[]> {
  const hard = await readCsvRejects(db);
  await dropCsvRejects(db);
  const soft =
    (await countAside(db, options.table, input.sourceId)) > 0
      ? await db.all<AsideRow>(asideSelect(input, sequential))
      : [];
  await dropCsvRejects(db);
  if (hard.length === 0 && soft.length === 0) return [];
  const bytes = new Set(hard.map((reject) => reject.byte));
  const places = await recordPlaces(prepared.path, dialect, {
    bytes,
    ordinals: new Set(soft.map((row) => row.ordinal)),
    skipped: bytes,
    linesAbove: prepared.linesAbove,
  });
  const byByte = new Map(places.map((place) => [place.byte, place]));
  const byOrdinal = new Map(places.filter((place) => place.ordinal !== null).map((place) => [place.ordinal, place]));
  const lineOf = (place: RecordPlace | undefined): number | null =>
    place === undefined
      ? null
      : prepared.rowNumbers === null
        ? place.line
        : (prepared.rowNumbers[place.record] ?? null);
  const typeOf = new Map(input.columns.map((column) => [`s${column.index}`, column]));
  return [
    ...hard.map((reject): Reject => {
      const column = typeOf.get(reject.column);
      const place = byByte.get(reject.byte);
      const structural = STRUCTURE[reject.kind];
      return {
        line: lineOf(place),
        lastLine: place?.lastLine ?? null,
        column:
          structural === undefined
            ? (column?.recipe.name ?? sample.names[Number(reject.column.slice(1))] ?? null)
            : null,
        reason: structural ?? (column?.profile.time === null || column === undefined ? 'NOT_A_NUMBER' : 'NOT_A_TIME'),
        value:
          structural === undefined
            ? (/Could not convert string "([\s\S]*)" to '/.exec(reject.message)?.[1]?.slice(0, VALUE_LIMIT) ?? null)
            : null,
        raw: (place?.raw ?? reject.raw).slice(0, RAW_LIMIT),
        caseId: null,
        inLog: false,
      };
    }),
    ...soft.map((row) =>
      softReject(row, lineOf(byOrdinal.get(row.ordinal)), byOrdinal.get(row.ordinal)?.raw ?? row.raw),
    ),
  ];
}

/** Rows of a document or of JSON lines that the plan set aside; the line is the place in the file, from 1. */
export async function asideRows(db: ReadDb, input: PlanInput, relation: Relation, table: string): Promise<Reject[]> {
  if ((await countAside(db, table, input.sourceId)) === 0) return [];
  return (await db.all<AsideRow>(asideSelect(input, relation))).map((row) => softReject(row, row.ordinal + 1, row.raw));
}

function softReject(row: AsideRow, line: number | null, raw: string | null): Reject {
  return {
    line,
    lastLine: line,
    column: row.column_name,
    reason: row.reason,
    value: row.value,
    raw: raw?.slice(0, RAW_LIMIT) ?? null,
    caseId: null,
    inLog: true,
  };
}

async function countAside(db: ReadDb, table: string, sourceId: number): Promise<number> {
  const row = await db.one<{ n: number }>(
    `SELECT count(*)::DOUBLE AS n FROM ${identifier(table)} WHERE source_id = ? AND set_aside IS NOT NULL`,
    [sourceId],
  );
  return row?.n ?? 0;
}

/** One reject a record: what is wrong with its structure comes before what is wrong with a cell. */
async function readCsvRejects(db: ReadDb): Promise<CsvReject[]> {
  const exists = await db.one(`SELECT 1 AS one FROM duckdb_tables() WHERE table_name = ?`, [REJECTS_TABLE]);
  if (exists === null) return [];
  return db.all<CsvReject>(
    `SELECT (line_byte_position - 1)::DOUBLE AS byte, arg_min(coalesce(column_name, ''), rank) AS "column", arg_min(error_type::VARCHAR, rank) AS kind,
       arg_min(error_message, rank) AS message, arg_min(left(csv_line, ${RAW_LIMIT}), rank) AS raw
     FROM (SELECT *, CASE WHEN error_type::VARCHAR = 'CAST' THEN 1000 + column_idx ELSE 0 END AS rank FROM ${REJECTS_TABLE})
     GROUP BY 1 ORDER BY 1`,
  );
}

export async function storeRejects(db: WriteDb, sourceId: number, rejects: readonly Reject[]): Promise<void> {
  for (let start = 0; start < rejects.length; start += BATCH) {
    const batch = rejects.slice(start, start + BATCH);
    await db.run(
      `INSERT INTO rejected VALUES ${batch.map(() => '(?, ?, ?, ?, ?, ?, ?)').join(', ')}`,
      batch.flatMap((reject) => [
        sourceId,
        reject.line,
        reject.column,
        reject.reason,
        reject.value,
        reject.raw,
        reject.caseId,
      ]),
    );
  }
}
