import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  conditionalCurves,
  effectGrid,
  gridSupport,
  partialDependence,
  type Grid,
} from '#shared/explain/partial-dependence.ts';
import { number, randomTable, rowOf, scoring, tableOf, tangled, type Cell } from './raw-games.ts';

type Golden = {
  grids: { values: number[]; points: number; grid: number[] }[];
  dependence: { rows: number[][]; column: number; grid: number[]; average: number[] };
};
const golden = JSON.parse(
  readFileSync(new URL('./known/scikit-learn-effects.json', import.meta.url), 'utf8'),
) as Golden;

function gridOf(...asked: Parameters<typeof effectGrid>): Grid {
  const grid = effectGrid(...asked);
  if ('ok' in grid) throw new Error(grid.reason);
  return grid;
}

describe('effectGrid', () => {
  it('lies where scikit-learn puts it', () => {
    for (const { values, points, grid } of golden.grids) {
      const found = gridOf(Float64Array.from(values), { points }).values;
      expect(found).toHaveLength(grid.length);
      grid.forEach((value, i) => expect(found[i]).toBeCloseTo(value, 12));
    }
  });

  it('has every category in order, and none for a missing one', () => {
    expect(gridOf(['b', null, 'a', 'b'])).toEqual({ kind: 'texts', values: ['a', 'b'] });
  });

  it('leaves missing numbers out and keeps a constant as its one point', () => {
    expect([...gridOf(Float64Array.of(4, Number.NaN, 4)).values]).toEqual([4]);
  });

  it('spans the extremes where the two percentiles coincide', () => {
    const column = new Float64Array(400);
    for (let i = 0; i < 12; i++) column[i] = i;
    const { values } = gridOf(column);
    expect([values[0], values.at(-1), values.length]).toEqual([0, 11, 12]);
  });

  it('says when there is no value', () => {
    expect(effectGrid(Float64Array.of(Number.NaN))).toEqual({ ok: false, reason: 'NO_ROWS' });
    expect(effectGrid([null])).toEqual({ ok: false, reason: 'NO_ROWS' });
  });
});

describe('partialDependence', () => {
  it('agrees with scikit-learn on a model of trees written as a table of steps', async () => {
    const { rows, column, grid, average } = golden.dependence;
    const steps = ([a, b]: Cell[]) => (number(a) > 0.5 ? 2 : -1) * number(b) + Math.floor(2 * number(a));
    const found = await partialDependence(scoring(steps), tableOf(rows), {
      column,
      grid: { kind: 'numbers', values: Float64Array.from(grid) },
    });
    average.forEach((value, i) => expect(found.average[i]).toBeCloseTo(value, 10));
  });

  it('is the mean of its curves, each the brute double loop', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 3 }), async (seed, column) => {
        const table = randomTable(15, 4, { seed, texts: true, missing: true });
        const grid = gridOf(table.columns[column]!, { points: 5 });
        const found = await partialDependence(scoring(tangled), table, { column, grid });
        const g = grid.values.length;
        [...grid.values].forEach((value, k) => {
          let sum = 0;
          for (let row = 0; row < table.rows; row++) {
            const cells = rowOf(table, row);
            cells[column] = value;
            sum += tangled(cells);
            expect(found.ice[row * g + k]).toBe(tangled(cells));
          }
          expect(found.average[k]).toBeCloseTo(sum / table.rows, 12);
        });
      }),
      { numRuns: 20 },
    );
  });

  it('gives the true term of an additive score, up to a constant, and a flat curve to a column not read', async () => {
    const additive = (cells: Cell[]) => Math.exp(number(cells[0])) + 3 * number(cells[1]);
    const table = randomTable(40, 3, { seed: 2 });
    const grid = gridOf(table.columns[0]!);
    const { average } = await partialDependence(scoring(additive), table, { column: 0, grid });
    const shift = average[0]! - Math.exp(Number(grid.values[0]));
    average.forEach((value, k) => expect(value - Math.exp(Number(grid.values[k]))).toBeCloseTo(shift, 12));
    const flat = await partialDependence(scoring(additive), table, { column: 2, grid: gridOf(table.columns[2]!) });
    expect(new Set(flat.average).size).toBe(1);
  });

  it('draws one row for a what-if, refuses the wrong kind of values, and stops when told', async () => {
    const table = tableOf([[1, 'a']]);
    const texts: Grid = { kind: 'texts', values: ['a', 'bb'] };
    const curve = await conditionalCurves(scoring(tangled), table, { column: 1, grid: texts });
    expect(Array.from(curve)).toEqual([tangled([1, 'a']), tangled([1, 'bb'])]);
    await expect(conditionalCurves(scoring(tangled), table, { column: 0, grid: texts })).rejects.toThrow(
      'does not hold texts',
    );
    const stopped = partialDependence(scoring(tangled), table, { column: 1, grid: texts }, { stop: () => true });
    await expect(stopped).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});

describe('gridSupport', () => {
  it('counts each value at its nearest point and missing ones apart', () => {
    const column = Float64Array.of(0, 1, 2, 2.4, 9, Number.NaN);
    const support = gridSupport(column, { kind: 'numbers', values: Float64Array.of(0, 2, 4) });
    expect([Array.from(support.rows), support.missing]).toEqual([[2, 2, 1], 1]);
  });

  it('greys points beyond the 1st and 99th percentile, and rare categories', () => {
    const column = Float64Array.from({ length: 201 }, (_, i) => i);
    const support = gridSupport(column, { kind: 'numbers', values: Float64Array.of(1, 2, 100, 198, 199) });
    expect([Array.from(support.isGrey), support.range]).toEqual([
      [1, 0, 0, 0, 1],
      [2, 198],
    ]);
    const texts = [...new Array<string>(199).fill('a'), 'b', null];
    const categories = gridSupport(texts, { kind: 'texts', values: ['a', 'b', 'c'] });
    expect([Array.from(categories.isGrey), Array.from(categories.rows), categories.missing]).toEqual([
      [0, 1, 1],
      [199, 1, 0],
      1,
    ]);
  });
});
