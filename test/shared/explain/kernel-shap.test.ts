import { describe, expect, it } from 'vitest';
import { isEstimated } from '#shared/domain/estimate.ts';
import { kernelShap, type KernelShap } from '#shared/explain/kernel-shap.ts';
import {
  byCoalitions,
  largestGap,
  number,
  randomTable,
  scoring,
  single,
  tangled,
  type Cell,
  type Game,
} from './raw-games.ts';

const ROUNDING = 1e-11;
const gameOf = (seed: number, p: number, m = 5): Game => ({
  row: randomTable(1, p, { seed: seed + 1_000, texts: true, missing: true }),
  background: randomTable(m, p, { seed, texts: true, missing: true }),
  members: single(p),
});

async function fitted(...asked: Parameters<typeof kernelShap>): Promise<KernelShap> {
  const answer = await kernelShap(...asked);
  if (!isEstimated(answer)) throw new Error(answer.reason);
  return answer;
}

describe('kernelShap', () => {
  it('equals brute force with all coalitions', async () => {
    for (const p of [1, 2, 3, 5, 7]) {
      const game = gameOf(p, p);
      const found = await fitted(scoring(tangled), game, { seed: 1 });
      expect(found.isExact).toBe(true);
      expect(largestGap(found.contributions, byCoalitions(tangled, game))).toBeLessThan(ROUNDING);
      expect(Array.from(found.errors)).toEqual(new Array(p).fill(0));
    }
  });

  it('takes players of several columns', async () => {
    const game = { ...gameOf(2, 6), members: [[0, 5], [2], [1, 3, 4]] };
    const found = await fitted(scoring(tangled), game, { seed: 1 });
    expect(largestGap(found.contributions, byCoalitions(tangled, game))).toBeLessThan(ROUNDING);
  });

  it('comes near with sampled coalitions, inside its errors, and still adds up', async () => {
    let within = 0;
    let all = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const game = gameOf(seed, 8, 3);
      const found = await fitted(scoring(tangled), game, { seed, maxScores: 3 * 240 });
      expect(found.isExact).toBe(false);
      expect(found.coalitions).toBe(240);
      const total = found.contributions.reduce((sum, phi) => sum + phi, found.base);
      expect(total).toBeCloseTo(found.output, 12);
      byCoalitions(tangled, game).forEach((phi, g) => {
        all++;
        expect(Math.abs(found.contributions[g]! - phi)).toBeLessThan(0.05);
        if (Math.abs(found.contributions[g]! - phi) <= 1.96 * found.errors[g]!) within++;
      });
    }
    expect(within / all).toBeGreaterThan(0.92);
  });

  it('keeps all of twenty players of a linear score', async () => {
    const linear = (cells: Cell[]) => cells.reduce<number>((total, cell, c) => total + (c + 1) * number(cell), 0);
    const game = {
      row: randomTable(1, 20, { seed: 7 }),
      background: randomTable(2, 20, { seed: 8 }),
      members: single(20),
    };
    const found = await fitted(scoring(linear), game, { seed: 3, maxScores: 2_000 });
    const [one, two] = [0, 1].map((b) => game.background.columns.map((column) => number(column[b])));
    game.members.forEach((_, c) => {
      const expected = (c + 1) * (number(game.row.columns[c]![0]) - (one![c]! + two![c]!) / 2);
      expect(found.contributions[c]).toBeCloseTo(expected, 9);
      expect(found.errors[c]).toBeLessThan(1e-9);
    });
  });

  it('is the same for the same seed, and says when it may not sample enough', async () => {
    const ask = (seed: number) => kernelShap(scoring(tangled), gameOf(1, 9), { seed, maxScores: 1_000 });
    expect(await ask(1)).toEqual(await ask(1));
    expect(await ask(1)).not.toEqual(await ask(2));
    const poor = await kernelShap(scoring(tangled), gameOf(1, 9), { seed: 1, maxScores: 50 });
    expect(poor).toEqual({ ok: false, reason: 'TOO_FEW_ROWS', needed: 360 });
  });

  it('stops when told and counts its scores', async () => {
    const stopped = kernelShap(scoring(tangled), gameOf(1, 4), { seed: 1 }, { stop: () => true });
    await expect(stopped).rejects.toMatchObject({ code: 'CANCELLED' });
    const seen: [number, number | null][] = [];
    const score = scoring(tangled);
    await kernelShap(score, gameOf(1, 4), { seed: 1 }, { progress: (done, total) => seen.push([done, total]) });
    const asked = score.asked.reduce((total, rows) => total + rows, 0);
    expect(seen.at(-1)).toEqual([asked, asked]);
  });
});
