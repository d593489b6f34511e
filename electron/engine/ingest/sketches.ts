import type { ReadDb, WriteDb } from '../db/connection.ts';
import { inRelation } from '../db/relation.ts';
import { identifier, listLiteral } from '../db/sql.ts';
import { readSources } from '../project/project-state.ts';
import { storedType } from './log-columns.ts';
import type { LogColumnDef } from './log-columns.ts';
import { sketchValues } from './sketch-values.ts';

/** Score bins of the cube: 200 over [0, 1]. */
export const SCORE_BINS = 200;

/** The bin of a score in [0, 1], as SQL. */
export function scoreBinSql(score: string): string {
  return `least(${SCORE_BINS - 1}, floor(${score} * ${SCORE_BINS}))`;
}

/** A dimension with more values than this does not belong in a small table. */
const MAX_LEVELS = 200;
const QUANTILES = Array.from({ length: 19 }, (_, index) => (index + 1) / 20);
const QUANTILE_SAMPLE = 8192;
const TOP_CATEGORIES = 50;

/**
 * Counts, outcomes and money by day, version, phase, arm, decision and score bin: with the histograms, the small tables
 * from which standard pages answer in milliseconds whatever the size of the log. They are derived: losing them costs
 * time, never truth.
 *
 * @param sourceIds the files to add, or null to count all rows again
 */
export async function sketchCube(db: WriteDb, sourceIds: readonly number[] | null): Promise<void> {
  if (sourceIds?.length === 0) return;
  if (sourceIds === null)
    for (const table of ['sketch_cube', 'sketch_value', 'sketch_score']) await db.run(`DELETE FROM ${table}`);
  const where = whereSources(sourceIds);
  await addCube(db, where);
  await sketchValues(db, where);
}

/** A histogram of every fact by day and version; bins are fixed by the first file so that later ones compare. */
export async function sketchHistograms(
  db: WriteDb,
  defs: readonly LogColumnDef[],
  sourceIds: readonly number[] | null,
  onStep: (done: number, total: number) => void,
): Promise<void> {
  if (sourceIds?.length === 0) return;
  if (sourceIds === null) await db.run('DELETE FROM sketch_histogram');
  const where = whereSources(sourceIds);
  const facts = defs.filter((def) => def.part === 'feature' || def.part === 'audit');
  const numbers = facts.filter((def) => storedType(def) === 'DOUBLE');
  const measured = defs.filter((def) => def.part !== 'ignore' && storedType(def) === 'DOUBLE');
  await addRanges(db, measured, sourceIds ?? (await readSources(db)).map((source) => source.source_id));
  let done = 0;
  for (const some of inParts([...(await binEdges(db, numbers))], NUMBERS_AT_ONCE)) {
    await addNumberHistograms(db, some, where);
    onStep((done += some.length), facts.length);
  }
  const texts = facts.filter((fact) => storedType(fact) === 'VARCHAR').map(({ column }) => column);
  for (const some of inParts(texts, texts.length > MANY_TEXTS ? TEXTS_AT_ONCE : 1)) {
    await addTextHistograms(db, some, where);
    onStep((done += some.length), facts.length);
  }
}

/** Every statement names all columns of the log anew: one for each column would cost their square. */
const NUMBERS_AT_ONCE = 100;
/** The texts of columns that are counted together are held together: only where there are many columns. */
const MANY_TEXTS = 60;
const TEXTS_AT_ONCE = 30;

function inParts<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, part) => list.slice(part * size, (part + 1) * size));
}

function whereSources(sourceIds: readonly number[] | null): string {
  return sourceIds === null ? '' : `WHERE source_id IN (${sourceIds.join(', ')})`;
}

async function addCube(db: WriteDb, where: string): Promise<void> {
  const dimensions = ['model_name', 'model_version', 'phase', 'arm', 'decision'];
  const levels = await db.one<Record<string, number>>(
    `SELECT ${dimensions.map((name) => `approx_count_distinct(${name})::DOUBLE AS ${name}`).join(', ')} FROM (SELECT * FROM prediction ${where} LIMIT 200000)`,
  );
  const kept = dimensions.map((name) => ((levels?.[name] ?? 0) > MAX_LEVELS ? `NULL::VARCHAR AS ${name}` : name));
  await db.run(
    `INSERT INTO sketch_cube
     SELECT source_id, day, ${kept.join(', ')},
       CASE WHEN score BETWEEN 0 AND 1 THEN ${scoreBinSql('score')}::SMALLINT END AS score_bin,
       count(*)::INTEGER, (count(*) FILTER (outcome_known))::INTEGER, (count(*) FILTER (outcome = 1))::INTEGER, sum(score), sum(score * score),
       sum(outcome), sum(outcome * outcome), count(value)::INTEGER, sum(value), sum(value * value)
     FROM prediction ${where} GROUP BY ALL ORDER BY source_id, day, score_bin`,
  );
}

/** Missing values of every column of some files, counted while they are checked; ranges follow with the histograms. */
export async function countMissing(
  db: WriteDb,
  defs: readonly LogColumnDef[],
  sourceIds: readonly number[],
): Promise<void> {
  const columns = defs.filter((def) => def.part !== 'ignore');
  if (sourceIds.length === 0 || columns.length === 0) return;
  const parts = columns.map((def, index) => `count(${inRelation(def.column)})::DOUBLE AS c${index}`);
  const rows = await db.all<Record<string, number>>(
    `SELECT source_id::INTEGER AS source_id, count(*)::DOUBLE AS rows, ${parts.join(', ')} FROM prediction ${whereSources(sourceIds)} GROUP BY source_id ORDER BY source_id`,
  );
  for (const row of rows) {
    const all = row['rows'] ?? 0;
    await db.run(
      `INSERT INTO sketch_column VALUES ${columns.map(() => '(?, ?, ?, ?, NULL, NULL)').join(', ')}`,
      columns.flatMap((def, index) => [row['source_id'] ?? 0, def.column, all, all - (row[`c${index}`] ?? 0)]),
    );
  }
}

/** Counts again what a file of outcomes filled in, for all files. */
export async function recountColumns(db: WriteDb, brought: readonly LogColumnDef[]): Promise<void> {
  for (const def of brought) {
    const name = inRelation(def.column);
    const range = storedType(def) === 'DOUBLE' ? `min(${name}), max(${name})` : 'NULL, NULL';
    await db.run('DELETE FROM sketch_column WHERE column_name = ?', [def.column]);
    await db.run(
      `INSERT INTO sketch_column SELECT source_id, ?, count(*)::DOUBLE, (count(*) - count(${name}))::DOUBLE, ${range} FROM prediction GROUP BY source_id`,
      [def.column],
    );
  }
}

/** Twenty bins with about as many rows each, fixed by the first file so that later ones compare. */
async function binEdges(db: WriteDb, numbers: readonly LogColumnDef[]): Promise<Map<string, number[]>> {
  const known = await readEdges(db);
  const missing = numbers.filter((def) => !known.has(def.column));
  if (missing.length > 0) {
    const parts = missing.map(
      (def, index) => `quantile_cont(${identifier(def.column)}, ${listLiteral(QUANTILES)}) AS q${index}`,
    );
    const row = await db.one<Record<string, number[] | null>>(
      `SELECT ${parts.map((part) => part.replace(/ AS q/, '::DOUBLE[] AS q')).join(', ')} FROM (SELECT ${missing.map(({ column }) => identifier(column)).join(', ')} FROM prediction LIMIT ${QUANTILE_SAMPLE})`,
    );
    for (const [index, def] of missing.entries())
      known.set(def.column, [...new Set(row?.[`q${index}`] ?? [])].filter(Number.isFinite));
    await db.run(
      `INSERT INTO sketch_bin VALUES ${missing.map(({ column }) => `(?, ${listLiteral(known.get(column) ?? [])}::DOUBLE[])`).join(', ')}`,
      missing.map(({ column }) => column),
    );
  }
  return new Map(numbers.map((def) => [def.column, known.get(def.column) ?? []]));
}

async function readEdges(db: ReadDb): Promise<Map<string, number[]>> {
  const rows = await db.all<{ column_name: string; edge: number | null }>(
    'SELECT column_name, unnest(CASE WHEN len(edges) = 0 THEN [NULL] ELSE edges END) AS edge FROM sketch_bin',
  );
  const edges = new Map<string, number[]>();
  for (const { column_name, edge } of rows)
    edges.set(column_name, [...(edges.get(column_name) ?? []), ...(edge === null ? [] : [edge])]);
  return edges;
}

/** Least and greatest value of every number of some files; the database often knows them without reading. */
async function addRanges(db: WriteDb, numbers: readonly LogColumnDef[], sourceIds: readonly number[]): Promise<void> {
  if (numbers.length === 0) return;
  const parts = numbers.map(({ column }, index) => {
    const name = inRelation(column);
    return `min(${name})::DOUBLE AS l${index}, max(${name})::DOUBLE AS u${index}`;
  });
  for (const id of sourceIds) {
    const row = await db.one<Record<string, number | null>>(
      // Written out, the condition is one that the statistics of the table can answer.
      `SELECT ${parts.join(', ')} FROM prediction WHERE source_id = ${id}`,
    );
    const ranges = numbers.map((_, index) => [row?.[`l${index}`] ?? null, row?.[`u${index}`] ?? null] as const);
    await db.run(
      `UPDATE sketch_column SET low = r.low, high = r.high FROM (VALUES ${numbers.map(() => '(?, ?::DOUBLE, ?::DOUBLE)').join(', ')}) r(name, low, high)
       WHERE sketch_column.source_id = ? AND sketch_column.column_name = r.name`,
      [...numbers.flatMap(({ column }, index) => [column, ...(ranges[index] ?? [null, null])]), id],
    );
  }
}

/** One scan for some numbers, by the aggregate that bins by upper edges. Bin -1 is missing, the last one is above all edges. */
async function addNumberHistograms(db: WriteDb, edges: readonly [string, number[]][], where: string): Promise<void> {
  const parts = edges.map(
    ([column, list], index) =>
      `histogram(${inRelation(column)}, ${listLiteral([...list, Number.POSITIVE_INFINITY])}::DOUBLE[]) AS h${index}`,
  );
  await db.run(
    `CREATE OR REPLACE TEMP TABLE histogram_now AS SELECT source_id, day, model_version, count(*) AS rows, ${parts.join(', ')} FROM prediction ${where} GROUP BY source_id, day, model_version`,
  );
  // Every value that is not missing lies in a bin, so that the rest of the rows lack one.
  await db.run(
    `INSERT INTO sketch_histogram
     WITH told AS (
       SELECT source_id, day, model_version, rows, unnest(range(1, ${edges.length + 1})) AS place,
         unnest(${listLiteral(edges.map(([column]) => column))}) AS name, unnest([${edges.map((_, index) => `h${index}`).join(', ')}]) AS h FROM histogram_now),
     counted AS (
       SELECT source_id, place, name, day, model_version, list_position(list_append(edges, 'infinity'::DOUBLE), k) - 1 AS bin, v AS rows FROM (
         SELECT source_id, place, name, day, model_version, unnest(map_keys(h)) AS k, unnest(map_values(h)) AS v FROM told WHERE h IS NOT NULL)
         JOIN sketch_bin ON column_name = name
       UNION ALL SELECT source_id, place, name, day, model_version, -1, rows - coalesce(list_sum(map_values(h)), 0) FROM told)
     SELECT source_id, name, day, model_version, bin::SMALLINT, NULL, rows::INTEGER
     FROM counted WHERE rows > 0 ORDER BY source_id, place, day, model_version, bin`,
  );
  await db.run('DROP TABLE histogram_now');
}

/** One scan for some texts: the fifty commonest by name, the others together as NULL in bin 1, missing in bin -1. */
async function addTextHistograms(db: WriteDb, columns: readonly string[], where: string): Promise<void> {
  const names = columns.map(identifier);
  const sets = names.map((name) => `(source_id, day, model_version, ${name})`);
  // Each row of the groups is of one column: the one whose place is not set among those that were grouped over.
  const place = `${columns.length} - log2(${2 ** columns.length - 1} - grouping(${names.join(', ')}))::INTEGER`;
  await db.run(
    `INSERT INTO sketch_histogram
     WITH counts AS (SELECT source_id, ${listLiteral(columns)}[${place}] AS name, day, model_version, coalesce(${names.join(', ')}) AS category, count(*)::INTEGER AS rows FROM prediction ${where} GROUP BY GROUPING SETS (${sets.join(', ')})),
       top AS (SELECT name, category FROM (SELECT name, category, row_number() OVER (PARTITION BY name ORDER BY sum(rows) DESC, category) AS rank FROM counts WHERE category IS NOT NULL GROUP BY name, category) WHERE rank <= ${TOP_CATEGORIES})
     SELECT source_id, name, day, model_version, CASE WHEN category IS NULL THEN -1 WHEN kept THEN 0 ELSE 1 END::SMALLINT, CASE WHEN kept THEN category END, sum(rows)::INTEGER
     FROM (SELECT counts.*, top.category IS NOT NULL AS kept FROM counts LEFT JOIN top ON top.name = counts.name AND top.category = counts.category) GROUP BY ALL`,
  );
}
