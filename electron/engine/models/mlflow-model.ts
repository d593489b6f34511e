import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { AppError } from '#shared/domain/app-error.ts';
import { checkLinks, openFolder } from './bundle-folder.ts';
import type { Source } from './bundle-folder.ts';
import { parseMlflow } from './mlflow-file.ts';
import { BUNDLE_LIMITS } from './read-bundle.ts';
import type { Example, UndescribedModel } from './undescribed-model.ts';

const MLMODEL = 'MLmodel';
const MOST_BYTES = { description: 2_000_000, example: 1_000_000, model: BUNDLE_LIMITS.modelBytes };
const MOST_ROWS = 1000;

/** Whether a path is a folder as MLflow writes it; one that is a bundle too is a bundle. */
export async function isMlflowFolder(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => null);
  if (stats?.isDirectory() !== true) return false;
  const names = (await openFolder(path, basename(path))).entries.map(({ name }) => name);
  return names.includes(MLMODEL) && !names.includes('bundle.json');
}

/**
 * The ONNX model that MLflow keeps in a folder, with what its `MLmodel` file says: names of columns, when it was made,
 * example rows. Nothing pickled is opened, and nothing outside the folder.
 *
 * @throws AppError as `parseMlflow`; FILE_UNREADABLE, BUNDLE_FILE_MISSING, BUNDLE_PATH_OUTSIDE, MODEL_TOO_LARGE
 */
export async function readMlflowModel(
  path: string,
  limits: Partial<typeof MOST_BYTES> = {},
): Promise<UndescribedModel> {
  const bounds = { ...MOST_BYTES, ...limits };
  const folder = await openFolder(path, basename(path));
  await checkLinks(folder);
  const { source } = folder;
  const written = await part(source, MLMODEL, bounds.description);
  if (written === null) throw new AppError('BUNDLE_FILE_MISSING', `no ${MLMODEL}`, { file: MLMODEL, key: MLMODEL });
  if (written === 'too large') {
    const expected = `at most ${bounds.description} bytes`;
    throw new AppError('MLFLOW_INVALID', `${MLMODEL}; ${expected}`, {
      file: MLMODEL,
      key: MLMODEL,
      expected,
      found: 'more',
    });
  }
  const { data, example, hints } = parseMlflow(new TextDecoder().decode(written));
  const bytes = await part(source, data, bounds.model);
  if (bytes === null)
    throw new AppError('BUNDLE_FILE_MISSING', `missing: ${data}`, { file: data, key: 'flavors.onnx.data' });
  if (bytes === 'too large') {
    const found = (await source.size(data)) ?? 0;
    throw new AppError('MODEL_TOO_LARGE', 'model that is too large', { file: data, found, expected: bounds.model });
  }
  return { file: data, bytes, hints, example: await readExample(source, example, bounds.example) };
}

async function part(source: Source, name: string, limit: number): Promise<Uint8Array | null | 'too large'> {
  const size = await source.size(name);
  if (size === null) return null;
  return size > limit ? 'too large' : source.read(name, size);
}

const exampleSchema = z.object({ columns: z.array(z.string()), data: z.array(z.array(z.unknown())) });

/** Rows to try the model on; any that cannot be read are not needed. */
async function readExample(source: Source, name: string | null, limit: number): Promise<Example | null> {
  const bytes = name === null ? null : await part(source, name, limit);
  if (name === null || bytes === null || bytes === 'too large') return null;
  const parsed = exampleSchema.safeParse(orNull(new TextDecoder().decode(bytes)));
  if (!parsed.success) return null;
  const rows = parsed.data.data.slice(0, MOST_ROWS);
  const columns = parsed.data.columns.map((column, at): [string, unknown[]] => [
    column,
    rows.map((row) => row[at] ?? null),
  ]);
  return { name, columns: new Map(columns), rows: rows.length };
}

function orNull(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
