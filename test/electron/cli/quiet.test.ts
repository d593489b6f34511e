import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { cli } from '#test/support/cli.ts';
import { FIXTURES } from '#test/support/engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'tribune-quiet-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const recorder = pathToFileURL(resolve(import.meta.dirname, '../../support/record-network.mjs')).href;

describe('what leaves the project', () => {
  it('is nothing: no connection, no name looked up, no file outside the project and the private folder', async () => {
    const home = join(folder, 'home');
    const temporary = join(folder, 'tmp');
    const work = join(folder, 'work');
    for (const path of [home, temporary, work]) mkdirSync(path);
    const log = join(folder, 'network.log');
    const env = {
      HOME: home,
      USERPROFILE: home,
      XDG_DATA_HOME: join(home, 'xdg'),
      XDG_CACHE_HOME: join(home, 'cache'),
      TMPDIR: temporary,
      CI: '',
      NODE_OPTIONS: `--import ${recorder}`,
      TRIBUNE_TEST_NETWORK_LOG: log,
    };
    const tribune = cli(work, env);
    for (const args of [
      ['new', 'a.tribune'],
      [
        'import',
        'a.tribune',
        join(FIXTURES, 'cases', 'credit', 'predictions.ndjson.gz'),
        '--bundle',
        join(FIXTURES, 'bundles', 'credit'),
      ],
      ['run', 'a.tribune', 'overview', '--json'],
      ['run', 'a.tribune', 'quality', '--json'],
    ])
      expect((await tribune.run(...args)).code).toBe(0);
    expect(existsSync(log) ? readFileSync(log, 'utf8') : '').toBe('');
    expect(readdirSync(home)).toEqual([]);
    expect(readdirSync(temporary)).toEqual([]);
    expect(readdirSync(work).sort()).toEqual(['a.tribune', 'data']);
    const left = readdirSync(join(work, 'data'), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(
      left
        .map((entry) => entry.name)
        .filter((name) => !['recents.json', 'preferences.json', 'tribune.log'].includes(name)),
    ).toEqual([]);
  }, 120_000);
});
