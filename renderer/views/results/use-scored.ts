import { useAnalysis } from '#renderer/api/use-analysis.ts';
import type { Answered } from '#renderer/api/use-analysis.ts';
import type { Asked } from '#renderer/api/use-stream.ts';
import { useChoice } from './results-choices.ts';

/** An analysis of a score against outcomes, exact where the person asked for it. */
export function useScored<R>(
  project: string,
  id: string,
  parameters: Record<string, unknown> = {},
): Asked<Answered<R>> {
  const isExact = useChoice(project, 'exact') === true;
  return useAnalysis<R>(id, isExact ? { ...parameters, mode: 'exact' } : parameters);
}
