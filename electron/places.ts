import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

declare const __TRIBUNE_VERSION__: string;

/** The built entry files stand in `dist/node`, wherever the package was put. */
const here = dirname(fileURLToPath(import.meta.url));

export function version(): string {
  return typeof __TRIBUNE_VERSION__ === 'string' ? __TRIBUNE_VERSION__ : '0.0.0';
}

/** What this program is made of, as one hash; null when it runs unbuilt. The names of chunks tell what is in them. */
export function buildMark(): string | null {
  if (typeof __TRIBUNE_VERSION__ !== 'string') return null;
  const hash = createHash('sha256').update(__TRIBUNE_VERSION__);
  for (const folder of [here, resolve(here, '../kernels')].filter((one) => existsSync(one)))
    for (const name of filesOf(folder)) {
      hash.update(`\n${name}\n`);
      if (!name.startsWith('chunk-')) hash.update(readFileSync(join(folder, name)));
    }
  return hash.digest('hex');
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();
}

/** Preferences, recent files, private copies and the log file of this person on this computer. */
export function dataFolder(): string {
  const chosen = process.env['TRIBUNE_DATA'];
  if (chosen !== undefined && chosen !== '') return resolve(chosen);
  if (process.platform === 'win32')
    return join(process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Tribune');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Tribune');
  return join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'tribune');
}

/** The folder that holds `package.json`: two levels above the built files, or the checkout itself. */
export function packageFolder(): string {
  for (const candidate of [resolve(here, '../..'), resolve(here, '..')])
    if (existsSync(join(candidate, 'package.json'))) return candidate;
  return resolve(here, '../..');
}

export function rendererFolder(): string {
  return join(packageFolder(), 'dist', 'renderer');
}

/** Examples come with the package; in a packed application they stand beside the archive. */
export function examplesFolder(): string {
  const beside =
    'resourcesPath' in process && typeof process.resourcesPath === 'string'
      ? join(process.resourcesPath, 'examples')
      : null;
  return beside !== null && existsSync(beside) ? beside : join(packageFolder(), 'dist', 'examples');
}
