import { createHash } from 'node:crypto';
import { AppError } from '#shared/domain/app-error.ts';
import type { EncodedTable, RawTable } from '#shared/explain/raw-table.ts';
import { takeRows } from '#shared/explain/raw-table.ts';
import { withDerived } from '#shared/explain/trees/predict.ts';
import { upTo } from '#shared/explain/column-values.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import type { ReadDb } from '../db/connection.ts';
import { acceptNodes, acceptOwnership, acceptScores } from '../models/graph/acceptance.ts';
import type { RunModel, Verdict } from '../models/graph/acceptance.ts';
import { explainableModel, inputKindOf } from '../models/graph/explainable-model.ts';
import type { ExplainableModel } from '../models/graph/explainable-model.ts';
import type { Opaque } from '../models/graph/refusal.ts';
import type { ModelRuntime, RunOptions } from '../models/runtime/model-runtime.ts';
import { encodeRows, openModel, scoreRows } from '../models/runtime/score-rows.ts';
import type { OpenModel } from '../models/runtime/score-rows.ts';
import { madeUpRows } from '../models/runtime/trial-run.ts';
import { modelBytes } from '../models/stored-model.ts';
import type { BundleRow } from '../project/project-state.ts';
import { bundleRows } from './bundle-rows.ts';

/** The form in which a model is explained: trees or a line that give what the runtime gives, or nothing but scores. */
export type ReadForm = Exclude<ExplainableModel, Opaque>;

/** A stored model that runs, and its form once the runtime has agreed with it. */
export type ExplainedModel = {
  bundle: BundleRow;
  model: OpenModel;
  form: ReadForm | Opaque;
  /** For each player, the features it stands for; of a form that is not read, one feature each. */
  members: readonly (readonly number[])[];
  /** What is made once for several questions about this model. */
  keep: Keep;
};

/** The answer made for the same key before, while it is among the last few; what failed is made again. */
export type Keep = <T>(key: string, make: () => Promise<T>) => Promise<T>;

/** Rows at, beside and far from the thresholds of each tree node that the runtime must agree on. */
const NODE_ROWS = 20_000;
const OWNERSHIP_ROWS = 200;
const MODELS_KEPT = 8;
const ANSWERS_KEPT = 16;

const opened = new WeakMap<ModelRuntime, Keep>();

/**
 * A stored model made ready to be explained. What it takes to agree on its form is done once, kept for the last eight.
 *
 * @throws AppError as `openModel`
 */
export async function explainedModel(
  db: ReadDb,
  runtime: ModelRuntime,
  bundle: BundleRow,
  options: RunOptions,
): Promise<ExplainedModel> {
  const keepModel = opened.get(runtime) ?? keeping(MODELS_KEPT);
  opened.set(runtime, keepModel);
  const key = createHash('sha256')
    .update(canonicalJson([bundle.sha256, bundle.manifest]))
    .digest('hex');
  return { ...(await keepModel(key, () => open(db, runtime, bundle, options))), bundle };
}

function keeping(most: number): Keep {
  const known = new Map<string, Promise<unknown>>();
  return async <T>(key: string, make: () => Promise<T>): Promise<T> => {
    const before = known.get(key) as Promise<T> | undefined;
    // Who gave up must not take the answer from those who still wait.
    const found = before === undefined ? null : await before.then((value) => ({ value })).catch(() => null);
    if (found !== null) return found.value;
    const making = make();
    known.delete(key);
    known.set(key, making);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return making;
  };
}

async function open(
  db: ReadDb,
  runtime: ModelRuntime,
  bundle: BundleRow,
  options: RunOptions,
): Promise<ExplainedModel> {
  const { manifest, sha256 } = bundle;
  const bytes = await modelBytes(db, bundle);
  const read = explainableModel(bytes, manifest);
  const singles = manifest.features.map((_, feature) => [feature]);
  const inner = read.kind === 'opaque' || isFed(read, manifest) ? [] : [read.encoded.tensor];
  const model = await openModel(runtime, { key: sha256, manifest, bytes, inner }, options);
  const shared = { bundle, model, keep: keeping(ANSWERS_KEPT) };
  if (read.kind === 'opaque') return { ...shared, form: read, members: singles };
  const run: RunModel = async (isolated, feeds, fetches) => {
    const key = createHash('sha256').update(isolated).digest('hex');
    return (await runtime.load(key, isolated, options)).run(feeds, fetches, options);
  };
  const rows = await knownRows(db, bundle);
  const explained: ExplainedModel = { ...shared, form: read, members: read.players.members };
  const verdict = await agreement(explained, read, { bytes, rows, run }, options);
  if (verdict.kind === 'accepted') return explained;
  const { reason, found } = verdict;
  return { ...shared, form: { kind: 'opaque', reason, found }, members: singles };
}

/** Trees alone, then who owns which encoded column, then the whole graph. */
async function agreement(
  explained: ExplainedModel,
  form: ReadForm,
  { bytes, rows, run }: { bytes: Uint8Array; rows: RawTable; run: RunModel },
  options: RunOptions,
): Promise<Verdict> {
  const { model } = explained;
  const { manifest } = model;
  if (form.kind === 'trees') {
    const alone = await acceptNodes(bytes, manifest, { run, rows: NODE_ROWS, seed: 1 });
    if (alone.kind === 'opaque') return alone;
  }
  const few = takeRows(rows, upTo(Math.min(OWNERSHIP_ROWS, rows.rows)));
  const owned = await acceptOwnership(form.players, { features: manifest.features, table: few }, (table) =>
    nodeRows(explained, form, table, options),
  );
  if (owned.kind === 'opaque') return owned;
  const scores = await scoreRows(model, rows, options);
  const accepted = form.kind === 'trees' ? form : { kind: 'linear' as const, model: form.model };
  return acceptScores(accepted, await nodeRows(explained, form, rows, options), scores);
}

/** Rows that came with the bundle, else the least, the middle and the most of each column. */
async function knownRows(db: ReadDb, bundle: BundleRow): Promise<RawTable> {
  const { features } = bundle.manifest;
  for (const kind of ['background', 'training_sample'] as const) {
    const rows = await bundleRows(db, bundle, kind).catch((cause: unknown) => {
      if (cause instanceof AppError && cause.code !== 'CANCELLED') return null;
      throw cause;
    });
    if (rows !== null && rows.table.rows > 0) return takeRows(rows.table, upTo(Math.min(1000, rows.table.rows)));
  }
  return madeUpRows(features);
}

/** Whether the tensor that is explained is fed as it is: then it is no result that could be asked for. */
function isFed({ encoded }: ReadForm, { features }: BundleRow['manifest']): boolean {
  return features.some(({ input }) => input.tensor === encoded.tensor);
}

/**
 * Rows as the trees or the line read them, derived columns included.
 *
 * @throws AppError as `encodeRows`
 */
export async function encodedRows(
  explained: ExplainedModel,
  form: ReadForm,
  table: RawTable,
  options: RunOptions = {},
): Promise<EncodedTable> {
  const rows = await nodeRows(explained, form, table, options);
  const inputKind = form.kind === 'trees' ? form.ensemble.inputKind : form.model.inputKind;
  const compared =
    inputKind === 'float32' && !(rows.values instanceof Float32Array)
      ? { ...rows, values: Float32Array.from(rows.values) }
      : rows;
  return form.kind === 'trees' ? withDerived(compared, form.ensemble) : compared;
}

async function nodeRows(
  { model }: ExplainedModel,
  form: ReadForm,
  table: RawTable,
  options: RunOptions,
): Promise<EncodedTable> {
  if (!isFed(form, model.manifest)) return encodeRows(model, table, form.encoded.tensor, options);
  const input = model.plan.inputs.find(({ name }) => name === form.encoded.tensor);
  const places = input?.columns ?? [];
  const width = places.length;
  const length = table.rows * width;
  const isSingle = inputKindOf(form.encoded.kind) === 'float32' && input?.type === 'float32';
  const values = isSingle ? new Float32Array(length) : new Float64Array(length);
  places.forEach((at, place) => {
    const column = table.columns[at];
    for (let row = 0; row < table.rows; row += 1) values[row * width + place] = Number(column?.[row] ?? Number.NaN);
  });
  return { rows: table.rows, columns: width, values };
}
