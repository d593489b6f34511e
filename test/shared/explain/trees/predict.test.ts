import { describe, expect, test } from 'vitest';
import type { Ensemble, Trees } from '#shared/explain/trees/ensemble.ts';
import { leafOf, marginOf, marginsOf, treeMargin, withDerived } from '#shared/explain/trees/predict.ts';
import { randomOf } from '#shared/stats/random.ts';
import { randomRows, randomTrees } from '#test/support/random-trees.ts';

/** x0 <= 1 (missing right) ? 10 : (x1 <= 0 (missing left) ? 20 : 30), then a single leaf of 5. */
const trees: Trees = {
  roots: Int32Array.of(0, 5, 6),
  feature: Int32Array.of(0, -1, 1, -1, -1, -1),
  left: Int32Array.of(1, -1, 3, -1, -1, -1),
  right: Int32Array.of(2, -1, 4, -1, -1, -1),
  parent: Int32Array.of(-1, 0, 0, 2, 2, -1),
  cut: Float64Array.of(1, 0, 0, 0, 0, 0),
  missingLeft: Uint8Array.of(0, 0, 1, 0, 0, 0),
  value: Float64Array.of(0, 10, 0, 20, 30, 5),
  cover: null,
};
const margin = { trees, base: 0.5 };

const ensemble: Ensemble = {
  margins: [margin, { trees, base: -1 }],
  link: { kind: 'identity', output: 0 },
  inputKind: 'float64',
  columns: 2,
  derived: [],
};

describe('margins of trees', () => {
  test.each([
    [[1, 9], 15.5],
    [[1 + 2 ** -52, 9], 35.5],
    [[2, 0], 25.5],
    [[Number.NaN, Number.NaN], 25.5],
    [[Number.NEGATIVE_INFINITY, 0], 15.5],
    [[Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY], 35.5],
  ])('a tie goes left, a missing value follows its track: %j', (row, expected) => {
    expect(marginOf(margin, Float64Array.from(row))).toBe(expected);
  });

  test('the row starts at its offset', () => {
    const values = Float64Array.of(2, 0, 1, 9);
    expect(leafOf(trees, 0, values, 0)).toBe(3);
    expect(leafOf(trees, 0, values, 2)).toBe(1);
    expect(treeMargin(trees, 1, values, 2)).toBe(5);
    expect([...marginsOf(ensemble, values, 2)]).toEqual([15.5, 14]);
  });

  test('random trees: the same as a walk down by recursion', () => {
    const random = randomOf(5);
    for (let round = 0; round < 50; round += 1) {
      const some = randomTrees(random, { trees: 3, columns: 4, depth: 5 });
      const row = randomRows(random, 1, 4, 0.3);
      const walk = (node: number): number => {
        if (some.left[node]! < 0) return some.value[node]!;
        const x = row[some.feature[node]!]!;
        const side = Number.isNaN(x) ? some.missingLeft[node] === 1 : !(x > some.cut[node]!);
        return walk(side ? some.left[node]! : some.right[node]!);
      };
      const expected = [...some.roots.subarray(0, -1)].reduce((sum, root) => sum + walk(root), 2);
      expect(marginOf({ trees: some, base: 2 }, row)).toBe(expected);
    }
  });
});

describe('derived columns', () => {
  const derived = {
    ...ensemble,
    derived: [
      { source: 1, values: [3, 7], missingIsMember: true },
      { source: 0, values: [1], missingIsMember: false },
    ],
  };

  test('are appended: members, and missing where it is a member', () => {
    const table = withDerived(
      { rows: 3, columns: 2, values: Float32Array.of(1, 7, Number.NaN, Number.NaN, 2, 4) },
      derived,
    );
    expect(table.columns).toBe(4);
    expect(table.values).toEqual(Float32Array.of(1, 7, 1, 1, Number.NaN, Number.NaN, 1, 0, 2, 4, 0, 0));
  });

  test('nothing is copied where nothing is derived', () => {
    const table = { rows: 1, columns: 2, values: Float64Array.of(1, 2) };
    expect(withDerived(table, ensemble)).toBe(table);
  });

  test('a table of other columns is refused', () => {
    expect(() => withDerived({ rows: 1, columns: 3, values: new Float64Array(3) }, ensemble)).toThrow(RangeError);
  });
});
