import type { Selection } from '#shared/domain/selection.ts';
import type { Columns } from '#shared/contract/table.ts';
import { EMPTY_MEANING } from '#shared/mapping/recipe.ts';
import type { Parameter, ReadDb } from '../db/connection.ts';
import { identifier } from '../db/sql.ts';
import { storedType } from '../ingest/log-columns.ts';
import type { LogColumnDef } from '../ingest/log-columns.ts';
import type { Project } from '../project/project.ts';
import { readColumns, readMeaning } from '../project/project-state.ts';
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
    const defs = (await readColumns(db)).filter((def) => def.part !== 'ignore' && def.column !== 'case_id');
    const meaning = (await readMeaning(db)) ?? EMPTY_MEANING;
    const filter = rowFilter(query.selection, defs, meaning);
    const shown = ordered(defs);
    const found = query.search === undefined || query.search === '' ? null : await casesFound(db, query.search, defs);
    const where = found === null ? filter.sql : `${filter.sql} AND ${found.sql}`;
    const values: Parameter[] = [...filter.values, ...(found?.values ?? [])];
    const total = await countCases(db, where, values, found === null && filter.sketch !== null ? filter.sketch : null);
    const select = ['case_id', ...shown.map((def) => cell(def))].join(', ');
    const order = orderBy(query.sort, defs, meaning);
    const page = await db.columns(
      `SELECT ${select} FROM prediction WHERE ${where} ORDER BY ${order} LIMIT ${query.limit} OFFSET ${query.offset}`,
      values,
    );
    const names = ['case_id', ...shown.map((def) => def.column)];
    return { total, columns: names, rows: { names, values: page.values, count: page.values[0]?.length ?? 0 } };
  });
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
  where: string,
  values: readonly Parameter[],
  sketch: { sql: string; values: readonly Parameter[] } | null,
): Promise<number> {
  const row = await db.one<{ n: number }>(
    sketch === null
      ? `SELECT count(*)::DOUBLE AS n FROM prediction WHERE ${where}`
      : `SELECT coalesce(sum(rows), 0)::DOUBLE AS n FROM sketch_cube WHERE ${sketch.sql}`,
    sketch === null ? values : sketch.values,
  );
  return row?.n ?? 0;
}

function orderBy(sort: CasesQuery['sort'], defs: readonly LogColumnDef[], meaning: typeof EMPTY_MEANING): string {
  if (sort === undefined) return 'prediction_time, case_id';
  const column =
    sort.column === 'case_id'
      ? 'case_id'
      : defs.some((def) => def.column === sort.column)
        ? sort.column
        : resolveColumn(sort.column, defs, meaning).column;
  return `${identifier(column === 'outcome_value' ? 'outcome' : column)} ${sort.descending ? 'DESC' : 'ASC'} NULLS LAST, case_id`;
}

/** Identifiers are texts: exact first, through the index; else those that begin so. */
async function casesFound(
  db: ReadDb,
  search: string,
  defs: readonly LogColumnDef[],
): Promise<{ sql: string; values: Parameter[] }> {
  const hasEntity = defs.some((def) => def.column === 'entity_id');
  const exact = await db
    .all<{ case_id: string }>(
      `SELECT DISTINCT l.case_id FROM log l JOIN (SELECT row FROM case_index WHERE hash = (hash(?) >> 32)::UINTEGER${hasEntity ? ' UNION SELECT row FROM entity_index WHERE hash = (hash(?) >> 32)::UINTEGER' : ''}) i ON l.rowid = i.row
     WHERE l.set_aside IS NULL AND (l.case_id = ?${hasEntity ? ' OR l.entity_id = ?' : ''}) LIMIT 1000`,
      hasEntity ? [search, search, search, search] : [search, search],
    )
    .catch(() => []);
  if (exact.length > 0)
    return { sql: `case_id IN (${exact.map(() => '?').join(', ')})`, values: exact.map((row) => row.case_id) };
  const prefix = search.replace(/[\\%_]/g, (char) => `\\${char}`);
  return hasEntity
    ? { sql: `(case_id ILIKE ? ESCAPE '\\' OR entity_id ILIKE ? ESCAPE '\\')`, values: [`${prefix}%`, `${prefix}%`] }
    : { sql: `case_id ILIKE ? ESCAPE '\\'`, values: [`${prefix}%`] };
}
