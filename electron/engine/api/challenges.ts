import type { challenges as contract } from '#shared/contract/challenges.ts';
import { discardDraft, listChallenges, takeStep } from '../challenges/challenges.ts';
import { writeChallenges } from '../challenges/export-challenges.ts';
import type { EngineContext } from '../context.ts';
import type { Area } from '../handler.ts';

export function challengesApi({ config, grants, projects, models }: EngineContext): Area<typeof contract> {
  const now = (): string => config.clock().toISOString();
  return {
    'challenges.list': async ({ project, case: caseId }, { signal }) => ({
      challenges: await projects.get(project).file.read(signal, (db) => listChallenges(db, caseId)),
    }),
    'challenges.take': ({ project, case: caseId, id, taken }, { signal, progress }) =>
      takeStep(
        projects.get(project),
        { caseId, id, taken },
        { version: config.version, models, signal, progress, at: now(), newId: () => config.randomId().slice(0, 8) },
      ),
    'challenges.discard': async ({ project, id }) => {
      await discardDraft(projects.get(project), id, now());
      return {};
    },
    'challenges.export': async ({ project, target, flavour }, { signal }) => {
      const all = await projects.get(project).file.read(signal, (db) => listChallenges(db));
      return { rows: writeChallenges(all, grants.path(target), flavour) };
    },
  };
}
