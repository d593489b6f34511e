import { describe, expect, test } from 'vitest';
import { additivity } from '#shared/explain/additivity.ts';
import type { Link } from '#shared/explain/link.ts';
import { linkValue } from '#shared/explain/link-values.ts';
import { joinSlices } from '#shared/explain/score-slices.ts';
import type { Trees } from '#shared/explain/trees/ensemble.ts';
import { marginOf } from '#shared/explain/trees/predict.ts';
import {
  conventionPlan,
  conventionSlice,
  conventionalProbability,
} from '#shared/explain/trees/probability-convention.ts';
import { exactProbability, probabilityPlan } from '#shared/explain/trees/probability.ts';
import { plainLink } from '#test/support/interventional-oracle.ts';
import {
  SEEDS,
  apart,
  bySubsets,
  chainOf,
  linkOf,
  ownColumns,
  randomPairCase,
  rowsOf,
  untested,
} from './pair-cases.ts';
import type { PairCase } from './pair-cases.ts';

const LOGISTIC: Link = { kind: 'logistic', output: 0 };

function explained(one: PairCase, link: Link) {
  const plan = conventionPlan({ margins: one.margins, link }, one.owners);
  return plan === null ? null : conventionalProbability(plan, one);
}

/** The formula of the convention, from the definition of the margin's contributions row by row. */
function byFormula(one: PairCase, link: Extract<Link, { kind: 'logistic' | 'exponential' }>) {
  const rows = rowsOf(one.background);
  const { columns } = one.background;
  const phi = new Float64Array(one.owners.players);
  let base = 0;
  for (const row of rows) {
    const background = { rows: 1, columns, values: Float64Array.from(row) };
    const part = bySubsets({ ...one, background }, { kind: 'identity', output: link.output });
    const from = part.base;
    const to = part.phi.reduce((sum, value) => sum + value, from);
    const score = (margin: number): number => plainLink({ ...link, output: 0 }, [margin]);
    const h = 1e-6;
    const near = Math.abs(to - from) < 1e-6;
    const slope = near ? (score(to + h) - score(to - h)) / (2 * h) : (score(to) - score(from)) / (to - from);
    part.phi.forEach((value, player) => (phi[player]! += (value * slope) / rows.length));
    base += score(from) / rows.length;
  }
  return { base, phi };
}

describe('contributions to the score by convention', () => {
  test('follow its formula', () => {
    for (let seed = 0; seed < SEEDS / 2; seed += 1) {
      const one = randomPairCase(seed);
      const output = seed % one.margins.length;
      for (const link of [{ kind: 'logistic', output } as const, { kind: 'exponential', output, factor: 2 } as const]) {
        const found = explained(one, link)!;
        const known = byFormula(one, link);
        expect(found.base).toBeCloseTo(known.base, 12);
        found.phi.forEach((value, player) => expect(value).toBeCloseTo(known.phi[player]!, 8));
      }
    }
  });

  test('add up with the mean score of the background to the score, through every link but a softmax', () => {
    let softmax = 0;
    for (let seed = 0; seed < SEEDS; seed += 1) {
      const one = randomPairCase(seed);
      const link = linkOf(seed, one.margins.length);
      const found = explained(one, link);
      if (found === null) softmax += 1;
      else {
        const margins = one.margins.map((margin) => marginOf(margin, one.x));
        expect(additivity(found, linkValue(link, margins)).relative).toBeLessThan(1e-12);
      }
    }
    expect(softmax).toBe([...Array(SEEDS).keys()].filter((seed) => seed % 7 === 2 || seed % 7 === 6).length);
  });

  test('through a line they are exact', () => {
    for (let seed = 0; seed < 100; seed += 1) {
      const one = randomPairCase(seed);
      const link: Link = { kind: 'complement', of: { kind: 'identity', output: one.margins.length - 1 } };
      expect(apart(explained(one, link)!, bySubsets(one, link))).toBeLessThanOrEqual(1);
    }
  });

  test('through a curve they are not', () => {
    const one: PairCase = {
      margins: [{ trees: pairAndStep(), base: 2 }],
      owners: ownColumns(2),
      x: Float64Array.of(1, 1),
      background: { rows: 2, columns: 2, values: Float64Array.of(-1, -1, -1, 1) },
    };
    const exact = exactProbability(probabilityPlan({ margins: one.margins, link: LOGISTIC }, one.owners), one);
    const convention = explained(one, LOGISTIC)!;
    expect(convention.base).toBeCloseTo(exact.base, 14);
    expect(Math.abs(convention.phi[0]! - exact.phi[0]!)).toBeGreaterThan(1e-3);
  });

  test('a player without a test gets exactly 0, and a case against itself is all zeros', () => {
    for (let seed = 0; seed < 100; seed += 1) {
      const one = randomPairCase(seed);
      const { phi } = explained(one, LOGISTIC)!;
      for (const player of untested(one.margins.slice(0, 1), one.owners)) expect(Object.is(phi[player], 0)).toBe(true);
      const alone = explained({ ...one, background: { rows: 1, columns: one.x.length, values: one.x } }, LOGISTIC)!;
      expect(alone.phi.every((value) => Object.is(value, 0))).toBe(true);
    }
  });

  test('contributions that cancel between close margins keep their digits', () => {
    // One column adds 2, the other takes 2 less a hair: a difference of scores over so small a difference of margins
    // would have no digit left.
    const hair = 1e-13;
    const trees: Trees = {
      roots: Int32Array.of(0, 3, 6),
      feature: Int32Array.of(0, -1, -1, 1, -1, -1),
      left: Int32Array.of(1, -1, -1, 4, -1, -1),
      right: Int32Array.of(2, -1, -1, 5, -1, -1),
      parent: Int32Array.of(-1, 0, 0, -1, 3, 3),
      cut: new Float64Array(6),
      missingLeft: new Uint8Array(6),
      value: Float64Array.of(0, -1, 1, 0, 1, -1 + hair),
      cover: null,
    };
    const found = explained(
      {
        margins: [{ trees, base: 0 }],
        owners: ownColumns(2),
        x: Float64Array.of(1, 1),
        background: { rows: 1, columns: 2, values: Float64Array.of(-1, -1) },
      },
      LOGISTIC,
    )!;
    expect(found.phi[0]).toBeCloseTo(0.5, 12);
    expect(found.phi[1]).toBeCloseTo(-0.5, 12);
  });

  test('slices made apart join to the same bytes', () => {
    const one = randomPairCase(20);
    const columns = one.x.length;
    const rows = 150;
    const values = Float64Array.from(
      { length: rows * columns },
      (_, at) => one.background.values[at % one.background.values.length]!,
    );
    const many = { ...one, background: { rows, columns, values } };
    const plan = () => conventionPlan({ margins: one.margins, link: LOGISTIC }, one.owners)!;
    const parts = [
      { from: 128, to: 150 },
      { from: 64, to: 128 },
      { from: 0, to: 64 },
    ].map((some) => conventionSlice(plan(), { ...many, ...some }));
    expect(joinSlices(parts.reverse(), one.owners.players)).toEqual(conventionalProbability(plan(), many));
  });
});

/** The chain of two columns, and a tree that asks about the first alone. */
function pairAndStep(): Trees {
  const chain = chainOf(2);
  return {
    ...chain,
    roots: Int32Array.of(0, 5, 8),
    feature: Int32Array.of(...chain.feature, 0, -1, -1),
    left: Int32Array.of(...chain.left, 6, -1, -1),
    right: Int32Array.of(...chain.right, 7, -1, -1),
    parent: Int32Array.of(...chain.parent, -1, 5, 5),
    cut: new Float64Array(8),
    missingLeft: new Uint8Array(8),
    value: Float64Array.of(...chain.value, 0, -2, 1),
  };
}
