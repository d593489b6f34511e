import type { ProjectSummary, projects as contract } from '#shared/contract/projects.ts';
import { appendEvent, latestEvents, verifyTrail } from '../audit/trail.ts';
import type { EngineContext } from '../context.ts';
import type { WriteDb } from '../db/connection.ts';
import { writeSetting } from '../db/settings.ts';
import type { Area } from '../handler.ts';
import { relate } from '../ingest/import-run.ts';
import { updateDerived } from '../ingest/derived.ts';
import { requireKnownPositive } from '../ingest/positive-label.ts';
import { readBundles, readColumns, readMeaning, readName } from '../project/project-state.ts';
import { saveCopy } from '../project/projects.ts';
import type { Project } from '../project/project.ts';
import { summarise } from '../project/summary.ts';

export function projectsApi({ config, grants, preferences, projects }: EngineContext): Area<typeof contract> {
  const now = (): string => config.clock().toISOString();
  const opened = async (project: Project): Promise<ProjectSummary> => {
    const summary = await summarise(project);
    if (!project.example)
      preferences.remember({ path: project.path, name: summary.name, rows: summary.rows, openedAt: now() });
    return summary;
  };
  /** A change and the event that tells it, together. */
  const change = async (
    project: Project,
    event: { type: string; body: Record<string, unknown> },
    work: (db: WriteDb) => Promise<void>,
  ): Promise<ProjectSummary> => {
    await project.file.write(null, async (db) => {
      await work(db);
      await appendEvent(db, { at: now(), actor: 'user', ...event });
    });
    project.answers.clear();
    return summarise(project);
  };
  return {
    'project.create': async ({ target, name, language }) =>
      opened(await projects.create(grants.path(target), name, language)),
    'project.open': async ({ grant, passphrase, readOnly }, work) =>
      opened(await projects.open(grants.path(grant), { passphrase, readOnly }, work)),
    'project.openExample': async ({ example }, work) => opened(await projects.openExample(example, work)),
    'project.summary': ({ project }) => summarise(projects.get(project)),
    'project.close': async ({ project }) => {
      await projects.close(project);
      return {};
    },
    'project.rename': async ({ project, name, language }) => {
      const open = projects.get(project);
      const before = await open.file.read(null, readName);
      return change(open, { type: 'renamed', body: { before: before.name, name } }, (db) =>
        writeSetting(db, 'name', { name, language }),
      );
    },
    'project.saveFraming': ({ project, framing }) =>
      change(projects.get(project), { type: 'framing', body: { ...framing } }, (db) =>
        writeSetting(db, 'framing', framing),
      ),
    'project.saveMeaning': ({ project, meaning }, { progress }) => {
      progress({ stage: 'summaries', done: 0, total: null });
      return change(projects.get(project), { type: 'meaning', body: { ...meaning } }, async (db) => {
        const before = await readMeaning(db);
        if (before?.positive !== meaning.positive)
          await requireKnownPositive(
            db,
            meaning,
            (await readBundles(db)).map(({ manifest }) => manifest),
          );
        await writeSetting(db, 'meaning', meaning);
        if (before?.positive !== meaning.positive) await relate(db, meaning, await readColumns(db));
        await updateDerived(db, (done, total) => progress({ stage: 'summaries', done, total }));
      });
    },
    'project.saveSensitivity': ({ project, column, sensitivity }) =>
      change(projects.get(project), { type: 'sensitivity', body: { column, sensitivity } }, (db) =>
        db.run('UPDATE log_column SET sensitivity = ? WHERE column_name = ?', [sensitivity, column]),
      ),
    'project.saveCopy': async ({ project, target, passphrase }, work) => ({
      bytes: await saveCopy(projects.get(project), grants.path(target), passphrase, now(), work),
    }),
    'project.verifyTrail': ({ project }, { signal }) => projects.get(project).file.read(signal, verifyTrail),
    'project.trail': ({ project, before, limit }) =>
      projects.get(project).file.read(null, (db) => latestEvents(db, before ?? null, limit)),
  };
}
