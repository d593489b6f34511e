import { analyses } from '#shared/analyses/index.ts';
import { AppError } from '#shared/domain/app-error.ts';
import { putFigure } from '#shared/story/put-figure.ts';
import type { PutWhere } from '#shared/story/put-figure.ts';
import type { Story } from '#shared/story/schema.ts';
import { storyWords } from '#shared/story/story-words.ts';
import type { Project } from '../project/project.ts';
import type { Asking } from '../questions/run-analysis.ts';
import { askOne } from './asked.ts';
import { hiddenQuestion, namesCase } from './pseudonymous.ts';
import { readStory } from './stories.ts';

export type PutAsked = { analysis: string; params: Record<string, unknown>; figure: string; where: PutWhere };

/**
 * A story with one more figure, its numbers asked again now; the story is not kept yet. A case is named by its
 * pseudonym, in the question as in the figure.
 *
 * @throws AppError DOCUMENT_NOT_FOUND, FIGURE_ABSENT, ANALYSIS_UNKNOWN, PARAMETER_INVALID, OF_ONE_CASE for figures of
 *   cases that no parameter names
 */
export async function putInStory(
  project: Project,
  id: string,
  { analysis, params, figure, where }: PutAsked,
  asking: Asking,
): Promise<{ before: Story; story: Story; page: string }> {
  const isOfCases = analyses.get(analysis)?.ofOneCase === true;
  if (isOfCases && !namesCase(params))
    throw new AppError('OF_ONE_CASE', `no story of single cases as they are: ${analysis}`, { found: analysis });
  const before = await project.file.read(asking.signal, (db) => readStory(db, id));
  const asked = isOfCases ? await hiddenQuestion(project, params) : params;
  const answered = await askOne(project, { analysis, params: asked }, asking);
  const words = { en: storyWords('en'), fr: storyWords('fr') };
  const put = putFigure(before, { answered, figure, where, words });
  if (put === null) throw new AppError('FIGURE_ABSENT', `no figure or no page: ${figure}`, { found: figure });
  return { before, ...put };
}
