import type { ProjectFile } from '../db/project-file.ts';
import type { Meaning } from '#shared/mapping/recipe.ts';
import type { LogColumnDef } from '../ingest/log-columns.ts';
import type { ImportSession } from '../ingest/import-session.ts';

import type { BundleRow, SourceRow } from './project-state.ts';

export type Notice = { key: string; values: Record<string, string | number> };

/** Columns, meaning, files and bundles: what every question needs to know, read once for each state. */
export type KnownProject = {
  state: number;
  /** How often the file had been written when the state was read. */
  writes: number;
  columns: readonly LogColumnDef[];
  /** Columns of the table of rows; empty where there is none. */
  logColumns: ReadonlySet<string>;
  meaning: Meaning;
  sources: readonly SourceRow[];
  bundles: readonly BundleRow[];
  /** Tables that several questions of a page share; the oldest makes room. */
  tables: Map<string, Promise<unknown>>;
};

/** An open project. `path` is the file that the person chose; a sealed one works on a private copy elsewhere. */
export type Project = {
  id: string;
  path: string;
  file: ProjectFile;
  /** Passphrase and place of the sealed file, sealed again at close; whether the copy held more than it from the start. */
  sealed: { path: string; passphrase: string; isNewer: boolean } | null;
  example: boolean;
  notices: Notice[];
  /** An import that waits for its confirmation; there is at most one. */
  session: ImportSession | null;
  /** Results by analysis and parameters, for the state they were computed for. */
  answers: Map<string, unknown>;
  /** How long those took that may be kept for the next opening, in milliseconds. */
  costs: Map<string, number>;
  /** What was last read of the project, and for which state. */
  known: KnownProject | null;
};
