import type { Selection } from '#shared/domain/selection.ts';
import { navigate } from './location.ts';
import { pageChoices } from './page-choices.ts';

/** What narrows the list of cases beside the selection. */
type Narrowed = {
  /** A known cohort, or the id of a saved one; null lists all cases. */
  cohort: string | null;
  /** Where a search looks: null is the identifiers. */
  lookIn: string | null;
};

export const { useChoice: useListChoice, choose: chooseList } = pageChoices<Narrowed>({ cohort: null, lookIn: null });

/** Lists exactly the cases of a selection: what narrowed the list before is left off. */
export function listCases(project: string, selection: Selection): void {
  chooseList(project, { cohort: null, lookIn: null });
  navigate({ place: 'cases', tab: null, selection });
}
