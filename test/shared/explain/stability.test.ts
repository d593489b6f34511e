import { describe, expect, it } from 'vitest';
import { kernelShap } from '#shared/explain/kernel-shap.ts';
import { takeRows } from '#shared/explain/raw-table.ts';
import { backgroundStability, rankDisagreements, type BackgroundStability } from '#shared/explain/stability.ts';
import { randomOf } from '#shared/stats/random.ts';
import { randomTable, scoring, single, tangled } from './raw-games.ts';

async function stabilityOf(...asked: Parameters<typeof backgroundStability>): Promise<BackgroundStability> {
  const answer = await backgroundStability(...asked);
  if ('ok' in answer) throw new Error(answer.reason);
  return answer;
}

/** Contributions that are means over background rows. */
function means(columns: Float64Array[]) {
  return async (rows: Uint32Array) =>
    Float64Array.from(columns, (column) => rows.reduce((sum, row) => sum + column[row]!, 0) / rows.length);
}

describe('backgroundStability', () => {
  it('has the spread that another background of the same size would bring, by halves and by bootstrap', async () => {
    const random = randomOf(3);
    const column = Float64Array.from({ length: 100 }, () => random());
    const mean = column.reduce((sum, value) => sum + value, 0) / 100;
    const expected = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 99 / 100);
    for (const kind of ['halves', 'bootstrap'] as const) {
      const { deviation } = await stabilityOf(means([column]), { rows: 100, seed: 1, draws: 1_500, kind });
      expect(deviation[0]! / expected).toBeGreaterThan(0.93);
      expect(deviation[0]! / expected).toBeLessThan(1.07);
    }
  });

  it('agrees fully where the background does not matter, and partly where two are close', async () => {
    const random = randomOf(5);
    const noise = () => Float64Array.from({ length: 50 }, () => random() - 0.5);
    const constant = (value: number) => new Float64Array(50).fill(value);
    const steady = await stabilityOf(means([constant(-5), constant(1), constant(2), constant(0.125)]), {
      rows: 50,
      seed: 1,
    });
    expect(steady).toMatchObject({ sameFirst: 1, sameTop: 1, top: 3, draws: 20 });
    expect(Array.from(steady.deviation)).toEqual([0, 0, 0, 0]);
    const shaky = await stabilityOf(means([constant(5), constant(4), noise(), noise(), noise()]), {
      rows: 50,
      seed: 1,
      draws: 60,
    });
    expect(shaky.sameFirst).toBe(1);
    expect(shaky.sameTop).toBeGreaterThan(0.2);
    expect(shaky.sameTop).toBeLessThan(0.9);
  });

  it('works with an engine, is the same for the same seed, and calms with a larger background', async () => {
    const background = randomTable(64, 4, { seed: 2 });
    const row = randomTable(1, 4, { seed: 3 });
    const on = (m: number) => async (rows: Uint32Array) => {
      const part = takeRows(
        takeRows(
          background,
          Array.from({ length: m }, (_, i) => i),
        ),
        rows,
      );
      const found = await kernelShap(scoring(tangled), { row, background: part, members: single(4) }, { seed: 1 });
      if ('ok' in found) throw new Error(found.reason);
      return found.contributions;
    };
    const [small, large] = [
      await stabilityOf(on(8), { rows: 8, seed: 1 }),
      await stabilityOf(on(64), { rows: 64, seed: 1 }),
    ];
    expect(Math.max(...large.deviation)).toBeLessThan(Math.max(...small.deviation));
    expect(await stabilityOf(on(8), { rows: 8, seed: 1 })).toEqual(small);
  });

  it('says when the background is too small, and stops when told', async () => {
    expect(await backgroundStability(means([new Float64Array(3)]), { rows: 3, seed: 1 })).toEqual({
      ok: false,
      reason: 'TOO_FEW_ROWS',
      needed: 4,
    });
    const stopped = backgroundStability(means([new Float64Array(8)]), { rows: 8, seed: 1 }, { stop: () => true });
    await expect(stopped).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});

describe('rankDisagreements', () => {
  it('lists who is ranked apart, the widest gap first, whatever the units', () => {
    const first = Float64Array.of(10, 8, 6, 4, 2);
    expect(rankDisagreements(first, Float64Array.of(0.1, 0.5, 0.4, 0.3, 0.2))).toEqual([
      { player: 0, firstRank: 1, secondRank: 5 },
    ]);
    expect(rankDisagreements(first, Float64Array.of(0.1, 0.5, 0.4, 0.3, 0.2), 1).map(({ player }) => player)).toEqual([
      0, 1, 2, 3, 4,
    ]);
    expect(
      rankDisagreements(
        first,
        first.map((value) => value / 7),
        0.5,
      ),
    ).toEqual([]);
  });

  it('shares the rank of equal importances', () => {
    expect(rankDisagreements(Float64Array.of(1, 1, 1), Float64Array.of(3, 2, 1), 1)).toEqual([
      { player: 0, firstRank: 2, secondRank: 1 },
      { player: 2, firstRank: 2, secondRank: 3 },
    ]);
    expect(() => rankDisagreements(new Float64Array(2), new Float64Array(3))).toThrow(RangeError);
  });
});
