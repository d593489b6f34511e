import type { ProjectSummary } from '#shared/contract/projects.ts';
import { isEverything } from '#shared/domain/selection.ts';
import type { Selection } from '#shared/domain/selection.ts';
import type { Words } from '#shared/words/words.ts';
import type { Labels } from '#renderer/meaning/labels.ts';
import { conditionsSaid, periodText } from '#renderer/ui/selection-text.ts';

export type CasesAsked = {
  /** Null while they are looked for. */
  total: number | null;
  isStopped?: boolean;
  search: string;
  /** Name of the cohort that is listed; null: all cases. */
  cohort: string | null;
  selection: Selection;
  project: Pick<ProjectSummary, 'rows' | 'period' | 'columns'>;
  labels: Labels;
};

/** How many cases the list holds, and what they have in common. */
export function casesVerdict(
  { total, isStopped = false, search, cohort, selection, project, labels }: CasesAsked,
  words: Words,
): string {
  const { t } = words;
  if (total === null) return t(isStopped ? 'cases.given' : 'cases.reading');
  if (search !== '') return t('cases.found', { count: total, search });
  if (cohort !== null) return t('cases.inCohort', { count: total, rows: project.rows, cohort });
  if (isEverything(selection)) return t('cases.all', { count: total, period: periodText({}, project.period, words) });
  const named = (selection.where?.length ?? 0) > 0;
  return t(named ? 'cases.filtered' : 'cases.ofPeriod', {
    count: total,
    rows: project.rows,
    period: periodText(selection, project.period, words),
    filter: conditionsSaid(selection.where ?? [], { columns: project.columns, labels }, words),
  });
}
