import { describe, expect, test } from 'vitest';
import { additivity } from '#shared/explain/additivity.ts';
import type { EncodedTable } from '#shared/explain/raw-table.ts';
import { interventional } from '#shared/explain/trees/pair-walk.ts';
import { patternBatch } from '#shared/explain/trees/pattern-batch.ts';
import { patternPlan } from '#shared/explain/trees/pattern-plan.ts';
import { marginOf } from '#shared/explain/trees/predict.ts';
import { randomOf } from '#shared/stats/random.ts';
import { interventionalGame, treeMargins } from '#test/support/interventional-oracle.ts';
import { blankTree, randomCovers, randomRows, randomTrees } from '#test/support/random-trees.ts';
import { pathDependentGame, shapleyBySubsets } from '#test/support/tree-oracle.ts';
import { apart, chainOf, ownColumns, rowsOf, untested } from './pair-cases.ts';
import { byQuadrature, bytes, contributions, patternCase, plansOf, smallCase } from './pattern-cases.ts';
import type { PatternCase } from './pattern-cases.ts';

const SEEDS = Number(process.env['TRIBUNE_RUNS'] ?? 2000);

/** The fewest bits make the most blocks; the usual number leaves a small tree whole. */
const bitsFor = (seed: number): number | undefined => [1, 2, 3, 4, 5, undefined][seed % 6];

const rowOf = ({ columns, values }: EncodedTable, row: number) => values.subarray(row * columns, (row + 1) * columns);
const phiOf = (phi: Float64Array, row: number, players: number) => phi.subarray(row * players, (row + 1) * players);

describe('contributions by tables of patterns', () => {
  test('against covers: those of the definition over all coalitions', () => {
    for (let seed = 0; seed < SEEDS; seed += 1) {
      const one = smallCase(seed);
      const plan = plansOf(one, bitsFor(seed)).covers;
      const { margin, owners, covers, rows } = one;
      const row = Float64Array.from(rowOf(rows, 0));
      const known = shapleyBySubsets(owners.players, pathDependentGame({ ...margin, ...owners, covers, row }));
      expect(apart({ base: plan.base, phi: contributions(plan, rows) }, known)).toBeLessThanOrEqual(1);
    }
  });

  test('against a background: those of the definition over all coalitions', () => {
    for (let seed = 0; seed < SEEDS; seed += 1) {
      const one = smallCase(seed);
      const plan = plansOf(one, bitsFor(seed)).background;
      const { owner, players } = one.owners;
      const game = interventionalGame({
        margins: treeMargins([one.margin]),
        link: { kind: 'identity', output: 0 },
        owner,
        x: [...rowOf(one.rows, 0)],
        background: rowsOf({ ...one.background, values: Float64Array.from(one.background.values) }),
      });
      const found = { base: plan.base, phi: contributions(plan, one.rows) };
      expect(apart(found, shapleyBySubsets(players, game))).toBeLessThanOrEqual(1);
    }
  });

  test.each([
    { trees: 8, columns: 12, players: 9, depth: 8, splitShare: 0.95 },
    { trees: 4, columns: 30, players: 12, depth: 14, splitShare: 0.75 },
    { trees: 5, columns: 3, players: 3, depth: 1 },
    { trees: 6, columns: 60, players: 40, depth: 6, splitShare: 1 },
    { trees: 3, columns: 4, players: 1, depth: 9, splitShare: 0.9 },
  ])('on larger models: those of the other two engines: %j', (shape) => {
    for (const blockBits of [4, 7, undefined]) {
      const one = patternCase(shape.depth, 300, shape);
      const { covers, background } = plansOf(one, blockBits);
      const quadrature = byQuadrature(one);
      const byCovers = contributions(covers, one.rows);
      const byPairs = contributions(background, one.rows);
      for (let row = 0; row < one.rows.rows; row += 1) {
        const at = (phi: Float64Array) => phiOf(phi, row, shape.players);
        expect(
          apart({ base: covers.base, phi: at(byCovers) }, { base: quadrature.base, phi: at(quadrature.phi) }),
        ).toBeLessThanOrEqual(1);
        const [walked] = interventional([one.margin], one.owners, {
          x: rowOf(one.rows, row),
          background: one.background,
        });
        expect(apart({ base: background.base, phi: at(byPairs) }, walked!)).toBeLessThanOrEqual(1);
      }
    }
  });

  test('a row alone, in parts of 333 and among all: the same bytes', () => {
    const one = patternCase(3, 1000, { trees: 12, columns: 9, players: 6, depth: 7, splitShare: 0.95 });
    for (const plan of Object.values(plansOf(one, 5))) {
      const together = contributions(plan, one.rows);
      for (const size of [1, 333]) {
        const inParts = new Float64Array(together.length);
        for (let first = 0; first < one.rows.rows; first += size) {
          const rows = Math.min(size, one.rows.rows - first);
          const values = one.rows.values.subarray(first * 9, (first + rows) * 9);
          patternBatch(plan, { rows, columns: 9, values }, { phi: inParts.subarray(first * 6, (first + rows) * 6) });
        }
        expect(bytes(inParts)).toEqual(bytes(together));
      }
    }
  });
});

describe('laws', () => {
  test('contributions and base add up to the margin', () => {
    for (let seed = 0; seed < 500; seed += 1) {
      const one = smallCase(seed, 3);
      for (const plan of Object.values(plansOf(one, bitsFor(seed)))) {
        const phi = contributions(plan, one.rows);
        for (let row = 0; row < 3; row += 1) {
          const told = { base: plan.base, phi: phiOf(phi, row, plan.players) };
          expect(additivity(told, marginOf(one.margin, rowOf(one.rows, row))).relative).toBeLessThan(1e-13);
        }
      }
    }
  });

  test('a player without a test gets exactly 0', () => {
    let met = 0;
    for (let seed = 0; seed < 500; seed += 1) {
      const one = smallCase(seed);
      for (const plan of Object.values(plansOf(one, bitsFor(seed)))) {
        const phi = contributions(plan, one.rows);
        for (const player of untested([one.margin], one.owners)) {
          met += 1;
          expect(Object.is(phi[player], 0)).toBe(true);
        }
      }
    }
    expect(met).toBeGreaterThan(100);
  });

  test('over a background they are the mean over its parts', () => {
    const one = patternCase(9, 20, { trees: 6, columns: 5, players: 4, depth: 5 });
    const values = randomRows(randomOf(1), 30, 5);
    const part = (from: number, to: number) => {
      const background = { rows: to - from, columns: 5, values: values.subarray(5 * from, 5 * to) };
      return contributions(patternPlan(one.margin, one.owners, { background })!, one.rows);
    };
    const [whole, first, rest] = [part(0, 30), part(0, 12), part(12, 30)];
    const joined = first.map((sum, at) => (12 * sum + 18 * rest[at]!) / 30);
    expect(apart({ base: 0, phi: joined }, { base: 0, phi: whole })).toBeLessThanOrEqual(1);
    expect(whole.some((value) => Math.abs(value) > 0.1)).toBe(true);
  });

  test('a case against itself is all zeros, and its margin is the base', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const one = smallCase(seed);
      const plan = plansOf({ ...one, background: one.rows }, bitsFor(seed)).background;
      expect(plan.base).toBe(marginOf(one.margin, one.rows.values));
      expect(contributions(plan, one.rows).every((value) => value === 0)).toBe(true);
    }
  });

  test('columns of one owner are one player: renaming columns that it owns changes nothing', () => {
    for (let seed = 0; seed < 100; seed += 1) {
      const one = smallCase(seed, 4);
      const { columns } = one.rows;
      const both = ({ rows, values }: EncodedTable): EncodedTable => ({
        rows,
        columns: 2 * columns,
        values: Float64Array.from({ length: 2 * values.length }, (_, at) => {
          return values[Math.floor(at / (2 * columns)) * columns + (at % columns)]!;
        }),
      });
      const { trees } = one.margin;
      const feature = trees.feature.map((column, node) => (column >= 0 && node % 2 === 1 ? column + columns : column));
      const copied: PatternCase = {
        ...one,
        margin: { ...one.margin, trees: { ...trees, feature } },
        owners: { ...one.owners, owner: Int32Array.from([...one.owners.owner, ...one.owners.owner]) },
        background: both(one.background),
        rows: both(one.rows),
      };
      const [known, found] = [plansOf(one, 3), plansOf(copied, 3)];
      expect(contributions(found.covers, copied.rows)).toEqual(contributions(known.covers, one.rows));
      expect(contributions(found.background, copied.rows)).toEqual(contributions(known.background, one.rows));
    }
  });
});

describe('traps', () => {
  test('a single leaf goes to the base', () => {
    const trees = { ...blankTree(1), value: Float64Array.of(7) };
    const table = { rows: 1, columns: 1, values: Float64Array.of(3) };
    const one = { margin: { trees, base: 1 }, owners: ownColumns(1), covers: Float64Array.of(4) };
    for (const plan of Object.values(plansOf({ ...one, background: table, rows: table }))) {
      expect(plan.base).toBe(8);
      expect(contributions(plan, table)).toEqual(Float64Array.of(0));
    }
  });

  test('a split that all follow, by hand', () => {
    const trees = chainOf(1);
    const rows = { rows: 2, columns: 1, values: Float64Array.of(0, 2 ** -1074) };
    const background = { rows: 4, columns: 1, values: Float64Array.of(-1, 1, 1, 1) };
    const one = {
      margin: { trees, base: 0 },
      owners: ownColumns(1),
      covers: Float64Array.of(4, 1, 3),
      background,
      rows,
    };
    for (const plan of Object.values(plansOf(one))) {
      expect(plan.base).toBe(0.5);
      expect(contributions(plan, rows)).toEqual(Float64Array.of(-1.5, 0.5));
    }
  });

  test('the usual blocks of a deep tree are several, and a column whose tests disagree about missing values is read twice', () => {
    const one = patternCase(1, 2, { trees: 3, columns: 6, players: 6, depth: 8, splitShare: 0.97 });
    const { covers } = plansOf(one);
    expect(covers.blocks.root.length).toBeGreaterThan(6);
    expect(Math.max(...covers.blocks.bits)).toBeLessThanOrEqual(11);
    expect(covers.readings.column.length).toBe(12);
  });

  test('thirteen players on a path are told, fourteen are left to another engine', () => {
    const planOf = (columns: number) => {
      const trees = chainOf(columns);
      const values = randomRows(randomOf(2), 5, columns);
      const one = {
        margin: { trees, base: 0 },
        owners: ownColumns(columns),
        covers: randomCovers(randomOf(1), trees, 0),
        background: { rows: 5, columns, values },
        rows: { rows: 5, columns, values },
      };
      return { one, plans: [{ covers: one.covers }, { background: one.background }] as const };
    };
    const { one, plans } = planOf(13);
    const known = byQuadrature(one);
    const found = patternPlan(one.margin, one.owners, plans[0])!;
    expect(apart({ base: found.base, phi: contributions(found, one.rows) }, known)).toBeLessThanOrEqual(1);
    expect(patternPlan(one.margin, one.owners, plans[1])).not.toBeNull();
    const more = planOf(14);
    for (const against of more.plans) expect(patternPlan(more.one.margin, more.one.owners, against)).toBeNull();
  });

  test('more than 65,534 cuts of a column are left to another engine', () => {
    const stumps = 65_535;
    const trees = {
      roots: Int32Array.from({ length: stumps + 1 }, (_, tree) => 3 * tree),
      feature: Int32Array.from({ length: 3 * stumps }, (_, node) => (node % 3 === 0 ? 0 : -1)),
      left: Int32Array.from({ length: 3 * stumps }, (_, node) => (node % 3 === 0 ? node + 1 : -1)),
      right: Int32Array.from({ length: 3 * stumps }, (_, node) => (node % 3 === 0 ? node + 2 : -1)),
      parent: Int32Array.from({ length: 3 * stumps }, (_, node) => (node % 3 === 0 ? -1 : node - (node % 3))),
      cut: Float64Array.from({ length: 3 * stumps }, (_, node) => node),
      missingLeft: new Uint8Array(3 * stumps),
      value: new Float64Array(3 * stumps),
      cover: null,
    };
    const covers = new Float64Array(3 * stumps).fill(1);
    const background = { rows: 1, columns: 1, values: Float64Array.of(0) };
    expect(patternPlan({ trees, base: 0 }, ownColumns(1), { covers })).toBeNull();
    expect(patternPlan({ trees, base: 0 }, ownColumns(1), { background })).toBeNull();
  });

  test('a column of nobody: averaged by covers; constant in a background, and a row that differs is refused', () => {
    const random = randomOf(8);
    let refused = 0;
    for (let round = 0; round < 200; round += 1) {
      const trees = randomTrees(random, { trees: 3, columns: 4, depth: 5 });
      const covers = randomCovers(random, trees);
      const owners = { owner: Int32Array.of(0, -1, 1, -1), players: 2 };
      const values = randomRows(random, 6, 4);
      for (let row = 1; row < 6; row += 1) for (const column of [1, 3]) values[4 * row + column] = values[column]!;
      const background = { rows: 5, columns: 4, values: values.subarray(4) };
      const rows = { rows: 1, columns: 4, values: values.subarray(0, 4) };
      const one: PatternCase = { margin: { trees, base: 0.3 }, owners, covers, background, rows };
      const plans = plansOf(one, bitsFor(round));
      const byCovers = { base: plans.covers.base, phi: contributions(plans.covers, rows) };
      expect(apart(byCovers, byQuadrature(one))).toBeLessThanOrEqual(1);
      const byPairs = { base: plans.background.base, phi: contributions(plans.background, rows) };
      const x = rows.values;
      expect(apart(byPairs, interventional([one.margin], owners, { x, background })[0]!)).toBeLessThanOrEqual(1);
      const odd = { ...rows, values: Float64Array.from(x, (value, at) => (at % 2 === 1 ? -1 * value : value)) };
      try {
        contributions(plans.background, odd);
      } catch (fault) {
        expect(fault).toBeInstanceOf(RangeError);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(20);
  });

  test('single precision rows are read as they are', () => {
    const one = smallCase(17, 50);
    const single = { ...one.rows, values: Float32Array.from(one.rows.values) };
    for (const plan of Object.values(plansOf(one)))
      expect(contributions(plan, single)).toEqual(
        contributions(plan, { ...single, values: Float64Array.from(single.values) }),
      );
  });

  test('stops when told, between trees', () => {
    const one = patternCase(2, 100, { trees: 9, columns: 4, players: 4, depth: 4 });
    const heard: number[] = [];
    const keepGoing = (done: number): boolean => heard.push(done) < 3;
    expect(patternBatch(plansOf(one).covers, one.rows, { phi: new Float64Array(400), keepGoing })).toBe(false);
    expect(heard).toEqual([100, 200, 300]);
  });

  test('owners, covers, backgrounds, tables and outputs of another size are refused', () => {
    const one = smallCase(11, 2);
    const { margin, owners, covers, background, rows } = one;
    const other = { rows: 1, columns: rows.columns + 1, values: new Float64Array(rows.columns + 1) };
    const refused = (what: () => unknown): void => expect(what).toThrow(RangeError);
    refused(() => patternPlan(margin, owners, { covers: covers.subarray(1) }));
    refused(() => patternPlan(margin, owners, { background: other }));
    refused(() => patternPlan(margin, owners, { background: { ...background, rows: 0 } }));
    refused(() => patternPlan(margin, { ...owners, players: 0 }, { background }));
    const plan = plansOf(one).background;
    refused(() => patternBatch(plan, other, { phi: new Float64Array(9) }));
    refused(() => patternBatch(plan, rows, { phi: new Float64Array(plan.players) }));
  });
});
