/** So far from the case that was opened its page is looked for: going back in the window leads a few cases away. */
const FARTHEST = 100;

/** A row of the list that is there already: the case it stands for, or null while it is not read. */
export type CaseAt = (index: number) => string | null;

/**
 * Where a case stands in the list, next to the one that was opened; null where no row near it is this case, as when it
 * was reached from elsewhere or the list changed.
 */
export function placeOf(id: string, opened: number, caseAt: CaseAt): number | null {
  for (let away = 0; away <= FARTHEST; away += 1)
    for (const at of away === 0 ? [opened] : [opened - away, opened + away])
      if (at >= 0 && caseAt(at) === id) return at;
  return null;
}

/**
 * The next row in a direction that is another case: several versions may have scored one, on a row each.
 *
 * @param count rows that can be reached
 * @returns `end` where the list ends before, `unread` where the row is not there yet
 */
export function neighbourOf(
  at: number,
  by: 1 | -1,
  { count, caseAt }: { count: number; caseAt: CaseAt },
): { index: number; id: string } | 'end' | 'unread' {
  const here = caseAt(at);
  for (let index = at + by; index >= 0 && index < count; index += by) {
    const id = caseAt(index);
    if (id === null) return 'unread';
    if (id !== here) return { index, id };
  }
  return 'end';
}
