import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '#test/support/built-node-side.ts';

type Configuration = {
  appId: string;
  files: string[];
  asarUnpack: string[];
  extraResources: { from: string; to: string }[];
  fileAssociations: { ext: string }[];
  electronFuses: Record<string, boolean>;
  nsis: Record<string, unknown>;
  icon: string;
  extraMetadata: { homepage?: string };
  linux: { target: string[]; maintainer?: string };
};

type Validate = (configuration: unknown, log: { add: () => void; isEnabled: boolean }) => Promise<void>;

const read = (): Configuration => parse(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')) as Configuration;

const validate = (configuration: unknown): Promise<void> => {
  const require = createRequire(join(ROOT, 'package.json'));
  const inside = createRequire(require.resolve('electron-builder/package.json'));
  const { validateConfiguration } = inside('app-builder-lib/out/util/config/config.js') as {
    validateConfiguration: Validate;
  };
  return validateConfiguration(configuration, { add: () => undefined, isEnabled: false });
};

describe('the configuration of the packages', () => {
  it('is one that electron-builder accepts', async () => {
    await expect(validate(read())).resolves.toBeUndefined();
  });

  it('would be refused with a key that electron-builder does not know', async () => {
    await expect(validate({ ...read(), fuses: {} })).rejects.toThrow(/fuses/);
  });

  it('shuts the doors of the executable', () => {
    const { electronFuses } = read();
    for (const [fuse, wanted] of [
      ['runAsNode', false],
      ['enableNodeOptionsEnvironmentVariable', false],
      ['enableNodeCliInspectArguments', false],
      ['onlyLoadAppFromAsar', true],
      ['enableEmbeddedAsarIntegrityValidation', true],
      ['grantFileProtocolExtraPrivileges', false],
      ['resetAdHocDarwinSignature', true],
    ] as const)
      expect(electronFuses[fuse], fuse).toBe(wanted);
  });

  it('holds what the window starts from, and leaves native libraries outside the archive', () => {
    const { files, asarUnpack } = read();
    const { main } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { main: string };
    expect(main).toBe('dist/node/window.js');
    expect(files).toEqual(
      expect.arrayContaining(['package.json', 'dist/node/**', 'dist/kernels/*.wasm', 'dist/renderer/**']),
    );
    expect(asarUnpack).toEqual(
      expect.arrayContaining(['**/node_modules/@duckdb/**', '**/node_modules/onnxruntime-node/**']),
    );
  });

  it('brings the examples beside the archive, where the engine looks for them', () => {
    expect(read().extraResources).toContainEqual({ from: 'dist/examples', to: 'examples' });
  });

  it('has the name by which the running window tells Windows who it is', () => {
    const main = readFileSync(join(ROOT, 'electron', 'window', 'main.ts'), 'utf8');
    expect(main).toContain(`const APP_ID = '${read().appId}';`);
  });

  it('opens projects by a double click, and installs for one person', () => {
    expect(read().fileAssociations.map(({ ext }) => ext)).toEqual(['tribune']);
    expect(read().nsis).toMatchObject({ perMachine: false, allowElevation: false });
  });

  it('says what a Debian package must name', () => {
    const { extraMetadata, linux } = read();
    expect(linux.target).toEqual(['AppImage', 'deb']);
    expect(extraMetadata.homepage).toMatch(/^https:/);
    expect(linux.maintainer).toMatch(/<.+@.+>/);
  });

  it('has an icon of 1024 by 1024', () => {
    const png = readFileSync(join(ROOT, read().icon));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1024, 1024]);
  });
});
