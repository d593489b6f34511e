import { describe, expect, test } from 'vitest';
import { backgroundCovers, chosenCovers, coversHold } from '#shared/explain/trees/covers.ts';
import { leafOf } from '#shared/explain/trees/predict.ts';
import { randomOf } from '#shared/stats/random.ts';
import { randomCovers, randomRows, randomTrees } from '#test/support/random-trees.ts';

const random = randomOf(1);
const trees = randomTrees(random, { trees: 4, columns: 3, depth: 5, splitShare: 0.9 });
const values = randomRows(random, 300, 3);
const table = { rows: 300, columns: 3, values };

describe('covers of a background', () => {
  const covers = backgroundCovers(trees, table);

  test('every root sees every row, and children add up to their node', () => {
    trees.roots.subarray(0, -1).forEach((root) => {
      expect(covers[root]).toBe(300);
    });
    trees.feature.forEach((column, node) => {
      if (column >= 0) expect(covers[trees.left[node]!]! + covers[trees.right[node]!]!).toBe(covers[node]);
    });
  });

  test('a leaf counts the rows that reach it', () => {
    const counts = new Float64Array(covers.length);
    for (let tree = 0; tree < 4; tree += 1)
      for (let row = 0; row < 300; row += 1) counts[leafOf(trees, tree, values, 3 * row)]! += 1;
    trees.feature.forEach((column, node) => {
      if (column < 0) expect(covers[node]).toBe(counts[node]);
    });
  });

  test('a table that lacks a column is refused', () => {
    expect(() => backgroundCovers(trees, { rows: 1, columns: 1, values: new Float64Array(1) })).toThrow(RangeError);
  });
});

describe('covers of a file', () => {
  const covers = randomCovers(randomOf(2), trees, 0);

  test('hold when they add up, within a thousandth', () => {
    expect(coversHold(trees, covers)).toBe(true);
    expect(
      coversHold(
        trees,
        covers.map(Math.fround).map((one) => one * (1 + 1e-5)),
      ),
    ).toBe(true);
  });

  test('do not hold when they are constant, negative, not finite, of another length or do not add up', () => {
    expect(
      coversHold(
        trees,
        covers.map(() => 1),
      ),
    ).toBe(false);
    expect(
      coversHold(
        trees,
        covers.map(() => 0),
      ),
    ).toBe(false);
    expect(
      coversHold(
        trees,
        covers.map((one) => -one),
      ),
    ).toBe(false);
    expect(coversHold(trees, covers.with(0, Number.NaN))).toBe(false);
    expect(coversHold(trees, covers.with(0, covers[0]! * 1.01))).toBe(false);
    expect(coversHold(trees, covers.subarray(1))).toBe(false);
  });

  test('are chosen where they hold, else the background is counted', () => {
    expect(chosenCovers({ ...trees, cover: covers }, table)).toEqual({ covers, from: 'file' });
    const counted = { covers: backgroundCovers(trees, table), from: 'background' };
    expect(chosenCovers(trees, table)).toEqual(counted);
    expect(chosenCovers({ ...trees, cover: covers.map(() => 1) }, table)).toEqual(counted);
  });
});
