import { lazy } from 'react';
import type { ComponentType } from 'react';
import type { Place } from '#renderer/state/route.ts';

/** One chunk a page, read when it is first opened. */
export const pages: Record<Place, ComponentType> = {
  home: lazy(() => import('#renderer/views/home/index.ts').then((view) => ({ default: view.HomeView }))),
  data: lazy(() => import('#renderer/views/data/index.ts').then((view) => ({ default: view.DataView }))),
  import: lazy(() => import('#renderer/views/import/index.ts').then((view) => ({ default: view.ImportView }))),
  cases: lazy(() => import('#renderer/views/cases/index.ts').then((view) => ({ default: view.CasesView }))),
  stories: lazy(() => import('#renderer/views/stories/index.ts').then((view) => ({ default: view.StoriesView }))),
  results: lazy(() => import('#renderer/views/results/index.ts').then((view) => ({ default: view.ResultsView }))),
  model: lazy(() => import('#renderer/views/model/index.ts').then((view) => ({ default: view.ModelView }))),
  outcomes: lazy(() => import('#renderer/views/outcomes/index.ts').then((view) => ({ default: view.OutcomesView }))),
  stability: lazy(() => import('#renderer/views/stability/index.ts').then((view) => ({ default: view.StabilityView }))),
  audit: lazy(() => import('#renderer/views/audit/index.ts').then((view) => ({ default: view.AuditView }))),
  help: lazy(() => import('#renderer/views/help/index.ts').then((view) => ({ default: view.HelpView }))),
};
