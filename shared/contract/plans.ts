import { z } from 'zod';
import { notEstimableSchema } from '#shared/analyses/analysis.ts';
import { progressSchema, savedPlanSchema } from '#shared/analyses/plan/saved.ts';
import { planSettings } from '#shared/analyses/plan/schema.ts';
import { projectId, selectionSchema } from './common.ts';
import { call, stream } from './procedure.ts';

const plans = z.object({ plans: z.array(savedPlanSchema) });

export const savedPlans = {
  'plans.list': call(z.object({ project: projectId }), plans),
  /** Computes the sheet and keeps it under a name, with an event in the trail; a name that is there already is replaced. */
  'plans.save': stream(
    z.object({
      project: projectId,
      name: savedPlanSchema.shape.name,
      settings: z.strictObject(planSettings),
      selection: selectionSchema.default({}),
    }),
    plans.extend({ refused: notEstimableSchema.nullable().describe('why nothing was kept') }),
  ),
  'plans.remove': call(z.object({ project: projectId, id: z.string().max(80) }), plans),
  /** Planned against what the test of the log shows, over the whole log: on the cases that the plan is about, or on others. */
  'plans.progress': stream(
    z.object({ project: projectId, id: z.string().max(80), where: selectionSchema.shape.where }),
    z.object({ progress: z.union([progressSchema, notEstimableSchema]) }),
  ),
};
