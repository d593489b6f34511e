import type { Provenance } from '#shared/domain/provenance.ts';
import type { Selection } from '#shared/domain/selection.ts';
import type { Meaning } from '#shared/mapping/recipe.ts';
import type { ReadDb } from '../db/connection.ts';
import type { Work } from '../handler.ts';
import type { LogColumnDef } from '../ingest/log-columns.ts';
import type { ModelRuntime } from '../models/runtime/model-runtime.ts';
import type { BundleRow, SourceRow } from '../project/project-state.ts';
import type { RowFilter } from './row-filter.ts';

/** What an analysis may know when it asks the database. */
export type QuestionContext = {
  db: ReadDb;
  signal: AbortSignal;
  progress: Work['progress'];
  /** Runs the models of bundles, in a process of their own. */
  models: ModelRuntime;
  columns: readonly LogColumnDef[];
  meaning: Meaning;
  sources: readonly SourceRow[];
  bundles: readonly BundleRow[];
  /** The rows of the question as SQL. */
  filter: RowFilter;
  /** A table that other questions on the same rows need too: read once, kept while it is among the last few. */
  shared: <T>(key: string, read: () => Promise<T>) => Promise<T>;
  /** The same for what does not depend on the rows of the question. */
  sharedByAll: QuestionContext['shared'];
  /** The relation over some rows of the log instead of all, as SQL; the rows bear their place as `row`. */
  over: (rows: string) => string;
  /** Parses another selection, for a reference period. */
  filterOf: (selection: Selection) => RowFilter;
};

/** The question of one analysis in SQL; the answer is checked against the public schema. */
export type Question = { id: string; ask: (context: QuestionContext, parameters: never) => Promise<unknown> };

/** Asks another analysis on the same rows, in the middle of one's own. */
export async function askedOf<T>(context: QuestionContext, question: Question, parameters: object = {}): Promise<T> {
  return (await question.ask(context, parameters as never)) as T;
}

export type Answer = { result: unknown; provenance: Provenance };
