import { nearRows } from '../db/place-keys.ts';
import type { QuestionContext } from './question.ts';
import type { Where } from './scored.ts';

/** The rows that bear the identifier of a case: by their places, which a linked log has none of. */
export async function caseWhere(
  { db, sources }: Pick<QuestionContext, 'db' | 'sources'>,
  caseId: string,
): Promise<Where> {
  const isLinked = sources.some(({ kind }) => kind === 'link');
  const near = isLinked ? '' : `${await nearRows(db, 'case_index', caseId)} AND `;
  return { sql: `${near}case_id = ?`, values: [caseId] };
}
