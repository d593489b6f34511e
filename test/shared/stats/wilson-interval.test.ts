import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '#shared/stats/wilson-interval.ts';

/** The paper prints four digits. */
const PRINTED = 4;

describe('wilsonInterval', () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('gives the interval of Newcombe 1998 for %i of %i', (successes, trials, low, high) => {
    const interval = wilsonInterval(successes, trials);
    expect(interval[0]).toBeCloseTo(low, PRINTED);
    expect(interval[1]).toBeCloseTo(high, PRINTED);
  });

  it('stays in [0, 1], holds the share and mirrors when successes and failures change places', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (trials, share) => {
          const successes = Math.round(share * trials);
          const [low, high] = wilsonInterval(successes, trials);
          const [mirrorLow, mirrorHigh] = wilsonInterval(trials - successes, trials);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low).toBeLessThanOrEqual(successes / trials);
          expect(high).toBeGreaterThanOrEqual(successes / trials);
          expect(mirrorLow).toBeCloseTo(1 - high, 9);
          expect(mirrorHigh).toBeCloseTo(1 - low, 9);
        },
      ),
    );
  });

  it('invents no interval', () => {
    expect(() => wilsonInterval(0, 0)).toThrow(RangeError);
    expect(() => wilsonInterval(3, 2)).toThrow(RangeError);
  });
});
