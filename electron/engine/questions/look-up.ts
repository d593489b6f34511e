import type { QuestionContext } from './question.ts';
import type { Where } from './scored.ts';

/** The rows that bear the identifier of a case: by their places, which a linked log has none of. */
export function caseWhere({ sources }: Pick<QuestionContext, 'sources'>, caseId: string): Where {
  return sources.some(({ kind }) => kind === 'link')
    ? { sql: 'case_id = ?', values: [caseId] }
    : { sql: `row IN (${placesSql('case_index')}) AND case_id = ?`, values: [caseId, caseId] };
}

/** Places of the rows that carry an identifier, bound as the one value, and now and then of a few others: its hash is short. */
export function placesSql(index: 'case_index' | 'entity_index'): string {
  return `SELECT row FROM ${index} WHERE hash = (hash(?) >> 32)::UINTEGER`;
}
