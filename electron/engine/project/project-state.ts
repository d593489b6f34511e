import { parseBody } from './json.ts';
import type { BundleRole } from '#shared/domain/bundle.ts';
import type { Language } from '#shared/domain/language.ts';
import { EMPTY_FRAMING } from '#shared/contract/projects.ts';
import type { Framing } from '#shared/contract/projects.ts';
import { manifestSchema } from '#shared/bundle/manifest.ts';
import type { Manifest } from '#shared/bundle/manifest.ts';
import { EMPTY_MEANING, meaningSchema, recipeSchema } from '#shared/mapping/recipe.ts';
import type { Meaning, Recipe } from '#shared/mapping/recipe.ts';
import type { ReadDb, WriteDb } from '../db/connection.ts';
import { readSetting } from '../db/settings.ts';
import type { LogColumnDef } from '../ingest/log-columns.ts';
import { logColumns } from '../ingest/log-table.ts';
import type { KnownProject, Project } from './project.ts';

export type SourceRow = {
  source_id: number;
  kind: 'log' | 'outcomes' | 'link';
  name: string;
  location: string | null;
  bytes: number;
  sha256: string | null;
  recipe_id: number | null;
  reading: string;
  imported_at: string;
  rows_read: number;
  rows_accepted: number;
  rows_rejected: number;
  rows_duplicate: number;
};

export type BundleRow = {
  bundle_id: number;
  name: string;
  version: string;
  role: BundleRole;
  sha256: string;
  added_at: string;
  manifest: Manifest;
};

export type StoredRecipe = { id: number; name: string; signature: string; recipe: Recipe };

export async function readName(db: ReadDb): Promise<{ name: string; language: Language }> {
  return (await readSetting<{ name: string; language: Language }>(db, 'name')) ?? { name: '', language: 'en' };
}

/** The meaning of the project: that of the first import until a person changes it; null before any. */
export async function readMeaning(db: ReadDb): Promise<Meaning | null> {
  const stored = await readSetting<unknown>(db, 'meaning');
  return stored === null ? null : ({ ...EMPTY_MEANING, ...meaningSchema.partial().parse(stored) } as Meaning);
}

export async function readFraming(db: ReadDb): Promise<Framing> {
  return { ...EMPTY_FRAMING, ...(await readSetting<Partial<Framing>>(db, 'framing')) };
}

export async function readSources(db: ReadDb): Promise<SourceRow[]> {
  return db.all<SourceRow>('SELECT * FROM source ORDER BY source_id');
}

export async function readColumns(db: ReadDb): Promise<LogColumnDef[]> {
  const rows = await db.all<{
    column_name: string;
    name: string;
    part: string;
    kind: string;
    aliases: string;
    label: string;
    description: string;
    unit: string | null;
    sensitivity: string;
  }>('SELECT * EXCLUDE (position) FROM log_column ORDER BY position');
  return rows.map((row) => ({
    column: row.column_name,
    name: row.name,
    aliases: parseBody<string[]>(row.aliases, []),
    part: row.part as LogColumnDef['part'],
    kind: row.kind as LogColumnDef['kind'],
    label: parseBody(row.label, {}),
    description: parseBody(row.description, {}),
    unit: row.unit === null ? null : parseBody(row.unit, null),
    sensitivity: row.sensitivity as LogColumnDef['sensitivity'],
  }));
}

export async function writeColumns(db: WriteDb, defs: readonly LogColumnDef[]): Promise<void> {
  await db.run('DELETE FROM log_column');
  if (defs.length === 0) return;
  await db.run(
    `INSERT INTO log_column VALUES ${defs.map(() => '(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}`,
    defs.flatMap((def, position) => [
      position,
      def.column,
      def.name,
      def.part,
      def.kind,
      JSON.stringify(def.aliases),
      JSON.stringify(def.label),
      JSON.stringify(def.description),
      def.unit === null ? null : JSON.stringify(def.unit),
      def.sensitivity,
    ]),
  );
}

export async function readRecipes(db: ReadDb): Promise<StoredRecipe[]> {
  const rows = await db.all<{ recipe_id: number; name: string; signature: string; body: string }>(
    'SELECT * FROM recipe ORDER BY recipe_id',
  );
  return rows.flatMap((row) => {
    const parsed = recipeSchema.safeParse(parseBody<unknown>(row.body, null));
    return parsed.success ? [{ id: row.recipe_id, name: row.name, signature: row.signature, recipe: parsed.data }] : [];
  });
}

export async function readBundles(db: ReadDb): Promise<BundleRow[]> {
  const rows = await db.all<Omit<BundleRow, 'manifest'> & { manifest: string }>(
    'SELECT bundle_id, name, version, role, sha256, added_at, manifest FROM bundle ORDER BY bundle_id',
  );
  return rows.map((row) => ({ ...row, manifest: manifestSchema.parse(parseBody<unknown>(row.manifest, null)) }));
}

/** The manifest that explains the log: the champion's, else the newest. */
export function leadingBundle(bundles: readonly BundleRow[]): BundleRow | null {
  return bundles.findLast((bundle) => bundle.role === 'champion') ?? bundles.at(-1) ?? null;
}

/** Grows with every event of the trail: results computed for another state are stale. */
export async function readState(db: ReadDb): Promise<number> {
  return (await db.one<{ n: number }>('SELECT coalesce(max(seq), 0)::INTEGER AS n FROM trail'))?.n ?? 0;
}

/** Events of what people write beside the data: answers about the data stay as they are. One to a line. */
const BESIDE_THE_DATA = [
  'abDesign',
  'challenge',
  'challengeDiscarded',
  'cohort',
  'letter',
  'letterWording',
  'plan',
  'processJournal',
  'processJournalRemoved',
  'readiness',
  'scenario',
  'story',
  'watch',
];

/** Grows with every change that an answer about the data can depend on. */
export async function readDataState(db: ReadDb): Promise<number> {
  const beside = BESIDE_THE_DATA.map(() => '?').join(', ');
  const found = await db.one<{ n: number }>(
    `SELECT coalesce(max(seq), 0)::INTEGER AS n FROM trail WHERE type NOT IN (${beside})`,
    BESIDE_THE_DATA,
  );
  return found?.n ?? 0;
}

/** Whether rows lie in files elsewhere: they have no place in the table, and their files can change in silence. */
export function isLinked(sources: readonly Pick<SourceRow, 'kind'>[]): boolean {
  return sources.some(({ kind }) => kind === 'link');
}

/** The same, from memory while the data have not changed. */
export async function knownProject(db: ReadDb, project: Pick<Project, 'known' | 'file'>): Promise<KnownProject> {
  const { writes } = project.file;
  if (project.known?.writes === writes) return project.known;
  const state = await readDataState(db);
  if (project.known?.state === state) {
    project.known.writes = writes;
    return project.known;
  }
  const known: KnownProject = {
    state,
    writes,
    columns: await readColumns(db),
    logColumns: await logColumns(db),
    meaning: (await readMeaning(db)) ?? EMPTY_MEANING,
    sources: await readSources(db),
    bundles: await readBundles(db),
    tables: new Map(),
  };
  project.known = known;
  return known;
}
