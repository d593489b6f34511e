import type { Challenge, ChallengeStep } from '#shared/domain/challenge.ts';
import { refreshSummary } from '#renderer/api/use-project.ts';
import { useRun } from '#renderer/api/use-run.ts';

/** Goes on with one challenge; resolves with whether it was done. */
export function useTakeStep(
  project: string,
  { id, caseId }: Pick<Challenge, 'id' | 'caseId'>,
): { take: (taken: ChallengeStep) => Promise<boolean>; isRunning: boolean; error: Error | null } {
  const { run, isRunning, error } = useRun('challenges.take');
  const take = async (taken: ChallengeStep): Promise<boolean> => {
    if ((await run({ project, case: caseId, id, taken })) === null) return false;
    await refreshSummary(project);
    return true;
  };
  return { take, isRunning, error };
}
