import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg, holm } from '#shared/stats/holm.ts';
import { normalCdf, normalQuantile, twoSidedP, Z95 } from '#shared/stats/normal.ts';
import { poisson, poissonOne, randomOf } from '#shared/stats/random.ts';
import { studentCdf, studentQuantile } from '#shared/stats/student.ts';
import { newcombeDifference, proportionTest } from '#shared/stats/two-proportions.ts';
import { welch, type GroupMoments } from '#shared/stats/welch.ts';
import { wilsonInterval } from '#shared/stats/wilson-interval.ts';
import { CLOSE, coverage, estimated, EXACT, expectCoverage, expectNear, oracle } from './support.ts';

/** Two roundings of the last digits. */
const RELATIVE = 1e-12;
const near = (figure: number, answer: number): void =>
  expect(Math.abs(figure / answer - 1)).toBeLessThanOrEqual(RELATIVE);

function momentsOf(values: readonly number[]): GroupMoments {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    n: values.length,
    mean,
    variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1),
  };
}

describe('the normal distribution', () => {
  it.each([
    [-10, 7.61985302416047e-24],
    [-5, 2.866515718791933e-7],
    [-2.5, 0.006209665325776132],
    [-1, 0.15865525393145707],
    [0.3, 0.6179114221889526],
    [2.6, 0.9953388119762813],
  ])('has the probabilities of scipy 1.17 at %f', (z, answer) => near(normalCdf(z), answer));

  it.each([
    [1e-300, -37.0470962993612],
    [1e-10, -6.361340902404056],
    [0.001, -3.090232306167813],
    [0.3, -0.5244005127080409],
    [0.9, 1.2815515655446004],
    [0.975, Z95],
  ])('has the quantiles of scipy 1.17 at %f', (probability, answer) => near(normalQuantile(probability), answer));

  it('goes there and back', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (probability) => {
        near(normalCdf(normalQuantile(probability)), probability);
      }),
    );
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    expect(normalCdf(Infinity)).toBe(1);
    expect(normalCdf(-Infinity)).toBe(0);
    expect(twoSidedP(0)).toBe(1);
    expect(() => normalQuantile(1.1)).toThrow(RangeError);
  });
});

describe('the Student distribution', () => {
  it.each([
    [-12.7, 1, 0.025012163844672083],
    [-3, 2.5, 0.036288047774515914],
    [-1.86081, 17.7765, 0.0396973142172648],
    [0.2, 5, 0.5753197430020855],
    [-40, 30, 6.863022597203209e-28],
    [-2, 1e6, 0.02275026692565962],
    [-1e-5, 3, 0.4999963244740306],
  ])('has the probabilities of scipy 1.17 at t = %f, df = %f', (t, df, answer) => {
    expect(Math.abs(studentCdf(t, df) / answer - 1)).toBeLessThanOrEqual(1e-10);
  });

  it.each([
    [0.025, 1, -12.706204736174705],
    [0.025, 2.5, -3.5746548420036834],
    [0.975, 10, 2.228138851986274],
    [0.025, 55.3, -2.003800444464025],
    [0.001, 1e5, -3.090313809427238],
    [1e-10, 4, -416.1751403296041],
  ])('has the quantiles of scipy 1.17 at p = %f, df = %f', (probability, df, answer) => {
    expect(Math.abs(studentQuantile(probability, df) / answer - 1)).toBeLessThanOrEqual(1e-10);
  });

  it('goes there and back for any degrees of freedom, and ends in the normal one', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
        fc.double({ min: 0.5, max: 1e7, noNaN: true }),
        (probability, df) => {
          expect(Math.abs(studentCdf(studentQuantile(probability, df), df) / probability - 1)).toBeLessThan(1e-9);
        },
      ),
    );
    expectNear(studentQuantile(0.975, 1e9), Z95, 1e-8);
    expect(studentCdf(1, 1e13)).toBe(normalCdf(1));
    expect(() => studentCdf(1, 0)).toThrow(RangeError);
    expect(() => studentQuantile(0, 3)).toThrow(RangeError);
  });
});

describe('two proportions', () => {
  it('give the z and p-value of R prop.test for 56/70 and 48/80', () => {
    const { z, pValue } = estimated(proportionTest(56, 70, 48, 80));
    expectNear(z, 2.65017, 5e-6);
    expectNear(z * z, 7.02341, CLOSE);
    expectNear(pValue, 0.0080451, 1e-7);
  });

  it('give the comparison of the credit oracle', () => {
    const { treatment, control, ...answer } = oracle.credit.granted;
    const test = estimated(proportionTest(treatment.successes, treatment.n, control.successes, control.n));
    expectNear(test.z, answer.z_pooled, EXACT);
    near(test.pValue, answer.pvalue_two_sided);
    const [low, high] = newcombeDifference(treatment.successes, treatment.n, control.successes, control.n);
    expectNear(low, answer.newcombe95[0], EXACT);
    expectNear(high, answer.newcombe95[1], EXACT);
  });

  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [10, 10, 0, 20, 0.6791, 1],
  ])('give the interval of Newcombe 1998 for %i/%i and %i/%i', (x1, n1, x2, n2, low, high) => {
    const interval = newcombeDifference(x1, n1, x2, n2);
    expect(interval[0]).toBeCloseTo(low, 4);
    expect(interval[1]).toBeCloseTo(high, 4);
  });

  it('mirror when the groups change places', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(50), (x1, more1, x2, more2) => {
        const [n1, n2] = [x1 + more1 + 1, x2 + more2 + 1];
        const [low, high] = newcombeDifference(x1, n1, x2, n2);
        const [mirrorLow, mirrorHigh] = newcombeDifference(x2, n2, x1, n1);
        expectNear(mirrorLow, -high, RELATIVE);
        expectNear(mirrorHigh, -low, RELATIVE);
        expect(low).toBeGreaterThanOrEqual(-1 - RELATIVE);
        expect(high).toBeLessThanOrEqual(1 + RELATIVE);
      }),
    );
  });

  it('cover the truth in about 95 of 100 samples, and so does Wilson', () => {
    const random = randomOf(21);
    const draw = (n: number, share: number): number => {
      let successes = 0;
      for (let trial = 0; trial < n; trial++) if (random() < share) successes++;
      return successes;
    };
    expectCoverage(
      coverage(4000, () => {
        const [low, high] = newcombeDifference(draw(120, 0.3), 120, draw(90, 0.2), 90);
        return low <= 0.1 && 0.1 <= high;
      }),
    );
    const wilson = coverage(4000, () => {
      const [low, high] = wilsonInterval(draw(80, 0.15), 80);
      return low <= 0.15 && 0.15 <= high;
    });
    expect(wilson).toBeGreaterThan(0.93);
    expect(wilson).toBeLessThan(0.98);
  });

  it('say why they have no answer', () => {
    expect(proportionTest(0, 0, 1, 2)).toMatchObject({ reason: 'NO_OUTCOME_KNOWN' });
    expect(proportionTest(0, 3, 0, 2)).toMatchObject({ reason: 'ONE_CLASS' });
    expect(proportionTest(3, 3, 2, 2)).toMatchObject({ reason: 'ONE_CLASS' });
    expect(() => newcombeDifference(0, 0, 1, 2)).toThrow(RangeError);
  });
});

describe('welch', () => {
  it('gives the t test of R for sleep', () => {
    const first = momentsOf([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]);
    const second = momentsOf([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]);
    const test = estimated(welch(first, second));
    expectNear(test.t, -1.86081, 5e-6);
    expectNear(test.df, 17.7765, 5e-6);
    expectNear(test.pValue, 0.079394, CLOSE);
  });

  it('gives the t test of R for ToothGrowth', () => {
    const orange = [
      15.2, 21.5, 17.6, 9.7, 14.5, 10, 8.2, 9.4, 16.5, 9.7, 19.7, 23.3, 23.6, 26.4, 20, 25.2, 25.8, 21.2, 14.5, 27.3,
      25.5, 26.4, 22.4, 24.5, 24.8, 30.9, 26.4, 27.3, 29.4, 23,
    ];
    const acid = [
      4.2, 11.5, 7.3, 5.8, 6.4, 10, 11.2, 11.2, 5.2, 7, 16.5, 16.5, 15.2, 17.3, 22.5, 17.3, 13.6, 14.5, 18.8, 15.5,
      23.6, 18.5, 33.9, 25.5, 26.4, 32.5, 26.7, 21.5, 23.3, 29.5,
    ];
    const test = estimated(welch(momentsOf(orange), momentsOf(acid)));
    expectNear(test.t, 1.91527, 5e-6);
    expectNear(test.df, 55.3094, CLOSE);
    expectNear(test.pValue, 0.060635, CLOSE);
  });

  it('gives the comparison of gains of the credit oracle', () => {
    const { treatment, control, ...answer } = oracle.credit.gain;
    const [a, b] = [treatment, control].map(({ n, mean, sd }) => ({ n, mean, variance: sd * sd }));
    const test = estimated(welch(a!, b!));
    expectNear(test.t, answer.t_welch, EXACT);
    expectNear(test.df, answer.dof, EXACT);
    expect(Math.abs(test.pValue / answer.pvalue_two_sided - 1)).toBeLessThan(CLOSE);
    expectNear(test.interval[0], answer.welch95[0], EXACT);
    expectNear(test.interval[1], answer.welch95[1], EXACT);
  });

  it('covers the truth in about 95 of 100 samples of unequal variance', () => {
    const random = randomOf(8);
    const draw = (n: number, mean: number, deviation: number): GroupMoments =>
      momentsOf(Array.from({ length: n }, () => mean + deviation * normalQuantile(random() || 0.5)));
    expectCoverage(
      coverage(3000, () => {
        const { interval } = estimated(welch(draw(12, 3, 1), draw(20, 1, 4)));
        return interval[0] <= 2 && 2 <= interval[1];
      }),
    );
  });

  it('says why it has no answer', () => {
    expect(welch({ n: 1, mean: 1, variance: 0 }, { n: 9, mean: 1, variance: 2 })).toMatchObject({
      reason: 'TOO_FEW_ROWS',
    });
    expect(welch({ n: 5, mean: 1, variance: 0 }, { n: 9, mean: 2, variance: 0 })).toMatchObject({ ok: false });
  });
});

describe('many tests at once', () => {
  /** Benjamini and Hochberg 1995, section 4. */
  const published = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ];

  it('reject 3 by Holm and 4 by Benjamini and Hochberg in their example', () => {
    expect(holm(published).filter((p) => p <= 0.05)).toHaveLength(3);
    expect(benjaminiHochberg(published).filter((p) => p <= 0.05)).toHaveLength(4);
    expectNear(benjaminiHochberg(published)[3]!, 0.035625, RELATIVE);
  });

  it('keep the order of the p-values, the place of each, and stay in [0, 1]', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (pValues) => {
        for (const adjust of [holm, benjaminiHochberg]) {
          const adjusted = adjust(pValues);
          expect(adjusted).toHaveLength(pValues.length);
          adjusted.forEach((p, at) => {
            expect(p).toBeGreaterThanOrEqual(pValues[at]!);
            expect(p).toBeLessThanOrEqual(1);
            adjusted.forEach((q, other) => {
              if (pValues[at]! < pValues[other]!) expect(p).toBeLessThanOrEqual(q);
            });
          });
          expect(adjust(pValues.toReversed()).toReversed()).toEqual(adjusted);
        }
        holm(pValues).forEach((p, at) => expect(p).toBeGreaterThanOrEqual(benjaminiHochberg(pValues)[at]! - RELATIVE));
      }),
    );
  });
});

describe('randomOf', () => {
  it('repeats itself for a seed and differs between seeds', () => {
    const take = (seed: number): number[] => Array.from({ length: 5 }, randomOf(seed));
    expect(take(7)).toEqual(take(7));
    expect(take(7)).not.toEqual(take(8));
  });

  it.each([[0.3], [1], [7], [49], [51], [4000]])('draws Poisson counts of mean and variance %f', (mean) => {
    const random = randomOf(2);
    const draws = Array.from({ length: 40_000 }, () => (mean === 1 ? poissonOne(random) : poisson(random, mean)));
    const moments = momentsOf(draws);
    expect(draws.every((count) => Number.isInteger(count) && count >= 0)).toBe(true);
    expect(Math.abs(moments.mean - mean)).toBeLessThan(4 * Math.sqrt(mean / draws.length));
    expect(Math.abs(moments.variance / mean - 1)).toBeLessThan(0.05);
  });

  it('draws nothing from an empty group', () => expect(poisson(randomOf(1), 0)).toBe(0));
});
