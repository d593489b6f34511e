import type { CasesAsked } from '#shared/contract/cohorts.ts';
import type { Columns } from '#shared/contract/table.ts';
import type { Meaning } from '#shared/mapping/recipe.ts';
import type { ReadDb } from '../db/connection.ts';
import { inRelation } from '../db/relation.ts';
import { identifier } from '../db/sql.ts';
import { watched } from '../db/watched.ts';
import type { Work } from '../handler.ts';
import { storedType } from '../ingest/log-columns.ts';
import type { LogColumnDef } from '../ingest/log-columns.ts';
import type { Project } from '../project/project.ts';
import { isLinked, knownProject } from '../project/project-state.ts';
import { casesWhere, shownDefs } from './cases-where.ts';
import type { CasesWhere } from './cases-where.ts';
import { pageWindow } from './page-window.ts';
import { resolveColumn } from './row-filter.ts';

export type CasesQuery = CasesAsked & {
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

/** A page of cases. */
export async function casesPage(
  project: Project,
  query: CasesQuery,
  { signal, progress }: Work,
): Promise<{ total: number; columns: string[]; rows: Columns }> {
  return project.file.read(signal, async (db) => {
    const known = await knownProject(db, project);
    const defs = shownDefs(known.columns);
    const where = await casesWhere(db, known, query);
    const shown = ordered(defs);
    const names = ['case_id', ...shown.map((def) => def.column)];
    const asked = {
      sorted: sortedBy(query.sort, defs, known.meaning),
      offset: query.offset,
      limit: query.limit,
      select: ['case_id', ...shown.map(cell)].join(', '),
      linked: isLinked(known.sources),
    };
    const rows = known.sources.reduce((sum, { rows_read: read }) => sum + read, 0);
    const told = <T>(stage: 'looking' | 'counting', work: () => Promise<T>): Promise<T> =>
      watched(db, (percent) => progress({ stage, done: Math.round((percent / 100) * rows), total: rows }), work);
    const page = await told('looking', () => pageOf(db, where, asked));
    // Where a look-up found the cases, a page that is not full has them all.
    const listed = page.values[0]?.length ?? 0;
    const isWhole = where.from !== 'prediction' && listed < query.limit && (listed > 0 || query.offset === 0);
    const total = isWhole ? query.offset + listed : await told('counting', () => countCases(db, where));
    // A query without a row gives no columns either.
    const values = names.map((_, at) => page.values[at] ?? []);
    return { total, columns: names, rows: { names, values, count: values[0]?.length ?? 0 } };
  });
}

type PageQuery = { sorted: Sorted; offset: number; limit: number; select: string; linked: boolean };

/** First the places of the page, then its rows: columns that are only shown are read for the page alone. */
async function pageOf(
  db: ReadDb,
  { from, sql, values, sketch }: CasesWhere,
  { sorted, offset, limit, select, linked }: PageQuery,
): ReturnType<ReadDb['columns']> {
  const order = orderSql(sorted);
  // The few rows that a look-up found are read at once.
  if (linked || from !== 'prediction')
    return db.columns(
      `SELECT ${select} FROM ${from} WHERE ${sql} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`,
      values,
    );
  const near = await pageWindow(db, sketch, { ...sorted, offset, limit });
  const places = await db.columns(
    `SELECT row::DOUBLE AS row FROM ${from} WHERE ${sql}${near === null ? '' : ` AND ${near.sql}`}
     ORDER BY ${order} LIMIT ${limit} OFFSET ${offset - (near?.before ?? 0)}`,
    [...values, ...(near?.values ?? [])],
  );
  const rows = (places.values[0] ?? []).filter((row): row is number => typeof row === 'number');
  if (rows.length === 0) return db.columns(`SELECT ${select} FROM prediction WHERE FALSE`);
  return db.columns(
    `SELECT ${select} FROM prediction p JOIN (SELECT unnest([${rows.join(', ')}])::BIGINT AS wanted, unnest(range(${rows.length})) AS place) w ON p.row = w.wanted ORDER BY w.place`,
  );
}

export function ordered(defs: readonly LogColumnDef[]): LogColumnDef[] {
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

async function countCases(db: ReadDb, { sql, values, from, sketch }: CasesWhere): Promise<number> {
  const row = await db.one<{ n: number }>(
    sketch === null
      ? `SELECT count(*)::DOUBLE AS n FROM ${from} WHERE ${sql}`
      : `SELECT coalesce(sum(rows), 0)::DOUBLE AS n FROM sketch_cube WHERE ${sketch.sql}`,
    sketch === null ? values : sketch.values,
  );
  return row?.n ?? 0;
}

type Sorted = { column: string; descending: boolean };

function sortedBy(sort: CasesQuery['sort'], defs: readonly LogColumnDef[], meaning: Meaning): Sorted {
  if (sort === undefined) return { column: 'prediction_time', descending: false };
  const column =
    sort.column === 'case_id'
      ? 'case_id'
      : defs.some((def) => def.column === sort.column)
        ? sort.column
        : resolveColumn(sort.column, defs, meaning).column;
  return { column, descending: sort.descending };
}

function orderSql({ column, descending }: Sorted): string {
  return `${inRelation(column)} ${descending ? 'DESC' : 'ASC'} NULLS LAST, case_id`;
}

export function orderBy(sort: CasesQuery['sort'], defs: readonly LogColumnDef[], meaning: Meaning): string {
  return orderSql(sortedBy(sort, defs, meaning));
}
