import type { LogColumn } from '#shared/contract/projects.ts';
import type { Selection } from '#shared/domain/selection.ts';
import type { Route } from '#renderer/state/route.ts';

/** Where one case is read: found by its identifier in the log, where the log has one. */
export function caseRoute(caseId: string, columns: readonly LogColumn[], selection: Selection): Route {
  const hasId = columns.some((column) => column.part === 'prediction_id');
  return hasId
    ? { place: 'cases', tab: null, selection: { ...selection, where: [`@prediction_id=${caseId}`] } }
    : { place: 'cases', tab: caseId, selection };
}
