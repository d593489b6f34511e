import { describe, expect, test } from 'vitest';
import { additivity } from '#shared/explain/additivity.ts';
import type { Trees } from '#shared/explain/trees/ensemble.ts';
import { interventional, pairWalk, pairWalkRow, pairWalkRows } from '#shared/explain/trees/pair-walk.ts';
import { marginOf } from '#shared/explain/trees/predict.ts';
import { randomOf } from '#shared/stats/random.ts';
import { randomOwners, randomRows, randomTrees } from '#test/support/random-trees.ts';
import { SEEDS, apart, bySubsets, chainOf, ownColumns, randomPairCase, untested } from './pair-cases.ts';
import type { PairCase } from './pair-cases.ts';

const explained = (one: PairCase) => interventional(one.margins, one.owners, one);

/** Every tree of a margin twice. */
function doubled(trees: Trees): Trees {
  const nodes = trees.feature.length;
  const shifted = (list: Int32Array): Int32Array =>
    Int32Array.from([...list, ...list.map((node) => (node < 0 ? -1 : node + nodes))]);
  const twice = <T>(list: ArrayLike<T>): T[] => [...Array.from(list), ...Array.from(list)];
  return {
    roots: Int32Array.from([...trees.roots.slice(0, -1), ...trees.roots.map((node) => node + nodes)]),
    feature: Int32Array.from(twice(trees.feature)),
    left: shifted(trees.left),
    right: shifted(trees.right),
    parent: shifted(trees.parent),
    cut: Float64Array.from(twice(trees.cut)),
    missingLeft: Uint8Array.from(twice(trees.missingLeft)),
    value: Float64Array.from(twice(trees.value)),
    cover: null,
  };
}

describe('interventional contributions by pairs of rows', () => {
  test('are those of the definition over all coalitions, for random models with several margins', () => {
    for (let seed = 0; seed < SEEDS; seed += 1) {
      const one = randomPairCase(seed);
      explained(one).forEach((found, output) =>
        expect(apart(found, bySubsets(one, { kind: 'identity', output }))).toBeLessThanOrEqual(1),
      );
    }
  });

  test('add up with the base to the margin', () => {
    for (let seed = 0; seed < SEEDS; seed += 1) {
      const one = randomPairCase(seed);
      explained(one).forEach((found, output) =>
        expect(additivity(found, marginOf(one.margins[output]!, one.x)).relative).toBeLessThan(1e-13),
      );
    }
  });

  test('a player without a test gets exactly 0', () => {
    let met = 0;
    for (let seed = 0; seed < SEEDS; seed += 1) {
      const one = randomPairCase(seed);
      explained(one).forEach(({ phi }, output) => {
        for (const player of untested([one.margins[output]!], one.owners)) {
          met += 1;
          expect(Object.is(phi[player], 0)).toBe(true);
        }
      });
    }
    expect(met).toBeGreaterThan(SEEDS / 10);
  });

  test('every tree twice: every contribution doubles', () => {
    for (let seed = 0; seed < 100; seed += 1) {
      const one = randomPairCase(seed);
      const twice = explained({
        ...one,
        margins: one.margins.map(({ trees, base }) => ({ trees: doubled(trees), base: 2 * base })),
      });
      explained(one).forEach(({ base, phi }, output) =>
        expect(apart(twice[output]!, { base: 2 * base, phi: phi.map((value) => 2 * value) })).toBeLessThanOrEqual(1),
      );
    }
  });

  test('over a background they are the mean over its parts', () => {
    const random = randomOf(5);
    const trees = randomTrees(random, { trees: 6, columns: 5, depth: 5 });
    const owners = { owner: randomOwners(random, 5, 4), players: 4 };
    const x = randomRows(random, 1, 5);
    const values = randomRows(random, 30, 5);
    const part = (from: number, to: number) => {
      const background = { rows: to - from, columns: 5, values: values.subarray(5 * from, 5 * to) };
      return interventional([{ trees, base: 1 }], owners, { x, background })[0]!;
    };
    const [whole, first, rest] = [part(0, 30), part(0, 12), part(12, 30)];
    const mean = (one: number, other: number): number => (12 * one + 18 * other) / 30;
    const joined = { base: mean(first.base, rest.base), phi: first.phi.map((one, g) => mean(one, rest.phi[g]!)) };
    expect(apart(joined, whole)).toBeLessThanOrEqual(1);
    expect(whole.phi.some((one) => Math.abs(one) > 0.1)).toBe(true);
  });

  test('a case against itself is all zeros, and its margin is the base', () => {
    for (let seed = 0; seed < 100; seed += 1) {
      const one = randomPairCase(seed);
      const background = { rows: 1, columns: one.x.length, values: one.x };
      interventional(one.margins, one.owners, { x: one.x, background }).forEach(({ base, phi }, output) => {
        expect(base).toBe(marginOf(one.margins[output]!, one.x));
        expect(phi.every((value) => Object.is(value, 0))).toBe(true);
      });
    }
  });

  test('columns of one owner are one player: renaming columns that it owns changes nothing', () => {
    for (let seed = 0; seed < 100; seed += 1) {
      const one = randomPairCase(seed);
      const columns = one.x.length;
      const both = (values: Float64Array): Float64Array =>
        Float64Array.from(
          { length: 2 * values.length },
          (_, at) => values[Math.floor(at / (2 * columns)) * columns + (at % columns)]!,
        );
      const copied: PairCase = {
        margins: one.margins.map(({ trees, base }) => ({
          base,
          trees: {
            ...trees,
            feature: trees.feature.map((column, node) => (column >= 0 && node % 2 === 1 ? column + columns : column)),
          },
        })),
        owners: { owner: Int32Array.from([...one.owners.owner, ...one.owners.owner]), players: one.owners.players },
        x: both(one.x),
        background: { rows: one.background.rows, columns: 2 * columns, values: both(one.background.values) },
      };
      expect(explained(copied)).toEqual(explained(one));
    }
  });

  test('a part of the rows adds to what is there', () => {
    const one = randomPairCase(12);
    const walk = pairWalk(one.margins[0]!.trees, one.owners);
    const together = new Float64Array(one.owners.players);
    pairWalkRows(walk, one, together);
    const apartly = new Float64Array(one.owners.players);
    for (let row = 0; row < one.background.rows; row += 1)
      pairWalkRows(walk, { ...one, from: row, to: row + 1 }, apartly);
    expect(apartly).toEqual(together);
    expect(one.background.rows).toBeGreaterThan(1);
  });
});

describe('known answers', () => {
  const pair = (trees: Trees, columns: number, x: number[], b: number[]): number[] => {
    const phi = new Float64Array(columns);
    const walk = pairWalk(trees, ownColumns(columns));
    pairWalkRow(walk, { x: Float64Array.from(x), xAt: 0, b: Float64Array.from(b), bAt: 0 }, phi);
    return [...phi];
  };

  test('two columns that must both hold share the step alike', () => {
    expect(pair(chainOf(2), 2, [1, 1], [-1, -1])).toEqual([1, 1]);
    expect(pair(chainOf(2), 2, [-1, -1], [1, 1])).toEqual([-1, -1]);
    expect(pair(chainOf(2), 2, [1, 1], [1, -1])).toEqual([0, 2]);
  });

  test.each([12, 40, 64, 90])('%i columns that must all hold share it alike, on one path', (columns) => {
    const high = new Array<number>(columns).fill(1);
    const low = new Array<number>(columns).fill(-1);
    for (const share of pair(chainOf(columns), columns, high, low)) expect(share).toBeCloseTo(2 / columns, 13);
  });

  test('three columns, all 1 is worth 1: one column of the background already holds', () => {
    expect(pair(chainOf(3), 3, [1, 1, 1], [-1, 1, -1])).toEqual([1, 0, 1]);
  });

  test('missing values go where each node sends them', () => {
    const right = chainOf(1);
    const left = { ...right, missingLeft: Uint8Array.of(1, 0, 0) };
    expect(pair(right, 1, [Number.NaN], [-1])).toEqual([2]);
    expect(pair(left, 1, [Number.NaN], [-1])).toEqual([0]);
    expect(pair(right, 1, [1], [Number.NaN])).toEqual([0]);
    expect(pair(left, 1, [1], [Number.NaN])).toEqual([2]);
  });

  test('one unit in the last place beside a cut, and infinities', () => {
    expect(pair(chainOf(1), 1, [2 ** -1074], [0])).toEqual([2]);
    expect(pair(chainOf(1), 1, [0], [-0])).toEqual([0]);
    expect(pair(chainOf(1), 1, [Number.POSITIVE_INFINITY], [Number.NEGATIVE_INFINITY])).toEqual([2]);
  });

  test('two columns used alike get the same', () => {
    const both = chainOf(1);
    const trees = { ...doubled(both), feature: Int32Array.of(0, -1, -1, 1, -1, -1) };
    expect(pair(trees, 2, [1, 1], [-1, -1])).toEqual([2, 2]);
  });

  test('a single leaf gives nothing to anybody', () => {
    expect(pair(chainOf(0), 2, [1, 1], [-1, -1])).toEqual([0, 0]);
  });
});

describe('what does not fit is refused', () => {
  const trees = chainOf(2);
  const row = { rows: 1, columns: 2, values: Float64Array.of(-1, -1) };
  const x = Float64Array.of(1, 1);
  const margins = [{ trees, base: 0 }];

  test('owners of other columns or players', () => {
    expect(() => pairWalk(trees, { owner: Int32Array.of(0), players: 1 })).toThrow(RangeError);
    expect(() => pairWalk(trees, { owner: Int32Array.of(0, 2), players: 2 })).toThrow(RangeError);
    expect(() => pairWalk(trees, { owner: Int32Array.of(0, -2), players: 2 })).toThrow(RangeError);
  });

  test('a background of other columns, or without rows', () => {
    const owners = ownColumns(2);
    expect(() => interventional(margins, owners, { x, background: { ...row, columns: 1 } })).toThrow(RangeError);
    expect(() => interventional(margins, owners, { x, background: { ...row, rows: 0 } })).toThrow(RangeError);
  });

  test('rows that differ on a column of nobody; where they agree it counts for nothing', () => {
    const owners = { owner: Int32Array.of(0, -1), players: 1 };
    expect(() => interventional(margins, owners, { x, background: row })).toThrow('column of nobody');
    const same = { ...row, values: Float64Array.of(-1, 1) };
    expect(interventional(margins, owners, { x, background: same })).toEqual([{ base: -1, phi: Float64Array.of(2) }]);
  });
});
