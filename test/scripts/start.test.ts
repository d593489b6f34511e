import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

const ALL = ['vite.renderer.config.ts', 'vite.node.config.ts', 'vite.tools.config.ts'];

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tribune-checkout-'));
  for (const name of ['start.mjs', 'builds.mjs'])
    cpSync(join(ROOT, 'scripts', name), join(folder, 'scripts', name), { recursive: true });
  for (const name of [
    'package.json',
    'vite.node.config.ts',
    'vite.renderer.config.ts',
    'electron/a.ts',
    'shared/b/c.ts',
    'renderer/d.tsx',
    'resources/examples/e.parquet',
  ])
    write(name, '{}');
  // In place of Vite: notes what it was asked, and writes what the launcher needs.
  write(
    'node_modules/vite/bin/vite.js',
    `const fs = require('node:fs');
     const config = process.argv[process.argv.indexOf('-c') + 1];
     fs.appendFileSync('built', config + '\\n');
     if (process.env.BREAK) { console.error('a fault in the source'); process.exit(1); }
     fs.mkdirSync('dist/node', { recursive: true });
     fs.mkdirSync('dist/renderer', { recursive: true });
     if (config.includes('node')) for (const name of ['start', 'tribune']) fs.writeFileSync('dist/node/' + name + '.js', "console.log(JSON.stringify([...process.argv.slice(2), process.env.UV_THREADPOOL_SIZE])); process.exitCode = 7;");
     else if (config.includes('renderer')) fs.writeFileSync('dist/renderer/index.html', '');
     else {
       fs.mkdirSync('.cache/tools', { recursive: true });
       fs.mkdirSync('dist/examples', { recursive: true });
       fs.writeFileSync('.cache/tools/examples.js', "require('node:fs').writeFileSync('dist/examples/churn.tribune', '')");
     }`,
  );
  write(
    'scripts/build-kernels.mjs',
    `import fs from 'node:fs';
     fs.mkdirSync('dist/kernels', { recursive: true });
     fs.writeFileSync('dist/kernels/built.txt', '');`,
  );
  write('electron/engine/workers/kernels/assembly/f.ts', '{}');
  write('node_modules/electron/package.json', '{"name":"electron","version":"45.4.1"}');
  write('node_modules/electron/install.js', `require('node:fs').appendFileSync('fetched', 'x'); process.exit(1);`);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string, age = 60): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  const then = new Date(Date.now() - age * 1000);
  for (let touched = path; touched !== folder; touched = dirname(touched)) utimesSync(touched, then, then);
}

function npmStart(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'scripts', 'start.mjs'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], INIT_CWD: folder, LC_ALL: 'en_GB', ...env },
  });
  return { status, given: stdout === '' ? null : (JSON.parse(stdout) as string[]), stderr };
}

const noted = (name: string): string[] =>
  existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8').trim().split('\n') : [];

describe('npm start', () => {
  it('builds everything at first and opens the example, with the code of the launcher', () => {
    expect(npmStart()).toMatchObject({ status: 7, given: ['--example', 'credit', '--exit-with-parent', '16'] });
    expect(noted('built')).toEqual(ALL);
  });

  it('builds nothing the second time, and only what is older than its sources later', () => {
    npmStart();
    npmStart();
    expect(noted('built')).toEqual(ALL);
    write('renderer/d.tsx', 'changed', -5);
    npmStart();
    expect(noted('built').slice(3)).toEqual(['vite.renderer.config.ts']);
    write('shared/b/c.ts', 'changed', -10);
    npmStart();
    expect(noted('built').slice(4)).toEqual(['vite.renderer.config.ts', 'vite.node.config.ts']);
  });

  it('passes a file on, or another example, in place of the first one', () => {
    expect(npmStart(['my case.tribune', '--no-window']).given?.slice(0, -1)).toEqual([
      'my case.tribune',
      '--no-window',
      '--exit-with-parent',
    ]);
    expect(npmStart(['--example=churn']).given?.slice(0, -1)).toEqual(['--example=churn', '--exit-with-parent']);
    expect(npmStart(['--no-window']).given?.slice(0, -1)).toEqual([
      '--example',
      'credit',
      '--no-window',
      '--exit-with-parent',
    ]);
  });

  it('shows what is wrong when the build fails', () => {
    const { status, given, stderr } = npmStart([], { BREAK: '1' });
    expect({ status, given }).toEqual({ status: 1, given: null });
    expect(stderr).toContain('a fault in the source');
    expect(stderr).toContain('the page could not be built');
  });

  it('says what to do when the packages are not installed', () => {
    rmSync(join(folder, 'node_modules'), { recursive: true });
    expect(npmStart()).toMatchObject({
      status: 2,
      stderr: 'The packages of Tribune are not installed. Run npm ci, then npm start.\n',
    });
  });

  it('speaks French to a French terminal', () => {
    expect(npmStart([], { LC_ALL: 'fr_FR.UTF-8' }).stderr).toBe(
      'Tribune se construit\u00a0; cela prend quelques secondes.\n',
    );
  });
});

describe('the Electron runtime', () => {
  it('is tried once a day when it cannot be fetched', () => {
    npmStart();
    npmStart();
    expect(noted('fetched')).toEqual(['x']);
    const dayAgo = new Date(Date.now() - 25 * 3_600_000);
    utimesSync(join(folder, 'dist', '.electron-tried'), dayAgo, dayAgo);
    npmStart();
    expect(noted('fetched')).toEqual(['xx']);
  });

  it.each([
    ['in continuous integration', [], { CI: 'true' }],
    ['when downloads are not wanted', [], { TRIBUNE_NO_DOWNLOAD: '1' }],
    ['when a company names its own', [], { ELECTRON_OVERRIDE_DIST_PATH: '/opt/electron' }],
    ['when no window is wanted', ['--no-window'], {}],
  ])('is not fetched %s', (_kind, args, env) => {
    npmStart(args, env);
    expect(noted('fetched')).toEqual([]);
  });

  it('is not fetched when it is there', () => {
    write('node_modules/electron/path.txt', 'electron');
    write('node_modules/electron/dist/electron', '');
    npmStart();
    expect(noted('fetched')).toEqual([]);
  });
});
