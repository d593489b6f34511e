import type { abDesigns as contract } from '#shared/contract/ab-designs.ts';
import type { EngineContext } from '../context.ts';
import type { Area } from '../handler.ts';
import { saveDesign, storedDesign } from '../questions/arms/design.ts';

export function abDesignsApi({ config, projects }: EngineContext): Area<typeof contract> {
  return {
    'design.read': async ({ project }, { signal }) => ({
      stored: await projects.get(project).file.read(signal, storedDesign),
    }),
    'design.save': async ({ project, design }) => ({
      afterResults: await saveDesign(projects.get(project), design, config.clock().toISOString()),
    }),
  };
}
