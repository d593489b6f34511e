import { inRelation } from '../db/relation.ts';
import { storedType } from '../ingest/log-columns.ts';
import type { LogColumnDef } from '../ingest/log-columns.ts';
import { leadingBundle } from '../project/project-state.ts';
import type { QuestionContext } from '../questions/question.ts';
import type { RowFilter } from '../questions/row-filter.ts';

/** What the reference knows of a fact: a range for a number, a list for a text. */
export type Known = { range: [number, number] | null; categories: string[] | null };

/** The ranges and lists of the bundle (`training`, or when nothing is asked for), or what a period holds; no name where nothing is known. */
export async function knownValues(
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
    const name = inRelation(column.column);
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
