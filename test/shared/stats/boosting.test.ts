import { describe, expect, it } from 'vitest';
import { binnedRows } from '#shared/stats/boosting-bins.ts';
import { BOOSTING, fitBooster, fittedAt } from '#shared/stats/boosting.ts';
import { densityRatio, FOLDS, outOfFold } from '#shared/stats/out-of-fold.ts';
import type { OutOfFold } from '#shared/stats/out-of-fold.ts';
import { randomOf } from '#shared/stats/random.ts';
import { estimated } from './support.ts';

const noTurn = (): Promise<void> => Promise.resolve();

/** Two sides of numbers, the second one moved in its first column. */
function twoSides(rows: number, moved: number, seed: number): { columns: Float64Array[]; label: Uint8Array } {
  const random = randomOf(seed);
  const normal = (): number => Array.from({ length: 12 }, random).reduce((sum, one) => sum + one, -6);
  const label = Uint8Array.from({ length: 2 * rows }, (_, row) => (row < rows ? 0 : 1));
  const first = Float64Array.from(label, (side) => normal() + moved * side);
  const second = Float64Array.from(label, normal);
  const gaps = Float64Array.from(label, () => (random() < 0.2 ? Number.NaN : normal()));
  return { columns: [first, second, gaps], label };
}

async function toldApart(
  { columns, label }: ReturnType<typeof twoSides>,
  seed = 1,
  trees = BOOSTING.trees,
): Promise<OutOfFold> {
  const random = randomOf(seed);
  const table = binnedRows(columns, random);
  return estimated(
    await outOfFold(table, label, { ...FOLDS, boosting: { ...BOOSTING, trees, random } }, noTurn, () => {}),
  );
}

describe('boosted trees', () => {
  it('learns a rule with two conditions, and where missing values belong', async () => {
    const random = randomOf(3);
    const x = Float64Array.from({ length: 4000 }, () => random());
    const y = Float64Array.from(x, () => (random() < 0.25 ? Number.NaN : random()));
    const label = Uint8Array.from(x, (one, row) => (one > 0.5 && !(y[row]! < 0.6) ? 1 : 0));
    const table = binnedRows([x, y], random);
    const booster = await fitBooster(table, label, Uint32Array.from(label.keys()), { ...BOOSTING, random }, noTurn);
    const right = label.filter((one, row) => fittedAt(booster, table, row) > 0 === (one === 1)).length;
    expect(right / label.length).toBeGreaterThan(0.99);
  });

  it('keeps values in the order of their bins, missing ones in bin 0', () => {
    const values = Float64Array.from([3, Number.NaN, 1, 3, 2, 1]);
    expect([...binnedRows([values], randomOf(1)).columns[0]!.bin]).toEqual([3, 0, 1, 3, 2, 1]);
    const many = Float64Array.from({ length: 1000 }, (_, row) => row);
    const { bin, bins } = binnedRows([many], randomOf(1)).columns[0]!;
    expect(bins).toBe(64);
    expect(bin.every((one, row) => row === 0 || one >= bin[row - 1]!)).toBe(true);
  });

  it('stops when it is told to', async () => {
    const { columns, label } = twoSides(100, 1, 2);
    const random = randomOf(1);
    const stop = (): Promise<void> => Promise.reject(new Error('stopped'));
    const table = binnedRows(columns, random);
    await expect(
      outOfFold(table, label, { ...FOLDS, boosting: { ...BOOSTING, random } }, stop, () => {}),
    ).rejects.toThrow('stopped');
  });
});

describe('telling two sides apart', () => {
  it('finds the area of two normal populations and the column that differs', async () => {
    const found = await toldApart(twoSides(2000, 1, 7));
    // Two normal populations one standard deviation apart: area = Phi(1 / sqrt 2).
    expect(Math.abs(found.auc - 0.7602)).toBeLessThan(0.03);
    expect(found.interval[0]).toBeGreaterThan(0.7);
    expect(found.pValue).toBeLessThan(1e-10);
    expect(found.lost[0]).toBeGreaterThan(0.15);
    expect(Math.max(found.lost[1]!, found.lost[2]!)).toBeLessThan(0.02);
  });

  it('gives weights that carry one side over to the other', async () => {
    const sides = twoSides(2000, 0.7, 5);
    const { logOdds } = await toldApart(sides);
    const weight = Float64Array.from(logOdds.subarray(0, 2000), (one) => densityRatio(one, 2000, 2000));
    const total = weight.reduce((sum, one) => sum + one, 0);
    const mean = weight.reduce((sum, one, row) => sum + one * sides.columns[0]![row]!, 0) / total;
    expect(Math.abs(mean - 0.7)).toBeLessThan(0.12);
  });

  it('says the same with the same seed, and nothing of too few rows', async () => {
    const sides = twoSides(200, 0.5, 9);
    expect(await toldApart(sides, 4, 10)).toEqual(await toldApart(sides, 4, 10));
    const few = twoSides(20, 1, 1);
    const random = randomOf(1);
    expect(
      await outOfFold(
        binnedRows(few.columns, random),
        few.label,
        { ...FOLDS, boosting: { ...BOOSTING, random } },
        noTurn,
        () => {},
      ),
    ).toEqual({ ok: false, reason: 'TOO_FEW_ROWS', needed: 50 });
  });

  it('raises few false alarms on two halves of one population', async () => {
    const p: number[] = [];
    for (let draw = 0; draw < 40; draw++) p.push((await toldApart(twoSides(150, 0, 100 + draw), draw, 20)).pValue);
    // Binomial(40, 0.05): 7 or more in fewer than one run in 200.
    expect(p.filter((one) => one < 0.05).length).toBeLessThan(7);
  });
});
