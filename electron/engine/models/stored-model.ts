import { AppError } from '#shared/domain/app-error.ts';
import type { ReadDb } from '../db/connection.ts';
import type { BundleRow } from '../project/project-state.ts';
import type { ModelRuntime, RunOptions } from './runtime/model-runtime.ts';
import { openModel } from './runtime/score-rows.ts';
import type { OpenModel } from './runtime/score-rows.ts';

/** @throws AppError BUNDLE_FILE_MISSING when the project holds the bundle without its model */
export async function modelBytes(db: ReadDb, bundle: BundleRow): Promise<Uint8Array> {
  const row = await db.one<{ bytes: unknown }>(`SELECT bytes FROM bundle_file WHERE bundle_id = ? AND kind = 'model'`, [
    bundle.bundle_id,
  ]);
  if (row?.bytes instanceof Uint8Array) return row.bytes;
  throw new AppError('BUNDLE_FILE_MISSING', 'a bundle without a model', { file: bundle.manifest.model.file });
}

/** Makes the model of a stored bundle ready to score. */
export async function openStoredModel(
  db: ReadDb,
  runtime: ModelRuntime,
  bundle: BundleRow,
  options: RunOptions,
): Promise<OpenModel> {
  const bytes = await modelBytes(db, bundle);
  return openModel(runtime, { key: bundle.sha256, manifest: bundle.manifest, bytes }, options);
}
