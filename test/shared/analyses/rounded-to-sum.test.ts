import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundedToSum } from '#shared/analyses/rounded-to-sum.ts';

describe('parts rounded so that they add up', () => {
  it('give the largest remainders the step that is left', () => {
    expect(roundedToSum([0.3333, 0.3333, 0.3334], 1, 2)).toEqual([0.33, 0.33, 0.34]);
    expect(roundedToSum([0.177, 0.148, -0.087], 0.238, 2)).toEqual([0.18, 0.15, -0.09]);
    expect(roundedToSum([], 1, 2)).toEqual([]);
    expect(roundedToSum([-0, 0], 0, 1)).toEqual([0, 0]);
  });

  it('always add up, each within one step of its value', () => {
    const parts = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 4 }), (values, digits) => {
        const scale = 10 ** digits;
        const sum = values.reduce((all, value) => all + value, 0);
        const rounded = roundedToSum(values, sum, digits);
        const steps = rounded.reduce((all, value) => all + Math.round(value * scale), 0);
        expect(steps).toBe(Math.round(sum * scale) + 0);
        rounded.forEach((value, at) => expect(Math.abs(value - values[at]!)).toBeLessThanOrEqual((1 + 1e-6) / scale));
      }),
    );
  });
});
