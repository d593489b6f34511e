import { notEstimable } from '#shared/domain/estimate.ts';
import type { Quality, QualityColumn } from '#shared/analyses/quality/schema.ts';
import { inRelation } from '../db/relation.ts';
import { literal } from '../db/sql.ts';
import { storedType } from '../ingest/log-columns.ts';
import type { LogColumnDef } from '../ingest/log-columns.ts';
import { knownValues } from '../stability/known-values.ts';
import type { Known } from '../stability/known-values.ts';
import type { QuestionContext } from '../questions/question.ts';
import { and } from '../questions/row-filter.ts';
import type { RowFilter } from '../questions/row-filter.ts';

type Parameters = { current?: string; reference?: string };

type Counts = { missing: number; low: number | null; high: number | null };

export const question = { id: 'quality', ask };

async function ask(context: QuestionContext, parameters: Parameters): Promise<Quality> {
  const filter =
    parameters.current === undefined
      ? context.filter
      : and(context.filter, context.filterOf({ period: parameters.current }));
  const columns = context.columns.filter((column) => column.part !== 'ignore');
  const { rows, counts } = await countColumns(context, filter, columns);
  const reference = await knownValues(context, parameters.reference, columns);
  const outside = await outsideCounts(context, filter, columns, counts, reference.known);
  const { sources } = context;
  return {
    rows,
    current: parameters.current ?? null,
    reference: reference.name,
    columns: columns.map((column, index) => {
      const known = reference.known.get(column.column);
      return {
        column: column.name,
        label: {
          ...(column.label.en === undefined ? {} : { en: column.label.en }),
          ...(column.label.fr === undefined ? {} : { fr: column.label.fr }),
        },
        part: column.part,
        type: column.kind,
        missing: counts[index]?.missing ?? 0,
        low: counts[index]?.low ?? null,
        high: counts[index]?.high ?? null,
        range: known?.range ?? null,
        ...(outside.get(column.column) ?? {
          outOfRange: notEstimable('NO_REFERENCE'),
          unseen: notEstimable('NO_REFERENCE'),
          unseenValues: [],
        }),
      };
    }),
    duplicates: sources.reduce((sum, source) => sum + source.rows_duplicate, 0),
    rejected: sources.reduce((sum, source) => sum + source.rows_rejected, 0),
    read: sources.reduce((sum, source) => sum + source.rows_read, 0),
  };
}

/** Missing values and ranges: from the sketch for all rows, else from the rows. */
async function countColumns(
  { db }: QuestionContext,
  filter: RowFilter,
  columns: readonly LogColumnDef[],
): Promise<{ rows: number; counts: Counts[] }> {
  if (filter.sql === 'TRUE') return sketchedColumns(db, columns);
  const parts = columns.map((column, index) => {
    const name = inRelation(column.column);
    const range =
      storedType(column) === 'DOUBLE'
        ? `min(${name}) AS l${index}, max(${name}) AS h${index}`
        : `NULL AS l${index}, NULL AS h${index}`;
    return `(count(*) - count(${name}))::DOUBLE AS m${index}, ${range}`;
  });
  const row = await db.one<Record<string, number | null>>(
    `SELECT count(*)::DOUBLE AS n${parts.map((part) => `, ${part}`).join('')} FROM prediction WHERE ${filter.sql}`,
    filter.values,
  );
  return {
    rows: row?.['n'] ?? 0,
    counts: columns.map((_, index) => ({
      missing: row?.[`m${index}`] ?? 0,
      low: row?.[`l${index}`] ?? null,
      high: row?.[`h${index}`] ?? null,
    })),
  };
}

async function sketchedColumns(
  db: QuestionContext['db'],
  columns: readonly LogColumnDef[],
): Promise<{ rows: number; counts: Counts[] }> {
  const found = await db.all<Counts & { column_name: string; rows: number; total: number }>(
    `SELECT column_name, sum(missing)::DOUBLE AS missing, min(low) AS low, max(high) AS high, sum(rows)::DOUBLE AS rows,
       (SELECT coalesce(sum(rows), 0)::DOUBLE FROM sketch_cube) AS total FROM sketch_column GROUP BY column_name`,
  );
  const rows = found[0]?.total ?? 0;
  const byName = new Map(found.map((one) => [one.column_name, one]));
  return {
    rows,
    counts: columns.map((column) => {
      const one = byName.get(column.column);
      // A file without the column is not in its sketch: all its rows are missing there.
      const absent = rows - (one?.rows ?? 0);
      return { missing: (one?.missing ?? 0) + absent, low: one?.low ?? null, high: one?.high ?? null };
    }),
  };
}

type Outside = Pick<QualityColumn, 'outOfRange' | 'unseen' | 'unseenValues'>;

const VALUES_TOLD = 10;

/** Values outside what the reference knows. A column that small tables show to be inside is not scanned. */
async function outsideCounts(
  context: QuestionContext,
  filter: RowFilter,
  columns: readonly LogColumnDef[],
  counts: readonly Counts[],
  known: ReadonlyMap<string, Known>,
): Promise<Map<string, Outside>> {
  const result = new Map<string, Outside>();
  const ranges: { column: LogColumnDef; range: [number, number] }[] = [];
  const lists: { column: LogColumnDef; categories: string[] }[] = [];
  for (const [index, column] of columns.entries()) {
    const reference = known.get(column.column);
    if (reference === undefined) continue;
    const { range, categories } = reference;
    const { low = null, high = null } = counts[index] ?? {};
    if (range !== null && low !== null && high !== null && (low < range[0] || high > range[1]))
      ranges.push({ column, range });
    if (categories !== null) lists.push({ column, categories });
    result.set(column.column, {
      outOfRange: range === null ? notEstimable('NO_REFERENCE') : 0,
      unseen: categories === null ? notEstimable('NO_REFERENCE') : 0,
      unseenValues: [],
    });
  }
  if (ranges.length > 0) {
    const parts = ranges.map(
      ({ column, range }, index) =>
        `(count(*) FILTER (${inRelation(column.column)} < ${literal(range[0])} OR ${inRelation(column.column)} > ${literal(range[1])}))::DOUBLE AS n${index}`,
    );
    const row = await context.db.one<Record<string, number>>(
      `SELECT ${parts.join(', ')} FROM prediction WHERE ${filter.sql}`,
      filter.values,
    );
    for (const [index, { column }] of ranges.entries())
      result.set(column.column, { ...result.get(column.column)!, outOfRange: row?.[`n${index}`] ?? 0 });
  }
  const sketched =
    lists.length > 0 && filter.sql === 'TRUE' ? await sketchedCategories(context) : new Map<string, Met[]>();
  for (const { column, categories } of lists) {
    const met = sketched.get(column.column) ?? (await unseenOf(context, filter, column, categories));
    const strange = met.filter((one) => !categories.includes(one.value));
    result.set(column.column, {
      ...result.get(column.column)!,
      unseen: strange.reduce((sum, one) => sum + one.rows, 0),
      unseenValues: strange.slice(0, VALUES_TOLD).map((one) => one.value),
    });
  }
  return result;
}

/** A value of a text column and how often it was met. */
type Met = { value: string; rows: number };

/** The values of each text column, most frequent first; without the columns whose rare values the sketch holds together. */
async function sketchedCategories({ db }: QuestionContext): Promise<Map<string, Met[]>> {
  const rows = await db.all<Met & { column_name: string; whole: boolean }>(
    `SELECT column_name, category AS value, sum(rows)::DOUBLE AS rows, bool_and(bin <= 0) OVER (PARTITION BY column_name) AS whole
     FROM (SELECT column_name, category, bin, sum(rows) AS rows FROM sketch_histogram
       WHERE column_name NOT IN (SELECT column_name FROM sketch_bin) AND bin >= 0 GROUP BY ALL)
     GROUP BY column_name, category, bin ORDER BY rows DESC, value`,
  );
  const met = new Map<string, Met[]>();
  for (const { column_name, value, rows: count, whole } of rows)
    if (whole) met.set(column_name, [...(met.get(column_name) ?? []), { value, rows: count }]);
  return met;
}

async function unseenOf(
  { db }: QuestionContext,
  filter: RowFilter,
  column: LogColumnDef,
  categories: string[],
): Promise<Met[]> {
  const name = inRelation(column.column);
  const isNumber = storedType(column) === 'DOUBLE';
  const list = isNumber ? categories.map(Number).filter(Number.isFinite) : categories.map(literal);
  const strange = list.length === 0 ? 'TRUE' : `${name} NOT IN (${list.join(', ')})`;
  const text = isNumber ? `regexp_replace(${name}::VARCHAR, '\\.0$', '')` : `${name}::VARCHAR`;
  return db.all<Met>(
    `SELECT ${text} AS value, count(*)::DOUBLE AS rows FROM prediction WHERE ${filter.sql} AND ${name} IS NOT NULL AND ${strange} GROUP BY 1 ORDER BY rows DESC, value LIMIT 1000`,
    filter.values,
  );
}
