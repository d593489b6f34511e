import { z } from 'zod';
import { designSchema } from '#shared/analyses/ab-test/design.ts';
import { projectId } from './common.ts';
import { call } from './procedure.ts';

export const abDesigns = {
  /** What was planned for the A/B test, as a person set it; null while the log speaks alone. */
  'design.read': call(
    z.object({ project: projectId }),
    z.object({
      stored: z.object({ design: designSchema, afterResults: z.boolean(), setAt: z.string() }).nullable(),
    }),
  ),
  /** Sets it, with its event in the trail: what was before, and whether results could be seen by then. */
  'design.save': call(z.object({ project: projectId, design: designSchema }), z.object({ afterResults: z.boolean() })),
};
