import type { Selection } from '#shared/domain/selection.ts';
import type { Columns } from '#shared/contract/table.ts';
import type { Meaning } from '#shared/mapping/recipe.ts';
import type { Parameter, ReadDb } from '../db/connection.ts';
import { identifier } from '../db/sql.ts';
import { storedType } from '../ingest/log-columns.ts';
import type { LogColumnDef } from '../ingest/log-columns.ts';
import type { Project } from '../project/project.ts';
import { knownProject } from '../project/project-state.ts';
import { placesSql } from './look-up.ts';
import { resolveColumn, rowFilter } from './row-filter.ts';

export type CasesQuery = {
  selection: Selection;
  search: string | undefined;
  sort: { column: string; descending: boolean } | undefined;
  offset: number;
  limit: number;
};

/** Columns that lead the list, in this order; facts follow in the order of the file. */
const LEADING = [
  'entity_id',
  'prediction_time',
  'model_version',
  'score',
  'decision',
  'applied_decision',
  'arm',
  'outcome_label',
  'outcome_value',
  'value',
];

/** A page of cases. A search looks for a prediction or an individual by its whole identifier, through the sorted look-up. */
export async function casesPage(
  project: Project,
  query: CasesQuery,
  signal: AbortSignal,
): Promise<{ total: number; columns: string[]; rows: Columns }> {
  return project.file.read(signal, async (db) => {
    const { columns, meaning, sources } = await knownProject(db, project);
    const defs = columns.filter((def) => def.part !== 'ignore' && def.column !== 'case_id');
    const linked = sources.some((source) => source.kind === 'link');
    const filter = rowFilter(query.selection, defs, meaning);
    const found =
      query.search === undefined || query.search === '' ? null : await casesFound(db, query.search, defs, linked);
    const where: Where =
      found === null
        ? filter
        : { sql: `${filter.sql} AND ${found.sql}`, values: [...filter.values, ...found.values], from: found.from };
    const total = await countCases(db, where, found === null ? filter.sketch : null);
    const shown = ordered(defs);
    const names = ['case_id', ...shown.map((def) => def.column)];
    const page = await pageOf(
      db,
      where,
      orderBy(query.sort, defs, meaning),
      query,
      ['case_id', ...shown.map(cell)].join(', '),
      linked,
    );
    return { total, columns: names, rows: { names, values: page.values, count: page.values[0]?.length ?? 0 } };
  });
}

type Where = { sql: string; values: readonly Parameter[]; from?: string };

/** First the places of the page, then its rows: columns that are only shown are read for the page alone. */
async function pageOf(
  db: ReadDb,
  where: Where,
  order: string,
  query: CasesQuery,
  select: string,
  linked: boolean,
): ReturnType<ReadDb['columns']> {
  const from = where.from ?? 'prediction';
  const limits = `LIMIT ${query.limit} OFFSET ${query.offset}`;
  if (linked)
    return db.columns(`SELECT ${select} FROM ${from} WHERE ${where.sql} ORDER BY ${order} ${limits}`, where.values);
  const places = await db.columns(
    `SELECT row::DOUBLE AS row FROM ${from} WHERE ${where.sql} ORDER BY ${order} ${limits}`,
    where.values,
  );
  const rows = (places.values[0] ?? []).filter((row): row is number => typeof row === 'number');
  if (rows.length === 0) return db.columns(`SELECT ${select} FROM prediction WHERE FALSE`);
  return db.columns(
    `SELECT ${select} FROM prediction p JOIN (SELECT unnest([${rows.join(', ')}])::BIGINT AS wanted, unnest(range(${rows.length})) AS place) w ON p.row = w.wanted ORDER BY w.place`,
  );
}

function ordered(defs: readonly LogColumnDef[]): LogColumnDef[] {
  const place = (def: LogColumnDef): number => {
    const at = LEADING.indexOf(def.column);
    return at < 0 ? LEADING.length : at;
  };
  return [...defs].sort((a, b) => place(a) - place(b));
}

function cell(def: LogColumnDef): string {
  const name = identifier(def.column === 'outcome_value' ? 'outcome' : def.column);
  if (storedType(def) === 'TIMESTAMP') return `strftime(${name}, '%Y-%m-%dT%H:%M:%S') AS ${identifier(def.column)}`;
  return storedType(def) === 'VARCHAR'
    ? `left(${name}, 300) AS ${identifier(def.column)}`
    : `${name} AS ${identifier(def.column)}`;
}

async function countCases(
  db: ReadDb,
  where: Where,
  sketch: { sql: string; values: readonly Parameter[] } | null,
): Promise<number> {
  const row = await db.one<{ n: number }>(
    sketch === null
      ? `SELECT count(*)::DOUBLE AS n FROM ${where.from ?? 'prediction'} WHERE ${where.sql}`
      : `SELECT coalesce(sum(rows), 0)::DOUBLE AS n FROM sketch_cube WHERE ${sketch.sql}`,
    sketch === null ? where.values : sketch.values,
  );
  return row?.n ?? 0;
}

function orderBy(sort: CasesQuery['sort'], defs: readonly LogColumnDef[], meaning: Meaning): string {
  if (sort === undefined) return 'prediction_time, case_id';
  const column =
    sort.column === 'case_id'
      ? 'case_id'
      : defs.some((def) => def.column === sort.column)
        ? sort.column
        : resolveColumn(sort.column, defs, meaning).column;
  return `${identifier(column === 'outcome_value' ? 'outcome' : column)} ${sort.descending ? 'DESC' : 'ASC'} NULLS LAST, case_id`;
}

/** Identifiers are texts: exact first, through the look-up; else those that begin so. */
async function casesFound(
  db: ReadDb,
  search: string,
  defs: readonly LogColumnDef[],
  linked: boolean,
): Promise<Required<Where>> {
  const hasEntity = defs.some((def) => def.column === 'entity_id');
  const exact = hasEntity ? '(case_id = ? OR entity_id = ?)' : 'case_id = ?';
  const twice = hasEntity ? [search, search] : [search];
  if (!linked) {
    const rows = await db.columns(
      hasEntity ? `${placesSql('case_index')} UNION ${placesSql('entity_index')}` : placesSql('case_index'),
      twice,
    );
    const places = (rows.values[0] ?? []).filter((row): row is number => typeof row === 'number');
    if (places.length > 0) {
      const from = `(SELECT p.* FROM prediction p JOIN (SELECT unnest([${places.join(', ')}])::BIGINT AS wanted) w ON p.row = w.wanted)`;
      const hit = await db.one(`SELECT 1 AS one FROM ${from} WHERE ${exact} LIMIT 1`, twice);
      if (hit !== null) return { from, sql: exact, values: twice };
    }
  }
  const prefix = `${search.replace(/[\\%_]/g, (char) => `\\${char}`)}%`;
  const begins = `case_id ILIKE ? ESCAPE '\\'`;
  return {
    from: 'prediction',
    sql: hasEntity ? `(${begins} OR ${begins.replace('case_id', 'entity_id')})` : begins,
    values: hasEntity ? [prefix, prefix] : [prefix],
  };
}
