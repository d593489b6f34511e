import { describe, expect, test } from 'vitest';
import { additivity } from '#shared/explain/additivity.ts';
import type { Link } from '#shared/explain/link.ts';
import { linkValue } from '#shared/explain/link-values.ts';
import { exactLinearProbability, linearPlan, linearSlice, usedInLine } from '#shared/explain/linear-probability.ts';
import { linearContributions, linearMargin } from '#shared/explain/linear.ts';
import { joinSlices } from '#shared/explain/score-slices.ts';
import type { LinearMargin } from '#shared/explain/trees/ensemble.ts';
import { randomOf } from '#shared/stats/random.ts';
import { interventionalGame } from '#test/support/interventional-oracle.ts';
import { shapleyBySubsets } from '#test/support/tree-oracle.ts';
import { SEEDS, apart, linkOf, rowsOf } from './trees/pair-cases.ts';

type Case = {
  margins: LinearMargin[];
  owners: { owner: Int32Array; players: number };
  x: Float64Array;
  background: { rows: number; columns: number; values: Float64Array };
};

/** Columns of which some are not used, some are 0 or 1, and some agree between case and background. */
function randomCase(seed: number): Case {
  const random = randomOf(seed);
  const columns = 1 + Math.floor(random() * 9);
  const players = 1 + Math.floor(random() * 6);
  const rows = 1 + Math.floor(random() * 4);
  const value = (): number => (random() < 0.4 ? Math.round(random()) : random() * 4 - 2);
  return {
    margins: Array.from({ length: 1 + Math.floor(random() * 3) }, () => ({
      weights: Float64Array.from({ length: columns }, () => (random() < 0.25 ? 0 : random() * 2 - 1)),
      base: random() - 0.5,
    })),
    owners: { owner: Int32Array.from({ length: columns }, () => Math.floor(random() * players)), players },
    x: Float64Array.from({ length: columns }, value),
    background: { rows, columns, values: Float64Array.from({ length: rows * columns }, value) },
  };
}

function bySubsets({ margins, owners, x, background }: Case, link: Link) {
  return shapleyBySubsets(
    owners.players,
    interventionalGame({
      margins: (row) =>
        margins.map(({ weights, base }) => row.reduce((sum, value, column) => sum + weights[column]! * value, base)),
      link,
      owner: owners.owner,
      x: [...x],
      background: rowsOf(background),
    }),
  );
}

const LOGISTIC: Link = { kind: 'logistic', output: 0 };

const exact = (one: Case, link: Link) => exactLinearProbability(linearPlan({ ...one, link }, one.owners), one);

describe('contributions to a linear margin', () => {
  test('are those of the definition over all coalitions, for each margin', () => {
    for (let seed = 0; seed < SEEDS; seed += 1) {
      const one = randomCase(seed);
      linearContributions(one.margins, one.owners, one).forEach((found, output) => {
        expect(apart(found, bySubsets(one, { kind: 'identity', output }))).toBeLessThanOrEqual(1);
        expect(additivity(found, linearMargin(one.margins[output]!, one.x)).relative).toBeLessThan(1e-14);
      });
    }
  });

  test('known answer: weights times the way from the mean, columns of one owner together', () => {
    const found = linearContributions(
      [{ weights: Float64Array.of(2, -1, 10, 0), base: 5 }],
      { owner: Int32Array.of(0, 1, 0, 2), players: 3 },
      {
        x: Float64Array.of(3, 4, 1, 9),
        background: { rows: 2, columns: 4, values: Float64Array.of(1, 0, 0, 1, 0, 2, 1, 2) },
      },
    );
    expect(found).toEqual([{ base: 10, phi: Float64Array.of(10, -3, 0) }]);
  });

  test('a case against itself is all zeros', () => {
    const one = randomCase(4);
    const background = { rows: 1, columns: one.x.length, values: one.x };
    for (const { phi } of linearContributions(one.margins, one.owners, { x: one.x, background }))
      expect(phi.every((value) => Object.is(value, 0))).toBe(true);
  });

  test('a row in the middle of a table is read there', () => {
    const margin = { weights: Float64Array.of(1, 10), base: 0.5 };
    expect(linearMargin(margin, Float64Array.of(9, 9, 2, 3), 2)).toBe(32.5);
  });
});

describe('exact contributions to the score of a linear model', () => {
  test('are those of the definition over all coalitions, through every link', () => {
    for (let seed = 0; seed < SEEDS; seed += 1) {
      const one = randomCase(seed);
      const link = linkOf(seed, one.margins.length);
      const found = exact(one, link);
      expect(apart(found, bySubsets(one, link))).toBeLessThanOrEqual(1);
      const margins = one.margins.map((margin) => linearMargin(margin, one.x));
      expect(additivity(found, linkValue(link, margins)).relative).toBeLessThan(1e-13);
    }
  });

  test('a player without a weight gets exactly 0, and a case against itself is all zeros', () => {
    let met = 0;
    for (let seed = 0; seed < 200; seed += 1) {
      const one = randomCase(seed);
      const { phi } = exact(one, LOGISTIC);
      const { weights } = one.margins[0]!;
      const used = new Set([...one.owners.owner].filter((_, column) => weights[column] !== 0));
      expect(usedInLine({ ...one, link: LOGISTIC }, one.owners)).toBe(used.size);
      phi.forEach((value, player) => {
        if (used.has(player)) return;
        met += 1;
        expect(Object.is(value, 0)).toBe(true);
      });
      const alone = exact({ ...one, background: { rows: 1, columns: one.x.length, values: one.x } }, LOGISTIC);
      expect(alone.phi.every((value) => Object.is(value, 0))).toBe(true);
    }
    expect(met).toBeGreaterThan(20);
  });

  test('slices made apart join to the same bytes', () => {
    const one = randomCase(6);
    const columns = one.x.length;
    const random = randomOf(2);
    const many = {
      ...one,
      background: { rows: 70, columns, values: Float64Array.from({ length: 70 * columns }, () => random()) },
    };
    const plan = () => linearPlan({ ...one, link: LOGISTIC }, one.owners);
    const rest = linearSlice(plan(), { ...many, from: 64, to: 70 });
    const first = linearSlice(plan(), { ...many, from: 0, to: 64 });
    expect(joinSlices([first, rest], one.owners.players)).toEqual(exactLinearProbability(plan(), many));
  });
});

describe('what does not fit is refused', () => {
  const margins = [{ weights: Float64Array.of(1, 2), base: 0 }];
  const owners = { owner: Int32Array.of(0, 1), players: 2 };
  const x = Float64Array.of(1, 1);
  const background = { rows: 1, columns: 2, values: Float64Array.of(0, 0) };
  const both = (more: Partial<Case>) => [
    () => linearContributions(margins, owners, { x, background, ...more }),
    () => exact({ margins, owners, x, background, ...more }, LOGISTIC),
  ];

  test('backgrounds, weights and owners of another size, or values that are not finite', () => {
    for (const run of [
      ...both({ background: { ...background, rows: 0 } }),
      ...both({ background: { ...background, columns: 1 } }),
      ...both({ x: Float64Array.of(1, Number.NaN) }),
      () => linearContributions(margins, { owner: Int32Array.of(0, 2), players: 2 }, { x, background }),
      () => linearContributions([{ weights: Float64Array.of(1), base: 0 }], owners, { x, background }),
    ])
      expect(run).toThrow(RangeError);
  });

  test('rows that differ on a column of nobody; where they agree it goes to the base', () => {
    const nobody = { owner: Int32Array.of(0, -1), players: 1 };
    expect(() => linearContributions(margins, nobody, { x, background })).toThrow('column of nobody');
    expect(() => exact({ margins, owners: nobody, x, background }, LOGISTIC)).toThrow('column of nobody');
    const same = { ...background, values: Float64Array.of(0, 1) };
    expect(linearContributions(margins, nobody, { x, background: same })).toEqual([
      { base: 2, phi: Float64Array.of(1) },
    ]);
  });

  test('more players than can be run through', () => {
    const wide = (columns: number, rows: number): Case => ({
      margins: [{ weights: new Float64Array(columns).fill(1), base: 0 }],
      owners: { owner: Int32Array.from({ length: columns }, (_, column) => column), players: columns },
      x: new Float64Array(columns).fill(0.1),
      background: { rows, columns, values: new Float64Array(columns * rows) },
    });
    expect(() => exact(wide(17, 1), LOGISTIC)).toThrow('too many players');
    expect(() => exact(wide(13, 201), LOGISTIC)).toThrow('too many players');
    const { phi } = exact(wide(16, 2), LOGISTIC);
    for (const value of phi) expect(value).toBeCloseTo((1 / (1 + Math.exp(-1.6)) - 0.5) / 16, 13);
  });
});
