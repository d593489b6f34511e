import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, root, staleBuilds } from './builds.mjs';

/** `npm start`: builds what is missing or old, fetches Electron if that is quick, and opens the window. */

const at = (...parts) => join(root, ...parts);

const TRIED = at('dist', '.electron-tried');
const DOWNLOAD_LIMIT_MS = 20_000;
const TRY_AGAIN_MS = 24 * 3_600_000;

const words = process.argv.slice(2);
const french = (
  process.env.LC_ALL ||
  process.env.LC_MESSAGES ||
  process.env.LANG ||
  Intl.DateTimeFormat().resolvedOptions().locale
)
  .toLowerCase()
  .startsWith('fr');
const say = (english, inFrench) => console.error(french ? inFrench : english);

buildWhatIsOld();
if (mayFetchElectron()) fetchElectron();
open();

function buildWhatIsOld() {
  const stale = staleBuilds();
  if (stale.length === 0) return;
  if (!existsSync(at('node_modules', 'vite'))) {
    say(
      'The packages of Tribune are not installed. Run npm ci, then npm start.',
      'Les paquets de Tribune ne sont pas installés. Lancez npm ci, puis npm start.',
    );
    process.exit(2);
  }
  say('Tribune is being built; this takes a few seconds.', 'Tribune se construit\u00a0; cela prend quelques secondes.');
  build(stale);
}

function mayFetchElectron() {
  const { CI, TRIBUNE_NO_DOWNLOAD, ELECTRON_OVERRIDE_DIST_PATH } = process.env;
  if (CI || TRIBUNE_NO_DOWNLOAD || ELECTRON_OVERRIDE_DIST_PATH || words.includes('--no-window')) return false;
  const folder = at('node_modules', 'electron');
  if (!existsSync(at('vite.node.config.ts')) || !existsSync(join(folder, 'install.js'))) return false;
  const recorded = join(folder, 'path.txt');
  if (existsSync(recorded) && existsSync(join(folder, 'dist', readFileSync(recorded, 'utf8').trim()))) return false;
  return Date.now() - (statSync(TRIED, { throwIfNoEntry: false })?.mtimeMs ?? 0) > TRY_AGAIN_MS;
}

/** Electron's own script, in a process that is ended: on a silent network it would wait without end. */
function fetchElectron() {
  const { status } = spawnSync(process.execPath, [at('node_modules', 'electron', 'install.js')], {
    cwd: root,
    stdio: 'ignore',
    timeout: DOWNLOAD_LIMIT_MS,
    killSignal: 'SIGKILL',
  });
  if (status === 0) return;
  mkdirSync(dirname(TRIED), { recursive: true });
  writeFileSync(
    TRIED,
    'The Electron runtime could not be fetched; it is tried again a day after this file was written.\n',
  );
}

function open() {
  const named = words.some((word) => !word.startsWith('--') || word.startsWith('--example'));
  // The launcher ends with this process, however that ends: it reads a pipe that only this process holds.
  const held = words.includes('--exit-with-parent');
  const child = spawn(
    process.execPath,
    [
      at('dist', 'node', 'start.js'),
      ...(named ? [] : ['--example', 'credit']),
      ...words,
      ...(held ? [] : ['--exit-with-parent']),
    ],
    {
      cwd: process.env.INIT_CWD ?? process.cwd(),
      stdio: [held ? 'inherit' : 'pipe', 'inherit', 'inherit'],
      env: { ...process.env, UV_THREADPOOL_SIZE: process.env.UV_THREADPOOL_SIZE || '16' },
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('error', () => process.exit(1));
  child.once('exit', (code) => process.exit(code ?? 1));
}
