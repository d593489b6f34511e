import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notEstimable } from '#shared/domain/estimate.ts';
import { standardisedDifference } from '#shared/stats/standardised-difference.ts';

const moments = fc.record({
  n: fc.integer({ min: 2, max: 5000 }),
  mean: fc.double({ min: -100, max: 100, noNaN: true }),
  variance: fc.double({ min: 0.01, max: 100, noNaN: true }),
});

describe('standardised difference', () => {
  it('counts means in the usual spread: 5 apart at a spread of 10 is a half', () => {
    const told = standardisedDifference({ n: 50, mean: 55, variance: 100 }, { n: 50, mean: 50, variance: 100 });
    // Hedges and Olkin: se = sqrt(100 / 2500 + 0.25 / 200).
    expect(told).toEqual({
      value: 0.5,
      interval: [0.5 - 1.959963984540054 * Math.sqrt(0.04125), 0.5 + 1.959963984540054 * Math.sqrt(0.04125)],
    });
  });

  it('counts shares so too: 30 % against 20 %', () => {
    const told = standardisedDifference({ n: 200, mean: 0.3, variance: 0.21 }, { n: 200, mean: 0.2, variance: 0.16 });
    expect((told as { value: number }).value).toBeCloseTo(0.1 / Math.sqrt(0.185), 12);
  });

  it('turns its sign with the groups, and does not hang on the unit', () => {
    fc.assert(
      fc.property(moments, moments, fc.double({ min: 0.1, max: 50, noNaN: true }), (first, second, scale) => {
        const inUnit = (one: typeof first): typeof first => ({
          n: one.n,
          mean: one.mean * scale,
          variance: one.variance * scale ** 2,
        });
        const told = standardisedDifference(first, second) as { value: number };
        const turned = standardisedDifference(second, first) as { value: number };
        const scaled = standardisedDifference(inUnit(first), inUnit(second)) as { value: number };
        expect(turned.value).toBeCloseTo(-told.value, 9);
        expect(scaled.value).toBeCloseTo(told.value, 6);
      }),
    );
  });

  it('says why there is none', () => {
    const one = { n: 1, mean: 1, variance: 0 };
    expect(standardisedDifference(one, { n: 9, mean: 1, variance: 1 })).toEqual(notEstimable('TOO_FEW_ROWS', 2));
    expect(standardisedDifference({ n: 9, mean: 1, variance: 0 }, { n: 9, mean: 2, variance: 0 })).toEqual(
      notEstimable('CONSTANT_COLUMN'),
    );
  });
});
