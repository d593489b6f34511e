import type { Selection } from '#shared/domain/selection.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import type { ReadDb } from '../db/connection.ts';
import { relationOver } from '../db/relation.ts';
import type { KnownProject, Project } from '../project/project.ts';
import { knownProject } from '../project/project-state.ts';
import type { QuestionContext } from './question.ts';
import { rowFilter } from './row-filter.ts';
import { sharedReading } from './shared-reading.ts';

/** How to stop, whom to tell, and what runs models. */
export type ContextMeans = Pick<QuestionContext, 'signal' | 'progress' | 'models'>;

/** What a question about these rows is asked with. */
export function questionContext(
  db: ReadDb,
  known: KnownProject,
  selection: Selection,
  { signal, models, progress }: ContextMeans,
): QuestionContext {
  const { columns, meaning, sources, bundles } = known;
  const filterOf = (one: Selection): ReturnType<typeof rowFilter> => rowFilter(one, columns, meaning);
  return {
    db,
    signal,
    progress,
    models,
    columns,
    meaning,
    sources,
    bundles,
    filter: filterOf(selection),
    filterOf,
    over: (rows) => relationOver(rows, { present: known.logColumns, meaning }),
    shared: (key, read) =>
      sharedReading(known.tables, `${canonicalJson(selection)} ${key}`, read, { signal, kept: TABLES_KEPT }),
    sharedByAll: (key, read) => sharedReading(known.tables, key, read, { signal, kept: TABLES_KEPT }),
  };
}

/** One short read of a project, over all its rows: a long computation must not hold a connection. */
export function reading<T>(
  project: Project,
  means: ContextMeans,
  work: (context: QuestionContext) => Promise<T>,
): Promise<T> {
  return project.file.read(means.signal, async (db) =>
    work(questionContext(db, await knownProject(db, project), {}, means)),
  );
}

const TABLES_KEPT = 6;
