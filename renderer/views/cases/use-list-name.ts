import type { ProjectSummary } from '#shared/contract/projects.ts';
import { isKnownCohort } from '#shared/domain/cohort.ts';
import { useLabels } from '#renderer/meaning/use-labels.ts';
import { useListChoice } from '#renderer/state/cases-list.ts';
import { useSelection } from '#renderer/state/location.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { listName } from './list-name.ts';

/** What the list of cases is narrowed to now, in one line; null where it holds all of them. */
export function useListName(project: ProjectSummary): string | null {
  const words = useWords();
  const labels = useLabels(project);
  const selection = useSelection();
  const cohort = useListChoice(project.id, 'cohort');
  const search = (useListChoice(project.id, 'search') ?? '').trim();
  const opened = useListChoice(project.id, 'opened');
  const named = cohort === null ? null : isKnownCohort(cohort) ? words.t(`cohorts.names.${cohort}`) : null;
  return listName({ search, cohort: named ?? opened?.cohort ?? null, selection, project, labels }, words);
}
