import type { cohorts as contract, SavedCohort } from '#shared/contract/cohorts.ts';
import { appendEvent } from '../audit/trail.ts';
import type { EngineContext } from '../context.ts';
import { readDocument, removeDocument, requireDocument, saveDocument } from '../db/documents.ts';
import { exportCases } from '../export/export-cases.ts';
import type { Area } from '../handler.ts';
import { knownProject } from '../project/project-state.ts';
import { casesWhere, COHORT_KIND, savedCohorts } from '../questions/cases-where.ts';
import { loggedUnit } from '../questions/case-words.ts';
import { countCohorts } from '../questions/count-cohorts.ts';
import { reading } from '../questions/question-context.ts';
import { outcomeLabels } from '../questions/scored.ts';

export function cohortsApi({ config, grants, projects, models }: EngineContext): Area<typeof contract> {
  const now = (): string => config.clock().toISOString();
  const listed = async (project: string): Promise<{ cohorts: SavedCohort[] }> => ({
    cohorts: await projects.get(project).file.read(null, savedCohorts),
  });
  return {
    'cohorts.count': ({ project, selection }, { signal, progress }) => {
      const open = projects.get(project);
      return reading(open, { signal, models, progress }, async (context) => {
        const { db } = context;
        const rows = (await db.one<{ n: number }>('SELECT sum(rows)::DOUBLE AS n FROM sketch_cube'))?.n ?? 0;
        const tell = (percent: number): void =>
          progress({ stage: 'counting', done: Math.round((percent / 100) * rows), total: rows });
        return {
          unit: loggedUnit(context),
          labels: await outcomeLabels(context),
          ...(await countCohorts(db, await knownProject(db, open), selection, tell)),
        };
      });
    },
    'cohorts.save': async ({ project, id = config.randomId().slice(0, 8), ...body }, { signal }) => {
      const open = projects.get(project);
      // What cannot be asked is not kept.
      await open.file.read(signal, async (db) => casesWhere(db, await knownProject(db, open), body));
      await open.file.write(null, async (db) => {
        const before = await readDocument(db, COHORT_KIND, id);
        await saveDocument(db, { kind: COHORT_KIND, id, body, at: now() });
        await appendEvent(db, {
          at: now(),
          actor: 'user',
          type: 'cohort',
          body: { step: before === null ? 'saved' : 'changed', id, ...(JSON.parse(JSON.stringify(body)) as object) },
        });
      });
      return listed(project);
    },
    'cohorts.remove': async ({ project, id }) => {
      await projects.get(project).file.write(null, async (db) => {
        const before = await requireDocument(db, COHORT_KIND, id);
        await removeDocument(db, COHORT_KIND, id);
        await appendEvent(db, {
          at: now(),
          actor: 'user',
          type: 'cohort',
          body: { ...(before.body as Record<string, unknown>), step: 'removed', id },
        });
      });
      return listed(project);
    },
    'cases.export': ({ project, target, ...asked }, work) =>
      exportCases(projects.get(project), asked, { target: grants.path(target), at: now(), ...work }),
  };
}
