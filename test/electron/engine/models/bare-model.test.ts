import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readBareModel } from '#electron/engine/models/bare-model.ts';
import type { Told } from '#electron/engine/models/describe-model.ts';
import { modelFacts } from '#electron/engine/models/onnx-graph.ts';

const path = 'test/fixtures/bundles/credit/model.onnx';
const told: Told = {
  name: 'm',
  version: '1',
  task: 'binary_classification',
  target: 'y',
  positive: 'bad',
  score: 'probabilities',
  kind: 'probability',
  column: 1,
};

describe('a model file alone', () => {
  it('becomes a bundle with the hash of the file, which is left as it was', async () => {
    const before = readFileSync(path);
    const score = modelFacts(before, path).outputs.find(({ dtype }) => dtype === 'float32')?.name ?? 'none';
    const { manifest, files, warnings } = await readBareModel(path, { ...told, score });
    expect(manifest.model.sha256).toBe(createHash('sha256').update(before).digest('hex'));
    expect(files.map((one) => one.path)).toEqual(['bundle.json', 'model.onnx']);
    expect(JSON.parse(Buffer.from(files[0]?.bytes ?? []).toString())).toEqual(manifest);
    expect(warnings.map(({ code }) => code)).toEqual(['BACKGROUND_MISSING', 'TRAINING_SAMPLE_MISSING']);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('names what is missing', async () => {
    const fault: unknown = await readBareModel(path, {}).catch((error: unknown) => error);
    expect(fault).toMatchObject({ code: 'BUNDLE_NO_MANIFEST', details: { kind: 'onnx' } });
    expect(fault).toHaveProperty('details.all', expect.arrayContaining(['task', 'target', 'positive']));
  });

  it('says when the file is not there, or too large', async () => {
    await expect(readBareModel('test/fixtures/none.onnx', told)).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
    await expect(readBareModel(path, told, 10)).rejects.toMatchObject({ code: 'MODEL_TOO_LARGE' });
  });
});
