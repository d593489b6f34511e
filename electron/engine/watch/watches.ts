import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#shared/domain/app-error.ts';
import { watchSchema } from '#shared/contract/watch.ts';
import type { Watch } from '#shared/contract/watch.ts';
import type { Recipe } from '#shared/mapping/recipe.ts';
import { appendEvent } from '../audit/trail.ts';
import type { ReadDb } from '../db/connection.ts';
import { listDocuments, removeDocument, requireDocument, saveDocument } from '../db/documents.ts';
import type { Project } from '../project/project.ts';
import { readRecipes } from '../project/project-state.ts';
import type { WatchPlaces } from './watch-places.ts';

const KIND = 'watch';

export async function listWatches(db: ReadDb): Promise<Watch[]> {
  return (await listDocuments(db, KIND)).map(({ body }) => watchSchema.parse(body));
}

/**
 * Watches a folder with a recipe, that of the last import unless another one is given.
 * @throws AppError WATCH_NOT_FOLDER, WATCH_NO_RECIPE (nothing was imported yet)
 */
export async function addWatch(
  project: Project,
  order: { path: string; recipe: Recipe | null; id: string; at: string },
  places: WatchPlaces,
): Promise<Watch> {
  const { path, id, at } = order;
  const folder = basename(path) || path;
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new AppError('WATCH_NOT_FOLDER', 'no folder', { file: folder });
  const watch = await project.file.write(null, async (db) => {
    const same = (await listWatches(db)).find((one) => places.find(one.id)?.path === path);
    const recipe = order.recipe ?? same?.recipe ?? (await readRecipes(db)).at(-1)?.recipe;
    if (recipe === undefined) throw new AppError('WATCH_NO_RECIPE', 'no recipe yet', { file: folder });
    const body: Watch = { id: same?.id ?? id, folder, addedAt: at, recipe };
    await saveDocument(db, { kind: KIND, id: body.id, body, at });
    await appendEvent(db, { at, actor: 'user', type: KIND, body: { step: 'added', folder } });
    return body;
  });
  places.save(watch.id, { path, failed: {} });
  return watch;
}

export async function removeWatch(project: Project, id: string, at: string, places: WatchPlaces): Promise<void> {
  await project.file.write(null, async (db) => {
    const { folder } = watchSchema.parse((await requireDocument(db, KIND, id)).body);
    await removeDocument(db, KIND, id);
    await appendEvent(db, { at, actor: 'user', type: KIND, body: { step: 'removed', folder } });
  });
  places.forget(id);
}
