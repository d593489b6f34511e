import type { Parameter, ReadDb } from '../db/connection.ts';
import { SCORE_BINS, scoreBinSql } from '../ingest/sketches.ts';
import type { RowFilter } from './row-filter.ts';

/** The rows among which a page lies, and how many rows of the list come before them. */
export type PageWindow = { sql: string; values: readonly Parameter[]; before: number };

type Step = { step: number | string; rows: number };

/** How a sorted column is known to the daily sketches: by score bin or by day. */
const KNOWN = {
  score: {
    step: 'score_bin',
    within: (low: Parameter, high: Parameter): Omit<PageWindow, 'before'> => ({
      // The edges by the sum that made the bins; the wider range lets the scan pass over what lies far off.
      sql: `score BETWEEN ?::DOUBLE AND ?::DOUBLE AND ${scoreBinSql('score')} BETWEEN ? AND ?`,
      values: [Number(low) / SCORE_BINS - SLACK, (Number(high) + 1) / SCORE_BINS + SLACK, low, high],
    }),
  },
  prediction_time: {
    step: 'day',
    within: (low: Parameter, high: Parameter): Omit<PageWindow, 'before'> => ({
      sql: 'prediction_time >= ?::DATE::TIMESTAMP AND prediction_time < (?::DATE + 1)::TIMESTAMP',
      values: [low, high],
    }),
  },
} as const;

const SLACK = 1e-9;

/**
 * Where a page of a sorted list lies, told by the daily sketches, so that a page far down costs no sort of all rows
 * before it. Null where they cannot tell: another column, other conditions than days and versions, or rows without a
 * place in the order.
 */
export async function pageWindow(
  db: ReadDb,
  sketch: RowFilter['sketch'],
  { column, descending, offset, limit }: { column: string; descending: boolean; offset: number; limit: number },
): Promise<PageWindow | null> {
  if (sketch === null || (column !== 'score' && column !== 'prediction_time')) return null;
  const { step, within } = KNOWN[column];
  const steps = await db.all<Step | { step: null; rows: number }>(
    `SELECT ${step === 'day' ? 'day::VARCHAR' : 'score_bin::INTEGER'} AS step, sum(rows)::DOUBLE AS rows FROM sketch_cube
     WHERE ${sketch.sql} GROUP BY ALL ORDER BY step ${descending ? 'DESC' : 'ASC'}`,
    sketch.values,
  );
  const known = steps.filter((one): one is Step => one.step !== null);
  if (known.length < steps.length) return null;
  let before = 0;
  let at = 0;
  while (at < known.length && before + known[at]!.rows <= offset) {
    before += known[at]!.rows;
    at += 1;
  }
  const first = at;
  let reached = before;
  while (at < known.length && reached < offset + limit) {
    reached += known[at]!.rows;
    at += 1;
  }
  if (first === at) return null;
  const ends = [known[first]!.step, known[at - 1]!.step];
  const [low, high] = descending ? ends.toReversed() : ends;
  return { ...within(low!, high!), before };
}
