import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '#shared/domain/app-error.ts';
import { readBundles } from '#electron/engine/models/read-bundle.ts';
import type { BundleLimits } from '#electron/engine/models/read-bundle.ts';
import { makeZip } from './make-zip.ts';

const BUNDLES = 'test/fixtures/bundles';
const CREDIT = `${BUNDLES}/credit`;

let area = '';
let bundle = '';
beforeEach(async () => {
  area = await mkdtemp(join(tmpdir(), 'tribune-bundle-'));
  bundle = join(area, 'bundle');
  await cp(CREDIT, bundle, { recursive: true });
});
afterEach(() => rm(area, { recursive: true }));

async function fault(path: string, limits?: Partial<BundleLimits>): Promise<AppError> {
  const thrown: unknown = await readBundles(path, limits).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(AppError);
  return thrown as AppError;
}

type Editable = Record<string, Record<string, unknown>>;

async function edit(change: (manifest: Editable) => void): Promise<void> {
  const path = join(bundle, 'bundle.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as Editable;
  change(manifest);
  await writeFile(path, JSON.stringify(manifest));
}

async function zipped(
  folders: Record<string, string>,
  more: { name: string; bytes: Uint8Array }[] = [],
): Promise<string> {
  const entries = [...more];
  for (const [prefix, folder] of Object.entries(folders))
    for (const name of await readdir(folder))
      entries.push({ name: prefix + name, bytes: await readFile(join(folder, name)) });
  const path = join(area, 'bundles.zip');
  await writeFile(path, makeZip(entries));
  return path;
}

describe('readBundles', () => {
  it.each(['credit', 'churn-2.0.0', 'housing-shadow', 'credit-default-2.0.0.zip'])(
    'reads the bundle %s whole, without a warning',
    async (name) => {
      const contents = await readBundles(`${BUNDLES}/${name}`);
      expect(contents).toHaveLength(1);
      const [{ manifest, manifestText, files, warnings } = contents[0]!] = contents;
      expect(warnings).toEqual([]);
      expect(files.map(({ kind }) => kind)).toEqual(['manifest', 'model', 'background', 'training_sample']);
      for (const { bytes, sha256 } of files) expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
      expect(files[1]?.sha256).toBe(manifest.model.sha256);
      expect(JSON.parse(manifestText)).toMatchObject({ model: { version: manifest.model.version } });
    },
  );

  it('reads the same from a folder and from an archive', async () => {
    const [folder] = await readBundles(CREDIT);
    const [archive] = await readBundles(`${BUNDLES}/credit-default-2.0.0.zip`);
    expect(archive).toEqual(folder);
  });

  it('reads bundles of an archive in the order of their folders, root first', async () => {
    const path = await zipped({ 'b/': `${BUNDLES}/housing-shadow`, 'a/': `${BUNDLES}/churn-2.0.0`, '': CREDIT });
    const names = (await readBundles(path)).map(({ manifest }) => manifest.model.name);
    expect(names).toEqual(['credit-default', 'telco-churn', 'house-price']);
  });

  it('names the file inside the archive when one of several bundles is wrong', async () => {
    const text = Buffer.from('{"format": }');
    const path = await zipped({ 'a/': CREDIT }, [{ name: 'b/bundle.json', bytes: text }]);
    const { code, details } = await fault(path);
    expect(code).toBe('BUNDLE_MANIFEST_NOT_JSON');
    expect(details).toEqual({ file: 'b/bundle.json', line: 1, column: 12 });
  });

  it('says what is there in place of a manifest', async () => {
    const mlflow = `${BUNDLES}/churn-mlflow-model`;
    const parent = join(area, 'parent');
    await mkdir(parent);
    await mkdir(join(area, 'nothing'));
    await cp(CREDIT, join(parent, 'one'), { recursive: true });
    expect((await fault(mlflow)).details).toMatchObject({
      file: 'churn-mlflow-model',
      kind: 'mlflow',
      found: 'MLmodel',
    });
    expect((await fault(await zipped({ 'm/': mlflow }))).details).toMatchObject({ kind: 'mlflow', found: 'm/MLmodel' });
    expect((await fault(`${CREDIT}/model.onnx`)).details).toMatchObject({ kind: 'onnx', found: 'model.onnx' });
    expect((await fault(parent)).details).toMatchObject({ kind: 'folder', found: 'one/bundle.json' });
    expect((await fault(await zipped({ 'a/b/': CREDIT }))).details).toMatchObject({ kind: 'folder' });
    expect((await fault(join(area, 'nothing'))).details).toMatchObject({ kind: 'other' });
    expect((await fault(parent)).code).toBe('BUNDLE_NO_MANIFEST');
  });

  it('does not choose among the folders of a folder', async () => {
    await cp(CREDIT, join(area, 'other'), { recursive: true });
    const { code, details } = await fault(area);
    expect(code).toBe('BUNDLE_SEVERAL');
    expect(details['found']).toBe('bundle/bundle.json, other/bundle.json');
  });

  it('tells a file that is not there, is empty, or is something else', async () => {
    await writeFile(join(area, 'empty.zip'), '');
    await writeFile(join(area, 'tiny.zip'), 'PK');
    expect((await fault(join(area, 'absent.zip'))).code).toBe('FILE_NOT_FOUND');
    expect((await fault(join(area, 'empty.zip'))).code).toBe('FILE_EMPTY');
    expect((await fault(join(area, 'tiny.zip'))).code).toBe('FILE_WRONG_KIND');
    expect((await fault(join(bundle, 'bundle.json'))).code).toBe('FILE_WRONG_KIND');
  });

  it.each(['model.onnx', 'background.parquet', 'bundle.json', 'notes.txt'])(
    'refuses a folder where %s is a link that leaves it',
    async (name) => {
      await rm(join(bundle, name), { force: true });
      await symlink(join(process.cwd(), CREDIT, 'model.onnx'), join(bundle, name));
      const { code, details } = await fault(bundle);
      expect(code).toBe('BUNDLE_PATH_OUTSIDE');
      expect(details['found']).toBe(name);
    },
  );

  it('refuses a link that would leave the folder if its end existed', async () => {
    await symlink('../nowhere', join(bundle, 'more'));
    expect((await fault(bundle)).code).toBe('BUNDLE_PATH_OUTSIDE');
  });

  it('follows links that stay, and a link to the bundle itself', async () => {
    await cp(join(bundle, 'model.onnx'), join(bundle, 'kept.onnx'));
    await rm(join(bundle, 'model.onnx'));
    await symlink('kept.onnx', join(bundle, 'model.onnx'));
    await symlink(bundle, join(area, 'shortcut'));
    expect((await readBundles(join(area, 'shortcut')))[0]?.files[1]?.path).toBe('model.onnx');
  });

  it.each(['../model.onnx', '/model.onnx', 'C:model.onnx', 'a\\..\\..\\model.onnx', 'file:model.onnx', '\\\\host\\x'])(
    'refuses the path %j in a manifest, for a model or a sample',
    async (path) => {
      await edit((manifest) => Object.assign(manifest['data']!, { background: { file: path } }));
      expect((await fault(bundle)).details).toMatchObject({ key: 'data.background.file', found: path });
      await edit((manifest) => Object.assign(manifest['model']!, { file: path }));
      const { code, details } = await fault(bundle);
      expect(code).toBe('BUNDLE_PATH_OUTSIDE');
      expect(details).toMatchObject({ key: 'model.file', found: path });
    },
  );

  it('asks for a plain name where the path merely goes down', async () => {
    await edit((manifest) => Object.assign(manifest['model']!, { file: 'models/model.onnx' }));
    expect(await fault(bundle)).toMatchObject({ code: 'BUNDLE_MANIFEST_INVALID', details: { key: 'model.file' } });
  });

  it('tells a model that is absent, a folder, or too large', async () => {
    expect(await fault(bundle, { modelBytes: 1000 })).toMatchObject({
      code: 'MODEL_TOO_LARGE',
      details: { file: 'model.onnx', found: 114181, expected: 1000 },
    });
    await rm(join(bundle, 'model.onnx'));
    expect(await fault(bundle)).toMatchObject({ code: 'BUNDLE_FILE_MISSING', details: { file: 'model.onnx' } });
    await mkdir(join(bundle, 'model.onnx'));
    expect((await fault(bundle)).code).toBe('BUNDLE_FILE_MISSING');
  });

  it('does not read a manifest without bounds', async () => {
    expect(await fault(bundle, { manifestBytes: 1000 })).toMatchObject({
      code: 'BUNDLE_MANIFEST_INVALID',
      details: { key: 'bundle.json' },
    });
  });

  it('loads with a warning when a sample is too large, absent or no Parquet, and leaves it aside', async () => {
    const read = async (limits?: Partial<BundleLimits>): Promise<unknown> => {
      const [contents] = await readBundles(bundle, limits);
      return [contents?.warnings.map(({ code }) => code), contents?.files.length];
    };
    expect(await read({ sampleBytes: 10_000 })).toEqual([['TRAINING_SAMPLE_TOO_LARGE'], 3]);
    await writeFile(join(bundle, 'background.parquet'), 'PAR1 and then nothing');
    expect(await read()).toEqual([['BACKGROUND_NOT_PARQUET'], 3]);
    await rm(join(bundle, 'training_sample.parquet'));
    expect(await read()).toEqual([['BACKGROUND_NOT_PARQUET', 'TRAINING_SAMPLE_MISSING'], 2]);
    await edit((manifest) => delete manifest['data']);
    expect(await read()).toEqual([['BACKGROUND_MISSING', 'TRAINING_SAMPLE_MISSING'], 2]);
  });

  it('warns when nothing ties the model to its manifest', async () => {
    await edit((manifest) => delete manifest['model']!['sha256']);
    expect((await readBundles(bundle))[0]?.warnings.map(({ code }) => code)).toEqual(['MODEL_HASH_MISSING']);
  });

  it('says that a model is damaged before saying that it is another one', async () => {
    await writeFile(join(bundle, 'model.onnx'), (await readFile(join(CREDIT, 'model.onnx'))).subarray(0, 60_000));
    expect((await fault(bundle)).code).toBe('MODEL_DAMAGED');
  });

  it('reads a manifest with a byte order mark, and places bytes that are not UTF-8', async () => {
    const path = join(bundle, 'bundle.json');
    const text = await readFile(path, 'utf8');
    await writeFile(path, `\ufeff${text}`);
    expect((await readBundles(bundle))[0]?.manifestText).toBe(text);
    await writeFile(path, Buffer.from('{\n "a": "caf\xe9"}', 'latin1'));
    expect(await fault(bundle)).toMatchObject({ code: 'BUNDLE_MANIFEST_NOT_JSON', details: { line: 2, column: 11 } });
  });

  it('reads a newer version as newer only when the format is ours', async () => {
    await edit((manifest) => Object.assign(manifest, { format_version: 2 }));
    expect(await fault(bundle)).toMatchObject({ code: 'BUNDLE_FORMAT_NEWER', details: { found: 2, expected: 1 } });
    await edit((manifest) => Object.assign(manifest, { format: 'other' }));
    expect(await fault(bundle)).toMatchObject({ code: 'BUNDLE_MANIFEST_INVALID', details: { key: 'format' } });
  });
});
