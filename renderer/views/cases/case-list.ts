import { useCallback, useMemo } from 'react';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import type { Selection } from '#shared/domain/selection.ts';
import { useTable } from '#renderer/api/use-table.ts';
import type { PagedTable } from '#renderer/api/use-table.ts';
import { useListChoice } from '#renderer/state/cases-list.ts';
import { useSelection } from '#renderer/state/location.ts';

/** The engine lists no further; whoever looks for one case narrows the list. */
export const LISTED = 100_000;

export type CaseList = {
  cases: PagedTable<'cases.page'>;
  asked: {
    selection: Omit<Selection, 'where'> & { where?: string[] };
    cohort?: string;
    search?: string;
    column?: string;
  };
  sort: { column: string; descending: boolean } | null;
  cohort: string | null;
  lookIn: string | null;
};

/**
 * The list as it was narrowed and sorted. The page of a case asks for the same pages of it as the list does, so that
 * what was read for one is there for the other.
 *
 * @param search what is searched for, once the typing pauses; empty searches for nothing
 * @param isAsked false reads nothing
 */
export function useCaseList(project: ProjectSummary, search: string, isAsked = true): CaseList {
  const selection = useSelection();
  const sort = useListChoice(project.id, 'sort');
  const cohort = useListChoice(project.id, 'cohort');
  const lookIn = useListChoice(project.id, 'lookIn');
  const asked = useMemo(
    () => ({
      selection: asInput(selection),
      ...(cohort === null ? {} : { cohort }),
      ...(search === '' ? {} : { search, ...(lookIn === null ? {} : { column: lookIn }) }),
    }),
    [selection, cohort, search, lookIn],
  );
  const input = useCallback(
    (offset: number, limit: number) => ({
      project: project.id,
      ...asked,
      offset,
      limit,
      ...(sort === null ? {} : { sort }),
    }),
    [project.id, asked, sort],
  );
  const cases = useTable('cases.page', isAsked ? input : null, { version: project.state });
  return { cases, asked, sort, cohort, lookIn };
}

function asInput({ where, ...others }: Selection): CaseList['asked']['selection'] {
  return where === undefined ? others : { ...others, where: [...where] };
}
