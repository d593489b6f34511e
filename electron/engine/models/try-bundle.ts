import { AppError } from '#shared/domain/app-error.ts';
import type { BundleContents, BundleFile, BundleWarning } from './read-bundle.ts';
import { PROCESS_ENDED } from './runtime/link.ts';
import type { ModelRuntime, RunOptions } from './runtime/model-runtime.ts';
import { hasUnknownTexts, trialRun } from './runtime/trial-run.ts';
import type { Sample } from './runtime/trial-run.ts';
import { sampleRows } from './sample-rows.ts';

const LONGEST_NAME = 100;

/**
 * Tries the model of a bundle on its background, or on made-up rows when it brings none. Nothing is stored.
 *
 * @returns the bundle, without a background that cannot be read, and with a warning of what could not be tried
 * @throws AppError as `trialRun`; `model` in its details says which one
 */
export async function tryBundle(
  runtime: ModelRuntime,
  bundle: BundleContents,
  options: RunOptions = {},
): Promise<BundleContents> {
  const { manifest } = bundle;
  const model = bundle.files.find(({ kind }) => kind === 'model');
  if (model === undefined) return bundle;
  const { sample, files, warnings } = await readBackground(bundle);
  const kept: BundleContents = { ...bundle, files, warnings };
  try {
    await trialRun(runtime, { key: model.sha256, manifest, bytes: model.bytes }, sample, options);
    return kept;
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code === 'CANCELLED') throw cause;
    const code = excuse(cause, hasUnknownTexts(manifest.features) && sample === null);
    if (code !== null) return { ...kept, warnings: [...kept.warnings, { code, details: {} }] };
    const name = `${manifest.model.name} ${manifest.model.version}`.slice(0, LONGEST_NAME);
    const details = { context: 'trial', ...cause.details, model: name };
    throw new AppError(cause.code, cause.message, details, { cause });
  }
}

type Background = { sample: Sample | null; files: BundleFile[]; warnings: BundleWarning[] };

async function readBackground({ manifest, files, warnings, example }: BundleContents): Promise<Background> {
  const background = files.find(({ kind }) => kind === 'background');
  if (background === undefined) return { sample: example ?? null, files, warnings };
  try {
    const { table } = await sampleRows({ name: background.path, bytes: background.bytes }, manifest);
    return { sample: { name: background.path, table }, files, warnings };
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    const details = { file: background.path, key: 'data.background', ...cause.details };
    const code = cause.code === 'COLUMN_UNKNOWN' ? 'BACKGROUND_COLUMN_MISSING' : 'BACKGROUND_NOT_PARQUET';
    return {
      sample: null,
      files: files.filter((file) => file !== background),
      warnings: [...warnings, { code, details }],
    };
  }
}

/** What is no fault of the model: a computer without the runtime, or texts that nobody said it knows. */
function excuse(fault: AppError, areTextsUnknown: boolean): BundleWarning['code'] | null {
  if (fault.code === 'MODEL_RUNTIME_ABSENT') return 'TRIAL_RUNTIME_ABSENT';
  const refusedTexts = fault.code === 'MODEL_RUN_FAILED' && fault.details['found'] !== PROCESS_ENDED;
  return refusedTexts && areTextsUnknown ? 'TRIAL_CATEGORIES_UNKNOWN' : null;
}
