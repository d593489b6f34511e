import { describe, expect, it } from 'vitest';
import { interactions } from '#shared/explain/interactions.ts';
import { number, randomTable, rowOf, scoring, single, tableOf, tangled, type Cell } from './raw-games.ts';

const table = randomTable(30, 4, { seed: 6 });
const members = single(4);

/** H squared by its definition, one mean at a time. */
function brute(f: (cells: Cell[]) => number, one: number, two: number): { strength: number; hSquared: number } {
  const rows = Array.from({ length: table.rows }, (_, row) => rowOf(table, row));
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const pd = (set: number[]) => {
    const curve = rows.map((at) =>
      mean(rows.map((rest) => f(rest.map((cell, c) => (set.includes(c) ? at[c]! : cell))))),
    );
    return curve.map((value) => value - mean(curve));
  };
  const [both, first, second] = [pd([one, two]), pd([one]), pd([two])];
  const beyond = both.map((value, i) => (value - first[i]! - second[i]!) ** 2);
  return { strength: Math.sqrt(mean(beyond)), hSquared: mean(beyond) / mean(both.map((value) => value ** 2)) };
}

describe('interactions', () => {
  it('equals its definition for every pair, strongest first', async () => {
    const { pairs } = await interactions(scoring(tangled), table, { members, seed: 1 });
    expect(pairs).toHaveLength(6);
    pairs.forEach(({ pair, strength, hSquared }, i) => {
      const expected = brute(tangled, ...pair);
      expect(strength).toBeCloseTo(expected.strength, 12);
      expect(hSquared).toBeCloseTo(expected.hSquared, 9);
      if (i > 0) expect(strength).toBeLessThanOrEqual(pairs[i - 1]!.strength);
    });
  });

  it('finds the one product in a sum, and no joint effect where the score reads neither', async () => {
    const f = (cells: Cell[]) => number(cells[0]) + number(cells[1]) * number(cells[0]);
    const { pairs } = await interactions(scoring(f), table, { members, seed: 1 });
    expect(pairs[0]!.pair).toEqual([0, 1]);
    for (const { strength } of pairs.slice(1)) expect(strength).toBeLessThan(1e-12);
    expect(pairs.find(({ pair }) => pair.join() === '2,3')!.hSquared).toEqual({ ok: false, reason: 'NO_JOINT_EFFECT' });
  });

  it('takes chosen pairs, players of several columns, and a seeded sample of a large background', async () => {
    const large = randomTable(200, 4, { seed: 7 });
    const asked = {
      members: [
        [0, 1],
        [2, 3],
      ],
      rows: 20,
      pairs: [[1, 0]] as [number, number][],
    };
    const score = scoring(tangled);
    const seen: number[] = [];
    const one = await interactions(
      score,
      large,
      { ...asked, seed: 3 },
      { progress: (done, total) => seen.push(done / total!) },
    );
    expect([one.rows, one.pairs.length, one.pairs[0]!.pair]).toEqual([20, 1, [0, 1]]);
    expect(score.asked.reduce((sum, rows) => sum + rows, 0)).toBe(20 + 3 * 400);
    expect(seen.at(-1)).toBe(1);
    expect(await interactions(score, large, { ...asked, seed: 3 })).toEqual(one);
    expect(await interactions(score, large, { ...asked, seed: 4 })).not.toEqual(one);
  });

  it('finds none in a constant score, and stops when told', async () => {
    const { pairs } = await interactions(
      scoring(() => 0.3),
      tableOf([
        [1, 2],
        [3, 4],
      ]),
      { members: single(2), seed: 1 },
    );
    expect(pairs).toEqual([{ pair: [0, 1], strength: 0, hSquared: { ok: false, reason: 'NO_JOINT_EFFECT' } }]);
    const stopped = interactions(scoring(tangled), table, { members, seed: 1 }, { stop: () => true });
    await expect(stopped).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
