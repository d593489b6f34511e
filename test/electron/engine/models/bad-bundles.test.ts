import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#shared/domain/app-error.ts';
import { BAD_BUNDLES } from '#test/support/bad-inputs.ts';
import type { BundleOutcome } from '#test/support/bad-inputs.ts';
import { readBundles } from '#electron/engine/models/read-bundle.ts';

type Input = { file: string; what: string; expect: string; should_say?: string };

/** What the message names beyond what `should_say` asks for. */
const NAMES: Record<string, string> = {
  manifest_not_json: '"line":1,"column":901',
  manifest_wrong_types: 'features: expected a list, found an object',
  manifest_path_outside: '../onnx_empty/model.onnx',
  external_data_outside: '../outside.bin',
  external_data_absolute: '/outside.bin',
  external_data_beside: 'weights.bin',
  onnx_unknown_operator: 'com.example.Magic',
  onnx_endless: 'Loop',
  onnx_wants_160_gb: 'ConstantOfShape',
  positive_class_unknown: 'terrible',
  no_manifest: '"kind":"onnx"',
  'zip_in_zip.zip': 'bundle.zip',
};

const index = JSON.parse(await readFile('test/fixtures/bad/index.json', 'utf8')) as { inputs: Input[] };
const inputs = index.inputs.filter(({ file }) => file.startsWith('bundles/'));
const nameOf = ({ file }: Input): string => file.slice('bundles/'.length);

let area = '';
let before: string[] = [];
beforeAll(async () => {
  area = await mkdtemp(join(tmpdir(), 'tribune-bad-'));
  await cp('test/fixtures/bad/bundles', join(area, 'deep', 'bundles'), { recursive: true });
  before = await listing();
});
afterAll(() => rm(area, { recursive: true }));

async function listing(): Promise<string[]> {
  const names = (await readdir(area, { recursive: true })).sort();
  return Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs } = await stat(join(area, name));
      return `${name} ${size} ${mtimeMs}`;
    }),
  );
}

async function outcome(name: string): Promise<{ outcome: BundleOutcome; said: string }> {
  try {
    const contents = await readBundles(join(area, 'deep', 'bundles', name));
    const warnings = [...new Set(contents.flatMap((one) => one.warnings.map(({ code }) => code)))];
    return { outcome: { bundles: contents.length, warnings }, said: '' };
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault;
    expect(fault.message).not.toContain(area);
    expect(JSON.stringify(fault.details)).not.toContain(area);
    expect(fault.message).toMatch(/^[a-z].*[^.]$/s);
    return { outcome: fault.code, said: `${fault.message} ${JSON.stringify(fault.details)}` };
  }
}

describe('bad bundles', () => {
  it('has an expectation for each input, and no other', () => {
    expect(inputs.map(nameOf).sort()).toEqual(Object.keys(BAD_BUNDLES).sort());
  });

  it('keeps memory bounded for a bomb', async () => {
    const peakKb = process.resourceUsage().maxRSS;
    await outcome('bomb.zip');
    expect(process.resourceUsage().maxRSS - peakKb).toBeLessThan(100_000);
  });

  it.each(inputs)('$file: $what', async (input) => {
    const name = nameOf(input);
    const found = await outcome(name);
    expect(found.outcome).toEqual(BAD_BUNDLES[name]);
    const says = (input.should_say ?? '').replace(/^the model file is damaged$/, 'damaged model');
    expect(found.said).toContain(says);
    expect(found.said.replaceAll('\\"', '"')).toContain(NAMES[name] ?? '');
    expect(await listing()).toEqual(before);
  });

  it('refuses what is outside without opening it: it says the same when it is not there', async () => {
    const names = ['external_data_outside', 'external_data_absolute', 'manifest_path_outside'];
    const first = await Promise.all(names.map(outcome));
    await rm(join(area, 'deep', 'bundles', 'outside.bin'));
    await rm(join(area, 'deep', 'bundles', 'onnx_empty'), { recursive: true });
    expect(await Promise.all(names.map(outcome))).toEqual(first);
  });

  it('leaves nothing where the archives point to', () => {
    for (const path of ['/evil.txt', 'evil.txt', '../evil.txt', '../../evil.txt', 'C:\\evil.txt', 'evil2.txt'])
      expect(existsSync(path)).toBe(false);
  });

  it('keeps prototypes clean', async () => {
    const [contents] = await readBundles('test/fixtures/bad/bundles/manifest_prototype_keys');
    expect('polluted' in {}).toBe(false);
    expect(Object.getPrototypeOf(contents?.manifest)).toBe(Object.prototype);
    expect(Object.keys(contents?.manifest ?? {})).not.toContain('constructor');
  });
});
