import { join } from 'node:path';
import type { watch as contract } from '#shared/contract/watch.ts';
import type { EngineContext } from '../context.ts';
import type { Area } from '../handler.ts';
import { readRecipe } from '../ingest/recipe-file.ts';
import { openWatchPlaces } from '../watch/watch-places.ts';
import { addWatch, removeWatch } from '../watch/watches.ts';
import { createWatching } from '../watch/watching.ts';

export function watchApi(context: EngineContext): Area<typeof contract> {
  const { config, grants, projects } = context;
  const places = openWatchPlaces(join(config.dataFolder, 'watched-folders.json'));
  const watching = createWatching({ ...context, places });
  const now = (): string => config.clock().toISOString();
  return {
    'watch.add': async ({ project, folder, recipeFile }) => {
      const recipe = recipeFile === undefined ? null : readRecipe(grants.path(recipeFile));
      const order = { path: grants.path(folder), recipe, id: config.randomId(), at: now() };
      const added = await addWatch(projects.get(project), order, places);
      return { id: added.id, folder: added.folder };
    },
    'watch.remove': async ({ project, id }) => {
      await removeWatch(projects.get(project), id, now(), places);
      return {};
    },
    'watch.list': async ({ project }) => ({ watches: await watching.list(projects.get(project)) }),
    'watch.look': ({ project }) => watching.look(projects.get(project)),
    'watch.run': ({ project }, work) => watching.run(projects.get(project), work),
  };
}
