import { lazy } from 'react';
import type { ComponentType } from 'react';
import type { Place } from '#renderer/state/route.ts';

type Loaded = Promise<{ default: ComponentType }>;

/** One chunk a page, read when it is first opened. */
const loaders: Record<Place, () => Loaded> = {
  home: () => import('#renderer/views/home/index.ts').then((view) => ({ default: view.HomeView })),
  data: () => import('#renderer/views/data/index.ts').then((view) => ({ default: view.DataView })),
  import: () => import('#renderer/views/import/index.ts').then((view) => ({ default: view.ImportView })),
  cases: () => import('#renderer/views/cases/index.ts').then((view) => ({ default: view.CasesView })),
  stories: () => import('#renderer/views/stories/index.ts').then((view) => ({ default: view.StoriesView })),
  results: () => import('#renderer/views/results/index.ts').then((view) => ({ default: view.ResultsView })),
  model: () => import('#renderer/views/model/index.ts').then((view) => ({ default: view.ModelView })),
  outcomes: () => import('#renderer/views/outcomes/index.ts').then((view) => ({ default: view.OutcomesView })),
  stability: () => import('#renderer/views/stability/index.ts').then((view) => ({ default: view.StabilityView })),
  audit: () => import('#renderer/views/audit/index.ts').then((view) => ({ default: view.AuditView })),
  wall: () => import('#renderer/views/wall/index.ts').then((view) => ({ default: view.WallView })),
  notes: () => import('#renderer/views/stories/index.ts').then((view) => ({ default: view.NotesWindow })),
  help: () => import('#renderer/views/help/index.ts').then((view) => ({ default: view.HelpView })),
};

export function preload(place: Place): Loaded {
  return loaders[place]();
}

export const pages: Record<Place, ComponentType> = {
  home: lazy(loaders.home),
  data: lazy(loaders.data),
  import: lazy(loaders.import),
  cases: lazy(loaders.cases),
  stories: lazy(loaders.stories),
  results: lazy(loaders.results),
  model: lazy(loaders.model),
  outcomes: lazy(loaders.outcomes),
  stability: lazy(loaders.stability),
  audit: lazy(loaders.audit),
  wall: lazy(loaders.wall),
  notes: lazy(loaders.notes),
  help: lazy(loaders.help),
};
