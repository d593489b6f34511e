import type { Manifest } from '#shared/bundle/manifest.ts';
import type { EncodedTable, RawTable } from '#shared/explain/raw-table.ts';
import { feedPlan, feedsOf, unaskableRows } from './feeds.ts';
import type { FeedPlan } from './feeds.ts';
import { stopIfAborted } from './link.ts';
import type { ModelRuntime, RunOptions, Session } from './model-runtime.ts';
import type { TensorValue } from './protocol.ts';
import { numbersOf, scoresOf, scoreSource } from './scores.ts';
import type { ScoreSource } from './scores.ts';
import { exposeTensors } from './expose-tensors.ts';

/** A model ready to score rows in the reader's columns. */
export type OpenModel = { manifest: Manifest; session: Session; plan: FeedPlan; score: ScoreSource };

export type ScoreOptions = RunOptions & {
  /** After each batch. */
  progress?: ((done: number, total: number) => void) | undefined;
  /** Rows at a time: enough to be as fast as a whole table, few enough to tell progress and stop soon. */
  batchRows?: number | undefined;
};

const BATCH_ROWS = 4096;

/**
 * @param key says which bytes these are, such as their hash
 * @param inner tensors inside the graph that `encodeRows` will ask for
 * @throws AppError as `ModelRuntime.load`; BUNDLE_MANIFEST_INVALID when the positive class is none of the model's
 */
export async function openModel(
  runtime: ModelRuntime,
  { key, manifest, bytes, inner = [] }: { key: string; manifest: Manifest; bytes: Uint8Array; inner?: string[] },
  options: RunOptions = {},
): Promise<OpenModel> {
  const wanted = manifest.output.container === 'sequence_of_maps' ? [manifest.output.score] : [];
  const { bytes: exposed, maps } = exposeTensors(bytes, inner, wanted);
  const score = scoreSource(manifest, maps);
  const session = await runtime.load([key, ...wanted, ...inner].join('\n'), exposed, options);
  return { manifest, session, plan: feedPlan(manifest, session.info), score };
}

/**
 * Scores in the unit of the model's output, the same whatever the size of a batch. NaN where the model cannot be asked:
 * a whole number, or a yes or no, is missing or has decimals.
 *
 * @throws AppError MODEL_TOO_SLOW, MODEL_TOO_MUCH_MEMORY, MODEL_RUN_FAILED, CANCELLED
 */
export async function scoreRows(model: OpenModel, table: RawTable, options: ScoreOptions = {}): Promise<Float64Array> {
  const scores = new Float64Array(table.rows);
  await inBatches(model, table, model.score.tensor, options, (value, from, count, fed) => {
    scores.set(scoresOf(value, model.score, fed).subarray(0, count), from);
  });
  unaskableRows(model.plan, table)?.forEach((is, row) => {
    if (is === 1) scores[row] = Number.NaN;
  });
  return scores;
}

/**
 * Rows as they stand in one tensor inside the graph, named in `inner` when the model was opened. Float32 stays so;
 * whole numbers become float64. A row that the model cannot be asked about is NaN throughout.
 *
 * @throws AppError as `scoreRows`
 */
export async function encodeRows(
  model: OpenModel,
  table: RawTable,
  tensor: string,
  options: ScoreOptions = {},
): Promise<EncodedTable> {
  let encoded: EncodedTable = { rows: table.rows, columns: 0, values: new Float64Array(0) };
  await inBatches(model, table, tensor, options, (value, from, count, fed) => {
    const { values, columns } = numbersOf(value, tensor, fed);
    if (from === 0) {
      const length = table.rows * columns;
      const isSingle = values instanceof Float32Array;
      encoded = { ...encoded, columns, values: isSingle ? new Float32Array(length) : new Float64Array(length) };
    }
    for (let index = 0; index < count * columns; index += 1)
      encoded.values[from * columns + index] = Number(values[index]);
  });
  const { columns, values } = encoded;
  unaskableRows(model.plan, table)?.forEach((is, row) => {
    if (is === 1) values.fill(Number.NaN, row * columns, (row + 1) * columns);
  });
  return encoded;
}

/** While one batch runs, the tensors of the next one are made. */
async function inBatches(
  { session, plan }: OpenModel,
  table: RawTable,
  tensor: string,
  { signal, timeoutMs, progress, batchRows = BATCH_ROWS }: ScoreOptions,
  take: (value: TensorValue | undefined, from: number, count: number, fed: number) => void,
): Promise<void> {
  const size = plan.fixedRows ?? batchRows;
  const batch = (from: number): { fed: number; count: number; feeds: Record<string, TensorValue> } => {
    const count = Math.min(size, table.rows - from);
    const fed = plan.fixedRows ?? count;
    return { fed, count, feeds: feedsOf(plan, table, from, from + fed) };
  };
  let next = table.rows > 0 ? batch(0) : null;
  for (let from = 0; next !== null; from += size) {
    stopIfAborted(signal);
    const { fed, count, feeds } = next;
    const running = session.run(feeds, [tensor], { signal, timeoutMs });
    next = from + size < table.rows ? batch(from + size) : null;
    const value = (await running)[tensor];
    take(value, from, count, fed);
    progress?.(from + count, table.rows);
  }
}
