import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findElectron } from '#electron/launch/find-electron.ts';
import type { ElectronRuntime } from '#electron/launch/find-electron.ts';

let packageFolder = '';

beforeEach(() => {
  packageFolder = mkdtempSync(join(tmpdir(), 'tribune-electron-'));
  writeFileSync(join(packageFolder, 'package.json'), '{}');
});

afterEach(() => rmSync(packageFolder, { recursive: true, force: true }));

const find = (env: NodeJS.ProcessEnv = {}, platform: NodeJS.Platform = 'linux'): ElectronRuntime =>
  findElectron({ packageFolder, env, platform });

function install(parts: { pathTxt?: string; executable?: string } = {}): string {
  const folder = join(packageFolder, 'node_modules', 'electron');
  mkdirSync(join(folder, 'dist'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"name":"electron","version":"45.4.1","main":"index.js"}');
  writeFileSync(join(folder, 'index.js'), 'throw new Error("the package was imported");');
  if (parts.pathTxt !== undefined) writeFileSync(join(folder, 'path.txt'), parts.pathTxt);
  if (parts.executable !== undefined) writeFileSync(join(folder, 'dist', parts.executable), '');
  return folder;
}

describe('the Electron runtime', () => {
  it('is not installed when the package is absent', () => {
    expect(find()).toEqual({ ok: false, why: 'notInstalled' });
  });

  it('is absent when the package is there without what it downloads', () => {
    install();
    expect(find()).toEqual({ ok: false, why: 'noRuntime' });
  });

  it('is absent when its path is recorded and the file is gone', () => {
    install({ pathTxt: 'electron' });
    expect(find()).toEqual({ ok: false, why: 'noRuntime' });
  });

  it('is found without importing the package', () => {
    const folder = install({ pathTxt: 'electron\n', executable: 'electron' });
    expect(find()).toEqual({ ok: true, path: join(folder, 'dist', 'electron'), version: '45.4.1' });
  });

  it.each([
    ['linux', 'electron'],
    ['win32', 'electron.exe'],
    ['darwin', join('Electron.app', 'Contents', 'MacOS', 'Electron')],
  ] as const)('is taken from the folder that a company names, on %s', (platform, executable) => {
    install();
    const override = join(packageFolder, 'unpacked');
    const path = join(override, executable);
    expect(find({ ELECTRON_OVERRIDE_DIST_PATH: override }, platform)).toEqual({ ok: false, why: 'overrideEmpty' });
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, '');
    expect(find({ ELECTRON_OVERRIDE_DIST_PATH: override }, platform)).toMatchObject({ ok: true, path });
  });
});
