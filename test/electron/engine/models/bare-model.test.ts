import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/domain/app-error.ts';
import { readBareModel } from '#electron/engine/models/bare-model.ts';
import type { Told } from '#electron/engine/models/describe-model.ts';
import { describedBundle, draftOf } from '#electron/engine/models/undescribed-model.ts';

const path = 'test/fixtures/bundles/credit/model.onnx';
const told: Told = {
  name: 'm',
  version: '1',
  task: 'binary_classification',
  target: 'y',
  positive: 'bad',
  kind: 'probability',
  column: 1,
};
const model = await readBareModel(path);
const hash = createHash('sha256').update(readFileSync(path)).digest('hex');

const faultOf = (work: () => unknown): AppError => {
  try {
    work();
  } catch (fault) {
    expect(fault).toBeInstanceOf(AppError);
    return fault as AppError;
  }
  return expect.fail('nothing was refused');
};

describe('a model file alone', () => {
  it('becomes a bundle with the hash of the file, which is left as it was', () => {
    const { manifest, files, warnings } = describedBundle(model, { told });
    expect(manifest.model.sha256).toBe(hash);
    expect(files.map((one) => one.path)).toEqual(['bundle.json', 'model.onnx']);
    expect(JSON.parse(Buffer.from(files[0]?.bytes ?? []).toString())).toEqual(manifest);
    expect(warnings.map(({ code }) => code)).toEqual(['BACKGROUND_MISSING', 'TRAINING_SAMPLE_MISSING']);
    expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(hash);
  });

  it('names what is missing, with what can be answered', () => {
    const fault = faultOf(() => describedBundle(model, { told: {} }));
    expect(fault).toMatchObject({
      code: 'BUNDLE_NO_MANIFEST',
      details: { context: 'described', outputs: ['probabilities'], classes: [0, 1], columns: 12 },
    });
    expect(fault.details['all']).toEqual(['name', 'version', 'task', 'target', 'positive', 'kind', 'class']);
  });

  it('says when the file is not there, or too large', async () => {
    await expect(readBareModel('test/fixtures/none.onnx')).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
    await expect(readBareModel(path, 10)).rejects.toMatchObject({ code: 'MODEL_TOO_LARGE' });
  });

  it('takes its draft back once its empty places are filled', () => {
    const draft = draftOf(model, { ...told, kind: undefined } as unknown as Told);
    expect(draft.missing).toEqual(['kind']);
    const text = JSON.stringify(draft.written);
    const empty = faultOf(() => describedBundle(model, { text, file: 'draft.json' }));
    expect(empty).toMatchObject({
      code: 'BUNDLE_MANIFEST_INVALID',
      details: { file: 'draft.json', key: 'output.kind' },
    });
    const { manifest } = describedBundle(model, {
      text: text.replace('"kind":null', '"kind":"probability"'),
      file: 'd',
    });
    expect(manifest).toEqual(describedBundle(model, { told }).manifest);
  });

  it('refuses a description of another model, or one that is no JSON, saying where', () => {
    const other = JSON.stringify({ model: { sha256: 'a'.repeat(64) } });
    expect(faultOf(() => describedBundle(model, { text: other, file: 'd' })).code).toBe('BUNDLE_HASH_MISMATCH');
    const cut = faultOf(() => describedBundle(model, { text: '{\n"model": ', file: 'd' }));
    expect(cut).toMatchObject({ code: 'BUNDLE_MANIFEST_NOT_JSON', details: { line: 2 } });
    expect(faultOf(() => describedBundle(model, { text: '[1]', file: 'd' })).code).toBe('BUNDLE_MANIFEST_INVALID');
  });

  it('refuses a column that is another class than the one called positive', () => {
    const fault = faultOf(() => describedBundle(model, { told: { ...told, class: 1, column: 0 } }));
    expect(fault).toMatchObject({ code: 'BUNDLE_MANIFEST_INVALID', details: { key: 'output.column' } });
    expect(describedBundle(model, { told: { ...told, class: 0, column: 0 } }).manifest.output.column).toBe(0);
  });
});
