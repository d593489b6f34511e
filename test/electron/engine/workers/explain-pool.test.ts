import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { CasesTask } from '#electron/engine/explain/encoded-cases.ts';
import { explainPool } from '#electron/engine/workers/explain-pool.ts';
import type { EncodedTable } from '#shared/explain/raw-table.ts';
import { bytes, patternCase } from '#test/shared/explain/trees/pattern-cases.ts';

/** Built before the tests run. */
const ENTRY = resolve('dist/node/explaining.js');
const folder = mkdtempSync(join(tmpdir(), 'tribune-pool-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { signal } = new AbortController();
const quiet = { signal, tell: () => undefined };

/** Trees whose score is their margin, or its logistic share: by tables, by paths, or by all coalitions of 6 players. */
function taskOf(
  rows: number,
  way: CasesTask['way'],
  link: 'identity' | 'logistic',
): { task: CasesTask; rows: EncodedTable } {
  const one = patternCase(11, rows, { trees: 8, columns: 9, players: 6, depth: 6, splitShare: 0.95 });
  const { owner, players } = one.owners;
  const members = Array.from({ length: players }, (_, player) => [player]);
  const form = {
    kind: 'trees',
    ensemble: { margins: [one.margin], link: { kind: link, output: 0 } },
    players: { owner, members },
  } as unknown as CasesTask['form'];
  return { task: { form, way, background: one.background, of: rows }, rows: one.rows };
}

const WAYS = [
  [{ space: 'margin', method: 'exact' }, 'logistic', 700],
  [{ space: 'margin', method: 'path-dependent' }, 'logistic', 700],
  [{ space: 'margin', method: 'path-dependent' }, 'logistic', 100],
  [{ space: 'probability', method: 'exact' }, 'logistic', 150],
  [{ space: 'target', method: 'exact' }, 'identity', 300],
] as const;

describe('explanations on other threads', () => {
  test('the thread was built', () => expect(existsSync(ENTRY)).toBe(true));

  test.each(WAYS)(
    '%j, %s, %d rows: the same bytes on one thread, on several, and on this one',
    async (way, link, n) => {
      const { task, rows } = taskOf(n, way, link);
      const alone = await explainPool(task, { entry: null }).explain(rows, quiet);
      expect(alone.phi.some((one) => one !== 0)).toBe(true);
      for (const threads of [1, 2, 3]) {
        const pool = explainPool(task, { threads, entry: ENTRY });
        const told: number[] = [];
        const first = await pool.explain(rows, { signal, tell: (done) => told.push(done) });
        const again = await pool.explain(rows, quiet);
        pool.close();
        expect(bytes(first.phi)).toEqual(bytes(alone.phi));
        expect(bytes(again.phi)).toEqual(bytes(alone.phi));
        expect(first.base).toBe(alone.base);
        expect(told.at(-1)).toBe(n);
      }
    },
  );

  test('a thread that ends unasked loses nothing', async () => {
    const { task, rows } = taskOf(300, { space: 'margin', method: 'exact' }, 'logistic');
    const alone = await explainPool(task, { entry: null }).explain(rows, quiet);
    const ends = join(folder, 'ends.mjs');
    writeFileSync(ends, 'process.exit(3);');
    const throws = join(folder, 'throws.mjs');
    writeFileSync(throws, 'throw new Error("broken");');
    for (const entry of [ends, throws, join(folder, 'absent.mjs')]) {
      const pool = explainPool(task, { threads: 2, entry });
      expect(bytes((await pool.explain(rows, quiet)).phi)).toEqual(bytes(alone.phi));
      pool.close();
    }
  });

  test('a stop ends the threads at once', async () => {
    const { task, rows } = taskOf(60_000, { space: 'probability', method: 'exact' }, 'logistic');
    const stop = new AbortController();
    const pool = explainPool(task, { threads: 2, entry: ENTRY });
    const running = pool.explain(rows, { signal: stop.signal, tell: () => stop.abort() });
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(pool.explain(rows, { signal: stop.signal, tell: () => undefined })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
  });

  test('a fault of a row is told as on this thread', async () => {
    const { task, rows } = taskOf(200, { space: 'margin', method: 'exact' }, 'logistic');
    const narrow = { ...rows, columns: rows.columns - 1, values: rows.values.slice(0, 200 * (rows.columns - 1)) };
    const pool = explainPool(task, { threads: 2, entry: ENTRY });
    await expect(pool.explain(narrow, quiet)).rejects.toThrow(/columns expected/);
    pool.close();
  });

  test('this thread stays free while others explain', async () => {
    const { task, rows } = taskOf(4000, { space: 'probability', method: 'exact' }, 'logistic');
    const pool = explainPool(task, { threads: 1, entry: ENTRY });
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    await pool.explain(rows, quiet);
    clearInterval(timer);
    pool.close();
    expect(turns).toBeGreaterThan(10);
  });
});
