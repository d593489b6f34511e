import type { processJournal as contract } from '#shared/contract/process-journal.ts';
import type { EngineContext } from '../context.ts';
import type { Area } from '../handler.ts';
import { addJournals, listJournals, removeJournal, unreadLines } from '../journal/store-journal.ts';

export function processJournalApi({ config, grants, projects }: EngineContext): Area<typeof contract> {
  return {
    'processJournal.add': async ({ project, files }, work) => ({
      files: await addJournals(
        projects.get(project),
        files.map((grant) => grants.path(grant)),
        config.clock().toISOString(),
        work,
      ),
    }),
    'processJournal.remove': async ({ project, id }) => ({
      removed: await removeJournal(projects.get(project), id, config.clock().toISOString()),
    }),
    'processJournal.list': async ({ project }) => ({
      files: await projects.get(project).file.read(null, listJournals),
    }),
    'processJournal.unread': ({ project, offset, limit }) =>
      projects.get(project).file.read(null, (db) => unreadLines(db, offset, limit)),
  };
}
