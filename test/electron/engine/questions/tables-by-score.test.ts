import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { tablesByScore } from '#electron/engine/questions/tables-by-score.ts';
import { partsOf, splitTables } from '#shared/stats/score-parts.ts';
import type { PartPlaces, ScoreList, SplitTables } from '#shared/stats/score-parts.ts';
import { randomOf } from '#shared/stats/random.ts';

/** Built before the tests run. */
const ENTRY = resolve('dist/node/ranking.js');
const folder = mkdtempSync(join(tmpdir(), 'tribune-ranking-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { signal } = new AbortController();

/** Lists that share a buffer, as those of a query do. */
function lists(n: number): ScoreList[] {
  const random = randomOf(5);
  const all = Float64Array.from({ length: n }, () => Math.round(1e4 * random()) / 1e4);
  return Array.from({ length: 12 }, (_, key) => ({
    key,
    list: all.subarray((n / 12) * key, (n / 12) * (key + 1)),
  }));
}

const placesOf = (parts: readonly number[]): PartPlaces => ({
  period: parts.map((part) => part % 3),
  version: parts.map((part) => (part < 2 ? -1 : part < 4 ? 0 : 1)),
});
const read = (n: number) => (): Promise<ScoreList[]> => Promise.resolve(lists(n));
const here = (n: number): SplitTables => splitTables(lists(n), placesOf(partsOf(lists(n))));

describe('rows sorted by score on another thread', () => {
  test('the thread was built', () => expect(existsSync(ENTRY)).toBe(true));

  test('are the same as on this one', async () => {
    const found = await tablesByScore(read(36_000), placesOf, signal, { entry: ENTRY, threadFrom: 1000 });
    expect(found).toEqual(here(36_000));
    expect(found.byPeriod).toHaveLength(3);
    expect(found.byVersion).toHaveLength(2);
  });

  test('no row gives empty tables', async () => {
    const found = await tablesByScore(() => Promise.resolve([]), placesOf, signal, { entry: ENTRY });
    expect(found.whole.score).toHaveLength(0);
    expect([found.byPeriod, found.byVersion]).toEqual([[], []]);
  });

  test('a thread that ends unasked loses nothing: the rows are read again', async () => {
    const ends = join(folder, 'ends.mjs');
    writeFileSync(ends, 'process.exit(3);');
    const found = await tablesByScore(read(6000), placesOf, signal, { entry: ends, threadFrom: 1000 });
    expect(found).toEqual(here(6000));
  });

  test('a stop ends the wait', async () => {
    const stop = new AbortController();
    const running = tablesByScore(
      () => {
        setTimeout(() => stop.abort(), 5);
        return read(1_200_000)();
      },
      placesOf,
      stop.signal,
      { entry: ENTRY, threadFrom: 1000 },
    );
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
