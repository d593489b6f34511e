import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import type { Stats } from 'node:fs';
import { lstat, open, readdir, readlink, realpath, stat } from 'node:fs/promises';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { AppError } from '#shared/domain/app-error.ts';
import type { ErrorDetails } from '#shared/domain/app-error.ts';
import { MANIFEST_FORMAT, MANIFEST_VERSION, manifestSchema } from '#shared/bundle/manifest.ts';
import type { Manifest } from '#shared/bundle/manifest.ts';
import { jsonFault, manifestIssues } from '#shared/bundle/manifest-issues.ts';
import { ARCHIVE_LIMITS, readArchive } from './archive.ts';
import type { ArchiveLimits } from './archive.ts';
import { checkModel } from './check-model.ts';
import { modelFacts } from './onnx-graph.ts';
import type { ModelFacts } from './onnx-graph.ts';

export type BundleFile = {
  path: string;
  kind: 'manifest' | 'model' | 'background' | 'training_sample';
  bytes: Uint8Array;
  sha256: string;
};

export type BundleWarning = {
  code:
    | 'BACKGROUND_MISSING'
    | 'BACKGROUND_NOT_PARQUET'
    | 'BACKGROUND_TOO_LARGE'
    | 'TRAINING_SAMPLE_MISSING'
    | 'TRAINING_SAMPLE_NOT_PARQUET'
    | 'TRAINING_SAMPLE_TOO_LARGE'
    | 'MODEL_HASH_MISSING';
  details: ErrorDetails;
};

export type BundleContents = {
  manifest: Manifest;
  manifestText: string;
  /** What was read and kept: a sample that cannot be used is not among them, a warning says why. */
  files: BundleFile[];
  facts: ModelFacts;
  warnings: BundleWarning[];
};

export type BundleLimits = ArchiveLimits & { manifestBytes: number; modelBytes: number; sampleBytes: number };

export const BUNDLE_LIMITS: BundleLimits = {
  ...ARCHIVE_LIMITS,
  manifestBytes: 20_000_000,
  modelBytes: 500_000_000,
  sampleBytes: 500_000_000,
};

/** The files of one bundle, wherever they are. `within` is the folder inside an archive, for messages. */
type Source = {
  within: string;
  size(name: string): Promise<number | null>;
  read(name: string): Promise<Uint8Array>;
};

const MANIFEST = 'bundle.json';
// TEMPORARY
export async function readBundles(_path: string): Promise<BundleContents[]> {
  return [];
}
