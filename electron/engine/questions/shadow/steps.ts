import { pairsAreKept, stepSql } from '../../ingest/sketch-pairs.ts';
import { SCORE_BINS } from '../../ingest/sketches.ts';
import type { QuestionContext } from '../question.ts';
import type { Where } from '../scored.ts';
import { scoredTwice } from './decided.ts';

/**
 * A score as it is, or the middle of its step; `key` numbers the steps, which are gathered sooner than their middles. `kept` are the cells of
 * `sketch_pair`, and the days of `sketch_pair_day`, that hold the rows of the question; null where the rows have to be read.
 */
export type Stepped = { key: (column: string) => string; middle: (key: string) => string; kept: Where | null };

export function stepOf({ key, middle }: Stepped, column: string): string {
  return middle(key(column));
}

export async function steppedBy(
  context: QuestionContext,
  mode: 'exact' | 'sketch',
  kept: Where | null,
): Promise<Stepped> {
  if (mode === 'exact') return { key: (column) => `${column}::DOUBLE`, middle: (key) => key, kept: null };
  if (context.meaning.scoreKind === 'probability')
    return {
      key: (column) => stepSql(`${column} * ${SCORE_BINS}`),
      middle: (key) => `((${key} + 0.5) / ${SCORE_BINS}::DOUBLE)`,
      kept,
    };
  const [low, width] = await rangeInSteps(context);
  return {
    key: (column) => stepSql(`(${column} - '${low}'::DOUBLE) / '${width}'::DOUBLE`),
    middle: (key) => `('${low}'::DOUBLE + (${key} + 0.5) * '${width}'::DOUBLE)`,
    kept,
  };
}

async function rangeInSteps(context: QuestionContext): Promise<[low: number, width: number]> {
  const where = scoredTwice(context);
  const ends = await context.db.one<{ low: number; high: number }>(
    `SELECT least(min(score), min(shadow_score))::DOUBLE AS low, greatest(max(score), max(shadow_score))::DOUBLE AS high FROM prediction WHERE ${where.sql}`,
    where.values,
  );
  const low = ends?.low ?? 0;
  return [low, ((ends?.high ?? 1) - low) / SCORE_BINS || 1];
}

/** The cells know months: they can tell days only where these cut no month that has rows. */
export async function keptPairs(context: QuestionContext): Promise<Where | null> {
  const { sketch } = context.filter;
  if (sketch === null || !(await pairsAreKept(context.db, context))) return null;
  const cut = await context.db.one(
    `SELECT 1 AS cut FROM (SELECT date_trunc('month', day)::DATE AS day, model_version, (${sketch.sql}) AS kept FROM sketch_pair_day)
     WHERE kept IS DISTINCT FROM (${sketch.sql}) LIMIT 1`,
    [...sketch.values, ...sketch.values],
  );
  return cut === null ? sketch : null;
}
