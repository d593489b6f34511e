import { DuckDBInstance } from '@duckdb/node-api';
import { AppError } from '#shared/domain/app-error.ts';
import { distinctNames } from '#shared/mapping/names.ts';
import type { ColumnSample } from '#shared/mapping/columns.ts';
import { database } from '../db/connection.ts';
import type { ReadDb } from '../db/connection.ts';
import { identifier, listLiteral, literal } from '../db/sql.ts';
import type { Detected } from './detect.ts';
import { columnsOf, PREVIEW_ROWS } from './file-sample.ts';
import type { FileSample } from './file-sample.ts';

/** A column of a Parquet or JSON file; members of a struct are columns of their own. */
export type ColumnPath = { name: string; expression: string; type: string };

const HEAD_ROWS = 3000;
const TAIL_ROWS = 1000;

export async function sampleColumnar(detected: Detected): Promise<FileSample> {
  return withFile(detected, async (db) => {
    const source = sourceOf(detected);
    const paths = await columnPaths(db, source);
    // What holds no object comes as one column of this name.
    if (detected.format === 'json' && paths.length === 1 && paths[0]?.name === 'json')
      throw new AppError('JSON_NOT_RECORDS', 'no list of objects', { file: detected.name });
    const rows = detected.format === 'parquet' ? await parquetRows(db, detected.path) : null;
    if (rows === 0 || paths.length === 0)
      throw new AppError('NO_PREDICTION', 'no row in the file', { file: detected.name });
    const select = paths.map((path, index) => `${path.expression}::VARCHAR AS ${identifier(`s${index}`)}`).join(', ');
    const head = await textRows(db, `SELECT ${select} FROM ${source} LIMIT ${HEAD_ROWS}`);
    const tail =
      rows === null || rows <= HEAD_ROWS
        ? []
        : await textRows(
            db,
            `SELECT ${select} FROM read_parquet(${literal(detected.path)}, file_row_number = true) WHERE file_row_number >= ${Math.max(HEAD_ROWS, rows - TAIL_ROWS)}`,
          );
    const names = distinctNames(paths.map((path) => path.name));
    const natives = new Map(names.map((name, index) => [name, nativeOf(paths[index]?.type ?? '')]));
    return {
      detected,
      dialect: null,
      mixedNewlines: false,
      sheet: null,
      sheets: [],
      skippedRows: 0,
      names,
      jsonPaths: null,
      columns: columnsOf(names, [...head, ...tail], natives),
      firstRows: head.slice(0, PREVIEW_ROWS),
      rowsAbout: rows ?? (head.length < HEAD_ROWS ? head.length : null),
      rowsExact: rows !== null || head.length < HEAD_ROWS,
    };
  });
}

export function sourceOf(detected: Detected): string {
  return detected.format === 'parquet'
    ? `read_parquet(${literal(detected.path)})`
    : `read_json(${literal(detected.path)}, maximum_object_size = 67108864, sample_size = 20000)`;
}

/** Columns in the order of the file, structs opened two levels deep; lists, of structs too, stay one text. */
export async function columnPaths(db: ReadDb, source: string): Promise<ColumnPath[]> {
  const described = await db.all<{ column_name: string; column_type: string }>(`DESCRIBE SELECT * FROM ${source}`);
  const open = async (name: string, expression: string, type: string, depth: number): Promise<ColumnPath[]> => {
    if (!type.startsWith('STRUCT(') || type.endsWith(']') || depth === 0) return [{ name, expression, type }];
    const members = await db.all<{ column_name: string; column_type: string }>(
      `DESCRIBE SELECT unnest(${expression}) FROM ${source}`,
    );
    const parts = await Promise.all(
      members.map((member) =>
        open(
          `${name}.${member.column_name}`,
          `struct_extract(${expression}, ${literal(member.column_name)})`,
          member.column_type,
          depth - 1,
        ),
      ),
    );
    return parts.flat();
  };
  const parts = await Promise.all(
    described.map((column) => open(column.column_name, identifier(column.column_name), column.column_type, 2)),
  );
  return parts.flat();
}

async function parquetRows(db: ReadDb, path: string): Promise<number> {
  return (
    (await db.one<{ n: number }>(`SELECT sum(num_rows)::DOUBLE AS n FROM parquet_file_metadata(${literal(path)})`))
      ?.n ?? 0
  );
}

async function textRows(db: ReadDb, sql: string): Promise<(string | null)[][]> {
  const { values } = await db.columns(sql);
  const count = values[0]?.length ?? 0;
  return Array.from({ length: count }, (_, row) => values.map((column) => (column[row] ?? null) as string | null));
}

export function nativeOf(type: string): ColumnSample['native'] {
  if (/^(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT|U\w+INT|FLOAT|DOUBLE|DECIMAL)/.test(type)) return 'number';
  if (type === 'BOOLEAN') return 'boolean';
  return /^(TIMESTAMP|DATE)/.test(type) ? 'time' : null;
}

/** A database of its own in memory that may touch this one file and nothing else. */
export async function withFile<T>(
  detected: Pick<Detected, 'path' | 'name'>,
  work: (db: ReadDb) => Promise<T>,
): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '2',
    memory_limit: '1GB',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  try {
    const db = database(connection, null);
    await db.run(`SET TimeZone = 'UTC'`);
    await db.run(`SET allowed_paths = ${listLiteral([detected.path])}`);
    await db.run('SET enable_external_access = false');
    await db.run('SET lock_configuration = true');
    return await work(db);
  } catch (cause) {
    throw cause instanceof AppError
      ? cause
      : new AppError('FILE_DAMAGED', 'the file cannot be read', { file: detected.name }, { cause });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
