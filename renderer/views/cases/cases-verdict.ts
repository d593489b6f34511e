import type { ProjectSummary } from '#shared/contract/projects.ts';
import type { Words } from '#shared/words/words.ts';
import { conditionsSaid, periodText } from '#renderer/ui/selection-text.ts';
import { narrowedBy } from './list-name.ts';
import type { Narrowed } from './list-name.ts';

export type CasesAsked = Narrowed & {
  /** Null while they are looked for. */
  total: number | null;
  isStopped?: boolean;
  project: Pick<ProjectSummary, 'rows' | 'period' | 'columns'>;
};

/** How many cases the list holds, and all that they have in common. */
export function casesVerdict(asked: CasesAsked, words: Words): string {
  const { total, isStopped = false, search, cohort, selection, project, labels } = asked;
  const { t } = words;
  if (total === null) return t(isStopped ? 'cases.given' : 'cases.reading');
  const { rows, period: whole, columns } = project;
  const { where = [], version } = selection;
  const parts = narrowedBy(asked, words);
  if (parts.length === 0) return t('cases.all', { count: total, period: periodText({}, whole, words) });
  if (parts.length === where.length)
    return t('cases.filtered', { count: total, rows, filter: conditionsSaid(where, { columns, labels }, words) });
  if (parts.length === 1 && version === undefined) {
    if (search !== '') return t('cases.found', { count: total, search });
    if (cohort !== null) return t('cases.inCohort', { count: total, rows, cohort });
    return t('cases.ofPeriod', { count: total, rows, period: periodText(selection, whole, words) });
  }
  return t('cases.narrowed', { count: total, rows, parts: parts.join(', ') });
}
