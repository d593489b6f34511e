import type { CutoffInForce, OutcomeLabels } from './estimates.ts';
import type { SegmentLevel } from './segments/schema.ts';

/** Rows with a score and a known outcome. */
export const JUDGED: readonly string[] = ['@score!=', '@outcome!='];

/** Rows with a known outcome and a score that a condition tells. */
export function judgedIn(score: string): string[] {
  return ['@outcome!=', score];
}

/** A condition on a column that lies between two numbers: the low one counts, the high one when `closed`. */
export function within(column: string, low: number | null, high: number | null, closed = false): string {
  return `${column}=[${low ?? ''},${high ?? ''}${closed ? ']' : ')'}`;
}

/** Rows whose outcome is the one that is looked for, or another one that is known; null where none is looked for. */
export function ended(outcome: OutcomeLabels, how: 'positive' | 'negative'): string[] | null {
  const value = outcome?.positive.value ?? '';
  if (value === '') return null;
  return how === 'positive' ? [`@outcome=${value}`] : [`@outcome!=${value}`];
}

/** The rows of a group; null where conditions cannot say them: values that are gathered as the other ones. */
export function ofLevels(levels: readonly SegmentLevel[]): string[] | null {
  const all = levels.map(ofLevel);
  return all.every((one) => one !== null) ? all : null;
}

/** The rows of one level of a column, as `ofLevels`. */
export function ofLevel({ column, value, low, high, isMissing, isLast }: SegmentLevel): string | null {
  if (isMissing) return `${column}=`;
  if (value !== null) return value === '' ? null : `${column}=${value}`;
  if (low === null && high === null) return null;
  return low === high ? `${column}=${low}` : within(column, low, high, isLast === true && high !== null);
}

/** The scores on one side of a cut-off. */
export function onSide(
  { threshold, operator }: Pick<NonNullable<CutoffInForce>, 'threshold' | 'operator'>,
  isPositive: boolean,
  column: '@score' | '@shadow_score' = '@score',
): string {
  const withThreshold = (operator === '>=') === isPositive;
  if (isPositive) return `${column}=${withThreshold ? '[' : '('}${threshold},)`;
  return `${column}=(,${threshold}${withThreshold ? ']' : ')'}`;
}

/**
 * The scores of a tenth, the highest first; null where equal scores stand on both sides of its border, so that no score
 * tells them apart.
 */
export function ofTenth(
  tenths: readonly { minScore: number; maxScore: number }[],
  at: number,
  column: '@score' | '@shadow_score' = '@score',
): string | null {
  const [above, one, below] = [tenths[at - 1], tenths[at], tenths[at + 1]];
  if (one === undefined) return null;
  const isApart = (above?.minScore ?? Infinity) > one.maxScore && (below?.maxScore ?? -Infinity) < one.minScore;
  return isApart ? within(column, one.minScore, one.maxScore, true) : null;
}
