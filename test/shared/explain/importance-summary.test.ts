import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importanceSummary, meanAbsolute, sumsOf, type ImportanceSummary } from '#shared/explain/importance-summary.ts';
import { randomOf } from '#shared/stats/random.ts';
import { randomTable, tableOf } from './raw-games.ts';

function summary(...asked: Parameters<typeof importanceSummary>): ImportanceSummary {
  const answer = importanceSummary(...asked);
  if ('ok' in answer) throw new Error(answer.reason);
  return answer;
}

describe('importanceSummary', () => {
  const table = tableOf(
    Array.from({ length: 12 }, (_, i) => [i, i % 2 ? 'odd' : 'even', i === 3 ? Number.NaN : -i, 5]),
  );
  /** Contributions: rises with column 0; +1 for odd; falls with column 2 and is 0.5 where missing; alternates; 0. */
  const rows = Array.from({ length: 12 }, (_, i) => [i - 5, i % 2 ? 1 : -0.5, i === 3 ? 0.5 : i, i % 2 ? 1 : -1, 0]);
  const found = summary(Float64Array.from(rows.flat()), table, {
    members: [[0], [1], [2], [0, 3], [1]],
    clusters: [[0, 3], [4]],
    seed: 1,
    resamples: 200,
  });

  it('is the mean absolute contribution, and that of the signed sum for a cluster', () => {
    expect(found.players[0]!.mean).toBeCloseTo(rows.reduce((sum, row) => sum + Math.abs(row[0]!), 0) / 12, 12);
    expect(found.clusters[0]!.mean).toBeCloseTo(
      rows.reduce((sum, row) => sum + Math.abs(row[0]! + row[3]!), 0) / 12,
      12,
    );
    expect(found.clusters[0]!.mean).toBeLessThan(found.players[0]!.mean + found.players[3]!.mean);
    expect(found.clusters[1]).toEqual({ mean: 0, interval: [0, 0] });
  });

  it('says which way a column of numbers pushes, and the missing values apart', () => {
    expect(found.players[0]!.effects).toEqual([
      { column: 0, missing: null, kind: 'numbers', direction: 'up', rankCorrelation: 1 },
    ]);
    const down = found.players[2]!.effects[0]!;
    expect(down).toMatchObject({
      direction: 'down',
      rankCorrelation: -1,
      missing: { rows: 1, mean: 0.5, meanAbsolute: 0.5 },
    });
    expect(found.players[3]!.effects[0]).toMatchObject({ column: 0, direction: 'mixed' });
    expect(found.players[3]!.effects[1]).toMatchObject({
      column: 3,
      direction: { ok: false, reason: 'CONSTANT_COLUMN' },
    });
  });

  it('says what each category does, the highest first', () => {
    expect(found.players[1]!.effects[0]).toEqual({
      column: 1,
      missing: null,
      kind: 'texts',
      categories: [
        { category: 'odd', rows: 6, mean: 1, meanAbsolute: 1 },
        { category: 'even', rows: 6, mean: -0.5, meanAbsolute: 0.5 },
      ],
    });
    const flat = summary(new Float64Array(12), table, { members: [[0]], seed: 1 });
    expect(flat.players[0]!.effects[0]).toMatchObject({ direction: 'none', rankCorrelation: null });
  });

  it('has one category and missing texts in their place', () => {
    const texts = { rows: 3, columns: [['a', null, 'a']] };
    const { players } = summary(Float64Array.of(1, -2, 3), texts, { members: [[0]], seed: 1 });
    expect(players[0]!.effects[0]).toEqual({
      column: 0,
      missing: { rows: 1, mean: -2, meanAbsolute: 2 },
      kind: 'texts',
      categories: [{ category: 'a', rows: 2, mean: 2, meanAbsolute: 2 }],
    });
  });

  it('says when there are too few rows, and refuses a matrix of another shape', () => {
    expect(importanceSummary(new Float64Array(0), { rows: 0, columns: [[]] }, { members: [[0]], seed: 1 })).toEqual({
      ok: false,
      reason: 'NO_ROWS',
    });
    const one = summary(Float64Array.of(2), tableOf([[1]]), { members: [[0]], seed: 1 });
    expect(one.players[0]).toMatchObject({ mean: 2, interval: { ok: false, reason: 'TOO_FEW_ROWS' } });
    expect(one.players[0]!.effects[0]).toMatchObject({ direction: { ok: false, reason: 'TOO_FEW_ROWS', needed: 10 } });
    expect(() => importanceSummary(new Float64Array(3), table, { members: [[0]], seed: 1 })).toThrow(RangeError);
  });
});

describe('meanAbsolute', () => {
  it('has intervals that cover the mean about 95 times in a hundred, in blocks too', () => {
    for (const rows of [200, 6_000]) {
      let covered = 0;
      for (let seed = 1; seed <= 100; seed++) {
        const random = randomOf(seed);
        const matrix = Float64Array.from({ length: rows }, () => -Math.log(1 - random()) * (random() < 0.5 ? 1 : -1));
        const { interval } = meanAbsolute(matrix, { rows, columns: 1 }, { seed, resamples: 150 })[0]!;
        const [low, high] = interval as [number, number];
        if (low <= 1 && high >= 1) covered++;
      }
      expect(covered).toBeGreaterThanOrEqual(88);
      expect(covered).toBeLessThanOrEqual(99);
    }
  });

  it('takes every row into its mean, however many, and is the same for the same seed', () => {
    const random = randomOf(2);
    const matrix = Float64Array.from({ length: 2 * 5_003 }, () => random() - 0.5);
    const ask = (seed: number) => meanAbsolute(matrix, { rows: 5_003, columns: 2 }, { seed, resamples: 50 });
    const expected = matrix.reduce((sum, value, i) => sum + (i % 2 ? Math.abs(value) : 0), 0) / 5_003;
    expect(ask(1)[1]!.mean).toBeCloseTo(expected, 12);
    expect(ask(1)).toEqual(ask(1));
    expect(ask(1)).not.toEqual(ask(2));
  });
});

describe('sumsOf', () => {
  it('keeps the total of a case when clusters hold every player once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const { columns } = randomTable(6, 4, { seed });
        const matrix = Float64Array.from({ length: 24 }, (_, i) => columns[i % 4]![Math.floor(i / 4)] as number);
        const sums = sumsOf(matrix, 4, [[0, 2], [1], [3]]);
        for (let row = 0; row < 6; row++) {
          const total = matrix.slice(4 * row, 4 * row + 4).reduce((sum, value) => sum + value, 0);
          expect(sums.slice(3 * row, 3 * row + 3).reduce((sum, value) => sum + value, 0)).toBeCloseTo(total, 12);
        }
      }),
    );
  });
});
