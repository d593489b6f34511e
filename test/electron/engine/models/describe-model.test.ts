import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkModel } from '#electron/engine/models/check-model.ts';
import { describedManifest, missingFrom, proposeDescription } from '#electron/engine/models/describe-model.ts';
import type { Told } from '#electron/engine/models/describe-model.ts';
import { modelFacts } from '#electron/engine/models/onnx-graph.ts';

const zoo = 'test/fixtures/model-zoo';
const models = readdirSync(zoo).filter((name) => name.endsWith('.onnx'));
const sha256 = 'a'.repeat(64);
const credit: Told = { name: 'm', version: '1', task: 'binary_classification', target: 'y', positive: 1 };
const inputs = [{ name: 'x', dtype: 'float32', shape: [null, 3] }];
const label = { name: 'label', kind: 'tensor' as const, dtype: 'int64', shape: [null] };
const probabilities = { name: 'p', kind: 'tensor' as const, dtype: 'float32', shape: [null, 2] };
const facts = { inputs, outputs: [label, probabilities] };

describe('a model without a manifest', () => {
  it.each(models)('%s can be described, and its manifest is the one of the model', (file) => {
    const found = modelFacts(readFileSync(join(zoo, file)), file);
    const { slots, openInputs, scores } = proposeDescription(found);
    expect(openInputs).toEqual([]);
    expect(scores.length).toBeGreaterThan(0);
    const features = slots.map((_, at) => `f${at}`);
    const told = { ...credit, features, score: scores[0]?.name, kind: 'score' as const, column: 0 };
    const answer = describedManifest(found, told as Told, { file, sha256 });
    if (answer.kind !== 'complete') throw new Error(answer.missing.join());
    expect(answer.manifest.model.sha256).toBe(sha256);
    expect(() => checkModel(answer.manifest, found, file)).not.toThrow();
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
    expect(describedManifest(facts, credit, { file: 'm.onnx', sha256 })).toEqual({
      kind: 'missing',
      missing: ['features', 'kind', 'column'],
    });
  });

  it('takes as many names as columns, no fewer', () => {
    const told: Told = { ...credit, kind: 'probability', column: 1 };
    expect(missingFrom(proposeDescription(facts), { ...told, features: ['a', 'b'] })).toEqual(['features']);
    expect(missingFrom(proposeDescription(facts), { ...told, features: ['a', 'b', 'c'] })).toEqual([]);
  });

  it('refuses the same name twice', () => {
    const told: Told = { ...credit, kind: 'probability', column: 1, features: ['a', 'b', 'a'] };
    expect(() => describedManifest(facts, told, { file: 'm.onnx', sha256 })).toThrow(/described twice/);
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
    const answer = describedManifest(facts, told, { file: 'm.onnx', sha256 });
    expect(answer).toMatchObject({
      kind: 'complete',
      manifest: { output: { kind: 'value' }, decision: { threshold: 9 } },
    });
  });
});
