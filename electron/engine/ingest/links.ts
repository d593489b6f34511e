import { existsSync, statSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '#shared/domain/app-error.ts';
import type { Manifest } from '#shared/bundle/manifest.ts';
import type { Recipe } from '#shared/mapping/recipe.ts';
import type { ReadDb, WriteDb } from '../db/connection.ts';
import { literal } from '../db/sql.ts';
import { parseBody } from '../project/json.ts';
import type { SourceRow } from '../project/project-state.ts';
import { detectFile } from './detect.ts';
import type { FileSample } from './file-sample.ts';
import type { LogColumnDef } from './log-columns.ts';
import { loadSelect } from './load-plan.ts';
import { planFiles } from './plan-files.ts';
import { columnarRelation } from './relations.ts';
import { columnPaths } from './sample-columnar.ts';
import { sampleFile } from './sample.ts';

/** A Parquet file, a folder of them, or a hive-partitioned data set that stays where it is. */
export type Linked = { location: string; name: string; folder: boolean; source: string; bytes: number; first: string };

type LinkReading = { format: 'parquet'; select: string; folder: number };

/** Checks that only Parquet stands there and says how DuckDB reads it. */
export function linkedFiles(location: string): Linked {
  const name = basename(location);
  if (!existsSync(location)) throw new AppError('FILE_NOT_FOUND', `no such file: ${name}`, { file: name });
  const folder = statSync(location).isDirectory();
  const files = folder ? parquetFiles(location) : [location];
  const [first] = files;
  if (first === undefined || !/\.(parquet|pq)$/i.test(first))
    throw new AppError('LINK_NOT_PARQUET', 'only parquet can be linked', { file: name });
  const source = folder
    ? `read_parquet(${literal(join(location, '**', '*.parquet'))}, union_by_name = true, hive_partitioning = true)`
    : `read_parquet(${literal(location)})`;
  return { location, name, folder, source, bytes: files.reduce((sum, file) => sum + statSync(file).size, 0), first };
}

function parquetFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.parquet$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** A sample of the first file: enough to guess the roles of all. */
export async function sampleLinked(linked: Linked): Promise<FileSample> {
  return sampleFile(await detectFile(linked.first), null);
}

/** The mapping as a SELECT over the files, for the relation; columns of partitions included. */
export async function linkSelect(
  db: ReadDb,
  input: {
    linked: Linked;
    sample: FileSample;
    sourceId: number;
    recipe: Recipe;
    known: readonly LogColumnDef[];
    manifest: Manifest | null;
  },
): Promise<{ select: string; defs: LogColumnDef[] }> {
  const paths = await columnPaths(db, input.linked.source);
  const { plans, defs } = planFiles([input.sample], input.recipe, input.known, input.manifest);
  const place = new Map(paths.map((path, index) => [path.name, index]));
  const columns = (plans[0]?.columns ?? []).flatMap((column) => {
    const index = place.get(column.recipe.name);
    return index === undefined ? [] : [{ ...column, index }];
  });
  const relation = columnarRelation(input.linked.source, paths, '0');
  const { sql } = loadSelect(
    { sourceId: input.sourceId, recipe: input.recipe, columns, outcomeLabels: null },
    relation,
  );
  return { select: sql, defs };
}

export async function linkSelects(db: ReadDb): Promise<string[]> {
  const rows = await db.all<Pick<SourceRow, 'reading'>>(
    `SELECT reading FROM source WHERE kind = 'link' ORDER BY source_id`,
  );
  return rows.map(
    (row) =>
      `SELECT * FROM (${parseBody<LinkReading>(row.reading, { format: 'parquet', select: 'SELECT NULL::VARCHAR AS set_aside WHERE FALSE', folder: 0 }).select})`,
  );
}

/** Files and folders that the database must be allowed to read while the project is open. */
export function linkGrants(sources: readonly Pick<SourceRow, 'kind' | 'location'>[]): {
  files: string[];
  folders: string[];
} {
  const locations = sources.flatMap((source) =>
    source.kind === 'link' && source.location !== null && existsSync(source.location) ? [source.location] : [],
  );
  const isFolder = (location: string): boolean => statSync(location).isDirectory();
  return { files: locations.filter((location) => !isFolder(location)), folders: locations.filter(isFolder) };
}

/** Counts the rows of a link anew, as its files are now; @returns those that count */
export async function recountLink(
  db: WriteDb,
  { source_id, reading }: Pick<SourceRow, 'source_id' | 'reading'>,
  bytes: number,
): Promise<number> {
  const { select } = parseBody<LinkReading>(reading, { format: 'parquet', select: '', folder: 0 });
  const counts = await db.one<{ read: number; accepted: number }>(
    `SELECT count(*)::DOUBLE AS read, (count(*) FILTER (set_aside IS NULL))::DOUBLE AS accepted FROM (${select})`,
  );
  const { read, accepted } = counts ?? { read: 0, accepted: 0 };
  await db.run('UPDATE source SET bytes = ?, rows_read = ?, rows_accepted = ?, rows_rejected = ? WHERE source_id = ?', [
    bytes,
    read,
    accepted,
    read - accepted,
    source_id,
  ]);
  return accepted;
}

/** Stores a link: counts, columns and the SELECT; no row is copied. */
export async function storeLink(
  db: WriteDb,
  link: { linked: Linked; sourceId: number; select: string; recipeId: number | null; at: string },
): Promise<{ read: number; accepted: number; reasons: { reason: string; rows: number }[] }> {
  const reasons = await db.all<{ reason: string | null; rows: number }>(
    `SELECT set_aside AS reason, count(*)::DOUBLE AS rows FROM (${link.select}) GROUP BY 1 ORDER BY 2 DESC`,
  );
  const read = reasons.reduce((sum, row) => sum + row.rows, 0);
  const accepted = reasons.find((row) => row.reason === null)?.rows ?? 0;
  const reading: LinkReading = { format: 'parquet', select: link.select, folder: link.linked.folder ? 1 : 0 };
  await db.run('INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
    link.sourceId,
    'link',
    link.linked.name,
    link.linked.location,
    link.linked.bytes,
    null,
    link.recipeId,
    JSON.stringify(reading),
    link.at,
    read,
    accepted,
    read - accepted,
    0,
  ]);
  return {
    read,
    accepted,
    reasons: reasons.flatMap((row) => (row.reason === null ? [] : [{ reason: row.reason, rows: row.rows }])),
  };
}
