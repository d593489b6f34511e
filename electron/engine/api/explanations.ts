import type { explanations as contract } from '#shared/contract/explanations.ts';
import type { EngineContext } from '../context.ts';
import { explainAll, explainedSoFar, exportContributions } from '../explain/explain-all.ts';
import type { Area } from '../handler.ts';

export function explanationsApi({ config, grants, projects, models }: EngineContext): Area<typeof contract> {
  return {
    'explanations.store': ({ project, ...asked }, { signal, progress }) =>
      explainAll(projects.get(project), asked, { signal, progress, models, at: config.clock().toISOString() }),
    'explanations.stored': ({ project, ...asked }, { signal }) =>
      explainedSoFar(projects.get(project), asked, { signal, progress: () => undefined, models }),
    'explanations.export': ({ project, target, flavour, ...asked }, { signal, progress }) =>
      exportContributions(projects.get(project), asked, {
        signal,
        progress,
        models,
        target: grants.path(target),
        flavour,
      }),
  };
}
