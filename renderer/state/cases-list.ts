import { create } from 'zustand';
import type { Selection } from '#shared/domain/selection.ts';
import { navigate } from './location.ts';
import { pageChoices } from './page-choices.ts';

/** What narrows the list of cases beside the selection. */
type Narrowed = {
  /** A known cohort, or the id of a saved one; null lists all cases. */
  cohort: string | null;
  /** Where a search looks: null is the identifiers. */
  lookIn: string | null;
  /** What is searched for; null searches for nothing. */
  search: string | null;
  sort: { column: string; descending: boolean } | null;
  /** Place in the list of the case that was opened last, to come back to it, and the name of a saved cohort. */
  opened: { index: number; cohort: string | null } | null;
};

const WHOLE: Narrowed = { cohort: null, lookIn: null, search: null, sort: null, opened: null };

export const { useChoice: useListChoice, choose: chooseList } = pageChoices<Narrowed>(WHOLE);

/** Lists exactly the cases of a selection: what narrowed the list before is left off. */
export function listCases(project: string, selection: Selection): void {
  chooseList(project, WHOLE);
  navigate({ place: 'cases', tab: null, selection });
}

export type Way = 'previous' | 'next';

/** The steps from the case on the page to its neighbours in the list it was opened from; `off` says why there is none. */
export type Walk = Record<Way, { go: () => void; off: string | null }>;

/** What the page of a case offers to the keys and the commands; null where no case was opened from a list. */
export const useWalk = create<{ offer: Walk | null }>(() => ({ offer: null }));
