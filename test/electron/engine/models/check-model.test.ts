import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/domain/app-error.ts';
import { manifestSchema } from '#shared/bundle/manifest.ts';
import type { Manifest } from '#shared/bundle/manifest.ts';
import { checkModel } from '#electron/engine/models/check-model.ts';
import { modelFacts } from '#electron/engine/models/onnx-graph.ts';
import type { ModelFacts } from '#electron/engine/models/onnx-graph.ts';

type Pair = { manifest: Manifest; facts: ModelFacts };

async function pair(folder: string): Promise<Pair> {
  const path = `test/fixtures/bundles/${folder}`;
  return {
    manifest: manifestSchema.parse(JSON.parse(await readFile(`${path}/bundle.json`, 'utf8'))),
    facts: modelFacts(await readFile(`${path}/model.onnx`), 'model.onnx'),
  };
}

const credit = await pair('credit');
const shadow = await pair('housing-shadow');

function fault({ manifest, facts }: Pair, change: (changed: Pair) => void): Pick<AppError, 'code' | 'details'> {
  const changed = structuredClone({ manifest, facts });
  change(changed);
  try {
    checkModel(changed.manifest, changed.facts, 'model.onnx');
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(AppError);
    return thrown as AppError;
  }
  throw new Error('nothing was found wrong');
}

describe('checkModel', () => {
  it.each([credit, shadow])('accepts the model that the manifest describes', ({ manifest, facts }) => {
    expect(() => checkModel(manifest, facts, 'model.onnx')).not.toThrow();
  });

  it('names the input that nothing describes, and all of them beside', () => {
    const { code, details } = fault(credit, ({ manifest }) => manifest.features.splice(1, 2));
    expect(code).toBe('MODEL_INPUT_UNDESCRIBED');
    expect(details).toEqual({ file: 'model.onnx', found: 'Home', all: ['Home', 'Time'] });
  });

  it('names the feature that the model does not read', () => {
    const { code, details } = fault(credit, ({ facts }) => facts.inputs.shift());
    expect(code).toBe('MODEL_INPUT_ABSENT');
    expect(details).toMatchObject({ found: 'Seniority', key: 'features[0].input.tensor' });
  });

  it.each(['float64', 'int64', 'string'])('says which type was told and which is wanted: %s', (dtype) => {
    const { code, details } = fault(credit, ({ facts }) => (facts.inputs[0]!.dtype = dtype));
    expect(code).toBe('MODEL_INPUT_TYPE');
    expect(details).toEqual({ file: 'model.onnx', found: 'Seniority', key: 'float32', expected: dtype });
  });

  it('counts the features that share a tensor', () => {
    const { code, details } = fault(shadow, ({ manifest }) => manifest.features.pop());
    expect(code).toBe('MODEL_INPUT_TYPE');
    expect(details).toMatchObject({ found: 'float_input', key: '8 columns', expected: '9 columns' });
  });

  it('takes any number of features where the model leaves it open', () => {
    const facts = structuredClone(shadow.facts);
    facts.inputs[0]!.shape = [null, null];
    expect(() => checkModel(shadow.manifest, facts, 'model.onnx')).not.toThrow();
    facts.inputs[0]!.shape = null;
    expect(() => checkModel(shadow.manifest, facts, 'model.onnx')).not.toThrow();
  });

  it('refuses several features for a tensor of one column, and a tensor that is no table', () => {
    expect(fault(shadow, ({ facts }) => (facts.inputs[0]!.shape = [null])).details['expected']).toBe('1 column');
    expect(fault(shadow, ({ facts }) => (facts.inputs[0]!.shape = [null, 3, 3])).details['expected']).toBe(
      '3 dimensions',
    );
  });

  it.each([
    ['twice', 0],
    ['beyond the last', 9],
    ['nowhere', undefined],
  ])('refuses a feature that stands %s', (_, index) => {
    const { code, details } = fault(shadow, ({ manifest }) => {
      const { input } = manifest.features[4]!;
      if (index === undefined) delete input.index;
      else input.index = index;
    });
    expect(code).toBe('BUNDLE_MANIFEST_INVALID');
    expect(details).toMatchObject({ key: 'features[4].input.index', expected: 'each position from 0 to 8 once' });
  });

  it('names the output that is not there, and those that are', () => {
    const { code, details } = fault(credit, ({ manifest }) => (manifest.output.score = 'score'));
    expect(code).toBe('MODEL_OUTPUT_ABSENT');
    expect(details).toMatchObject({ found: 'score', expected: 'label, probabilities' });
  });

  it('refuses a container that the output is not', () => {
    const { code, details } = fault(credit, ({ manifest }) => (manifest.output.container = 'sequence_of_maps'));
    expect(code).toBe('BUNDLE_MANIFEST_INVALID');
    expect(details).toMatchObject({ key: 'output.container', found: '"sequence_of_maps"' });
  });

  it('judges safety before anything else, and shortens the names of hostile models', () => {
    const unsafe = fault(credit, ({ manifest, facts }) => {
      manifest.features.pop();
      facts.externalData = ['x'.repeat(5000)];
    });
    expect(unsafe.code).toBe('MODEL_EXTERNAL_DATA');
    expect(String(unsafe.details['found'])).toHaveLength(201);
    expect(fault(credit, ({ facts }) => facts.operators.push('Loop'))).toMatchObject({
      code: 'MODEL_OPERATOR_REFUSED',
      details: { found: 'Loop' },
    });
  });
});
