import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Overview } from '#shared/analyses/overview/schema.ts';
import { cli } from '#test/support/cli.ts';
import type { Cli } from '#test/support/cli.ts';
import { FIXTURES } from '#test/support/engine.ts';

const KILLS = 50;
const SEED = 20250301;

let folder: string;
let tribune: Cli;
let spanMs: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tribune-kill-'));
  tribune = cli(folder);
  const lines = readFileSync(join(FIXTURES, 'cases', 'credit', 'predictions.csv'), 'utf8')
    .trimEnd()
    .split('\n');
  writeFileSync(join(folder, 'first.csv'), lines.slice(0, 3001).join('\n'));
  writeFileSync(join(folder, 'rest.csv'), [lines[0], ...lines.slice(3001)].join('\n'));
  expect((await tribune.run('new', 'base.tribune')).code).toBe(0);
  expect((await tribune.run('import', 'base.tribune', 'first.csv', '--positive', 'bad')).code).toBe(0);
  copyFileSync(join(folder, 'base.tribune'), join(folder, 'timed.tribune'));
  const start = performance.now();
  await tribune.run('import', 'timed.tribune', 'rest.csv');
  spanMs = performance.now() - start;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A small generator, so that the same moments are tried again. */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('an import that is killed', () => {
  it(`never loses what was there, nor leaves half of itself, ${KILLS} times at any moment`, async () => {
    const roll = dice(SEED);
    const seen = { before: 0, after: 0 };
    copyFileSync(join(folder, 'base.tribune'), join(folder, 'p.tribune'));
    for (let round = 0; round < KILLS; round += 1) {
      const child = tribune.start('import', 'p.tribune', 'rest.csv');
      const closed = new Promise((settle) => child.once('close', settle));
      const timer = setTimeout(() => child.kill('SIGKILL'), roll() * spanMs);
      await closed;
      clearTimeout(timer);
      const { code, out, err } = await tribune.run('run', 'p.tribune', 'overview', '--json');
      expect(code, err).toBe(0);
      const overview = JSON.parse(out) as Overview;
      expect([3000, 8980]).toContain(overview.rows);
      expect(overview.byPeriod.reduce((sum, period) => sum + period.rows, 0)).toBe(overview.rows);
      expect(overview.individuals).toBe(overview.rows === 3000 ? 3000 : 8740);
      if (overview.rows === 3000) seen.before += 1;
      else {
        seen.after += 1;
        rmSync(join(folder, 'p.tribune.wal'), { force: true });
        copyFileSync(join(folder, 'base.tribune'), join(folder, 'p.tribune'));
      }
    }
    // Both sides of the commit were met, or the test proves little.
    expect(seen.before).toBeGreaterThan(5);
    expect((await tribune.run('audit', 'verify', 'p.tribune')).code).toBe(0);
  }, 600_000);
});
