/** A figure that cannot be computed says why; it is never 0, 1 or NaN. */
export type NotEstimable = { ok: false; reason: NotEstimableReason; needed?: number | string | undefined };

export const NOT_ESTIMABLE_REASONS = [
  'NO_ROWS',
  'NO_OUTCOME_WINDOW',
  'NO_OUTCOME_COLUMN',
  'NO_OUTCOME_KNOWN',
  'NO_ENTITY_COLUMN',
  'NO_REFERENCE',
  'POSITIVE_CLASS_UNKNOWN',
  'NOT_A_CLASSIFICATION',
  'TOO_FEW_ROWS',
  'ONE_CLASS',
  'CONSTANT_SCORE',
  'NOT_A_PROBABILITY',
  'NOT_A_REGRESSION',
  'NO_CUTOFF',
  'NO_SCORE_COLUMN',
  'NO_SHADOW_COLUMN',
  'NO_ACTED_COLUMN',
  'NO_PROPENSITY_COLUMN',
  'NOT_ENOUGH_OVERLAP',
  'NO_VALUE_COLUMN',
  'EARNED_EITHER_WAY',
  'NO_ARM_COLUMN',
  'NO_VALUE_MATRIX',
  'NEEDS_EXACT',
  'NO_FEATURES',
  'NO_TRAINING_SAMPLE',
  'NO_JOURNAL',
  'NOT_CATEGORICAL',
  'NOT_A_NUMBER',
  'CONSTANT_REFERENCE',
  'ZERO_BASE',
  'NOT_BOUNDED',
  'CONSTANT_COLUMN',
  'ONE_ARM',
  'NO_SHARE',
  'NO_COVARIATE',
  'ARMS_UNKNOWN',
  'ONE_EACH',
  'DEALT_BY_CASE',
  'NOT_APPLICABLE',
  'NO_SMALLEST_EFFECT',
  'NO_METRIC',
  'NO_SPREAD',
  'WIDENED_BY_CHANCE',
  'LARGEST_OF_MANY',
  'TOO_FEW_OF_A_CLASS',
  'TOO_FEW_OF_A_DECISION',
] as const;

export type NotEstimableReason = (typeof NOT_ESTIMABLE_REASONS)[number];

export function notEstimable(reason: NotEstimableReason, needed?: number | string): NotEstimable {
  return needed === undefined ? { ok: false, reason } : { ok: false, reason, needed };
}

export function isEstimated<T>(figure: T): figure is Exclude<T, { ok: false }> {
  return !(typeof figure === 'object' && figure !== null && 'ok' in figure && figure.ok === false);
}

/** The figure, or null where it cannot be told: for cells and marks, whose emptiness has its reason elsewhere. */
export function orNull<T>(figure: T): Exclude<T, { ok: false }> | null {
  return isEstimated(figure) ? figure : null;
}

/** Low and high bound, at 95 % unless said otherwise. */
export type Interval = [low: number, high: number];
