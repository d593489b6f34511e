import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '#shared/domain/app-error.ts';
import { checkModel } from './check-model.ts';
import { describedManifest } from './describe-model.ts';
import type { Told } from './describe-model.ts';
import { modelFacts } from './onnx-graph.ts';
import { BUNDLE_LIMITS } from './read-bundle.ts';
import type { BundleContents, BundleFile } from './read-bundle.ts';

const STORED_AS = 'model.onnx';

/**
 * A model file alone, made a bundle by what a person says of it. The file itself is left as it was.
 *
 * @throws AppError BUNDLE_NO_MANIFEST naming what is still missing from the description
 */
export async function readBareModel(
  path: string,
  told: Told,
  limit = BUNDLE_LIMITS.modelBytes,
): Promise<BundleContents> {
  const file = basename(path);
  const bytes = await modelBytes(path, file, limit);
  const facts = modelFacts(bytes, file);
  const model = kept(STORED_AS, 'model', bytes);
  const answer = describedManifest(facts, told, { file: STORED_AS, sha256: model.sha256 });
  if (answer.kind === 'missing') {
    const found = answer.missing.join(', ');
    const details = { file, kind: 'onnx', found: file, expected: found, all: answer.missing };
    throw new AppError('BUNDLE_NO_MANIFEST', `description of the model; missing: ${found}`, details);
  }
  const { manifest, text } = answer;
  checkModel(manifest, facts, file);
  return {
    manifest,
    manifestText: text,
    files: [kept('bundle.json', 'manifest', Buffer.from(text)), model],
    facts,
    warnings: [
      { code: 'BACKGROUND_MISSING', details: { key: 'data.background' } },
      { code: 'TRAINING_SAMPLE_MISSING', details: { key: 'data.training_sample' } },
    ],
  };
}

async function modelBytes(path: string, file: string, limit: number): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > limit)
      throw new AppError('MODEL_TOO_LARGE', `model; at most ${limit} bytes: ${size}`, {
        file,
        found: size,
        expected: limit,
      });
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new AppError(missing ? 'FILE_NOT_FOUND' : 'FILE_UNREADABLE', `no way to read ${file}`, { file }, { cause });
  }
}

function kept(path: string, kind: BundleFile['kind'], bytes: Uint8Array): BundleFile {
  return { path, kind, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
