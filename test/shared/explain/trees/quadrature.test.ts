import { describe, expect, test } from 'vitest';
import type { Margin, Trees } from '#shared/explain/trees/ensemble.ts';
import { marginOf } from '#shared/explain/trees/predict.ts';
import { quadraturePlan } from '#shared/explain/trees/quadrature-plan.ts';
import { additivity } from '#shared/explain/additivity.ts';
import { quadratureBatch, quadratureRow } from '#shared/explain/trees/quadrature.ts';
import { randomOf } from '#shared/stats/random.ts';
import { blankTree, randomCovers, randomOwners, randomRows, randomTrees } from '#test/support/random-trees.ts';
import { pathDependentGame, shapleyBySubsets } from '#test/support/tree-oracle.ts';

/** Relative to the largest contribution: sums of at most some hundred products of numbers of order 1. */
const EXACT = 1e-12;
const SEEDS = Number(process.env['TRIBUNE_RUNS'] ?? 3000);

const largest = (values: Float64Array): number => values.reduce((most, one) => Math.max(most, Math.abs(one)), 1);

type Case = { margin: Margin; owner: Int32Array; players: number; covers: Float64Array; columns: number };

function explained(one: Case, row: Float64Array): { base: number; phi: Float64Array } {
  const plan = quadraturePlan(one.margin, one);
  const phi = new Float64Array(one.players);
  quadratureRow(plan, row, phi);
  return { base: plan.base, phi };
}

function oracle({ margin, owner, players, covers }: Case, row: Float64Array): { base: number; phi: Float64Array } {
  return shapleyBySubsets(players, pathDependentGame({ ...margin, covers, owner, row }));
}

function expectSame(one: Case, row: Float64Array): void {
  const found = explained(one, row);
  const slow = oracle(one, row);
  const tolerance = EXACT * largest(slow.phi);
  expect(Math.abs(found.base - slow.base)).toBeLessThanOrEqual(tolerance);
  found.phi.forEach((value, player) => {
    expect(Math.abs(value - slow.phi[player]!)).toBeLessThanOrEqual(tolerance);
  });
}

function randomCase(seed: number): { one: Case; row: Float64Array } {
  const random = randomOf(seed);
  const columns = 1 + Math.floor(random() * 9);
  const players = 1 + Math.floor(random() * 6);
  const trees = randomTrees(random, { trees: 1 + Math.floor(random() * 4), columns, depth: Math.floor(random() * 7) });
  const covers = randomCovers(random, trees, random() < 0.5 ? 0 : 0.4);
  const owner = randomOwners(random, columns, players);
  return {
    one: { margin: { trees, base: random() - 0.5 }, owner, players, covers, columns },
    row: randomRows(random, 1, columns),
  };
}

/** A chain: split i tests column i mod columns; its left child is a leaf, its right child the next split. */
function chain(depth: number, columns: number): Trees {
  const nodes = 2 * depth + 1;
  const trees: Trees = blankTree(nodes);
  for (let i = 0; i < depth; i += 1) {
    const node = 2 * i;
    trees.feature[node] = i % columns;
    trees.cut[node] = (i * 7) % 5;
    trees.left[node] = node + 1;
    trees.right[node] = node + 2;
    trees.parent[node + 1] = trees.parent[node + 2] = node;
    trees.value[node + 1] = ((i * 13) % 11) - 5;
  }
  trees.value[nodes - 1] = 3;
  return trees;
}

describe('path-dependent contributions by quadrature', () => {
  test('are those of the definition over all coalitions, for thousands of random models', () => {
    for (let seed = 0; seed < SEEDS; seed += 1) {
      const { one, row } = randomCase(seed);
      expectSame(one, row);
    }
  });

  test('add up with the base to the margin', () => {
    for (let seed = 0; seed < 500; seed += 1) {
      const { one, row } = randomCase(seed);
      const { base, phi } = explained(one, row);
      const margin = marginOf(one.margin, row);
      expect(additivity({ base, phi }, margin).holds).toBe(true);
      expect(additivity({ base: base + 1e-8 * Math.max(1, Math.abs(margin)), phi }, margin).holds).toBe(false);
    }
  });

  test('a player without a test gets exactly 0', () => {
    for (let seed = 0; seed < 300; seed += 1) {
      const { one, row } = randomCase(seed);
      const tested = new Set([...one.margin.trees.feature].filter((column) => column >= 0).map((c) => one.owner[c]));
      const { phi } = explained(one, row);
      phi.forEach((value, player) => {
        if (!tested.has(player)) expect(Object.is(value, 0)).toBe(true);
      });
    }
  });

  test('every tree twice: every contribution doubles; other order of trees: the same', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const { one, row } = randomCase(seed);
      const { phi } = explained(one, row);
      const turns = [...one.margin.trees.roots.keys()].slice(0, -1);
      const twice = explained(arranged(one, [...turns, ...turns]), row).phi;
      const turned = explained(arranged(one, turns.reverse()), row).phi;
      phi.forEach((value, player) => {
        expect(Math.abs(twice[player]! - 2 * value)).toBeLessThanOrEqual(EXACT * largest(phi));
        expect(Math.abs(turned[player]! - value)).toBeLessThanOrEqual(EXACT * largest(phi));
      });
    }
  });

  test('two columns used alike get the same', () => {
    const symmetric: Trees = {
      roots: Int32Array.of(0, 3, 6),
      feature: Int32Array.of(0, -1, -1, 1, -1, -1),
      left: Int32Array.of(1, -1, -1, 4, -1, -1),
      right: Int32Array.of(2, -1, -1, 5, -1, -1),
      parent: Int32Array.of(-1, 0, 0, -1, 3, 3),
      cut: Float64Array.of(1, 0, 0, 1, 0, 0),
      missingLeft: new Uint8Array(6),
      value: Float64Array.of(0, -1, 2, 0, -1, 2),
      cover: null,
    };
    const { phi } = explained(
      {
        margin: { trees: symmetric, base: 0 },
        owner: Int32Array.of(0, 1),
        players: 2,
        covers: Float64Array.of(10, 4, 6, 10, 4, 6),
        columns: 2,
      },
      Float64Array.of(3, 3),
    );
    // 2 - (0.4 * -1 + 0.6 * 2), by hand.
    expect(phi[0]).toBeCloseTo(1.2, 15);
    expect(phi[1]).toBe(phi[0]);
  });

  test('columns of one owner are one player: renaming columns that it owns changes nothing', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const { one, row } = randomCase(seed);
      const { trees } = one.margin;
      // Column j of 2n reads what column j - n read, and has its owner: odd trees use the copies.
      const feature = trees.feature.map((column, node) =>
        column >= 0 && node % 2 === 1 ? column + one.columns : column,
      );
      const copied: Case = {
        ...one,
        margin: { ...one.margin, trees: { ...trees, feature } },
        owner: Int32Array.from([...one.owner, ...one.owner]),
        columns: 2 * one.columns,
      };
      const both = Float64Array.from([...row, ...row]);
      expect(explained(copied, both)).toEqual(explained(one, row));
    }
  });

  test('many rows at once: the same bytes as each row alone, at any size of the batch', () => {
    const random = randomOf(11);
    const trees = randomTrees(random, { trees: 5, columns: 6, depth: 7 });
    const covers = randomCovers(random, trees);
    const plan = quadraturePlan(
      { trees, base: 0 },
      { owner: randomOwners(random, 6, 4), players: 4, covers, columns: 6 },
    );
    const values = randomRows(random, 200, 6);
    const together = new Float64Array(800);
    quadratureBatch(plan, { rows: 200, columns: 6, values }, { phi: together });
    for (let row = 0; row < 200; row += 1) {
      const alone = new Float64Array(4);
      quadratureRow(plan, values.subarray(6 * row, 6 * row + 6), alone);
      expect(alone).toEqual(together.subarray(4 * row, 4 * row + 4));
    }
  });

  test('a run that is told to stop stops, and tells how far it came', () => {
    const { one } = randomCase(3);
    const plan = quadraturePlan(one.margin, one);
    const table = { rows: 100, columns: one.columns, values: new Float64Array(100 * one.columns) };
    const phi = new Float64Array(100 * one.players);
    const heard: number[] = [];
    const ended = quadratureBatch(plan, table, {
      phi,
      keepGoing: (done) => {
        heard.push(done);
        return heard.length < 2;
      },
    });
    expect(ended).toBe(false);
    expect(heard).toHaveLength(2);
    const all: number[] = [];
    expect(quadratureBatch(plan, table, { phi, keepGoing: (done) => all.push(done) > 0 })).toBe(true);
    expect(all.at(-1)).toBe(100 * plan.width.length);
  });
});

function arranged(one: Case, order: readonly number[]): Case {
  const { trees, base } = one.margin;
  const nodes = order.map((tree) => [trees.roots[tree]!, trees.roots[tree + 1]!] as const);
  const starts = [0];
  for (const [from, to] of nodes) starts.push(starts.at(-1)! + to - from);
  const take = <T>(list: ArrayLike<T>): T[] => nodes.flatMap(([from, to]) => Array.from(list).slice(from, to));
  const shift = (list: Int32Array): Int32Array =>
    Int32Array.from(
      nodes.flatMap(([from, to], at) =>
        [...list.slice(from, to)].map((one) => (one < 0 ? -1 : one - from + starts[at]!)),
      ),
    );
  return {
    ...one,
    covers: Float64Array.from(take(one.covers)),
    margin: {
      base,
      trees: {
        roots: Int32Array.from(starts),
        feature: Int32Array.from(take(trees.feature)),
        left: shift(trees.left),
        right: shift(trees.right),
        parent: shift(trees.parent),
        cut: Float64Array.from(take(trees.cut)),
        missingLeft: Uint8Array.from(take(trees.missingLeft)),
        value: Float64Array.from(take(trees.value)),
        cover: null,
      },
    },
  };
}

describe('traps', () => {
  const players = 2;
  const owner = Int32Array.of(0, 1);
  const one = (trees: Trees, covers: Float64Array): Case => ({
    margin: { trees, base: 1 },
    owner,
    players,
    covers,
    columns: 2,
  });

  test('a single leaf goes to the base', () => {
    const leaf: Trees = { ...chain(0, 1), value: Float64Array.of(7) };
    expect(explained(one(leaf, Float64Array.of(4)), Float64Array.of(0, 0))).toEqual({
      base: 8,
      phi: Float64Array.of(0, 0),
    });
  });

  test('a branch without cover that the row enters', () => {
    const trees = chain(3, 2);
    // Node 4 has no cover, and below it none is known: halves.
    const covers = Float64Array.of(10, 4, 6, 6, 0, 0, 0);
    for (const row of [Float64Array.of(9, 9), Float64Array.of(0, 0), Float64Array.of(Number.NaN, 9)])
      expectSame(one(trees, covers), row);
    expectSame(one(trees, new Float64Array(7)), Float64Array.of(9, 9));
  });

  test('the same column five times on a path, with tests that contradict each other', () => {
    const trees = chain(5, 1);
    const random = randomOf(2);
    for (let round = 0; round < 100; round += 1)
      expectSame(
        { ...one(trees, randomCovers(random, trees)), owner: Int32Array.of(1), columns: 1 },
        randomRows(random, 1, 1),
      );
  });

  test('a column with nodes that send missing values left and right', () => {
    const trees = { ...chain(4, 1), missingLeft: Uint8Array.of(1, 0, 0, 0, 1, 0, 0, 0, 0) };
    const covers = randomCovers(randomOf(4), trees, 0);
    const nan = Float64Array.of(Number.NaN);
    const alone = { ...one(trees, covers), owner: Int32Array.of(0), columns: 1 };
    expectSame(alone, nan);
    expectSame({ ...alone, margin: { base: 1, trees: { ...trees, missingLeft: new Uint8Array(9) } } }, nan);
    expectSame(alone, Float64Array.of(Number.NEGATIVE_INFINITY));
    expectSame(alone, Float64Array.of(Number.POSITIVE_INFINITY));
  });

  test('one unit in the last place beside a cut', () => {
    const trees: Trees = { ...chain(1, 1), cut: Float64Array.of(1, 0, 0), value: Float64Array.of(0, 5, 3) };
    const split = { ...one(trees, Float64Array.of(2, 1, 1)), owner: Int32Array.of(0), columns: 1 };
    expect(explained(split, Float64Array.of(1)).phi[0]).toBe(1);
    expect(explained(split, Float64Array.of(1 - 2 ** -53)).phi[0]).toBe(1);
    expect(explained(split, Float64Array.of(1 + 2 ** -52)).phi[0]).toBe(-1);
  });

  test.each([33, 40, 60])('depth %i, as many players: the sum is exact and every number finite', (depth) => {
    const trees = chain(depth, depth);
    const random = randomOf(depth);
    const covers = randomCovers(random, trees, 0.1);
    const deep: Case = {
      margin: { trees, base: 0 },
      owner: Int32Array.from({ length: depth }, (_, column) => column),
      players: depth,
      covers,
      columns: depth,
    };
    for (let round = 0; round < 20; round += 1) {
      const row = randomRows(random, 1, depth);
      const { base, phi } = explained(deep, row);
      expect([...phi].every(Number.isFinite)).toBe(true);
      const margin = marginOf(deep.margin, row);
      expect(Math.abs(phi.reduce((a, b) => a + b, base) - margin)).toBeLessThan(1e-9);
    }
  });

  test.each([11, 12, 14])('depth %i with as many players: the definition over all coalitions', (depth) => {
    const trees = chain(depth, depth);
    const random = randomOf(depth);
    const deep: Case = {
      margin: { trees, base: 0 },
      owner: Int32Array.from({ length: depth }, (_, column) => column),
      players: depth,
      covers: randomCovers(random, trees, 0),
      columns: depth,
    };
    expectSame(deep, randomRows(random, 1, depth));
  });

  test('a column of nobody is averaged by its covers, and receives nothing', () => {
    const random = randomOf(8);
    for (let round = 0; round < 200; round += 1) {
      const trees = randomTrees(random, { trees: 2, columns: 4, depth: 5 });
      const some: Case = {
        margin: { trees, base: 0 },
        owner: Int32Array.of(0, -1, 1, -1),
        players: 2,
        covers: randomCovers(random, trees),
        columns: 4,
      };
      expectSame(some, randomRows(random, 1, 4));
    }
  });

  test('owners, covers, tables and outputs of another size are refused', () => {
    const trees = chain(2, 2);
    const covers = Float64Array.of(4, 2, 2, 1, 1);
    const good = one(trees, covers);
    expect(() => quadraturePlan(good.margin, { ...good, covers: covers.subarray(1) })).toThrow(RangeError);
    expect(() => quadraturePlan(good.margin, { ...good, owner: Int32Array.of(0) })).toThrow(RangeError);
    expect(() => quadraturePlan(good.margin, { ...good, owner: Int32Array.of(0, 2) })).toThrow(RangeError);
    expect(() => quadraturePlan(good.margin, { ...good, owner: Int32Array.of(0), columns: 1 })).toThrow(RangeError);
    const plan = quadraturePlan(good.margin, good);
    const values = new Float64Array(2);
    expect(() => quadratureBatch(plan, { rows: 1, columns: 1, values }, { phi: new Float64Array(2) })).toThrow(
      RangeError,
    );
    expect(() => quadratureBatch(plan, { rows: 1, columns: 2, values }, { phi: new Float64Array(1) })).toThrow(
      RangeError,
    );
  });
});
