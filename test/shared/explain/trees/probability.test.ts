import { describe, expect, test } from 'vitest';
import { additivity } from '#shared/explain/additivity.ts';
import type { Link } from '#shared/explain/link.ts';
import { linkValue } from '#shared/explain/link-values.ts';
import { SLICE_ROWS, joinSlices, sliceRows } from '#shared/explain/score-slices.ts';
import { interventional } from '#shared/explain/trees/pair-walk.ts';
import { marginOf } from '#shared/explain/trees/predict.ts';
import { exactProbability, probabilityPlan, probabilitySlice, usedPlayers } from '#shared/explain/trees/probability.ts';
import { randomOf } from '#shared/stats/random.ts';
import { randomOwners, randomRows, randomTrees } from '#test/support/random-trees.ts';
import { SEEDS, apart, bySubsets, chainOf, linkOf, ownColumns, randomPairCase, untested } from './pair-cases.ts';
import type { PairCase } from './pair-cases.ts';

const LOGISTIC: Link = { kind: 'logistic', output: 0 };

const explained = (one: PairCase, link: Link) =>
  exactProbability(probabilityPlan({ margins: one.margins, link }, one.owners), one);

const scoreOf = ({ margins, x }: PairCase, link: Link): number =>
  linkValue(
    link,
    margins.map((margin) => marginOf(margin, x)),
  );

/** One margin of `columns` columns and as many players, against `rows` rows. */
function wide(seed: number, { columns, rows, depth }: Record<'columns' | 'rows' | 'depth', number>): PairCase {
  const random = randomOf(seed);
  return {
    margins: [{ trees: randomTrees(random, { trees: 3 * columns, columns, depth, splitShare: 0.95 }), base: -0.3 }],
    owners: ownColumns(columns),
    x: randomRows(random, 1, columns),
    background: { rows, columns, values: randomRows(random, rows, columns) },
  };
}

describe('exact contributions to the score', () => {
  test('are those of the definition over all coalitions, for random models through every link', () => {
    for (let seed = 0; seed < SEEDS; seed += 1) {
      const one = randomPairCase(seed);
      const link = linkOf(seed, one.margins.length);
      expect(apart(explained(one, link), bySubsets(one, link))).toBeLessThanOrEqual(1);
    }
  });

  test.each([
    [12, 2, 4],
    [12, 1, 8],
    [14, 1, 5],
  ])('of %i players against %i rows, depth %i', (columns, rows, depth) => {
    const one = wide(columns + depth, { columns, rows, depth });
    expect(probabilityPlan({ margins: one.margins, link: LOGISTIC }, one.owners).used).toBe(columns);
    expect(apart(explained(one, LOGISTIC), bySubsets(one, LOGISTIC))).toBeLessThanOrEqual(1);
  });

  test('add up with the mean score of the background to the score', () => {
    for (let seed = 0; seed < SEEDS; seed += 1) {
      const one = randomPairCase(seed);
      const link = linkOf(seed, one.margins.length);
      expect(additivity(explained(one, link), scoreOf(one, link)).relative).toBeLessThan(1e-13);
    }
  });

  test('through a line they are those to the margin', () => {
    for (let seed = 0; seed < 100; seed += 1) {
      const one = randomPairCase(seed);
      const [margin] = interventional(one.margins, one.owners, one);
      expect(apart(explained(one, { kind: 'identity', output: 0 }), margin!)).toBeLessThanOrEqual(1);
    }
  });

  test('a player without a test in a margin that the link reads gets exactly 0', () => {
    let met = 0;
    for (let seed = 0; seed < SEEDS; seed += 1) {
      const one = randomPairCase(seed);
      const { phi } = explained(one, LOGISTIC);
      const absent = untested(one.margins.slice(0, 1), one.owners);
      expect(usedPlayers({ margins: one.margins, link: LOGISTIC }, one.owners)).toBe(
        one.owners.players - absent.length,
      );
      for (const player of absent) {
        met += 1;
        expect(Object.is(phi[player], 0)).toBe(true);
      }
    }
    expect(met).toBeGreaterThan(SEEDS / 10);
  });

  test('a case against itself is all zeros, and its score is the base', () => {
    for (let seed = 0; seed < 100; seed += 1) {
      const one = randomPairCase(seed);
      const link = linkOf(seed, one.margins.length);
      const found = explained({ ...one, background: { rows: 1, columns: one.x.length, values: one.x } }, link);
      expect(found.base).toBeCloseTo(scoreOf(one, link), 13);
      expect(found.phi.every((value) => Object.is(value, 0))).toBe(true);
    }
  });

  test('cases that take turns row by row, in one buffer, do not touch each other', () => {
    const one = wide(7, { columns: 6, rows: 20, depth: 4 });
    const plan = probabilityPlan({ margins: one.margins, link: LOGISTIC }, one.owners);
    const cases = [one.x, one.background.values.slice(0, 6).fill(Number.NaN, 2, 3)];
    const buffer = new Float64Array(6);
    const found = cases.map(() => ({ base: 0, phi: new Float64Array(6) }));
    for (let row = 0; row < 20; row += 1)
      for (const [at, x] of cases.entries()) {
        buffer.set(x);
        const { base, phi } = probabilitySlice(plan, { x: buffer, background: one.background, from: row, to: row + 1 });
        found[at]!.base += base / 20;
        for (const [player, value] of phi.entries()) found[at]!.phi[player]! += value / 20;
      }
    for (const [at, x] of cases.entries())
      expect(apart(found[at]!, explained({ ...one, x }, LOGISTIC))).toBeLessThanOrEqual(1);
  });

  test('two columns used alike get the same', () => {
    const chain = chainOf(2);
    const { base, phi } = exactProbability(
      probabilityPlan({ margins: [{ trees: chain, base: 0 }], link: LOGISTIC }, ownColumns(2)),
      { x: Float64Array.of(1, 1), background: { rows: 1, columns: 2, values: Float64Array.of(-1, -1) } },
    );
    // From sigmoid(-1) to sigmoid(1), by hand.
    const half = (1 / (1 + Math.exp(-1)) - 1 / (1 + Math.exp(1))) / 2;
    expect(base).toBeCloseTo(1 / (1 + Math.exp(1)), 15);
    expect(phi[0]).toBeCloseTo(half, 15);
    expect(phi[1]).toBeCloseTo(half, 15);
  });

  test('missing values go where each node sends them', () => {
    const right = chainOf(1);
    const trees = { ...right, missingLeft: Uint8Array.of(1, 0, 0) };
    const of = (used: typeof right, x: number, b: number): number =>
      exactProbability(probabilityPlan({ margins: [{ trees: used, base: 0 }], link: LOGISTIC }, ownColumns(1)), {
        x: Float64Array.of(x),
        background: { rows: 1, columns: 1, values: Float64Array.of(b) },
      }).phi[0]!;
    const step = Math.tanh(0.5);
    expect(of(right, Number.NaN, -1)).toBeCloseTo(step, 15);
    expect(of(trees, Number.NaN, -1)).toBe(0);
    expect(of(right, 1, Number.NaN)).toBe(0);
    expect(of(trees, 1, Number.NaN)).toBeCloseTo(step, 15);
  });
});

describe('slices of a background', () => {
  const one = wide(3, { columns: 6, rows: 2 * SLICE_ROWS + 9, depth: 4 });
  const plan = () => probabilityPlan({ margins: one.margins, link: LOGISTIC }, one.owners);

  test('cover every row once, in order', () => {
    expect(sliceRows(0)).toEqual([]);
    expect(sliceRows(SLICE_ROWS)).toEqual([{ from: 0, to: SLICE_ROWS }]);
    expect(sliceRows(SLICE_ROWS + 1)).toEqual([
      { from: 0, to: SLICE_ROWS },
      { from: SLICE_ROWS, to: SLICE_ROWS + 1 },
    ]);
  });

  test('made apart, by plans of their own and in any order, they join to the same bytes', () => {
    const parts = sliceRows(one.background.rows)
      .reverse()
      .map((some) => probabilitySlice(plan(), { ...one, ...some }))
      .reverse();
    expect(parts).toHaveLength(3);
    expect(joinSlices(parts, 6)).toEqual(exactProbability(plan(), one));
  });

  test('over the whole they are the mean over its parts', () => {
    const { columns, values } = one.background;
    const part = (from: number, to: number) =>
      exactProbability(plan(), {
        x: one.x,
        background: { rows: to - from, columns, values: values.subarray(from * columns, to * columns) },
      });
    const [whole, first, rest] = [part(0, 100), part(0, 30), part(30, 100)];
    const joined = {
      base: 0.3 * first.base + 0.7 * rest.base,
      phi: first.phi.map((value, player) => 0.3 * value + 0.7 * rest.phi[player]!),
    };
    expect(apart(joined, whole)).toBeLessThanOrEqual(1);
  });

  test('nothing to join, or a score that is not finite, is refused', () => {
    expect(() => joinSlices([], 2)).toThrow('without rows');
    const exponential: Link = { kind: 'exponential', output: 0, factor: 1 };
    const margins = [{ trees: chainOf(2), base: 1000 }];
    expect(() =>
      exactProbability(probabilityPlan({ margins, link: exponential }, ownColumns(2)), {
        x: Float64Array.of(1, 1),
        background: { rows: 1, columns: 2, values: Float64Array.of(0, 0) },
      }),
    ).toThrow('not finite');
  });
});

describe('what does not fit is refused', () => {
  const model = (columns: number) => ({ margins: [{ trees: chainOf(columns), base: 0 }], link: LOGISTIC });
  const rows = (columns: number, count: number) => ({
    x: new Float64Array(columns).fill(1),
    background: { rows: count, columns, values: new Float64Array(columns * count) },
  });

  test('more players than can be run through', () => {
    expect(() => probabilityPlan(model(17), ownColumns(17))).toThrow('too many players');
    const plan = probabilityPlan(model(13), ownColumns(13));
    expect(() => exactProbability(plan, rows(13, 201))).toThrow('too many players');
    const { phi } = exactProbability(probabilityPlan(model(16), ownColumns(16)), rows(16, 2));
    for (const value of phi) expect(value).toBeCloseTo(Math.tanh(0.5) / 16, 13);
  });

  test('many columns of few players are no hindrance', () => {
    const owners = { owner: Int32Array.from({ length: 40 }, (_, column) => column % 3), players: 3 };
    const { phi } = exactProbability(probabilityPlan(model(40), owners), rows(40, 1));
    for (const value of phi) expect(value).toBeCloseTo(Math.tanh(0.5) / 3, 14);
  });

  test('owners and backgrounds of another size, rows that differ on a column of nobody', () => {
    expect(() => probabilityPlan(model(2), ownColumns(1))).toThrow(RangeError);
    expect(() => exactProbability(probabilityPlan(model(2), ownColumns(2)), rows(3, 1))).toThrow(RangeError);
    const nobody = { owner: Int32Array.of(0, -1), players: 1 };
    expect(() => exactProbability(probabilityPlan(model(2), nobody), rows(2, 1))).toThrow('column of nobody');
  });

  test('margins that the link does not read are not walked', () => {
    const random = randomOf(1);
    const one: PairCase = {
      margins: [
        { trees: randomTrees(random, { trees: 3, columns: 20, depth: 6 }), base: 0 },
        { trees: randomTrees(random, { trees: 3, columns: 4, depth: 6 }), base: 0 },
      ],
      owners: { owner: randomOwners(random, 20, 5), players: 5 },
      x: randomRows(random, 1, 20),
      background: { rows: 3, columns: 20, values: randomRows(random, 3, 20) },
    };
    const link: Link = { kind: 'logistic', output: 1 };
    expect(apart(explained(one, link), bySubsets(one, link))).toBeLessThanOrEqual(1);
    const alone = { ...one, margins: one.margins.slice(1) };
    expect(explained(one, link)).toEqual(explained(alone, LOGISTIC));
  });
});
