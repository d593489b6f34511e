import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { judgedTables, tablesByScore } from '#electron/engine/questions/tables-by-score.ts';
import { keptThreads } from '#electron/engine/workers/kept-threads.ts';
import { classMetrics } from '#shared/analyses/performance/class-metrics.ts';
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
const here = (n: number): SplitTables => splitTables(lists(n), placesOf(partsOf(lists(n))));

const judgement = { cutoff: { threshold: 0.4, operator: '>=' as const }, isProbability: true, isBinned: false };

describe('rows sorted by score on other threads', () => {
  test('the thread was built', () => expect(existsSync(ENTRY)).toBe(true));

  test.each([1, 2, 3])('are the same as on this one: %i', async (threads) => {
    const found = await tablesByScore(lists(480_000), placesOf, signal, { entry: ENTRY, threads });
    expect(found).toEqual(here(480_000));
    expect(found.byPeriod).toHaveLength(3);
    expect(found.byVersion).toHaveLength(2);
  });

  test('a score that all rows have, and what is no number, stay whole', async () => {
    const same = Array.from({ length: 12 }, (_, key) => ({ key, list: new Float64Array(20_000).fill(0.25) }));
    same[3]!.list[7] = Number.NaN;
    same[4]!.list[0] = Number.NEGATIVE_INFINITY;
    const copy = same.map(({ key, list }) => ({ key, list: list.slice() }));
    const found = await tablesByScore(same, placesOf, signal, { entry: ENTRY, threads: 2 });
    expect(found).toEqual(splitTables(copy, placesOf(partsOf(copy))));
  });

  test('no row gives empty tables', async () => {
    const found = await tablesByScore([], placesOf, signal, { entry: ENTRY, threadFrom: 0 });
    expect(found.whole.score).toHaveLength(0);
    expect([found.byPeriod, found.byVersion]).toEqual([[], []]);
  });

  test('a thread that ends unasked loses nothing: the rows are sorted and judged here', async () => {
    const ends = join(folder, 'ends.mjs');
    writeFileSync(ends, 'process.exit(3);');
    const found = await tablesByScore(lists(6000), placesOf, signal, { entry: ends, threadFrom: 1000 });
    expect(found).toEqual(here(6000));
    const [judged] = await judgedTables([found.whole], judgement, signal, { entry: ends, threadFrom: 0 });
    expect(judged).toEqual(classMetrics(found.whole, judgement));
  });

  test('are judged there to the same figures, in their order', async () => {
    const { whole, byPeriod, byVersion } = here(12_000);
    const tables = [whole, ...byPeriod, ...byVersion];
    const found = await judgedTables(tables, judgement, signal, { entry: ENTRY, threadFrom: 0, threads: 2 });
    expect(found).toEqual(tables.map((table) => classMetrics(table, judgement)));
  });

  test('a stop ends the wait, and a thread that was stopped is not asked again', async () => {
    const stop = new AbortController();
    const running = tablesByScore(lists(1_200_000), placesOf, stop.signal, { entry: ENTRY, threads: 2 });
    setTimeout(() => stop.abort(), 5);
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
    const found = await tablesByScore(lists(240_000), placesOf, signal, { entry: ENTRY, threads: 2 });
    expect(found.whole).toEqual(here(240_000).whole);
  });
});

describe('threads that are kept', () => {
  const watch = { signal, tell: () => undefined };
  const request = { kind: 'judge', table: here(1200).whole, judgement };

  test('serve the next request, and end when none comes', async () => {
    const threads = keptThreads(ENTRY, 200);
    await threads.ask(request, watch);
    expect(threads.idle()).toBe(1);
    await threads.ask(request, watch);
    expect(threads.idle()).toBe(1);
    await expect.poll(() => threads.idle(), { timeout: 5000 }).toBe(0);
  });

  test('are as many as ask at once, and end together', async () => {
    const threads = keptThreads(ENTRY);
    await Promise.all([threads.ask(request, watch), threads.ask(request, watch)]);
    expect(threads.idle()).toBe(2);
    await threads.close();
    expect(threads.idle()).toBe(0);
  });
});
