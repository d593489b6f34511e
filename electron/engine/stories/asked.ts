import { analyses } from '#shared/analyses/index.ts';
import { AppError } from '#shared/domain/app-error.ts';
import type { Progress } from '#shared/contract/procedure.ts';
import type { Answered } from '#shared/story/answers.ts';
import type { Project } from '../project/project.ts';
import { runAnalysis } from '../questions/run-analysis.ts';
import type { Asking } from '../questions/run-analysis.ts';

type Question = { analysis: string; params: Record<string, unknown> };

export type Asked = { answers: Answered[]; absent: { analysis: string; reason: string }[] };

/** Everything that can be asked without saying of what: one question for each analysis. */
export function openQuestions(): Question[] {
  return [...analyses.values()]
    .filter(({ parameters }) => parameters.safeParse({}).success)
    .map(({ id }) => ({ analysis: id, params: {} }));
}

/**
 * Asks one question after the other; what the project cannot answer is named with its reason.
 *
 * @throws AppError CANCELLED
 */
export async function askAll(project: Project, questions: readonly Question[], asking: Asking): Promise<Asked> {
  const answers: Answered[] = [];
  const absent: Asked['absent'] = [];
  const told = (done: number): Progress => ({ stage: 'analyses', done, total: questions.length });
  for (const [done, { analysis, params }] of questions.entries()) {
    asking.progress(told(done));
    try {
      const { result, provenance } = await runAnalysis(project, analysis, params, {
        ...asking,
        progress: () => undefined,
      });
      if (isRefused(result)) absent.push({ analysis, reason: result.reason });
      else answers.push({ analysis, params, result, provenance });
    } catch (fault) {
      if (asking.signal.aborted || !(fault instanceof AppError)) throw fault;
      absent.push({ analysis, reason: fault.code });
    }
  }
  asking.progress(told(questions.length));
  return { answers, absent };
}

function isRefused(result: unknown): result is { ok: false; reason: string } {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === false && 'reason' in result;
}
