import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { rowsByScore } from '#electron/engine/questions/rows-by-score.ts';
import type { ScoreRows } from '#electron/engine/questions/rows-by-score.ts';
import { partsByScore } from '#shared/stats/score-parts.ts';
import { randomOf } from '#shared/stats/random.ts';

/** Built before the tests run. */
const ENTRY = resolve('dist/node/ranking.js');
const folder = mkdtempSync(join(tmpdir(), 'tribune-ranking-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { signal } = new AbortController();

function rows(n: number): ScoreRows {
  const random = randomOf(5);
  const scores = Float64Array.from({ length: n }, () => Math.round(1e4 * random()) / 1e4);
  return { scores, codes: Float64Array.from(scores, () => Math.floor(12 * random())) };
}

const read = (n: number) => (): Promise<ScoreRows> => Promise.resolve(rows(n));
const here = ({ scores, codes }: ScoreRows): ReturnType<typeof partsByScore> => partsByScore(scores, codes);

describe('rows sorted by score on another thread', () => {
  test('the thread was built', () => expect(existsSync(ENTRY)).toBe(true));

  test('are the same as on this one', async () => {
    expect(await rowsByScore(read(30_000), signal, { entry: ENTRY, threadFrom: 1000 })).toEqual(here(rows(30_000)));
    expect(await rowsByScore(read(0), signal, { entry: ENTRY })).toEqual(here(rows(0)));
  });

  test('a thread that ends unasked loses nothing: the rows are read again', async () => {
    const ends = join(folder, 'ends.mjs');
    writeFileSync(ends, 'process.exit(3);');
    expect(await rowsByScore(read(5000), signal, { entry: ends, threadFrom: 1000 })).toEqual(here(rows(5000)));
  });

  test('a stop ends the wait', async () => {
    const stop = new AbortController();
    const running = rowsByScore(
      () => {
        setTimeout(() => stop.abort(), 5);
        return read(1_000_000)();
      },
      stop.signal,
      { entry: ENTRY, threadFrom: 1000 },
    );
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
