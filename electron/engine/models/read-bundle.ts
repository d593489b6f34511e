import { createHash } from 'node:crypto';
import { lstat, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '#shared/domain/app-error.ts';
import type { ErrorDetails } from '#shared/domain/app-error.ts';
import type { Manifest } from '#shared/bundle/manifest.ts';
import { notJson, parseManifest, textPlace } from '#shared/bundle/manifest-issues.ts';
import { ARCHIVE_LIMITS, readArchive } from './archive.ts';
import type { ArchiveLimits } from './archive.ts';
import { checkLinks, guarded, openFolder, readWhole } from './bundle-folder.ts';
import type { Folder, Source } from './bundle-folder.ts';
import { checkClasses } from './check-classes.ts';
import { checkModel } from './check-model.ts';
import { outputClasses } from './graph/output-classes.ts';
import { modelFacts } from './onnx-graph.ts';
import type { ModelFacts } from './onnx-graph.ts';
import type { Sample } from './runtime/trial-run.ts';

export type BundleFile = {
  path: string;
  kind: 'manifest' | 'model' | 'background' | 'training_sample';
  bytes: Uint8Array;
  sha256: string;
};

export type BundleWarning = {
  code:
    | `${Wanted['what']}_${'MISSING' | 'NOT_PARQUET' | 'TOO_LARGE'}`
    | 'BACKGROUND_COLUMN_MISSING'
    | 'MODEL_HASH_MISSING'
    | 'TRIAL_RUNTIME_ABSENT'
    | 'TRIAL_CATEGORIES_UNKNOWN';
  details: ErrorDetails;
};

export type BundleContents = {
  manifest: Manifest;
  manifestText: string;
  /** What was read and kept: a sample that cannot be used is not among them, a warning says why. */
  files: BundleFile[];
  facts: ModelFacts;
  warnings: BundleWarning[];
  /** Rows to try the model on, for want of a background. */
  example?: Sample | null;
};

export type BundleLimits = ArchiveLimits & { manifestBytes: number; modelBytes: number; sampleBytes: number };

export const BUNDLE_LIMITS: BundleLimits = {
  ...ARCHIVE_LIMITS,
  manifestBytes: 20_000_000,
  modelBytes: 500_000_000,
  sampleBytes: 500_000_000,
};

type Part = { size: number | null; bytes: Uint8Array | null };

type Wanted = { kind: (typeof SAMPLES)[number][0]; what: (typeof SAMPLES)[number][1]; name: string | undefined };

const MANIFEST = 'bundle.json';
const SAMPLES = [
  ['background', 'BACKGROUND'],
  ['training_sample', 'TRAINING_SAMPLE'],
] as const;
const ZIP_STARTS = ['PK\x03\x04', 'PK\x05\x06'].map((start) => Buffer.from(start, 'latin1'));
const PARQUET_MARK = Buffer.from('PAR1');
const FOLDERS_LOOKED_INTO = 200;

/**
 * The bundles in a folder (one) or in a zip archive (one or several), read into memory and checked. Nothing is written,
 * and nothing outside the folder is opened.
 *
 * @throws AppError for the first thing that makes a bundle unusable; what is merely missing is a warning
 */
export async function readBundles(path: string, limits: Partial<BundleLimits> = {}): Promise<BundleContents[]> {
  const bounds = { ...BUNDLE_LIMITS, ...limits };
  const file = basename(path);
  const stats = await guarded(file, () => stat(path));
  if (stats.isDirectory()) {
    const folder = await openFolder(path, file);
    if (!folder.entries.some(({ name }) => name === MANIFEST)) throw await withoutManifest(folder, file);
    await checkLinks(folder);
    return [await bundleContents(folder.source, bounds)];
  }
  if (stats.isFile() && stats.size === 0) throw new AppError('FILE_EMPTY', 'empty file', { file });
  if (stats.isFile() && stats.size > 4 && (await isArchive(path, file))) {
    const bundles: BundleContents[] = [];
    for (const source of await archiveSources(path, file, bounds)) bundles.push(await bundleContents(source, bounds));
    return bundles;
  }
  if (/\.onnx$/i.test(file)) throw noManifest(file, [file]);
  throw new AppError('FILE_WRONG_KIND', 'no bundle', { file, context: 'bundle', expected: 'a model bundle' });
}

async function bundleContents(source: Source, limits: BundleLimits): Promise<BundleContents> {
  const named = (name: string): string => source.within + name;
  const written = await part(source, MANIFEST, limits.manifestBytes);
  if (written.bytes === null)
    throw unreadPart(named(MANIFEST), { ...written, key: MANIFEST, limit: limits.manifestBytes });
  const manifestText = decoded(written.bytes, named(MANIFEST));
  const manifest = parseManifest(manifestText, named(MANIFEST));
  const name = manifest.model.file;
  const model = await part(source, name, limits.modelBytes);
  if (model.bytes === null) throw unreadPart(named(name), { ...model, key: 'model.file', limit: limits.modelBytes });
  const facts = modelFacts(model.bytes, named(name));
  const kept = bundleFile(name, 'model', model.bytes);
  const files = [bundleFile(MANIFEST, 'manifest', written.bytes), kept];
  const warnings = checkHash(manifest.model.sha256, kept.sha256, named(name));
  checkModel(manifest, facts, named(name));
  checkClasses(manifest, outputClasses(model.bytes));
  for (const [kind, what] of SAMPLES) {
    const sample = await readSample(source, { kind, what, name: manifest.data?.[kind]?.file }, limits.sampleBytes);
    if ('code' in sample) warnings.push(sample);
    else files.push(sample);
  }
  return { manifest, manifestText, files, facts, warnings };
}

async function part(source: Source, name: string, limit: number): Promise<Part> {
  const size = await source.size(name);
  return { size, bytes: size === null || size > limit ? null : await source.read(name, size) };
}

async function readSample(source: Source, sample: Wanted, limit: number): Promise<BundleFile | BundleWarning> {
  const { kind, name, what } = sample;
  const key = `data.${kind}`;
  if (name === undefined) return { code: `${what}_MISSING`, details: { key } };
  const details = { file: source.within + name, key };
  const { bytes, size } = await part(source, name, limit);
  if (size === null) return { code: `${what}_MISSING`, details };
  if (bytes === null) return { code: `${what}_TOO_LARGE`, details: { ...details, found: size, expected: limit } };
  return isParquet(bytes) ? bundleFile(name, kind, bytes) : { code: `${what}_NOT_PARQUET`, details };
}

async function archiveSources(path: string, file: string, limits: ArchiveLimits): Promise<Source[]> {
  const entries = new Map((await readArchive(path, limits)).map((entry) => [entry.path, entry.bytes]));
  const names = [...entries.keys()];
  const folders = names.flatMap((name) => /^((?:[^/]+\/)?)bundle\.json$/.exec(name)?.[1] ?? []).sort();
  if (folders.length === 0) throw noManifest(file, names);
  return folders.map((within) => {
    const bytes = (name: string): Uint8Array | undefined => entries.get(within + name);
    return {
      within,
      size: (name) => Promise.resolve(bytes(name)?.byteLength ?? null),
      read: (name) => Promise.resolve(bytes(name) ?? new Uint8Array()),
    };
  });
}

async function withoutManifest({ root, entries }: Folder, file: string): Promise<AppError> {
  const bundles: string[] = [];
  for (const entry of entries.filter((one) => one.isDirectory()).slice(0, FOLDERS_LOOKED_INTO)) {
    const manifest = await lstat(join(root, entry.name, MANIFEST)).catch(() => null);
    if (manifest?.isFile() === true) bundles.push(`${entry.name}/${MANIFEST}`);
  }
  if (bundles.length < 2) return noManifest(file, [...entries.map(({ name }) => name), ...bundles]);
  const found = bundles.slice(0, 10).join(', ');
  return new AppError('BUNDLE_SEVERAL', `a folder of bundles: ${found}`, { file, found, expected: 'one bundle' });
}

const TABLE = /\.(?:csv|tsv|xlsx|json|ndjson|jsonl)(?:\.gz)?$/i;

/** Says what is there all the same: `mlflow`, `folder` (a bundle further down), `onnx`, `table` (a log) or `other`. */
function noManifest(file: string, names: readonly string[]): AppError {
  const first = (telling: RegExp): string | undefined => names.find((name) => telling.test(name));
  const tellings = {
    mlflow: first(/(?:^|\/)MLmodel$/),
    folder: first(/\/bundle\.json$/),
    onnx: first(/\.onnx$/i),
    table: first(TABLE),
  };
  const [kind, found] = Object.entries(tellings).find(([, name]) => name !== undefined) ?? ['other', undefined];
  const details = { file, kind, context: kind, found: found ?? 'nothing', expected: MANIFEST };
  return new AppError('BUNDLE_NO_MANIFEST', `no ${MANIFEST}; ${kind}: ${details.found}`, details);
}

function unreadPart(file: string, { key, size, limit }: { key: string; size: number | null; limit: number }): AppError {
  if (size === null) return new AppError('BUNDLE_FILE_MISSING', `missing from the bundle: ${file}`, { file, key });
  const [found, expected] = [`${size} bytes`, `at most ${limit} bytes`];
  if (key !== 'model.file')
    return new AppError('BUNDLE_MANIFEST_INVALID', `manifest; ${expected}: ${found}`, { file, key, found, expected });
  return new AppError('MODEL_TOO_LARGE', `model; ${expected}: ${found}`, { file, key, found: size, expected: limit });
}

function checkHash(expected: string | undefined, found: string, file: string): BundleWarning[] {
  if (expected === undefined) return [{ code: 'MODEL_HASH_MISSING', details: { file, key: 'model.sha256' } }];
  if (expected === found) return [];
  throw new AppError('BUNDLE_HASH_MISMATCH', `model of another manifest: ${file}`, { file, found, expected });
}

function decoded(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    const text = new TextDecoder().decode(bytes);
    const where = textPlace(text, text.indexOf('\ufffd'));
    throw new AppError('BUNDLE_MANIFEST_NOT_JSON', notJson(where), { file, ...where, expected: 'UTF-8' }, { cause });
  }
}

async function isArchive(path: string, file: string): Promise<boolean> {
  const head = await guarded(file, async () => readWhole(await realpath(path), file, 4));
  return ZIP_STARTS.some((start) => start.equals(head));
}

function isParquet(bytes: Uint8Array): boolean {
  return bytes.length >= 12 && PARQUET_MARK.equals(bytes.subarray(0, 4)) && PARQUET_MARK.equals(bytes.subarray(-4));
}

function bundleFile(path: string, kind: BundleFile['kind'], bytes: Uint8Array): BundleFile {
  return { path, kind, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
