import { basename } from 'node:path';
import { AppError } from '#shared/domain/app-error.ts';
import type { ImportReport } from '#shared/contract/imports.ts';
import { NOTHING_SAID } from '#shared/mapping/propose.ts';
import type { Recipe } from '#shared/mapping/recipe.ts';
import type { Work } from '../handler.ts';
import { openImport } from '../ingest/import-session.ts';
import { NOTHING_STATED } from '../ingest/settled-meaning.ts';
import { previewFiles } from '../ingest/preview.ts';
import type { Project } from '../project/project.ts';
import { leadingBundle, readBundles } from '../project/project-state.ts';

/**
 * Imports one file of a watched folder with the recipe of the watch: the same reading, the same checks and the same
 * transaction as an import by hand. A file that is there already adds nothing.
 * @throws AppError as an import does; ROLES_UNRESOLVED where the file asks what the recipe does not answer
 */
export async function pickUp(
  project: Project,
  path: string,
  recipe: Recipe,
  means: { session: string; at: string; inboxFolder: string; work: Work },
): Promise<ImportReport> {
  const manifest = leadingBundle(await project.file.read(null, readBundles))?.manifest ?? null;
  const name = basename(path);
  const { proposal } = await previewFiles([path], { ...NOTHING_SAID, recipe, name }, { manifest, recipes: [] });
  const open = proposal.questions.filter(({ mandatory }) => mandatory);
  if (open.length > 0)
    throw new AppError('WATCH_ASKS', 'open questions', { file: name, found: open.flatMap(({ columns }) => columns) });
  const request = {
    paths: [path],
    outcomesPath: null,
    link: false,
    recipe: proposal.recipe,
    stated: NOTHING_STATED,
    manifest,
    at: means.at,
    actor: 'watch',
  };
  const session = await openImport(project, request, means.session, means.inboxFolder, means.work);
  if (session.report.files.every(({ state }) => state === 'already')) await session.discard();
  else await session.commit(means.work.progress);
  return session.report;
}
