import type { Meaning } from '#shared/mapping/recipe.ts';
import { literal } from '../../db/sql.ts';
import { hasPart } from '../../ingest/log-columns.ts';
import type { QuestionContext } from '../question.ts';
import { cutoffInForce } from '../scored.ts';
import type { Where } from '../scored.ts';

/**
 * Rows with both scores, gathered by their pair: as they are, or in steps when the log is large. `first` is the champion's score, `second`
 * the shadow's; the decisions are 1 on the positive side of the cut-off, 0 on the other, NaN without a cut-off.
 */
export type Cells = {
  first: Float64Array;
  second: Float64Array;
  firstChosen: Float64Array;
  secondChosen: Float64Array;
  n: Float64Array;
  known: Float64Array;
  positives: Float64Array;
  acted: Float64Array;
};

const STEPS = 200;
const YES = `('1', 'true', 't', 'yes', 'y', 'oui', 'o', 'vrai', '1.0')`;

const NO = `('0', 'false', 'f', 'no', 'n', 'non', 'faux', '0.0')`;

/**
 * Whether a row was acted upon, as SQL that is NULL where the log does not say: the column of actions, else the decision that was really taken
 * where it is a yes or a no, or names a side of the cut-off. Null when the log has neither.
 */
export function actedSql({
  columns,
  ...context
}: Pick<QuestionContext, 'columns' | 'meaning' | 'bundles'>): string | null {
  if (hasPart(columns, 'acted')) return `(CASE WHEN acted IS NOT NULL THEN lower(acted) IN ${YES} END)`;
  const cutoff = cutoffInForce(context);
  if (cutoff === null || !hasPart(columns, 'applied_decision')) return null;
  const is = (side: string, words: string): string =>
    `applied_decision = ${literal(side)} OR lower(applied_decision) IN ${words}`;
  return `(CASE WHEN ${is(cutoff.whenTrue, YES)} THEN TRUE WHEN ${is(cutoff.whenFalse, NO)} THEN FALSE END)`;
}

/** Rows that both models scored. */
export function scoredTwice({ filter }: Pick<QuestionContext, 'filter'>): Where {
  return { sql: `${filter.sql} AND isfinite(score) AND isfinite(shadow_score)`, values: filter.values };
}

/** On which side of the cut-off a score lies, as SQL; NULL where there is no cut-off. */
export function chosenSql({ cutoff, task }: Meaning, column: string): string {
  if (cutoff === null) return 'NULL::BOOLEAN';
  if (cutoff.type === 'range') return `${column} BETWEEN '${cutoff.low}'::DOUBLE AND '${cutoff.high}'::DOUBLE`;
  // The side that expects the positive outcome is the high one of a probability, however the rule is written.
  const isTurned = task !== 'regression' && (cutoff.operator === '<' || cutoff.operator === '<=');
  return `${isTurned ? 'NOT ' : ''}(${column} ${cutoff.operator} '${cutoff.threshold}'::DOUBLE)`;
}

/** A score as it is, or the middle of its step. */
export type Stepped = (column: string) => string;

export async function steppedBy(context: QuestionContext, mode: 'exact' | 'sketch'): Promise<Stepped> {
  if (mode === 'exact') return (column) => `${column}::DOUBLE`;
  if (context.meaning.scoreKind === 'probability')
    return (column) => `(least(floor(${column} * ${STEPS}), ${STEPS - 1}) + 0.5) / ${STEPS}`;
  const where = scoredTwice(context);
  const ends = await context.db.one<{ low: number; high: number }>(
    `SELECT least(min(score), min(shadow_score))::DOUBLE AS low, greatest(max(score), max(shadow_score))::DOUBLE AS high FROM prediction WHERE ${where.sql}`,
    where.values,
  );
  const low = ends?.low ?? 0;
  const width = ((ends?.high ?? 1) - low) / STEPS || 1;
  return (column) =>
    `'${low}'::DOUBLE + (least(floor((${column} - '${low}'::DOUBLE) / '${width}'::DOUBLE), ${STEPS - 1}) + 0.5) * '${width}'::DOUBLE`;
}

export async function readCells(context: QuestionContext, stepped: Stepped): Promise<Cells> {
  const { db, meaning } = context;
  const where = scoredTwice(context);
  const didAct = actedSql(context);
  const isClass = meaning.task !== 'regression';
  const [first, second, firstChosen, secondChosen, n, known, positives, acted] = await db.numbers(
    `SELECT ${stepped('score')} AS a, ${stepped('shadow_score')} AS b,
       (${chosenSql(meaning, 'score')})::INTEGER::DOUBLE AS da, (${chosenSql(meaning, 'shadow_score')})::INTEGER::DOUBLE AS db,
       count(*)::DOUBLE AS n, count(*) FILTER (outcome_known)::DOUBLE AS known,
       ${isClass ? 'coalesce(sum(outcome), 0)::DOUBLE' : '0::DOUBLE'} AS positives,
       ${didAct === null ? '0::DOUBLE' : `count(*) FILTER (${didAct})::DOUBLE`} AS acted
     FROM prediction WHERE ${where.sql} GROUP BY a, b, da, db ORDER BY a, b`,
    where.values,
  );
  const none = new Float64Array();
  return {
    first: first ?? none,
    second: second ?? none,
    firstChosen: firstChosen ?? none,
    secondChosen: secondChosen ?? none,
    n: n ?? none,
    known: known ?? none,
    positives: positives ?? none,
    acted: acted ?? none,
  };
}

/** Paired differences, shadow - champion, over the rows with a known outcome: exact, whatever the size of the log. */
export type PairedLosses = { n: number; champion: number; shadow: number; difference: number; variance: number };

export async function pairedLosses(context: QuestionContext): Promise<PairedLosses> {
  const where = scoredTwice(context);
  const loss = (column: string): string =>
    context.meaning.task === 'regression' ? `abs(${column} - outcome)` : `(${column} - outcome) ** 2`;
  const row = await context.db.one<PairedLosses>(
    `SELECT count(*)::DOUBLE AS n, coalesce(avg(a), 0)::DOUBLE AS champion, coalesce(avg(b), 0)::DOUBLE AS shadow,
       coalesce(avg(b - a), 0)::DOUBLE AS difference, coalesce(var_samp(b - a), 0)::DOUBLE AS variance
     FROM (SELECT ${loss('score')} AS a, ${loss('shadow_score')} AS b FROM prediction WHERE ${where.sql} AND outcome_known AND outcome IS NOT NULL)`,
    where.values,
  );
  return row ?? { n: 0, champion: 0, shadow: 0, difference: 0, variance: 0 };
}

export function sumOf(column: Float64Array): number {
  let sum = 0;
  for (const value of column) sum += value;
  return sum;
}
