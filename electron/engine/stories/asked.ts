import { analyses } from '#shared/analyses/index.ts';
import { AppError } from '#shared/domain/app-error.ts';
import type { Progress } from '#shared/contract/procedure.ts';
import type { Answered } from '#shared/story/answers.ts';
import { hiddenResult, namesPseudonym, openQuestion } from './pseudonymous.ts';
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
      const answered = await askOne(project, { analysis, params }, { ...asking, progress: () => undefined });
      if (isRefused(answered.result)) absent.push({ analysis, reason: answered.result.reason });
      else answers.push(answered);
    } catch (fault) {
      if (asking.signal.aborted || !(fault instanceof AppError)) throw fault;
      absent.push({ analysis, reason: fault.code });
    }
  }
  asking.progress(told(questions.length));
  return { answers, absent };
}

/** One question of a story, whose cases may be named by their pseudonyms; so they are in its answer. */
export async function askOne(project: Project, { analysis, params }: Question, asking: Asking): Promise<Answered> {
  const asked = await openQuestion(project, params);
  const { result, provenance } = await runAnalysis(project, analysis, asked, asking);
  const told = namesPseudonym(params) ? await hiddenResult(project, result) : result;
  return { analysis, params, result: told, provenance };
}

function isRefused(result: unknown): result is { ok: false; reason: string } {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === false && 'reason' in result;
}
