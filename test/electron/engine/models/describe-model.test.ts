import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseManifest } from '#shared/bundle/manifest-issues.ts';
import { checkClasses } from '#electron/engine/models/check-classes.ts';
import { checkModel } from '#electron/engine/models/check-model.ts';
import { describedManifest, missingFrom, proposeDescription } from '#electron/engine/models/describe-model.ts';
import type { Told } from '#electron/engine/models/describe-model.ts';
import { outputClasses } from '#electron/engine/models/graph/output-classes.ts';
import { modelFacts } from '#electron/engine/models/onnx-graph.ts';

const zoo = 'test/fixtures/model-zoo';
const models = readdirSync(zoo).filter((name) => name.endsWith('.onnx'));
const sha256 = 'a'.repeat(64);
const model = { file: 'm.onnx', sha256 };
const credit: Told = { name: 'm', version: '1', task: 'binary_classification', target: 'y', positive: 1 };
const inputs = [{ name: 'x', dtype: 'float32', shape: [null, 3] }];
const label = { name: 'label', kind: 'tensor' as const, dtype: 'int64', shape: [null] };
const probabilities = { name: 'p', kind: 'tensor' as const, dtype: 'float32', shape: [null, 2] };
const facts = { inputs, outputs: [label, probabilities] };

/** The labels that the graph of each file of the zoo tells for its score, from `skl2onnx` and `onnxmltools`. */
const LABELS: Record<string, (string | number)[] | null> = {
  logreg_three_classes_default: ['class_0', 'class_1', 'class_2'],
  rf_string_labels_default: ['benign', 'malignant'],
  logreg_columns: ['benign', 'malignant'],
  xgboost_three_classes: [0, 1, 2],
  rf_regressor: null,
  ridge_double_input: null,
  single_sigmoid_column: null,
  xgboost_regressor: null,
};

function proposal(path: string) {
  const bytes = readFileSync(path);
  return proposeDescription(modelFacts(bytes, path), outputClasses(bytes));
}

describe('a model without a manifest', () => {
  it.each(models)('%s can be described, and its manifest is the one of the model', (file) => {
    const found = modelFacts(readFileSync(join(zoo, file)), file);
    const proposed = proposal(join(zoo, file));
    const { slots, openInputs, scores } = proposed;
    expect(openInputs).toEqual([]);
    expect(scores.length).toBeGreaterThan(0);
    const features = slots.map((_, at) => `f${at}`);
    const labels = scores[0]?.labels ?? null;
    expect(labels).toEqual(file.slice(0, -5) in LABELS ? LABELS[file.slice(0, -5)] : [0, 1]);
    const positive = labels?.at(-1) ?? 1;
    const told = { ...credit, positive, features, kind: 'score' as const, ...(labels === null ? { column: 0 } : {}) };
    const { missing, written } = describedManifest(proposed, told, { file: 'm.onnx', sha256 });
    expect(missing).toEqual([]);
    const manifest = parseManifest(JSON.stringify(written), file);
    expect(manifest.model.sha256).toBe(sha256);
    expect(() => checkModel(manifest, found, file)).not.toThrow();
    expect(() => checkClasses(manifest, outputClasses(readFileSync(join(zoo, file))))).not.toThrow();
  });

  it('asks for everything that the graph does not say, and guesses nothing', () => {
    expect(missingFrom(proposeDescription(facts), {})).toEqual([
      'name',
      'version',
      'task',
      'target',
      'positive',
      'features',
      'kind',
      'column',
    ]);
    expect(describedManifest(proposeDescription(facts), credit, model).missing).toEqual(['features', 'kind', 'column']);
  });

  it('takes as many names as columns, no fewer', () => {
    const told: Told = { ...credit, kind: 'probability', column: 1 };
    expect(missingFrom(proposeDescription(facts), { ...told, features: ['a', 'b'] })).toEqual(['features']);
    expect(missingFrom(proposeDescription(facts), { ...told, features: ['a', 'b', 'c'] })).toEqual([]);
  });

  it('refuses the same name twice', () => {
    const told: Told = { ...credit, kind: 'probability', column: 1, features: ['a', 'b', 'a'] };
    const { written } = describedManifest(proposeDescription(facts), told, model);
    expect(() => parseManifest(JSON.stringify(written), 'bundle.json')).toThrow(/described twice/);
  });

  it('asks which output to read when several could be the score, never the label', () => {
    const two = proposeDescription({ inputs, outputs: [label, probabilities, { ...probabilities, name: 'q' }] });
    expect(two.scores.map(({ name }) => name)).toEqual(['p', 'q']);
    expect(missingFrom(two, { ...credit, features: ['a', 'b', 'c'] })).toEqual(['score']);
  });

  it('says that a width left open cannot be described', () => {
    const open = proposeDescription({ ...facts, inputs: [{ name: 'x', dtype: 'float32', shape: [null, null] }] });
    expect(open.openInputs).toEqual(['x']);
    expect(missingFrom(open, { ...credit, kind: 'score', column: 0 })).toEqual(['shape']);
  });

  it('keeps the threshold, and asks no positive class of a number', () => {
    const told: Told = {
      name: 'm',
      version: '1',
      task: 'regression',
      target: 'price',
      features: ['a', 'b', 'c'],
      threshold: 9,
    };
    const { missing, written } = describedManifest(proposeDescription(facts), told, model);
    expect(missing).toEqual([]);
    expect(written).toMatchObject({ output: { kind: 'value' }, target: { name: 'price' }, decision: { threshold: 9 } });
  });

  it('reads the column of the class that is called positive', () => {
    const proposed = proposal('test/fixtures/bundles/credit/model.onnx');
    const told: Told = { ...credit, kind: 'probability' };
    expect(describedManifest(proposed, told, model).written).toMatchObject({
      output: { column: 1 },
      target: { labels: [{ value: 0 }, { value: 1 }] },
    });
    expect(describedManifest(proposed, { ...told, positive: '0' }, model).written).toMatchObject({
      output: { column: 0 },
    });
    expect(missingFrom(proposed, { ...told, positive: 'bad' })).toEqual(['class']);
    const named = describedManifest(proposed, { ...told, positive: 'bad', class: 1 }, model);
    expect(named).toMatchObject({ missing: [], written: { output: { column: 1, positive: 1 } } });
  });

  it('reads one output of several that stand for a class each', () => {
    const proposed = proposal('test/fixtures/bundles/churn/model.onnx');
    expect(proposed.scores.map(({ name, container, label: own }) => [name, container, own])).toEqual([
      ['i0', 'tensor_per_class', 0],
      ['i1', 'tensor_per_class', 1],
    ]);
    const read = (told: Told): unknown => describedManifest(proposed, told, model).written['output'];
    expect(read(credit)).toEqual({ score: 'i1', container: 'tensor_per_class', kind: 'probability' });
    expect(read({ ...credit, positive: 0 })).toMatchObject({ score: 'i0' });
    expect(missingFrom(proposed, { ...credit, positive: 'gone' })).toEqual(['class']);
    expect(read({ ...credit, positive: 'gone', class: 1 })).toMatchObject({ score: 'i1', positive: 1 });
    const wrong = describedManifest(proposed, { ...credit, score: 'i0' }, model).written;
    const classes = outputClasses(readFileSync('test/fixtures/bundles/churn/model.onnx'));
    expect(() => checkClasses(parseManifest(JSON.stringify(wrong), 'b'), classes)).toThrow(/another class/);
  });

  it.each(['churn', 'churn-2.0.0', 'churn-baseline', 'credit', 'credit-baseline', 'housing', 'housing-shadow'])(
    'the classes of %s are those of its manifest',
    (name) => {
      const folder = join('test/fixtures/bundles', name);
      const manifest = parseManifest(readFileSync(join(folder, 'bundle.json'), 'utf8'), 'bundle.json');
      expect(() => checkClasses(manifest, outputClasses(readFileSync(join(folder, 'model.onnx'))))).not.toThrow();
    },
  );

  it('takes the names of a signature by name, or by position in one table', () => {
    const columns = ['age', 'income', 'net'].map((name) => ({ name, type: null }));
    expect(proposeDescription(facts, new Map(), { columns }).slots.map(({ name }) => name)).toEqual([
      'age',
      'income',
      'net',
    ]);
    const two = columns.slice(0, 2);
    expect(proposeDescription(facts, new Map(), { columns: two }).slots.map(({ name }) => name)).toEqual([
      null,
      null,
      null,
    ]);
    const own = ['net_income', 'âge'].map((name) => ({ name, dtype: 'float32', shape: [null, 1] }));
    const said = [
      { name: 'âge', type: 'boolean' as const },
      { name: 'net income', type: null },
    ];
    expect(proposeDescription({ inputs: own, outputs: [] }, new Map(), { columns: said }).slots).toMatchObject([
      { tensor: 'net_income', name: 'net income', type: 'numeric' },
      { tensor: 'âge', name: 'âge', type: 'boolean' },
    ]);
  });
});
