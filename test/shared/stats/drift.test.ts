import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquareAbove, chiSquareTail, twoGroupContingency } from '#shared/stats/chi-square.ts';
import { shareDrift } from '#shared/stats/population-stability.ts';
import { randomOf } from '#shared/stats/random.ts';
import { sampleDistances } from '#shared/stats/sample-distances.ts';
import { estimated, knownFile, twoClassExample } from './support.ts';

type Known = {
  counts_ref: number[];
  counts_cur: number[];
  psi: number;
  js_distance_base2: number;
  chi2?: number;
  chi2_dof?: number;
  chi2_pvalue?: number;
  cramers_v?: number;
};
const known = JSON.parse(readFileSync(knownFile('drift-counts.json'), 'utf8')) as Record<string, Known[]>;
const near = (figure: number, answer: number, within: number): void =>
  expect(Math.abs(figure - answer)).toBeLessThanOrEqual(within);

const counts = fc.array(fc.tuple(fc.nat(500), fc.nat(500)), { minLength: 2, maxLength: 12 });
const twoWindows = counts.filter((bins) => bins.some(([a]) => a > 0) && bins.some(([, b]) => b > 0));

describe('chi-square', () => {
  it('agrees with the tables and with the closed forms of two and four degrees', () => {
    near(chiSquareAbove(0.05, 1), 3.841458820694124, 1e-10);
    near(chiSquareAbove(0.05, 9), 16.918977604620448, 1e-10);
    for (const x of [0.1, 1, 5, 30, 200]) {
      near(chiSquareTail(x, 2) / Math.exp(-x / 2), 1, 1e-12);
      near(chiSquareTail(x, 4) / (Math.exp(-x / 2) * (1 + x / 2)), 1, 1e-12);
    }
  });

  it('refuses what is no probability and no degrees of freedom', () => {
    expect(() => chiSquareAbove(0, 1)).toThrow(RangeError);
    expect(() => chiSquareTail(1, 0)).toThrow(RangeError);
  });

  it('takes both groups as samples: one category is no difference, an empty group cannot be told', () => {
    near(estimated(twoGroupContingency([200, 800], [400, 600])).cramersV, 0.2182, 1e-4);
    expect(twoGroupContingency([5, 0], [7, 0])).toEqual({ statistic: 0, degrees: 0, pValue: 1, cramersV: 0 });
    expect(twoGroupContingency([0, 0], [7, 1])).toMatchObject({ ok: false, reason: 'NO_ROWS' });
  });
});

describe.each(Object.entries(known))('shares of every feature and month of %s', (_, features) => {
  it('has the reference PSI, Jensen-Shannon distance and contingency test', () => {
    for (const one of features) {
      const drift = estimated(shareDrift(one.counts_ref, one.counts_cur));
      near(drift.psi, one.psi, 1e-9);
      near(drift.jensenShannon, one.js_distance_base2, 1e-9);
      if (one.chi2 === undefined) continue;
      const test = estimated(twoGroupContingency(one.counts_ref, one.counts_cur));
      near(test.statistic, one.chi2, 1e-9 * Math.max(1, one.chi2));
      expect(test.degrees).toBe(one.chi2_dof);
      near(test.pValue, one.chi2_pvalue!, 1e-6);
      near(test.cramersV, one.cramers_v!, 1e-9);
    }
  });
});

describe('shares', () => {
  it('say the same both ways, whatever the order of the bins', () => {
    fc.assert(
      fc.property(twoWindows, (bins) => {
        const there = estimated(
          shareDrift(
            bins.map(([a]) => a),
            bins.map(([, b]) => b),
          ),
        );
        const back = estimated(shareDrift(bins.map(([, b]) => b).reverse(), bins.map(([a]) => a).reverse()));
        near(there.psi, back.psi, 1e-9);
        near(there.psiNoise, back.psiNoise, 1e-9);
        near(there.jensenShannon, back.jensenShannon, 1e-6);
      }),
    );
  });

  it('pass the noise floor in about 5 % of windows drawn from one population', () => {
    const random = randomOf(11);
    const draw = (): number[] => {
      const bins = Array.from({ length: 10 }, () => 0);
      for (let row = 0; row < 800; row++) bins[Math.floor(random() * 10)]!++;
      return bins;
    };
    let above = 0;
    for (let pair = 0; pair < 1000; pair++) {
      const { psi, psiNoise } = estimated(shareDrift(draw(), draw()));
      if (psi > psiNoise) above++;
    }
    expect(above).toBeGreaterThan(30);
    expect(above).toBeLessThan(75);
  });

  it('do not move when there is one bin, and cannot be told of an empty window', () => {
    expect(shareDrift([5], [9])).toEqual({ psi: 0, psiNoise: 0, jensenShannon: 0 });
    expect(shareDrift([0, 0], [9, 1])).toMatchObject({ ok: false, reason: 'NO_ROWS' });
  });
});

describe('distances of samples', () => {
  it('has the figures counted by hand on small samples with ties', () => {
    const near3 = estimated(sampleDistances([0, 1, 3], [5, 6, 8]));
    near(near3.wasserstein, 5, 1e-12);
    expect(near3.ks).toBe(1);
    near(estimated(sampleDistances([1, 1, 2, 4], [1, 2, 2, 5])).wasserstein, 0.5, 1e-12);
    near(estimated(sampleDistances([1, 1, 2, 4], [1, 2, 2, 5])).ks, 0.25, 1e-12);
  });

  it('has the known distances between the two halves of a data set', () => {
    const { score } = twoClassExample();
    const half = (from: number): Float64Array => score.slice(from, from + 250).sort();
    const distances = estimated(sampleDistances(half(0), half(250)));
    near(distances.ks, 0.04, 1e-12);
    near(distances.wasserstein, 0.01214109, 1e-8);
  });

  it('a shift of every value is the distance; an empty sample cannot be told', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 }), fc.nat(50), (values, shift) => {
        const ascending = values.slice().sort((a, b) => a - b);
        const moved = ascending.map((value) => value + shift);
        near(estimated(sampleDistances(ascending, moved)).wasserstein, shift, 1e-9);
      }),
    );
    expect(sampleDistances([], [1])).toMatchObject({ ok: false, reason: 'NO_ROWS' });
  });
});
