import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { ApartTask } from '#electron/engine/drift/learned-apart.ts';
import { toldApart } from '#electron/engine/drift/told-apart.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import { binnedRows } from '#shared/stats/boosting-bins.ts';
import { randomOf } from '#shared/stats/random.ts';

/** Built before the tests run. */
const ENTRY = resolve('dist/node/learning.js');
const folder = mkdtempSync(join(tmpdir(), 'tribune-apart-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { signal } = new AbortController();
const quiet = { signal, progress: () => undefined };

/** Two sides of `n` rows each with two facts, of which the second moved. */
function taskOf(n: number): ApartTask {
  const random = randomOf(7);
  const calm = Float64Array.from({ length: 2 * n }, () => random());
  const moved = Float64Array.from({ length: 2 * n }, (_, row) => random() + (row < n ? 0 : 0.3));
  return { table: binnedRows([calm, moved], random), label: new Uint8Array(2 * n).fill(1, n), seed: 3 };
}

describe('two sides told apart on another thread', () => {
  test('the thread was built', () => expect(existsSync(ENTRY)).toBe(true));

  test('gives the same numbers as on this one, and counts the folds', async () => {
    const task = taskOf(600);
    const told: number[] = [];
    const there = await toldApart({ signal, progress: ({ done }) => told.push(done) }, task, ENTRY);
    const here = await toldApart(quiet, task, null);
    expect(there).toEqual(here);
    expect(isEstimated(here) && here.lost[1]! > here.lost[0]!).toBe(true);
    expect(told[0]).toBe(0);
    expect(told.at(-1)).toBe(5);
    expect(told).toEqual([...told].sort((a, b) => a - b));
  });

  test('says what cannot be told apart', async () => {
    expect(await toldApart(quiet, taskOf(20), ENTRY)).toMatchObject({ reason: 'TOO_FEW_ROWS' });
  });

  test('a thread that ends unasked loses nothing', async () => {
    const task = taskOf(200);
    const here = await toldApart(quiet, task, null);
    const ends = join(folder, 'ends.mjs');
    writeFileSync(ends, 'process.exit(3);');
    const throws = join(folder, 'throws.mjs');
    writeFileSync(throws, 'throw new Error("broken");');
    for (const entry of [ends, throws, join(folder, 'absent.mjs')])
      expect(await toldApart(quiet, task, entry)).toEqual(here);
  });

  test.each([['on another thread', ENTRY] as const, ['on this one', null] as const])(
    'a stop ends the learning %s',
    async (_, entry) => {
      const stop = new AbortController();
      const done: number[] = [];
      const running = toldApart({ signal: stop.signal, progress: (one) => done.push(one.done) }, taskOf(20_000), entry);
      setTimeout(() => stop.abort(), 20);
      await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
      expect(done).not.toContain(5);
      const late = toldApart({ signal: stop.signal, progress: () => undefined }, taskOf(100), entry);
      await expect(late).rejects.toMatchObject({ code: 'CANCELLED' });
    },
  );
});
