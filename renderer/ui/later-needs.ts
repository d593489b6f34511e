import type { ProjectSummary } from '#shared/contract/projects.ts';
import type { LogRole } from '#shared/domain/role.ts';

/** What a page needs: a part that a column plays, facts of the model, a model bundle, or the framing sheet. */
export type Need = LogRole | 'feature' | 'bundle' | 'framing';

export type NeedState = { need: Need; isThere: boolean; name: string | null };

export function needStates(
  needs: readonly Need[],
  { columns, bundles, framing }: Pick<ProjectSummary, 'columns' | 'bundles' | 'framing'>,
): NeedState[] {
  return needs.map((need) => {
    if (need === 'bundle')
      return { need, isThere: bundles.length > 0, name: bundles.map((bundle) => bundle.version).join(', ') || null };
    if (need === 'framing') return { need, isThere: framing.kpi !== '', name: framing.kpi || null };
    const found = columns.filter((column) => column.part === need);
    return { need, isThere: found.length > 0, name: found.length === 1 ? (found[0]?.name ?? null) : null };
  });
}
