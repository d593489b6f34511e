import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { permutationShap, settledShap } from '#shared/explain/permutation-shap.ts';
import { takeRows } from '#shared/explain/raw-table.ts';
import {
  byCoalitions,
  byOrders,
  largestGap,
  number,
  randomTable,
  scoring,
  single,
  tableOf,
  tangled,
  type Cell,
} from './raw-games.ts';

const ROUNDING = 1e-12;
const mixed = (seed: number, p = 4, m = 6) => ({
  row: randomTable(1, p, { seed: seed + 1_000, texts: true, missing: true }),
  background: randomTable(m, p, { seed, texts: true, missing: true }),
  members: single(p),
});
const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

describe('permutationShap', () => {
  it('agrees with all orders and all coalitions within its own error', async () => {
    let within = 0;
    let all = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const game = mixed(seed, 5);
      const exact = byOrders(tangled, game);
      expect(largestGap(exact, byCoalitions(tangled, game))).toBeLessThan(ROUNDING);
      const found = await settledShap(scoring(tangled), game, { seed, precision: 0, maxRounds: 300 });
      expect(largestGap(found.contributions, exact)).toBeLessThan(0.03);
      exact.forEach((phi, g) => {
        all++;
        if (Math.abs(found.contributions[g]! - phi) <= 1.96 * found.errors[g]! + ROUNDING) within++;
      });
    }
    expect(within / all).toBeGreaterThanOrEqual(0.95);
  });

  it('is exact for interactions of two players after one pass over the background', async () => {
    const product = (cells: Cell[]) =>
      number(cells[0]) * number(cells[1]) + 2 * number(cells[2]) - number(cells[1]) * number(cells[3]);
    const game = {
      row: randomTable(1, 4, { seed: 3 }),
      background: randomTable(7, 4, { seed: 4 }),
      members: single(4),
    };
    const found = await settledShap(scoring(product), game, { seed: 1, precision: 0, maxRounds: 7 });
    expect(found.wholeBackground).toBe(true);
    expect(largestGap(found.contributions, byCoalitions(product, game))).toBeLessThan(ROUNDING);
  });

  it('recovers the terms of a linear score, whatever the seed', async () => {
    const linear = (cells: Cell[]) => 5 + 2 * number(cells[0]) - 3 * number(cells[1]);
    const game = {
      row: tableOf([[1, 2, 9]]),
      background: tableOf([
        [0, 1, 3],
        [4, 3, 2],
      ]),
      members: single(3),
    };
    const found = await settledShap(scoring(linear), game, { seed: 8, precision: 0, maxRounds: 4 });
    expect(Array.from(found.contributions)).toEqual([-2, 0, 0]);
    expect(found.base).toBe(5 + 2 * 2 - 3 * 2);
  });

  it('adds up to the score at every answer, also in the middle of the background', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 1, max: 9 }), async (seed, m) => {
        const game = mixed(seed, 6, m);
        const options = { seed, precision: 0, maxRounds: 190 };
        for await (const answer of permutationShap(scoring(tangled), game, options))
          expect(answer.base + sum(answer.contributions)).toBeCloseTo(answer.output, 12);
        const last = await settledShap(scoring(tangled), game, options);
        expect(last.base + sum(last.contributions)).toBeCloseTo(
          tangled(game.row.columns.map((column) => column[0]!)),
          12,
        );
        expect(last.wholeBackground).toBe(190 % m === 0);
      }),
      { numRuns: 15 },
    );
  });

  it('gives nothing to a column that the score does not read, and nothing at all to a case of its own background', async () => {
    const game = mixed(5);
    const blind = (cells: Cell[]) => tangled([cells[0]!, cells[1]!, cells[3]!]);
    const found = await settledShap(scoring(blind), game, { seed: 5, maxRounds: 30 });
    expect([found.contributions[2], found.errors[2]]).toEqual([0, 0]);
    const own = await settledShap(scoring(tangled), { ...game, background: game.row }, { seed: 5 });
    expect(Array.from(own.contributions)).toEqual([0, 0, 0, 0]);
    expect(own.state).toBe('precise');
  });

  it('moves the columns of one player together', async () => {
    const game = { ...mixed(9), members: [[0, 3], [1], [2]] };
    const found = await settledShap(scoring(tangled), game, { seed: 2, precision: 0, maxRounds: 600 });
    expect(largestGap(found.contributions, byCoalitions(tangled, game))).toBeLessThan(0.02);
  });

  it('gives the same bytes for the same seed and others for another', async () => {
    const ask = (seed: number) => settledShap(scoring(tangled), mixed(1), { seed, precision: 0, maxRounds: 50 });
    expect(await ask(4)).toEqual(await ask(4));
    expect((await ask(4)).contributions).not.toEqual((await ask(5)).contributions);
  });

  it('stops when precise enough, at its limit, or when told', async () => {
    const precise = await settledShap(scoring(tangled), mixed(1), { seed: 1, precision: 0.01, maxRounds: 5_000 });
    expect(precise.state).toBe('precise');
    expect(Math.max(...precise.errors)).toBeLessThanOrEqual(0.01);
    const few = await settledShap(scoring(tangled), mixed(1), { seed: 1, precision: 0, maxRounds: 2 });
    expect([few.state, few.rounds]).toEqual(['atLimit', 2]);
    let calls = 0;
    const told = await settledShap(scoring(tangled), mixed(1), { seed: 1, precision: 0 }, { stop: () => ++calls > 2 });
    expect(told.state).toBe('stopped');
    const never = settledShap(scoring(tangled), mixed(1), { seed: 1 }, { stop: () => true });
    await expect(never).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('asks for rows by the thousand and for a background row only once', async () => {
    const score = scoring(tangled);
    const done: number[] = [];
    const game = mixed(1, 4, 3);
    await settledShap(
      score,
      game,
      { seed: 1, precision: 0, maxRounds: 300 },
      { progress: (scores) => done.push(scores) },
    );
    expect(Math.max(...score.asked)).toBeLessThanOrEqual(1_000);
    expect(score.asked.reduce((total, rows) => total + rows, 0)).toBe(1 + 3 + 300 * 6);
    expect(done.at(-1)).toBe(1 + 3 + 300 * 6);
  });

  it('answers for one player and for none', async () => {
    const game = mixed(3);
    const one = await settledShap(
      scoring(tangled),
      { ...game, members: [[0, 1, 2, 3]] },
      { seed: 1, precision: 0, maxRounds: 6 },
    );
    expect(one.contributions[0]).toBeCloseTo(one.output - one.base, 12);
    const none = await settledShap(scoring(tangled), { ...game, members: [] }, { seed: 1 });
    expect(none.base).toBeCloseTo(none.output, 12);
  });

  it('refuses an empty background and a score that is not finite', async () => {
    const game = mixed(1);
    await expect(
      settledShap(scoring(tangled), { ...game, background: takeRows(game.background, []) }, { seed: 1 }),
    ).rejects.toThrow(RangeError);
    await expect(
      settledShap(
        scoring(() => Number.NaN),
        game,
        { seed: 1 },
      ),
    ).rejects.toThrow('not finite');
  });
});
