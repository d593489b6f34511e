import type { LogRole } from '#shared/domain/role.ts';
import type { ColumnProfile } from './columns.ts';

const VERSION = /^v?\d+(\.\d+)+[\w.\-+]*$|^v\d+$/i;

/** Whether the values of a column can play a role at all. A name alone never decides against them. */
export function fits(column: ColumnProfile, role: LogRole): boolean {
  const { present, distinct, number, time, freeText } = column;
  if (present.length === 0) return EMPTY_MAY_BE.has(role);
  switch (role) {
    case 'prediction_time':
    case 'outcome_time':
      return time !== null;
    case 'score':
    case 'shadow_score':
      return number !== null && time === null;
    case 'threshold':
    case 'arm_share':
    case 'action_propensity':
      return number !== null;
    case 'value':
    case 'pre_value':
    case 'cost':
      return number !== null && distinct.length > 2;
    case 'prediction':
      return time === null && !freeText;
    case 'outcome':
      return time === null && !freeText && (distinct.length <= 20 || number !== null);
    case 'decision':
    case 'applied_decision':
    case 'phase':
    case 'arm':
    case 'dataset':
      return distinct.length <= 12 && time === null && !freeText;
    case 'acted':
      return distinct.length <= 2;
    case 'model_version':
    case 'shadow_version':
      return (
        distinct.length <= 50 &&
        (distinct.every((value) => VERSION.test(value)) || number === null || distinct.length <= 5)
      );
    case 'model_name':
    case 'shadow_name':
      return distinct.length <= 50 && number === null && time === null;
    case 'currency':
      return distinct.every((value) => /^[A-Z]{3}$/.test(value));
    case 'prediction_id':
    case 'entity_id':
      return !freeText && time === null && !isFraction(column);
    case 'cluster_id':
      return !freeText && time === null && distinct.length < Math.max(20, 0.5 * present.length);
  }
}

const EMPTY_MAY_BE = new Set<LogRole>([
  'outcome',
  'outcome_time',
  'value',
  'pre_value',
  'applied_decision',
  'arm',
  'acted',
  'shadow_score',
  'shadow_version',
]);

function isFraction(column: ColumnProfile): boolean {
  return column.number !== null && column.present.some((value) => /[.,]\d/.test(value));
}

/** `house-price 3.1.0`: a name and a version in one text. */
export const NAME_AND_VERSION = /^(.+?)[ _@/:-]+v?(\d+(?:\.\d+)+\S*)$/;

export function holdsNameAndVersion(column: ColumnProfile): boolean {
  return (
    column.distinct.length > 0 &&
    column.distinct.length <= 50 &&
    column.distinct.every((value) => NAME_AND_VERSION.test(value))
  );
}

/** A text that can only be meant as an identifier: letters and digits, no space, hardly repeated. */
export function looksLikeIdentifier(column: ColumnProfile): boolean {
  if (column.freeText || column.time !== null || column.present.length < 1) return false;
  const shaped = column.present.every((value) => /^[\p{L}\d][\p{L}\d\-_/.:#]{3,63}$/u.test(value) && /\d/.test(value));
  return (
    shaped &&
    !isFraction(column) &&
    (column.number === null || column.present.every((value) => /^\d{5,20}$/.test(value)))
  );
}
