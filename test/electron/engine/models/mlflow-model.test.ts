import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#shared/domain/app-error.ts';
import { createWords } from '#shared/words/words.ts';
import { faultSentence } from '#electron/cli/fault-sentence.ts';
import { parseMlflow } from '#electron/engine/models/mlflow-file.ts';
import { isMlflowFolder, readMlflowModel } from '#electron/engine/models/mlflow-model.ts';
import { describedBundle } from '#electron/engine/models/undescribed-model.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

const folder = join(FIXTURES, 'bundles', 'churn-mlflow-model');
const MLMODEL = readFileSync(join(folder, 'MLmodel'), 'utf8');
const told = {
  name: 'churn',
  version: '2.1.0',
  task: 'binary_classification' as const,
  target: 'churned',
  positive: 1,
};

let bench: Bench;
let area = '';
beforeAll(async () => {
  bench = await openBench();
  area = mkdtempSync(join(tmpdir(), 'tribune-mlflow-'));
});
afterAll(async () => {
  await bench.done();
  rmSync(area, { recursive: true });
});

let copies = 0;
function changed(change: (path: string) => void): string {
  const path = join(area, `model-${(copies += 1)}`);
  cpSync(folder, path, { recursive: true });
  change(path);
  return path;
}

const withText = (text: string): string => changed((path) => writeFileSync(join(path, 'MLmodel'), text));

async function faultOf(work: Promise<unknown> | (() => unknown)): Promise<AppError> {
  const fault: unknown = await (typeof work === 'function' ? Promise.resolve().then(work) : work).then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(fault).toBeInstanceOf(AppError);
  return fault as AppError;
}

describe('a folder of MLflow', () => {
  it('tells the columns, when it was made and by which run; a person tells the rest', async () => {
    const model = await readMlflowModel(folder);
    const { manifest, example } = describedBundle(model, { told });
    const bundle = JSON.parse(
      readFileSync(join(FIXTURES, 'bundles', 'churn', 'bundle.json'), 'utf8'),
    ) as typeof manifest;
    expect(manifest.features.map(({ name, input }) => ({ name, input }))).toEqual(
      bundle.features.map(({ name, input }) => ({ name, input })),
    );
    expect(manifest.output).toEqual({ score: 'i1', container: 'tensor_per_class', kind: 'probability' });
    expect(manifest.model).toMatchObject({ created_at: '2024-12-18T08:00:00Z', sha256: bundle.model.sha256 });
    expect(manifest.notes?.en).toBe('MLflow 2.9.2, run c51a88de12c6762c5e1f7e2eedc41942');
    expect(example?.table.rows).toBe(3);
    expect((await faultOf(() => describedBundle(model, { told: {} }))).details['all']).toEqual([
      'name',
      'version',
      'task',
      'target',
      'positive',
    ]);
  });

  it('is added once it is described, tried on its example', async () => {
    const { id } = await bench.create();
    const grant = bench.grant(folder);
    expect((await faultOf(bench.client.stream('bundle.add', { project: id, grant }))).code).toBe('BUNDLE_NO_MANIFEST');
    const draft = await bench.client.stream('bundle.describe', { grant, description: { name: 'churn' } });
    expect(draft).toMatchObject({ manifest: { model: { name: 'churn', version: null } } });
    expect(draft.missing).toContain('version');
    const { added } = await bench.client.stream('bundle.add', { project: id, grant, description: told });
    expect(added[0]?.bundle).toMatchObject({ name: 'churn', version: '2.1.0' });
    expect(added[0]?.warnings.map(({ code }) => code)).toEqual(['BACKGROUND_MISSING', 'TRAINING_SAMPLE_MISSING']);
    const beside = bench.grant(join(FIXTURES, 'bundles', 'churn'));
    const mixed = await faultOf(bench.client.stream('bundle.add', { project: id, grant: beside, description: told }));
    expect(mixed).toMatchObject({ code: 'FILE_WRONG_KIND', details: { context: 'described' } });
  });

  it('is a bundle when it holds bundle.json too', async () => {
    expect(await isMlflowFolder(folder)).toBe(true);
    const both = changed((path) =>
      cpSync(join(FIXTURES, 'bundles', 'churn', 'bundle.json'), join(path, 'bundle.json')),
    );
    expect(await isMlflowFolder(both)).toBe(false);
    expect(await isMlflowFolder(join(FIXTURES, 'bundles', 'churn'))).toBe(false);
    expect(await isMlflowFolder(join(folder, 'MLmodel'))).toBe(false);
  });

  it.each([
    ['sklearn', 'skl2onnx'],
    ['xgboost', 'convert_xgboost'],
    ['lightgbm', 'convert_lightgbm'],
    ['catboost', 'format="onnx"'],
    ['pytorch', 'torch.onnx.export'],
    ['tensorflow', 'tf2onnx'],
    ['keras', 'tf2onnx'],
    ['spark', 'convert_sparkml'],
    ['python_function', 'bundle writer'],
  ])('kept as %s is refused, with how to export it, and no pickle is opened', async (flavour, advice) => {
    const path = withText(`flavors:\n  ${flavour}:\n    pickled_model: model.pkl\nmlflow_version: 2.9.2\n`);
    const fault = await faultOf(readMlflowModel(path));
    expect(fault.code).toBe('MLFLOW_NOT_ONNX');
    for (const language of ['en', 'fr'] as const) {
      const said = faultSentence(fault, createWords(language));
      expect(said).toContain(flavour);
      expect(said).toContain(advice);
    }
  });

  it.each([
    ['flavors: [1', 'no end', { context: 'yaml', line: 1 }],
    ['just a text', 'no list of forms', { key: 'MLmodel' }],
    ['flavors:\n  onnx:\n    code: null\n', 'no model file', { key: 'flavors.onnx.data' }],
    ['flavors: {onnx: {data: m.onnx}}\nsignature: {inputs: "[{"}\n', 'a signature cut', { key: 'signature.inputs' }],
    [bomb(), 'references that multiply', { key: 'MLmodel' }],
    [`flavors: ${'['.repeat(100_000)}`, 'nesting without end', {}],
    ['flavors: !!js/function "function () {}"\n', 'a tag that makes a program', { key: 'flavors' }],
    ['flavors: {onnx: {data: a}}\nflavors: {sklearn: {}}\n', 'a key twice', { context: 'yaml' }],
  ])('with %j is refused (%s)', async (text, _, details) => {
    const fault = await faultOf(() => parseMlflow(text));
    expect(fault).toMatchObject({ code: 'MLFLOW_INVALID', details });
  });

  it('is refused when it points outside, lacks its model, or is too large', async () => {
    for (const data of ['../model.onnx', '/etc/passwd', 'a/b.onnx', 'C:\\x.onnx'])
      expect((await faultOf(() => parseMlflow(`flavors: {onnx: {data: '${data}'}}`))).code).toBe('BUNDLE_PATH_OUTSIDE');
    const linked = changed((path) => {
      rmSync(join(path, 'model.onnx'));
      symlinkSync(join(FIXTURES, 'bundles', 'churn', 'model.onnx'), join(path, 'model.onnx'));
    });
    expect((await faultOf(readMlflowModel(linked))).code).toBe('BUNDLE_PATH_OUTSIDE');
    const without = changed((path) => rmSync(join(path, 'model.onnx')));
    expect(await faultOf(readMlflowModel(without))).toMatchObject({
      code: 'BUNDLE_FILE_MISSING',
      details: { file: 'model.onnx' },
    });
    expect((await faultOf(readMlflowModel(folder, { model: 10 }))).code).toBe('MODEL_TOO_LARGE');
    expect((await faultOf(readMlflowModel(folder, { description: 10 }))).code).toBe('MLFLOW_INVALID');
    const nested = changed((path) => {
      rmSync(join(path, 'MLmodel'));
      mkdirSync(join(path, 'MLmodel'));
    });
    expect((await faultOf(readMlflowModel(nested))).code).toBe('BUNDLE_FILE_MISSING');
  });

  it('needs no example, and no signature', async () => {
    const text = MLMODEL.replace(/signature:[\s\S]*?params: null\n/, '');
    const path = withText(text);
    writeFileSync(join(path, 'input_example.json'), '{"columns": [');
    const model = await readMlflowModel(path);
    expect(model.example).toBeNull();
    expect(describedBundle(model, { told }).manifest.features).toHaveLength(12);
  });
});

/** Nine lists of nine references each: 3 GB once written out. */
function bomb(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let at = 1; at < 10; at += 1)
    lines.push(
      `a${at}: &a${at} [${Array(9)
        .fill(`*a${at - 1}`)
        .join(', ')}]`,
    );
  return `${lines.join('\n')}\nflavors: *a9\n`;
}
