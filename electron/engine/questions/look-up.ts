import { logBearing } from '../db/place-keys.ts';
import type { LookUp } from '../db/place-keys.ts';
import { isLinked } from '../project/project-state.ts';
import type { QuestionContext } from './question.ts';
import type { Where } from './scored.ts';

type Looking = Pick<QuestionContext, 'db' | 'sources' | 'over'>;

/** The predictions of a case, as SQL: by their places, which a linked log has none of. */
export async function caseFrom(context: Looking, caseId: string): Promise<Where & { from: string }> {
  if (isLinked(context.sources)) return { from: 'prediction', sql: 'case_id = ?', values: [caseId] };
  return { from: await bearing(context, caseId, 'case_index'), sql: 'TRUE', values: [] };
}

/** The predictions of an individual in a log that has places, to stand behind FROM. */
export function individualFrom(context: Looking, individual: string): Promise<string> {
  return bearing(context, individual, 'entity_index');
}

async function bearing({ db, over }: Looking, wanted: string, lookUp: LookUp): Promise<string> {
  return `(${over(await logBearing(db, wanted, lookUp))}) AS prediction`;
}
