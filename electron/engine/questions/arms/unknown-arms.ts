import { notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';

const NAMED = 6;

/** Nobody said which of these groups was decided with the model. */
export function unknownArms(names: readonly string[]): NotEstimable {
  return notEstimable('ARMS_UNKNOWN', names.slice(0, NAMED).join(', '));
}
