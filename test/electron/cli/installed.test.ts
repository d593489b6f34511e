import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FIXTURES } from '#test/support/engine.ts';

const root = resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'tribune-installed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

function run(command: string, args: readonly string[], cwd: string): string {
  return execFileSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, TRIBUNE_DATA: join(folder, 'data'), LC_ALL: 'C', LANG: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

describe('the packed program', () => {
  it('holds what runs and nothing else, and its command works where it is installed', () => {
    const [packed] = JSON.parse(run(npm, ['pack', '--json', '--pack-destination', folder], root)) as {
      filename: string;
      files: { path: string }[];
    }[];
    const paths = packed!.files.map((file) => file.path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'package.json',
        'LICENSE',
        'dist/node/tribune.js',
        'dist/node/start.js',
        'dist/renderer/index.html',
        'dist/examples/credit.tribune',
      ]),
    );
    expect(paths.filter((path) => /^(test|shared|electron|renderer|docs|scripts)\//.test(path))).toEqual([]);
    const prefix = join(folder, 'prefix');
    run(
      npm,
      [
        'install',
        '--global',
        '--prefix',
        prefix,
        '--prefer-offline',
        '--no-audit',
        '--no-fund',
        '--ignore-scripts',
        join(folder, packed!.filename),
      ],
      folder,
    );
    const command = [join(prefix, 'bin', 'tribune'), join(prefix, 'tribune.cmd')].find((path) => existsSync(path))!;
    run(command, ['new', 'a.tribune'], folder);
    run(
      command,
      ['import', 'a.tribune', join(FIXTURES, 'cases', 'churn', 'monthly', 'predictions_2025-03.parquet')],
      folder,
    );
    expect(JSON.parse(run(command, ['run', 'a.tribune', 'overview', '--json'], folder))).toMatchObject({ rows: 3000 });
    expect(readdirSync(folder)).toContain('a.tribune');
  }, 300_000);
});
