import type { PageId } from './finding.ts';
import { LOG_ROLES } from './role.ts';
import type { ColumnPart, LogRole } from './role.ts';

/** The page that a role which no column plays would unlock. */
const UNLOCKS: Partial<Record<LogRole, PageId>> = {
  outcome: 'results',
  decision: 'results',
  arm: 'outcomes',
  value: 'results',
  entity_id: 'cases',
  applied_decision: 'audit',
  shadow_score: 'outcomes',
  pre_value: 'outcomes',
};

export type LockedRole = { role: LogRole; page: PageId };

/** What no column of a log plays, and where it would have more said. */
export function lockedRoles(columns: readonly { part: ColumnPart }[]): LockedRole[] {
  const played = new Set<ColumnPart>(columns.map(({ part }) => part));
  return LOG_ROLES.flatMap((role) => {
    const page = UNLOCKS[role];
    return page === undefined || played.has(role) ? [] : [{ role, page }];
  });
}
