import type { QualityCell } from '#shared/analyses/quality-over-time/schema.ts';
import { notEstimable } from '#shared/domain/estimate.ts';
import { inRelation } from '../db/relation.ts';
import { literal } from '../db/sql.ts';
import { storedType } from '../ingest/log-columns.ts';
import type { LogColumnDef } from '../ingest/log-columns.ts';
import type { QuestionContext } from '../questions/question.ts';
import { periodSql, periodTexts } from '../questions/score-groups.ts';
import type { Known } from './known-values.ts';

export type ColumnPeriod = { period: string; rows: number; cells: QualityCell[] };

/** A value that stands alone in fewer rows may do so by chance. */
const LEAST_CONSTANT = 30;
const COUNTS = 4;

/** Counts of every column in every period, in one scan. */
export async function columnPeriods(
  { db, filter }: QuestionContext,
  columns: readonly LogColumnDef[],
  known: ReadonlyMap<string, Known>,
  by: 'month' | 'week',
): Promise<ColumnPeriod[]> {
  const parts = columns.flatMap((column) => countsOf(column, known.get(column.column)));
  const select = [periodSql(by), 'count(*)::DOUBLE', ...parts].join(', ');
  const [codes = new Float64Array(), rows = new Float64Array(), ...counts] = await db.numbers(
    `SELECT ${select} FROM prediction WHERE ${filter.sql} AND day IS NOT NULL GROUP BY 1 ORDER BY 1`,
    filter.values,
  );
  const { periods } = periodTexts(codes, by);
  // A column that never holds several values is constant by nature.
  const varies = columns.map((_, at) =>
    rows.some((all, place) => counts[COUNTS * at + 3]![place] === 0 && all > counts[COUNTS * at]![place]!),
  );
  return periods.map((period, place) => ({
    period,
    rows: rows[place]!,
    cells: columns.map((column, at): QualityCell => {
      const [missing, outOfRange, unseen, alone] = [0, 1, 2, 3].map((which) => counts[COUNTS * at + which]![place]!);
      const reference = known.get(column.column);
      return {
        missing: missing!,
        outOfRange: (reference?.range ?? null) === null ? notEstimable('NO_REFERENCE') : outOfRange!,
        unseen: (reference?.categories ?? null) === null ? notEstimable('NO_REFERENCE') : unseen!,
        isConstant: alone === 1 && rows[place]! - missing! >= LEAST_CONSTANT && varies[at]!,
      };
    }),
  }));
}

/** Missing, out of range, unseen, and whether one value stands alone. */
function countsOf(column: LogColumnDef, known: Known | undefined): string[] {
  const name = inRelation(column.column);
  const count = (condition: string): string => `(count(*) FILTER (${condition}))::DOUBLE`;
  const { range = null, categories = null } = known ?? {};
  const isNumber = storedType(column) === 'DOUBLE';
  const list = isNumber
    ? (categories ?? []).map(Number).filter(Number.isFinite)
    : (categories ?? []).map((category) => literal(category));
  return [
    count(`${name} IS NULL`),
    range === null ? '0::DOUBLE' : count(`${name} < ${literal(range[0])} OR ${name} > ${literal(range[1])}`),
    categories === null || list.length === 0
      ? '0::DOUBLE'
      : count(`${name} IS NOT NULL AND ${name} NOT IN (${list.join(', ')})`),
    `(count(${name}) > 0 AND min(${name}) = max(${name}))::INTEGER::DOUBLE`,
  ];
}
