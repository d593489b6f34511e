import { rowsBearing } from '../db/place-keys.ts';
import type { QuestionContext } from './question.ts';
import type { Where } from './scored.ts';
import { isLinked } from '../project/project-state.ts';

/** The rows that bear the identifier of a case: by their places, which a linked log has none of. */
export async function caseWhere(
  { db, sources }: Pick<QuestionContext, 'db' | 'sources'>,
  caseId: string,
): Promise<Where> {
  if (isLinked(sources)) return { sql: 'case_id = ?', values: [caseId] };
  const rows = await rowsBearing(db, caseId, ['case_index']);
  return { sql: rows.length === 0 ? 'FALSE' : `row IN (${rows.join(', ')})`, values: [] };
}
