import type { Meaning } from '#shared/mapping/recipe.ts';
import { literal } from '../../db/sql.ts';
import { hasPart } from '../../ingest/log-columns.ts';
import type { QuestionContext } from '../question.ts';
import { cutoffInForce } from '../scored.ts';
import type { Where } from '../scored.ts';

const YES = `('1', 'true', 't', 'yes', 'y', 'oui', 'o', 'vrai', '1.0')`;
const NO = `('0', 'false', 'f', 'no', 'n', 'non', 'faux', '0.0')`;

/** What tells how a row was decided. */
type Decided = Pick<QuestionContext, 'columns' | 'meaning'>;

/**
 * Whether a row was acted upon, as SQL that is NULL where the log does not say: the column of actions, else the decision that was really taken
 * where it is a yes or a no, or names a side of the cut-off. Null when the log has neither.
 */
export function actedSql({ columns, meaning }: Decided): string | null {
  if (hasPart(columns, 'acted')) return `(CASE WHEN acted IS NOT NULL THEN lower(acted) IN ${YES} END)`;
  const cutoff = cutoffInForce({ meaning, bundles: [] });
  if (cutoff === null || !hasPart(columns, 'applied_decision')) return null;
  const is = (side: string, words: string): string =>
    `applied_decision = ${literal(side)} OR lower(applied_decision) IN ${words}`;
  return `(CASE WHEN ${is(cutoff.whenTrue, YES)} THEN TRUE WHEN ${is(cutoff.whenFalse, NO)} THEN FALSE END)`;
}

/** Whether the decision that was taken names a side of the cut-off, as SQL; null where actions have a column, or no decision is known. */
export function namedSql({ columns, meaning }: Decided): string | null {
  const cutoff = cutoffInForce({ meaning, bundles: [] });
  if (cutoff === null || hasPart(columns, 'acted') || !hasPart(columns, 'applied_decision')) return null;
  return `applied_decision IN (${literal(cutoff.whenTrue)}, ${literal(cutoff.whenFalse)})`;
}

/** On which side of the cut-off a score lies, as SQL; NULL where there is no cut-off. */
export function chosenSql({ cutoff, task }: Meaning, column: string): string {
  if (cutoff === null) return 'NULL::BOOLEAN';
  if (cutoff.type === 'range') return `${column} BETWEEN '${cutoff.low}'::DOUBLE AND '${cutoff.high}'::DOUBLE`;
  // The side that expects the positive outcome is the high one of a probability, however the rule is written.
  const isTurned = task !== 'regression' && (cutoff.operator === '<' || cutoff.operator === '<=');
  return `${isTurned ? 'NOT ' : ''}(${column} ${cutoff.operator} '${cutoff.threshold}'::DOUBLE)`;
}

/** Rows that both models scored. */
export function scoredTwice({ filter }: Pick<QuestionContext, 'filter'>): Where {
  return { sql: `${filter.sql} AND isfinite(score) AND isfinite(shadow_score)`, values: filter.values };
}
