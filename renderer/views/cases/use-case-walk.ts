import { useEffect } from 'react';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { chooseList, useListChoice, useWalk } from '#renderer/state/cases-list.ts';
import type { Walk, Way } from '#renderer/state/cases-list.ts';
import { navigate } from '#renderer/state/location.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { LISTED, useCaseList } from './case-list.ts';
import { neighbourOf, placeOf } from './case-walk.ts';

/** Where the case stands in the list it was opened from; `at` is null where it is not one of that list. */
export type Walked = { walk: Walk; at: number | null; total: number | null };

/**
 * The steps to the cases before and after this one, in the list that it was opened from: narrowed and sorted as that
 * was. Only the page of the list around the case is read. Null where no case was opened from a list.
 *
 * @param onStep told before the page becomes that of the neighbour
 */
export function useCaseWalk(project: ProjectSummary, id: string, onStep: (way: Way) => void): Walked | null {
  const { t } = useWords();
  const opened = useListChoice(project.id, 'opened');
  const typed = useListChoice(project.id, 'search') ?? '';
  const { cases } = useCaseList(project, typed.trim(), opened !== null);
  // What was listed before is not where this case stands.
  const total = cases.isFormer ? null : (cases.beside?.total ?? null);
  const caseAt = (index: number): string | null => {
    const line = cases.isFormer ? null : cases.rowAt(index);
    return line === null ? null : String(line.value('case_id'));
  };
  const at = opened === null ? null : placeOf(id, opened.index, caseAt);
  const around = at ?? opened?.index ?? 0;
  const { show } = cases;
  useEffect(() => show(Math.max(0, around - 1), around + 1), [show, around]);
  const isRead = total !== null && caseAt(around) !== null;
  const step = (way: Way): Walk[Way] => {
    if (at === null) return { go: () => undefined, off: t(isRead ? 'case.walk.elsewhere' : 'case.walk.reading') };
    const to = neighbourOf(at, way === 'next' ? 1 : -1, { count: Math.min(total ?? 0, LISTED), caseAt });
    if (to === 'end') return { go: () => undefined, off: t(`case.walk.${way === 'next' ? 'last' : 'first'}`) };
    if (to === 'unread') return { go: () => undefined, off: t('case.walk.reading') };
    return {
      off: null,
      go: () => {
        onStep(way);
        chooseList(project.id, { opened: { index: to.index, cohort: opened?.cohort ?? null } });
        navigate({ place: 'cases', tab: to.id });
      },
    };
  };
  const walk = opened === null ? null : { previous: step('previous'), next: step('next') };
  // The keys take what is offered now, and nothing once the page of the case is left.
  useEffect(() => useWalk.setState({ offer: walk }));
  useEffect(() => () => useWalk.setState({ offer: null }), []);
  return walk === null ? null : { walk, at, total };
}
