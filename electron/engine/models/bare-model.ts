import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '#shared/domain/app-error.ts';
import { requirePlainFile } from '../plain-file.ts';
import { guarded } from './bundle-folder.ts';
import { BUNDLE_LIMITS } from './read-bundle.ts';
import type { UndescribedModel } from './undescribed-model.ts';

/** A model file alone, which tells nothing but its graph. */
export async function readBareModel(path: string, limit = BUNDLE_LIMITS.modelBytes): Promise<UndescribedModel> {
  const file = basename(path);
  return { file, bytes: await readSmall(path, { limit, code: 'MODEL_TOO_LARGE' }), hints: {}, example: null };
}

/** @throws AppError FILE_NOT_FOUND, FILE_UNREADABLE, or the code given when the file is larger than the limit */
export async function readSmall(
  path: string,
  { limit, code }: { limit: number; code: 'MODEL_TOO_LARGE' | 'FILE_WRONG_KIND' },
): Promise<Uint8Array> {
  const file = basename(path);
  return guarded(file, async () => {
    const { size } = requirePlainFile(path);
    if (size > limit)
      throw new AppError(code, `file of at most ${limit} bytes: ${size}`, { file, found: size, expected: limit });
    return readFile(path);
  });
}
