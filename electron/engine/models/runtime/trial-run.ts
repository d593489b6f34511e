import type { Manifest, ManifestFeature } from '#shared/bundle/manifest.ts';
import { takeRows } from '#shared/explain/raw-table.ts';
import type { RawTable } from '#shared/explain/raw-table.ts';
import type { ModelRuntime, RunOptions } from './model-runtime.ts';
import { openModel, scoreRows } from './score-rows.ts';

export const TRIAL_MS = 10_000;
const TRIAL_ROWS = 20;

/**
 * Runs a model on a few rows before anything of it is stored: one that cannot be loaded or run, never ends or takes too
 * much memory is refused.
 *
 * @param bundle `key` says which bytes these are
 * @param table rows that the model knows, such as its background; null makes some from the manifest
 * @returns the scores of the rows that were tried
 * @throws AppError MODEL_LOAD_FAILED, MODEL_RUN_FAILED, MODEL_TOO_SLOW, MODEL_TOO_MUCH_MEMORY, CANCELLED
 */
export async function trialRun(
  runtime: ModelRuntime,
  bundle: { key: string; manifest: Manifest; bytes: Uint8Array },
  table: RawTable | null,
  { signal, timeoutMs = TRIAL_MS }: RunOptions = {},
): Promise<Float64Array> {
  const model = await openModel(runtime, bundle, { signal, timeoutMs });
  const known = table !== null && table.rows > 0 ? table : madeUpRows(bundle.manifest.features);
  const rows = Array.from({ length: Math.min(TRIAL_ROWS, known.rows) }, (_, row) => row);
  return scoreRows(model, takeRows(known, rows), { signal, timeoutMs });
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
