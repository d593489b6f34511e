import type { ReadDb } from '../db/connection.ts';
import { sampleRows } from '../models/sample-rows.ts';
import type { SampleRows } from '../models/sample-rows.ts';
import type { BundleRow } from '../project/project-state.ts';

export type BundleSample = SampleRows & { name: string };

/**
 * Rows that came with a stored bundle; null when it has none of the kind.
 *
 * @throws AppError as `sampleRows`
 */
export async function bundleRows(
  db: ReadDb,
  { bundle_id: id, manifest }: BundleRow,
  kind: 'background' | 'training_sample',
): Promise<BundleSample | null> {
  const file = await db.one<{ path: string; bytes: unknown }>(
    'SELECT path, bytes FROM bundle_file WHERE bundle_id = ? AND kind = ?',
    [id, kind],
  );
  if (file === null || !(file.bytes instanceof Uint8Array)) return null;
  return { name: file.path, ...(await sampleRows({ name: file.path, bytes: file.bytes }, manifest)) };
}
