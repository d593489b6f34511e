/**
 * The parts a column of a prediction log can play. The canonical name of a role is at once the name of its column
 * in the relation `prediction`, the word after `--role` on the command line and the key of a recipe.
 */
export const LOG_ROLES = [
  'prediction_id',
  'entity_id',
  'prediction_time',
  'model_name',
  'model_version',
  'score',
  'prediction',
  'threshold',
  'decision',
  'applied_decision',
  'phase',
  'arm',
  'arm_share',
  'outcome',
  'outcome_time',
  'value',
  'currency',
  'pre_value',
  'cost',
  'acted',
  'action_propensity',
  'shadow_name',
  'shadow_version',
  'shadow_score',
  'cluster_id',
  'dataset',
] as const;

export type LogRole = (typeof LOG_ROLES)[number];

/** What a column without a log role is: a fact the model reads, a fact kept for audit only, free text, or left out. */
export const OTHER_PARTS = ['feature', 'audit', 'text', 'ignore'] as const;

export type OtherPart = (typeof OTHER_PARTS)[number];

export type ColumnPart = LogRole | OtherPart;

/** How the values of a role are stored: text for ever, a number, or a local date and time. */
export type StoredAs = 'text' | 'number' | 'time';

const STORED_AS: Partial<Record<LogRole, StoredAs>> = {
  prediction_time: 'time',
  outcome_time: 'time',
  score: 'number',
  threshold: 'number',
  arm_share: 'number',
  value: 'number',
  pre_value: 'number',
  cost: 'number',
  action_propensity: 'number',
  shadow_score: 'number',
};

/** The storage of a role. The outcome is text for a class and a number for a regression: see `Task`. */
export function storedAs(role: LogRole): StoredAs {
  return STORED_AS[role] ?? 'text';
}

export function isLogRole(text: string): text is LogRole {
  return (LOG_ROLES as readonly string[]).includes(text);
}

export type Task = 'binary_classification' | 'regression';
