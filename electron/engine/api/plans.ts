import type { AbTest } from '#shared/analyses/ab-test/schema.ts';
import { kept, populationOf, progressOf } from '#shared/analyses/plan/saved.ts';
import type { SavedPlan } from '#shared/analyses/plan/saved.ts';
import type { Plan } from '#shared/analyses/plan/schema.ts';
import type { savedPlans as contract } from '#shared/contract/plans.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { EngineContext } from '../context.ts';
import type { Area } from '../handler.ts';
import { runAnalysis } from '../questions/run-analysis.ts';
import { removePlan, savedPlan, savedPlans, savePlan } from '../questions/saved-plans.ts';

export function plansApi({ config, projects, models }: EngineContext): Area<typeof contract> {
  const now = (): string => config.clock().toISOString();
  const { version } = config;
  const listed = async (project: string): Promise<{ plans: SavedPlan[] }> => ({
    plans: await projects.get(project).file.read(null, savedPlans),
  });
  return {
    'plans.list': ({ project }) => listed(project),
    'plans.save': async ({ project, name, settings, selection }, { signal, progress }) => {
      const open = projects.get(project);
      const asking = { version, signal, models, progress };
      const { result } = await runAnalysis(open, 'plan', { ...selection, ...settings }, asking);
      const sheet = result as Plan;
      if (!isEstimated(sheet)) return { ...(await listed(project)), refused: sheet };
      const id = config.randomId().slice(0, 8);
      await savePlan(open, { name, settings, selection, ...kept(sheet) }, { id, at: now() });
      return { ...(await listed(project)), refused: null };
    },
    'plans.remove': async ({ project, id }) => {
      await removePlan(projects.get(project), id, now());
      return listed(project);
    },
    'plans.progress': async ({ project, id, where }, { signal, progress }) => {
      const open = projects.get(project);
      const plan = await open.file.read(signal, (db) => savedPlan(db, id));
      const compared = where ?? populationOf(plan);
      const { result } = await runAnalysis(open, 'ab-test', { where: compared }, { version, signal, models, progress });
      return { progress: progressOf(plan, result as AbTest, compared) };
    },
  };
}
