import { firstEdge } from './cutoff-model.ts';
import type { CutoffModel } from './cutoff-model.ts';
import { choose, useChoice } from './results-choices.ts';

/** Where the handle stands: where it was put, else where the trial begins. */
export function useEdge(project: string, { model }: { model: CutoffModel }): number {
  const trial = useChoice(project, 'trial');
  return trial === null ? firstEdge(model) : Math.min(trial, model.bins);
}

export function putEdge(project: string, edge: number): void {
  choose(project, { trial: edge });
}
