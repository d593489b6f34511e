import { basename } from 'node:path';
import { AppError } from '#shared/domain/app-error.ts';
import type { BundleRole } from '#shared/domain/bundle.ts';
import type { Passport } from '#shared/contract/bundles.ts';
import type { Progress } from '#shared/contract/procedure.ts';
import { appendEvent } from '../audit/trail.ts';
import type { ReadDb, WriteDb } from '../db/connection.ts';
import { describe } from '../ingest/plan-files.ts';
import { parseBody } from '../project/json.ts';
import type { Project } from '../project/project.ts';
import { readBundles as storedBundles, readColumns, writeColumns } from '../project/project-state.ts';
import type { BundleRow } from '../project/project-state.ts';
import { readBareModel } from './bare-model.ts';
import { isMlflowFolder, readMlflowModel } from './mlflow-model.ts';
import { readBundles } from './read-bundle.ts';
import type { BundleContents } from './read-bundle.ts';
import type { ModelRuntime } from './runtime/model-runtime.ts';
import { tryBundle } from './try-bundle.ts';
import { describedBundle } from './undescribed-model.ts';
import type { Description, UndescribedModel } from './undescribed-model.ts';

type Adding = { ifNew: boolean; description?: Description | undefined };

type Work = { runtime: ModelRuntime; signal: AbortSignal; progress: (progress: Progress) => void };

/** The model at a path that came without a manifest: a file alone, or a folder of MLflow; null for anything else. */
export async function readUndescribed(path: string): Promise<UndescribedModel | null> {
  if (await isMlflowFolder(path)) return readMlflowModel(path);
  return /\.onnx$/i.test(path) ? readBareModel(path) : null;
}

/** What is said of a bundle that has its own manifest is refused, never mixed with it. */
export function describesItself(path: string): AppError {
  const details = { file: basename(path), context: 'described', expected: 'a model without a manifest' };
  return new AppError('FILE_WRONG_KIND', 'a bundle describes itself', details);
}

/**
 * Reads the bundles of a folder or archive, checks and tries each. Nothing is stored.
 *
 * @param adding `ifNew` leaves out the versions that the project holds already, which are refused otherwise
 * @param description for a model that came without a manifest
 * @throws AppError as `readBundles`, `describedBundle` and `tryBundle`; BUNDLE_EXISTS
 */
export async function checkedBundles(
  project: Project,
  path: string,
  { ifNew, description }: Adding,
  { runtime, signal, progress }: Work,
): Promise<BundleContents[]> {
  progress({ stage: 'bundle', done: 0, total: null });
  const undescribed = await readUndescribed(path);
  if (undescribed === null && description !== undefined) throw describesItself(path);
  const found =
    undescribed === null ? await readBundles(path) : [describedBundle(undescribed, description ?? { told: {} })];
  const stored = await project.file.read(signal, storedBundles);
  const wanted = found.filter((one) => isWanted(stored, one, ifNew));
  const checked: BundleContents[] = [];
  for (const one of wanted) {
    progress({ stage: 'trying', done: checked.length, total: wanted.length });
    checked.push(await tryBundle(runtime, one, { signal }));
  }
  return checked;
}

/**
 * Stores bundles inside the project, so that the file travels alone: all of them or none.
 *
 * @param role the part they play here; null keeps the one that a manifest names, champion when it names none
 * @returns the identifiers of what was added
 */
export async function storeBundles(
  project: Project,
  bundles: readonly BundleContents[],
  { role, at, ifNew }: { role: BundleRole | null; at: string; ifNew: boolean },
): Promise<number[]> {
  return project.file.write(null, async (db) => {
    const added: number[] = [];
    for (const one of bundles)
      if (isWanted(await storedBundles(db), one, ifNew))
        added.push(await store(db, one, role ?? one.manifest.model.role ?? 'champion', at));
    project.answers.clear();
    return added;
  });
}

/** @throws AppError BUNDLE_EXISTS */
function isWanted(stored: readonly BundleRow[], { manifest }: BundleContents, ifNew: boolean): boolean {
  const { name, version } = manifest.model;
  if (!stored.some((bundle) => bundle.name === name && bundle.version === version)) return true;
  if (ifNew) return false;
  throw new AppError('BUNDLE_EXISTS', 'the version is stored already', { found: `${name} ${version}` });
}

async function store(
  db: WriteDb,
  { manifest, manifestText, files, facts, warnings }: BundleContents,
  role: BundleRole,
  at: string,
): Promise<number> {
  const last = await db.one<{ n: number }>('SELECT coalesce(max(bundle_id), 0)::INTEGER AS n FROM bundle');
  const id = (last?.n ?? 0) + 1;
  const model = files.find((file) => file.kind === 'model');
  if (model === undefined)
    throw new AppError('BUNDLE_FILE_MISSING', 'a bundle without a model', { file: manifest.model.file });
  if (role === 'champion')
    await db.run(`UPDATE bundle SET role = 'former' WHERE role = 'champion' AND name = ?`, [manifest.model.name]);
  await db.run('INSERT INTO bundle VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)', [
    id,
    manifest.model.name,
    manifest.model.version,
    role,
    manifestText,
    JSON.stringify(facts),
    JSON.stringify(warnings),
    model.sha256,
    at,
  ]);
  for (const file of files)
    await db.appendBlob(
      'INSERT INTO bundle_file VALUES (?, ?, ?, ?, ?)',
      [id, file.path, file.kind, file.sha256],
      file.bytes,
    );
  const columns = await readColumns(db);
  if (columns.length > 0)
    await writeColumns(
      db,
      columns.map((column) => describe(column, manifest)),
    );
  await appendEvent(db, {
    at,
    actor: 'user',
    type: 'bundle',
    body: { name: manifest.model.name, version: manifest.model.version, role, sha256: model.sha256 },
  });
  return id;
}

export async function passport(db: ReadDb, id: number): Promise<Passport> {
  const bundle = (await storedBundles(db)).find((one) => one.bundle_id === id);
  const row = await db.one<{ facts: string; warnings: string }>(
    'SELECT facts, warnings FROM bundle WHERE bundle_id = ?',
    [id],
  );
  if (bundle === undefined || row === null)
    throw new AppError('BUNDLE_FILE_MISSING', `no such bundle: ${id}`, { file: String(id) });
  const files = await db.all<{ path: string; kind: string; bytes: number; sha256: string }>(
    'SELECT path, kind, octet_length(bytes)::DOUBLE AS bytes, sha256 FROM bundle_file WHERE bundle_id = ? ORDER BY path',
    [id],
  );
  const facts = parseBody<Passport['model']>(row.facts, {
    irVersion: 0,
    opsets: [],
    producer: '',
    operators: [],
    family: 'other',
  });
  return {
    bundle: summaryOf(bundle),
    manifest: bundle.manifest,
    files,
    model: facts,
    warnings: parseBody(row.warnings, []),
  };
}

export function summaryOf(bundle: BundleRow): Passport['bundle'] {
  const { bundle_id: id, name, version, role, sha256, added_at: addedAt } = bundle;
  return { id, name, version, role, sha256, addedAt, title: bundle.manifest.model.title ?? {} };
}
