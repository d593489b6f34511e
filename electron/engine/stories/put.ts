import { analyses } from '#shared/analyses/index.ts';
import { AppError } from '#shared/domain/app-error.ts';
import { putFigure } from '#shared/story/put-figure.ts';
import type { PutWhere } from '#shared/story/put-figure.ts';
import type { Story } from '#shared/story/schema.ts';
import { storyWords } from '#shared/story/story-words.ts';
import type { Project } from '../project/project.ts';
import { runAnalysis } from '../questions/run-analysis.ts';
import type { Asking } from '../questions/run-analysis.ts';
import { readStory } from './stories.ts';

export type PutAsked = { analysis: string; params: Record<string, unknown>; figure: string; where: PutWhere };

/**
 * A story with one more figure, its numbers asked again now; the story is not kept yet.
 *
 * @throws AppError DOCUMENT_NOT_FOUND, ANALYSIS_UNKNOWN, PARAMETER_INVALID, OF_ONE_CASE for figures of single cases
 */
export async function putInStory(
  project: Project,
  id: string,
  { analysis, params, figure, where }: PutAsked,
  asking: Asking,
): Promise<{ before: Story; story: Story; page: string }> {
  if (analyses.get(analysis)?.ofOneCase === true)
    throw new AppError('OF_ONE_CASE', `no story of single cases as they are: ${analysis}`, { found: analysis });
  const before = await project.file.read(asking.signal, (db) => readStory(db, id));
  const { result, provenance } = await runAnalysis(project, analysis, params, asking);
  const words = { en: storyWords('en'), fr: storyWords('fr') };
  const put = putFigure(before, { answered: { analysis, params, result, provenance }, figure, where, words });
  if (put === null) throw new AppError('DOCUMENT_NOT_FOUND', `no figure or no page: ${figure}`, { found: figure });
  return { before, ...put };
}
