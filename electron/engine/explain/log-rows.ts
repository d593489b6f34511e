import type { ManifestFeature } from '#shared/bundle/manifest.ts';
import type { RawTable } from '#shared/explain/raw-table.ts';
import type { Parameter, ReadDb } from '../db/connection.ts';
import { identifier, listLiteral } from '../db/sql.ts';
import type { LogColumnDef } from '../ingest/log-columns.ts';
import { isText, sqlOf } from '../models/feature-sql.ts';

/** Rows of the log as a model takes them, with numbers that go with them (`extra`, by name; NULL is NaN). */
export type LogRows<E extends string = never> = {
  table: RawTable;
  /** The place of each row in the table, or its case identifier where the log is linked. */
  places: Float64Array | string[];
  extra: Record<E, Float64Array>;
};

export type RowsQuery<E extends string> = {
  features: readonly ManifestFeature[];
  columns: readonly LogColumnDef[];
  where: { sql: string; values: readonly Parameter[] };
  /** SQL expressions that give numbers. */
  extra: Readonly<Record<E, string>>;
  /** Linked rows have no place in the table. */
  linked: boolean;
  /** Order and limit, after the condition; rows come in the order of the table without it. */
  tail?: string;
};

/** A feature without a column in the log: its model cannot be run on these rows. */
export function missingFeatures(features: readonly ManifestFeature[], columns: readonly LogColumnDef[]): string[] {
  return features.filter((feature) => columnOf(feature, columns) === null).map((feature) => feature.name);
}

export function columnOf(feature: ManifestFeature, columns: readonly LogColumnDef[]): LogColumnDef | null {
  const facts = columns.filter((column) => column.column.startsWith('x_'));
  return (
    facts.find((column) => column.name === feature.name) ??
    facts.find((column) => column.aliases.includes(feature.name)) ??
    null
  );
}

/** Texts that a column may hold before it is no dictionary any more. */
const MOST_TEXTS = 4096;

export type RowsReader<E extends string> = {
  read(where: RowsQuery<E>['where']): Promise<LogRows<E>>;
};

/**
 * Reads rows of the log in the columns of a model, one selection in several parts: the lists of texts are made once.
 * Texts travel as positions in a list of the distinct ones, so that every column is a typed array: no row is an object.
 */
export async function rowsReader<E extends string>(db: ReadDb, query: RowsQuery<E>): Promise<RowsReader<E>> {
  const texts = new Map<ManifestFeature, string[] | null>();
  for (const feature of query.features.filter(isText)) texts.set(feature, await textsOf(db, feature, query));
  return { read: (where) => readWith(db, { ...query, where }, texts) };
}

async function readWith<E extends string>(
  db: ReadDb,
  query: RowsQuery<E>,
  texts: ReadonlyMap<ManifestFeature, string[] | null>,
): Promise<LogRows<E>> {
  const { features, columns, extra, linked, where, tail } = query;
  const names = Object.keys(extra) as E[];
  const asCodes = [...texts.values()].every((list) => list !== null) && !linked;
  const order = tail ?? (linked ? 'ORDER BY case_id' : 'ORDER BY row');
  const expressions = [
    linked ? 'case_id' : 'row::DOUBLE',
    ...names.map((name) => `(${extra[name]})::DOUBLE`),
    ...features.map((feature) => {
      const sql = featureSql(feature, columns);
      const list = texts.get(feature);
      return asCodes && list !== undefined && list !== null
        ? `list_position(${listLiteral(list)}::VARCHAR[], ${sql})::DOUBLE`
        : sql;
    }),
  ];
  const sql = `SELECT ${expressions.map((one, index) => `${one} AS c${index}`).join(', ')} FROM prediction WHERE ${where.sql} ${order}`;
  const values = asCodes ? await db.numbers(sql, where.values) : (await db.columns(sql, where.values)).values;
  const column = (index: number): Float64Array => {
    const found = values[index];
    return found instanceof Float64Array
      ? found
      : Float64Array.from(found ?? [], (value) => (value === null ? Number.NaN : Number(value)));
  };
  const first = 1 + names.length;
  return {
    places: linked ? (values[0] as string[]) : column(0),
    extra: Object.fromEntries(names.map((name, index) => [name, column(1 + index)])) as Record<E, Float64Array>,
    table: {
      rows: values[0]?.length ?? 0,
      columns: features.map((feature, index) => {
        if (!isText(feature)) return column(first + index);
        const list = texts.get(feature);
        return asCodes && list !== undefined && list !== null
          ? Array.from(column(first + index), (code) => (code > 0 ? (list[code - 1] ?? null) : null))
          : (values[first + index] as (string | null)[]);
      }),
    },
  };
}

async function textsOf(
  db: ReadDb,
  feature: ManifestFeature,
  { columns, where }: Pick<RowsQuery<never>, 'columns' | 'where'>,
): Promise<string[] | null> {
  const sql = featureSql(feature, columns);
  const { values } = await db.columns(
    `SELECT DISTINCT ${sql} AS t FROM prediction WHERE ${where.sql} AND ${sql} IS NOT NULL ORDER BY t LIMIT ${MOST_TEXTS + 1}`,
    where.values,
  );
  const list = (values[0] ?? []) as string[];
  return list.length > MOST_TEXTS || list.some((text) => text.includes('\0')) ? null : list;
}

/** A feature as its model takes it, out of the relation; NULL where the log lacks it. */
export function featureSql(feature: ManifestFeature, columns: readonly LogColumnDef[]): string {
  const found = columnOf(feature, columns);
  return sqlOf(feature, found === null ? 'NULL' : identifier(found.column));
}
