import { afterAll, describe, expect, it } from 'vitest';
import type { Link } from '#shared/explain/link.ts';
import { acceptNodes, acceptOwnership, acceptScores } from '#electron/engine/models/graph/acceptance.ts';
import { explainableModel } from '#electron/engine/models/graph/explainable-model.ts';
import { encodeRows, openModel, scoreRows } from '#electron/engine/models/runtime/score-rows.ts';
import { bundleCase, hashOf, openRuntime, runWith, zooCase } from './graph-bench.ts';
import type { Case } from './graph-bench.ts';

const runtime = openRuntime();
const run = runWith(runtime);
afterAll(() => runtime.close());

const MAP = { container: 'sequence_of_maps' };
const EACH = { container: 'tensor_per_class' };

const EXPLAINED: [name: string, kind: 'trees' | 'linear', link: Link['kind'], output: object][] = [
  ['calibrated_sigmoid_default', 'trees', 'sigmoids', { ...MAP, positive: 1 }],
  ['calibrated_sigmoid_default', 'trees', 'sigmoids', { ...MAP, positive: 0 }],
  ['histgb_missing_values', 'trees', 'logistic', {}],
  ['histgb_missing_values', 'trees', 'logistic', { column: 0 }],
  ['linear_svc_no_probability', 'linear', 'identity', { kind: 'score' }],
  ['logreg_columns', 'linear', 'logistic', EACH],
  ['logreg_three_classes_default', 'linear', 'softmax', { ...MAP, positive: 'class_1' }],
  ['per_column_odd_names', 'linear', 'logistic', {}],
  ['rf_int_labels_default', 'trees', 'identity', { ...MAP, positive: 1 }],
  ['rf_int_labels_tensor', 'trees', 'identity', {}],
  ['rf_int_labels_tensor', 'trees', 'identity', { column: 0 }],
  ['rf_regressor', 'trees', 'identity', { kind: 'value' }],
  ['rf_string_labels_default', 'trees', 'identity', { ...MAP, positive: 'malignant' }],
  ['ridge_double_input', 'linear', 'identity', { kind: 'value' }],
  ['tree_fixed_batch_of_one', 'trees', 'identity', {}],
  ['tree_int64_input', 'trees', 'identity', {}],
  ['tree_old_opset', 'trees', 'identity', {}],
  ['xgboost_onnxmltools', 'trees', 'logistic', {}],
  ['xgboost_regressor', 'trees', 'identity', { kind: 'value' }],
  ['xgboost_three_classes', 'trees', 'softmax', { column: 2 }],
];

const BUNDLES: [name: string, kind: 'trees' | 'linear', link: Link['kind'], encoded: number][] = [
  ['credit', 'trees', 'logistic', 23],
  ['credit-baseline', 'linear', 'logistic', 23],
  ['churn', 'trees', 'logistic', 12],
  ['churn-2.0.0', 'trees', 'logistic', 12],
  ['churn-baseline', 'linear', 'logistic', 25],
  ['housing', 'trees', 'identity', 50],
  ['housing-shadow', 'trees', 'identity', 9],
];

/** The three checks of a model that is about to be explained; what the explanation rests on. */
async function prove({ bytes, manifest, table }: Case) {
  const model = explainableModel(bytes, manifest);
  if (model.kind === 'opaque') throw new Error(`${model.reason} ${model.found}`);
  const inner = manifest.features.some(({ input }) => input.tensor === model.encoded.tensor)
    ? []
    : [model.encoded.tensor];
  const opened = await openModel(runtime, { key: hashOf(bytes), manifest, bytes, inner });
  const encode = async (rows: typeof table) => {
    if (inner.length > 0) return encodeRows(opened, rows, model.encoded.tensor);
    const columns = rows.columns as Float64Array[];
    const values = Float64Array.from({ length: rows.rows * columns.length }, (_, place) => {
      return columns[place % columns.length]![Math.floor(place / columns.length)]!;
    });
    return { rows: rows.rows, columns: columns.length, values };
  };
  const encoded = await encode(table);
  const scores = await scoreRows(opened, table);
  expect(acceptScores(model, encoded, scores)).toEqual({ kind: 'accepted', rows: table.rows });
  const verdict = await acceptOwnership(model.players, { features: manifest.features, table }, encode);
  expect(verdict).toEqual({ kind: 'accepted', rows: table.rows });
  return { model, encoded, scores };
}

describe('models as exporters write them, in canonical form', () => {
  it.each(EXPLAINED)('%s is %s through %s', async (name, kind, link, output) => {
    const found = zooCase(name, output);
    const { model } = await prove(found);
    expect(model.kind).toBe(kind);
    expect(model.kind === 'trees' ? model.ensemble.link.kind : model.kind === 'linear' && model.model.link.kind).toBe(
      link,
    );
    expect(model.players.members).toEqual(found.manifest.features.map((_, at) => [at]));
    if (kind === 'trees' && name !== 'tree_fixed_batch_of_one')
      expect(await acceptNodes(found.bytes, found.manifest, { run, rows: 3000, seed: 5 })).toEqual({
        kind: 'accepted',
        rows: 3000,
      });
  });

  it.each([
    ['calibrated_isotonic', 'STEP_NOT_FOLLOWED'],
    ['mlp_with_imputer', 'COLUMNS_MIXED'],
    ['naive_bayes_default', 'STEP_NOT_FOLLOWED'],
    ['single_sigmoid_column', 'COLUMNS_MIXED'],
    ['svc_tensor', 'STEP_NOT_FOLLOWED'],
  ])('%s is left to samples: %s', (name, reason) => {
    const { bytes, manifest } = zooCase(name, name === 'naive_bayes_default' ? { ...MAP, positive: 1 } : {});
    expect(explainableModel(bytes, manifest)).toMatchObject({ kind: 'opaque', reason });
  });
});

describe('bundles, in canonical form', () => {
  it.each(BUNDLES)('%s is %s through %s over %i columns', async (name, kind, link, columns) => {
    const found = await bundleCase(name);
    const { model, encoded } = await prove(found);
    expect(model.kind).toBe(kind);
    expect(encoded.columns).toBe(columns);
    expect(model.players.owner.length).toBe(columns);
    expect(model.players.members).toEqual(found.manifest.features.map((_, at) => [at]));
    expect(model.kind === 'trees' ? model.ensemble.link.kind : model.kind === 'linear' && model.model.link.kind).toBe(
      link,
    );
    if (kind === 'trees')
      expect((await acceptNodes(found.bytes, found.manifest, { run, rows: 2000, seed: 9 })).kind).toBe('accepted');
  });

  it('owns each encoded column of the credit model by the feature that it stands for', async () => {
    const { bytes, manifest } = await bundleCase('credit');
    const model = explainableModel(bytes, manifest);
    const names = model.kind === 'opaque' ? [] : Array.from(model.players.owner, (at) => manifest.features[at]?.name);
    const numbers = ['Seniority', 'Time', 'Age', 'Expenses', 'Income', 'Assets', 'Debt', 'Amount', 'Price'];
    const one = (name: string, count: number) => Array.from({ length: count }, () => name);
    expect(names).toEqual([...numbers, ...one('Home', 7), ...one('Records', 2), ...one('Job', 5)]);
  });
});

describe('acceptance', () => {
  it('notices a leaf that was changed', async () => {
    const { model, encoded, scores } = await prove(zooCase('histgb_missing_values', {}));
    if (model.kind !== 'trees') throw new Error('no trees');
    const { trees } = model.ensemble.margins[0]!;
    trees.value.forEach((value, at) => (trees.value[at] = trees.feature[at] === -1 ? value + 1e-4 : value));
    expect(acceptScores(model, encoded, scores)).toMatchObject({ kind: 'opaque', reason: 'RUNTIME_DIFFERS' });
  });

  it('notices an encoded column given to the wrong player', async () => {
    const { bytes, manifest, table } = await bundleCase('credit');
    const { model } = await prove({ bytes, manifest, table });
    const opened = await openModel(runtime, {
      key: hashOf(bytes),
      manifest,
      bytes,
      inner: [model.encoded.tensor],
    });
    const owner = Int32Array.from(model.players.owner);
    owner[10] = 0;
    const wrong = { ...model.players, owner };
    const encode = (rows: typeof table) => encodeRows(opened, rows, model.encoded.tensor);
    expect(await acceptOwnership(wrong, { features: manifest.features, table }, encode)).toMatchObject({
      kind: 'opaque',
      reason: 'OWNERSHIP_DIFFERS',
      found: 'Home',
    });
  });
});
