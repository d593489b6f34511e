import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export type ElectronRuntime =
  { ok: true; path: string; version: string } | { ok: false; why: 'notInstalled' | 'noRuntime' | 'overrideEmpty' };

type Where = { packageFolder: string; env: NodeJS.ProcessEnv; platform: NodeJS.Platform };

/** Looks without importing the package: its main file would start a download, and wait for it without end. */
export function findElectron({ packageFolder, env, platform }: Where): ElectronRuntime {
  const manifest = resolveManifest(packageFolder);
  if (manifest === null) return { ok: false, why: 'notInstalled' };
  const folder = dirname(manifest);
  const version = versionIn(manifest);
  const recorded = readText(join(folder, 'path.txt'));
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override !== undefined && override !== '') {
    const path = join(override, recorded ?? executableOf(platform));
    return existsSync(path) ? { ok: true, path, version } : { ok: false, why: 'overrideEmpty' };
  }
  const path = recorded === null ? null : join(folder, 'dist', recorded);
  return path !== null && existsSync(path) ? { ok: true, path, version } : { ok: false, why: 'noRuntime' };
}

function resolveManifest(packageFolder: string): string | null {
  try {
    return createRequire(join(packageFolder, 'package.json')).resolve('electron/package.json');
  } catch {
    return null;
  }
}

function versionIn(manifest: string): string {
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version?: unknown };
  return typeof version === 'string' ? version : 'unknown';
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim() || null;
  } catch {
    return null;
  }
}

function executableOf(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'electron.exe';
  return platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}
