import { notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import type { Quality, QualityColumn } from '#shared/analyses/quality/schema.ts';
import { identifier, literal } from '../db/sql.ts';
import { storedType } from '../ingest/log-columns.ts';
import type { LogColumnDef } from '../ingest/log-columns.ts';
import { leadingBundle } from '../project/project-state.ts';
import type { QuestionContext } from '../questions/question.ts';
import type { RowFilter } from '../questions/row-filter.ts';

type Parameters = { current?: string; reference?: string };

/** What the reference knows of a fact: a range for a number, a list for a text. */
type Known = { range: [number, number] | null; categories: string[] | null };

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

function and(a: RowFilter, b: RowFilter): RowFilter {
  return { sql: `${a.sql} AND ${b.sql}`, values: [...a.values, ...b.values], sketch: null };
}

/** The outcome of a regression is called `outcome` in the relation. */
function inRelation(column: LogColumnDef): string {
  return identifier(column.column === 'outcome_value' ? 'outcome' : column.column);
}

/** Missing values and ranges: from the sketch for all rows, else from the rows. */
async function countColumns(
  { db }: QuestionContext,
  filter: RowFilter,
  columns: readonly LogColumnDef[],
): Promise<{ rows: number; counts: Counts[] }> {
  if (filter.sql === 'TRUE') {
    const all = await db.all<{ column_name: string; missing: number; low: number | null; high: number | null }>(
      'SELECT column_name, sum(missing)::DOUBLE AS missing, min(low) AS low, max(high) AS high FROM sketch_column GROUP BY 1',
    );
    const sketched = await db.all<{ column_name: string; rows: number }>(
      'SELECT column_name, sum(rows)::DOUBLE AS rows FROM sketch_column GROUP BY 1',
    );
    const rows = (await db.one<{ n: number }>('SELECT coalesce(sum(rows), 0)::DOUBLE AS n FROM sketch_cube'))?.n ?? 0;
    return {
      rows,
      counts: columns.map((column) => {
        const found = all.find((one) => one.column_name === column.column);
        // A file without the column is not in its sketch: all its rows are missing there.
        const absent = rows - (sketched.find((one) => one.column_name === column.column)?.rows ?? 0);
        return { missing: (found?.missing ?? 0) + absent, low: found?.low ?? null, high: found?.high ?? null };
      }),
    };
  }
  const parts = columns.map((column, index) => {
    const name = inRelation(column);
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

async function knownValues(
  context: QuestionContext,
  asked: string | undefined,
  columns: readonly LogColumnDef[],
): Promise<{ name: string | null; known: Map<string, Known> }> {
  if (asked !== undefined && asked !== 'training')
    return { name: asked, known: await knownInPeriod(context, context.filterOf({ period: asked }), columns) };
  const manifest = leadingBundle(context.bundles)?.manifest;
  if (manifest === undefined) return { name: null, known: new Map() };
  const known = new Map<string, Known>();
  for (const column of columns) {
    const feature = column.part === 'feature' ? manifest.features.find((one) => one.name === column.name) : undefined;
    if (feature === undefined) continue;
    const range: Known['range'] =
      feature.min === undefined || feature.max === undefined ? null : [feature.min, feature.max];
    known.set(column.column, {
      range,
      categories: feature.categories?.map((category) => String(category.value)) ?? null,
    });
  }
  return { name: 'training', known };
}

async function knownInPeriod(
  { db }: QuestionContext,
  filter: RowFilter,
  columns: readonly LogColumnDef[],
): Promise<Map<string, Known>> {
  const known = new Map<string, Known>();
  for (const column of columns.filter((one) => one.part === 'feature')) {
    const name = inRelation(column);
    if (storedType(column) === 'DOUBLE') {
      const row = await db.one<{ low: number | null; high: number | null }>(
        `SELECT min(${name}) AS low, max(${name}) AS high FROM prediction WHERE ${filter.sql}`,
        filter.values,
      );
      known.set(column.column, {
        range: row === null || row.low === null || row.high === null ? null : [row.low, row.high],
        categories: null,
      });
    } else {
      const rows = await db.all<{ value: string }>(
        `SELECT DISTINCT ${name} AS value FROM prediction WHERE ${filter.sql} AND ${name} IS NOT NULL`,
        filter.values,
      );
      known.set(column.column, { range: null, categories: rows.map((row) => row.value) });
    }
  }
  return known;
}

type Outside = Pick<QualityColumn, 'outOfRange' | 'unseen' | 'unseenValues'>;

/** Values outside what the reference knows. A column whose own range lies inside is not scanned. */
async function outsideCounts(
  context: QuestionContext,
  filter: RowFilter,
  columns: readonly LogColumnDef[],
  counts: readonly Counts[],
  known: ReadonlyMap<string, Known>,
): Promise<Map<string, Outside>> {
  const result = new Map<string, Outside>();
  const scans: { column: LogColumnDef; range: [number, number] }[] = [];
  for (const [index, column] of columns.entries()) {
    const reference = known.get(column.column);
    if (reference === undefined) continue;
    const { low = null, high = null } = counts[index] ?? {};
    const inside =
      reference.range !== null &&
      (low === null || high === null || (low >= reference.range[0] && high <= reference.range[1]));
    if (reference.range !== null && !inside) scans.push({ column, range: reference.range });
    const outOfRange: number | NotEstimable = reference.range === null ? notEstimable('NO_REFERENCE') : 0;
    result.set(column.column, { outOfRange, ...(await unseenOf(context, filter, column, reference.categories)) });
  }
  if (scans.length > 0) {
    const parts = scans.map(
      ({ column, range }, index) =>
        `(count(*) FILTER (${inRelation(column)} < ${literal(range[0])} OR ${inRelation(column)} > ${literal(range[1])}))::DOUBLE AS n${index}`,
    );
    const row = await context.db.one<Record<string, number>>(
      `SELECT ${parts.join(', ')} FROM prediction WHERE ${filter.sql}`,
      filter.values,
    );
    for (const [index, { column }] of scans.entries())
      result.set(column.column, { ...result.get(column.column)!, outOfRange: row?.[`n${index}`] ?? 0 });
  }
  return result;
}

async function unseenOf(
  { db }: QuestionContext,
  filter: RowFilter,
  column: LogColumnDef,
  categories: string[] | null,
): Promise<Pick<Outside, 'unseen' | 'unseenValues'>> {
  if (categories === null) return { unseen: notEstimable('NO_REFERENCE'), unseenValues: [] };
  const name = inRelation(column);
  const list = categories.length === 0 ? 'NULL' : categories.map(literal).join(', ');
  const rows = await db.all<{ value: string; n: number }>(
    `SELECT ${name}::VARCHAR AS value, count(*)::DOUBLE AS n FROM prediction WHERE ${filter.sql} AND ${name} IS NOT NULL AND ${name}::VARCHAR NOT IN (${list}) GROUP BY 1 ORDER BY n DESC, value LIMIT 1000`,
    filter.values,
  );
  return { unseen: rows.reduce((sum, row) => sum + row.n, 0), unseenValues: rows.slice(0, 10).map((row) => row.value) };
}
