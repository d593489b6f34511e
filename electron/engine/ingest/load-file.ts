import { AppError } from '#shared/domain/app-error.ts';
import type { WriteDb } from '../db/connection.ts';
import { identifier } from '../db/sql.ts';
import { watched } from '../db/watched.ts';
import type { FileSample } from './file-sample.ts';
import { storedType } from './log-columns.ts';
import { loadSelect, missingWordsIn } from './load-plan.ts';
import type { PlanInput } from './load-plan.ts';
import type { Prepared } from './prepare.ts';
import {
  columnarRelation,
  csvRelation,
  hardTypes,
  jsonLinesRelation,
  jsonRelation,
  plainJsonNames,
} from './relations.ts';
import type { Relation } from './relations.ts';
import { asideRows, csvRejects, dropCsvRejects, storeRejects } from './rejects.ts';
import type { Reject } from './rejects.ts';
import { columnPaths, sourceOf } from './sample-columnar.ts';

export type LoadCounts = {
  read: number;
  accepted: number;
  rejected: number;
  /** Lines that an open quote swallowed, first and last. */
  swallowed: { first: number; last: number }[];
};

export type LoadOptions = { table: string; onPercent: (percent: number) => void; signal: AbortSignal };

/** Loads one file into the log; rows that do not count stay there marked, and are told with line, column, reason and text. */
export async function loadFile(
  db: WriteDb,
  sample: FileSample,
  prepared: Prepared,
  input: PlanInput,
  options: LoadOptions,
): Promise<LoadCounts> {
  const format = sample.detected.format;
  const rejects =
    format === 'csv' || format === 'xlsx'
      ? await loadCsv(db, sample, prepared, input, options)
      : await loadDocument(db, sample, prepared, input, options);
  await storeRejects(db, input.sourceId, rejects);
  const counts = await db.one<{ total: number; aside: number }>(
    `SELECT count(*)::DOUBLE AS total, count(set_aside)::DOUBLE AS aside FROM ${identifier(options.table)} WHERE source_id = ?`,
    [input.sourceId],
  );
  const structural = new Set(rejects.filter((reject) => !reject.inLog).map((reject) => reject.line)).size;
  const [total, aside] = [counts?.total ?? 0, counts?.aside ?? 0];
  const swallowed = rejects.flatMap(({ reason, line, lastLine }) =>
    reason === 'QUOTE_OPEN' && line !== null && lastLine !== null && lastLine > line
      ? [{ first: line, last: lastLine }]
      : [],
  );
  return { read: total + structural, accepted: total - aside, rejected: aside + structural, swallowed };
}

async function loadCsv(
  db: WriteDb,
  sample: FileSample,
  prepared: Prepared,
  input: PlanInput,
  options: LoadOptions,
): Promise<Reject[]> {
  const dialect = sample.dialect ?? { delimiter: ',', quote: '"' };
  const decimal = decimalOf(input);
  const types = columnTypes(input, decimal);
  const csv = { path: prepared.path, dialect, width: sample.names.length, decimal };
  await dropCsvRejects(db);
  try {
    await insert(db, input, csvRelation({ ...csv, types, sequential: prepared.hasLongLine }), options);
  } catch (cause) {
    throw csvFault(cause, sample.detected.name);
  }
  return csvRejects(db, {
    sample,
    prepared,
    dialect,
    input,
    options,
    sequential: csvRelation({ ...csv, types, sequential: true }),
  });
}

async function loadDocument(
  db: WriteDb,
  sample: FileSample,
  prepared: Prepared,
  input: PlanInput,
  options: LoadOptions,
): Promise<Reject[]> {
  const { format, name } = sample.detected;
  if (format === 'ndjson') return loadJsonLines(db, sample, prepared, input, options);
  const detected = { ...sample.detected, path: prepared.path };
  const paths = await columnPaths(db, sourceOf(detected));
  const parquet = format === 'parquet';
  const source = parquet ? sourceOf(detected).replace(/\)$/, ', file_row_number = true)') : sourceOf(detected);
  const relation = columnarRelation(source, paths, parquet ? 'file_row_number' : '0');
  try {
    await insert(db, input, relation, options);
  } catch (cause) {
    throw cause instanceof AppError
      ? cause
      : new AppError('FILE_DAMAGED', 'the file cannot be read to its end', { file: name }, { cause });
  }
  const numbered = parquet ? relation : columnarRelation(source, paths, 'row_number() OVER () - 1');
  return asideRows(db, input, numbered, options.table);
}

async function loadJsonLines(
  db: WriteDb,
  sample: FileSample,
  prepared: Prepared,
  input: PlanInput,
  options: LoadOptions,
): Promise<Reject[]> {
  const paths = sample.jsonPaths ?? [];
  await insert(
    db,
    input,
    plainJsonNames(paths) && !prepared.isDeep
      ? jsonRelation(prepared.path, paths)
      : jsonLinesRelation(prepared.path, paths, false),
    options,
  );
  return asideRows(db, input, jsonLinesRelation(prepared.path, paths, true), options.table);
}

async function insert(
  db: WriteDb,
  input: PlanInput,
  relation: Relation,
  { table, onPercent, signal }: LoadOptions,
): Promise<void> {
  const { columns, sql } = loadSelect(input, relation);
  const tell = (percent: number): void => {
    if (!signal.aborted) onPercent(percent);
  };
  await watched(db, tell, () =>
    db.run(`INSERT INTO ${identifier(table)} (${columns.map(identifier).join(', ')}) ${sql}`),
  );
}

/** The decimal mark of the columns of numbers that DuckDB may parse itself; the rest is parsed in SQL. */
export function decimalOf(input: PlanInput): '.' | ',' {
  const marks = input.columns
    .filter((column) => storedType(column.def) === 'DOUBLE')
    .map((column) => column.profile.number?.decimal);
  return marks.filter((mark) => mark === ',').length > marks.filter((mark) => mark === '.').length ? ',' : '.';
}

/** Which columns DuckDB parses itself while reading. */
export function columnTypes(input: PlanInput, decimal: '.' | ','): Map<number, 'DOUBLE' | 'TIMESTAMP'> {
  return hardTypes(
    input.columns.map(({ index, profile, def, recipe }) => ({
      index,
      profile,
      stored: storedType(def),
      missingWords: missingWordsIn(recipe, profile).length > 0,
    })),
    decimal,
  );
}

function csvFault(cause: unknown, file: string): unknown {
  if (cause instanceof AppError) return cause;
  const text = cause instanceof Error ? cause.message : '';
  if (/state machine|CSV Error|Invalid unicode|not utf-8/i.test(text))
    return new AppError('FILE_DAMAGED', 'the table cannot be read to its end', { file }, { cause });
  return cause;
}
