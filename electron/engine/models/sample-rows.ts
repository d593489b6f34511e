import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '#shared/bundle/manifest.ts';
import type { RawTable } from '#shared/explain/raw-table.ts';
import { AppError } from '#shared/domain/app-error.ts';
import type { ReadDb } from '../db/connection.ts';
import { identifier, literal } from '../db/sql.ts';
import { withFile } from '../ingest/sample-columnar.ts';
import { isText, sqlOf } from './feature-sql.ts';

/** Rows that came with a bundle, as its model takes them; answers and scores where the file holds them. */
export type SampleRows = {
  table: RawTable;
  /** Rows of the file; more than those of the table where it was cut. */
  of: number;
  /** As the file writes them, null where missing; null without such a column. */
  target: (string | null)[] | null;
  score: Float64Array | null;
};

/** More rows of a sample are not needed to compare with or to judge. */
export const MOST_SAMPLE_ROWS = 100_000;

const SCORE = 'score';
const TARGET = 'target';

/**
 * Reads a Parquet file of a bundle, its first 100,000 rows, in the columns of the manifest. It is read by a database of
 * its own that may open nothing else.
 *
 * @throws AppError FILE_DAMAGED when it is no Parquet file, COLUMN_UNKNOWN when it lacks a column of the model
 */
export async function sampleRows(
  file: { name: string; bytes: Uint8Array },
  { features, target }: Pick<Manifest, 'features' | 'target'>,
): Promise<SampleRows> {
  const folder = await mkdtemp(join(tmpdir(), 'tribune-sample-'));
  const path = join(folder, 'sample.parquet');
  try {
    await writeFile(path, file.bytes);
    return await withFile({ path, name: file.name }, (db) => read(db, path, { name: file.name, features, target }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function read(
  db: ReadDb,
  path: string,
  { name, features, target }: Pick<Manifest, 'features' | 'target'> & { name: string },
): Promise<SampleRows> {
  const source = `read_parquet(${literal(path)})`;
  const { names } = await db.columns(`SELECT * FROM ${source} LIMIT 0`);
  const lacking = features.find((feature) => !names.includes(feature.name));
  if (lacking !== undefined)
    throw new AppError('COLUMN_UNKNOWN', 'a sample lacks a column of the model', {
      file: name,
      column: lacking.name,
      expected: names.join(', '),
    });
  const answer = [target.name, TARGET].find((one) => names.includes(one) && !features.some((f) => f.name === one));
  const score = names.includes(SCORE) && !features.some((feature) => feature.name === SCORE);
  const counted = await db.one<{ n: number }>(`SELECT count(*)::DOUBLE AS n FROM ${source}`);
  const select = [
    ...features.map((feature) => sqlOf(feature, identifier(feature.name))),
    answer === undefined ? 'NULL::VARCHAR' : textOf(identifier(answer)),
    score ? `TRY_CAST(${identifier(SCORE)} AS DOUBLE)` : 'NULL::DOUBLE',
  ];
  const { values } = await db.columns(
    `SELECT ${select.map((sql, index) => `${sql} AS c${index}`).join(', ')} FROM ${source} LIMIT ${MOST_SAMPLE_ROWS}`,
  );
  const rows = values[0]?.length ?? 0;
  return {
    table: {
      rows,
      columns: features.map((feature, index) =>
        isText(feature) ? ((values[index] ?? []) as (string | null)[]) : numbers(values[index]),
      ),
    },
    of: counted?.n ?? rows,
    target: answer === undefined ? null : ((values[features.length] ?? []) as (string | null)[]),
    score: score ? numbers(values[features.length + 1]) : null,
  };
}

/** Classes that are whole numbers are written without decimals, as manifests write them. */
function textOf(column: string): string {
  return `regexp_replace(${column}::VARCHAR, '^(-?\\d+)\\.0$', '\\1')`;
}

function numbers(values: readonly unknown[] = []): Float64Array {
  return Float64Array.from(values, (value) => (value === null ? Number.NaN : Number(value)));
}
