import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { comparedRows } from '#electron/engine/questions/shadow/compared-rows.ts';
import type { PairsAsked } from '#electron/engine/questions/shadow/pair-figures.ts';
import { BITS } from '#electron/engine/questions/shadow/pair-rows.ts';
import type { PairRows } from '#electron/engine/questions/shadow/pair-rows.ts';
import { randomOf } from '#shared/stats/random.ts';

/** Built before the tests run. */
const ENTRY = resolve('dist/node/comparing.js');
const folder = mkdtempSync(join(tmpdir(), 'tribune-comparing-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const asked: PairsAsked = {
  ...{ budget: undefined, isClass: true, isProbability: true, hasActed: true, isStepped: false, lacking: null },
};
const known = { hasCutoff: true, hasArms: true };
const watch = { signal: new AbortController().signal, tell: () => undefined };

/** Rows in the order of both scores, with every bit at hand. */
function rows(n: number): PairRows {
  const random = randomOf(8);
  const all = Array.from({ length: n }, () => {
    const [a, b] = [Math.round(100 * random()) / 100, Math.round(1000 * random()) / 1000];
    const outcome = random() < 0.2 ? 0 : BITS.known + (random() < a ? BITS.positive : 0);
    const arm = outcome === 0 ? 0 : random() < 0.5 ? BITS.treated : BITS.control;
    return [
      a,
      b,
      outcome +
        arm +
        (random() < 0.4 ? BITS.acted : 0) +
        (a >= 0.5 ? BITS.firstChosen : 0) +
        (b >= 0.5 ? BITS.secondChosen : 0),
    ] as const;
  }).sort(([a, b], [c, d]) => a - c || b - d);
  const column = (at: 0 | 1 | 2): Float64Array => Float64Array.from(all, (row) => row[at]);
  return { first: column(0), second: column(1), codes: column(2) };
}

const read = (n: number) => (): Promise<PairRows> => Promise.resolve(rows(n));
const here = (n: number): ReturnType<typeof comparedRows> =>
  comparedRows(read(n), { known, asked }, watch, { entry: null });

describe('pairs of scores on another thread', () => {
  test('the thread was built', () => expect(existsSync(ENTRY)).toBe(true));

  test('tell the same as on this one, and how far they are', async () => {
    const done: number[] = [];
    const telling = { ...watch, tell: (parts: number) => void done.push(parts) };
    const found = await comparedRows(read(20_000), { known, asked }, telling, { entry: ENTRY, threadFrom: 1000 });
    expect(found).toEqual(await here(20_000));
    expect(found.figures.uplift).not.toHaveProperty('ok');
    expect(found.figures.aucDifference).not.toHaveProperty('ok');
    await comparedRows(read(2000), { known, asked }, telling, { entry: null });
    expect(done.slice(-7)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('a thread that ends unasked loses nothing: the rows are read again', async () => {
    const ends = join(folder, 'ends.mjs');
    writeFileSync(ends, 'process.exit(3);');
    const found = await comparedRows(read(3000), { known, asked }, watch, { entry: ends, threadFrom: 1000 });
    expect(found).toEqual(await here(3000));
  });

  test('a stop ends the wait, on either thread', async () => {
    for (const entry of [ENTRY, null]) {
      const stop = new AbortController();
      const running = comparedRows(
        async () => {
          const made = await read(300_000)();
          setTimeout(() => stop.abort(), 5);
          return made;
        },
        { known, asked },
        { ...watch, signal: stop.signal },
        { entry, threadFrom: 1000 },
      );
      await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
    }
  });
});
