import type { Manifest, ManifestFeature } from '#shared/bundle/manifest.ts';
import { AppError } from '#shared/domain/app-error.ts';
import { takeRows } from '#shared/explain/raw-table.ts';
import type { RawTable } from '#shared/explain/raw-table.ts';
import type { ModelRuntime, RunOptions } from './model-runtime.ts';
import { openModel, scoreRows } from './score-rows.ts';

export const TRIAL_MS = 10_000;
/** Rows that are tried, so many at a time: the time limit is for one batch. */
const MOST_TRIAL_ROWS = 1000;
const BATCH_ROWS = 100;
/** Sums of float32 probabilities pass 1 by less. */
const BEYOND = 1e-5;

/** Rows that the model knows, such as its background, and the file they stand in. */
export type Sample = { name: string; table: RawTable };

/**
 * Runs a model on a few rows before anything of it is stored: one that cannot be loaded or run, never ends, takes too
 * much memory, or gives other scores than its manifest announces, is refused.
 *
 * @param bundle `key` says which bytes these are
 * @param sample null makes rows from the manifest
 * @returns the scores of the rows that were tried
 * @throws AppError MODEL_LOAD_FAILED, MODEL_RUN_FAILED, MODEL_TOO_SLOW, MODEL_TOO_MUCH_MEMORY, MODEL_SCORE_OUT_OF_RANGE,
 * MODEL_SCORE_MISSING, CANCELLED
 */
export async function trialRun(
  runtime: ModelRuntime,
  bundle: { key: string; manifest: Manifest; bytes: Uint8Array },
  sample: Sample | null,
  { signal, timeoutMs = TRIAL_MS }: RunOptions = {},
): Promise<Float64Array> {
  const model = await openModel(runtime, bundle, { signal, timeoutMs });
  const own = sample !== null && sample.table.rows > 0 ? sample : null;
  const known = own?.table ?? madeUpRows(bundle.manifest.features);
  const rows = Array.from({ length: Math.min(MOST_TRIAL_ROWS, known.rows) }, (_, row) => row);
  const tried = takeRows(known, rows);
  const scores = await scoreRows(model, tried, { signal, timeoutMs, batchRows: BATCH_ROWS });
  checkScores(bundle.manifest, tried, scores, own?.name ?? null);
  return scores;
}

/** The least, the middle and the most that the manifest says of each column, and its first categories. */
export function madeUpRows(features: readonly ManifestFeature[]): RawTable {
  const places = [0, 0.5, 1];
  return {
    rows: places.length,
    columns: features.map((feature) => {
      const { type, input, min = 0, max = 1, categories = [] } = feature;
      const options = categories.map(({ value }) => value);
      const values = places.map((share, row) => {
        if (options.length > 0) return options[Math.min(row, options.length - 1)] ?? null;
        const value = type === 'boolean' ? share : min + share * (max - min);
        return input.dtype === 'float32' || input.dtype === 'float64' ? value : Math.round(value);
      });
      if (input.dtype === 'string')
        return values.map((value) => (type === 'categorical' && options.length === 0 ? null : String(value)));
      return Float64Array.from(values, (value) => (typeof value === 'string' ? Number(value) : Number(value ?? 0)));
    }),
  };
}

/** Whether the manifest leaves a column of texts without one value that the model would know. */
export function hasUnknownTexts(features: readonly ManifestFeature[]): boolean {
  return features.some(
    ({ type, input, categories = [] }) => input.dtype === 'string' && type === 'categorical' && categories.length === 0,
  );
}

/**
 * Every row of a sample must have a score, unless it misses something; of made-up rows, which the model may never have
 * met, one is enough.
 */
function checkScores({ output }: Manifest, table: RawTable, scores: Float64Array, name: string | null): void {
  const complete = Array.from(scores.keys()).filter((row) => isComplete(table, row));
  const silent = complete.filter((row) => !Number.isFinite(scores[row]));
  const [first] = silent;
  if (first !== undefined && (name !== null || silent.length === complete.length))
    throw new AppError('MODEL_SCORE_MISSING', `no score on a complete row: ${first + 1}`, placeOf(first, name));
  if (output.kind !== 'probability') return;
  const beyond = scores.findIndex((score) => score < -BEYOND || score > 1 + BEYOND);
  const found = scores[beyond];
  if (found !== undefined)
    throw new AppError('MODEL_SCORE_OUT_OF_RANGE', `probability; not in [0, 1]: ${found}`, {
      ...placeOf(beyond, name),
      found,
    });
}

function placeOf(row: number, name: string | null): Record<string, string | number> {
  return name === null ? { context: 'madeUp' } : { row: row + 1, sample: name };
}

function isComplete({ columns }: RawTable, row: number): boolean {
  return columns.every((column) => {
    const value = column[row];
    return typeof value === 'number' ? !Number.isNaN(value) : value !== null && value !== undefined && value !== '';
  });
}
