import { describe, expect, it } from 'vitest';
import { mixturePValue } from '#shared/stats/mixture-sprt.ts';
import { randomOf } from '#shared/stats/random.ts';

describe('mixture sequential test', () => {
  it('is the reciprocal of the mixture likelihood ratio', () => {
    // V = tau^2 = 1, z = 2: L = sqrt(1/2) e.
    expect(mixturePValue(2, 1, 1)).toBeCloseTo(Math.SQRT2 / Math.E, 12);
    // V = 4, tau^2 = 1, z = 5: L = sqrt(4/5) exp(2.5).
    expect(mixturePValue(10, 2, 1)).toBeCloseTo(Math.sqrt(5 / 4) * Math.exp(-2.5), 12);
    expect(mixturePValue(-10, 2, 1)).toBe(mixturePValue(10, 2, 1));
    expect(mixturePValue(0, 1, 1)).toBe(1);
    expect(() => mixturePValue(1, 0, 1)).toThrow(RangeError);
    expect(() => mixturePValue(1, 1, 0)).toThrow(RangeError);
  });

  it('errs in at most 5 % of tests without an effect, looked at on 14 days, and finds one that is there', () => {
    const random = randomOf(14);
    const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    /** Share of tests that end on some day; a day brings 1,000 people in each arm, whose spread is 1. */
    const stopped = (effect: number, tau: number): number => {
      const tests = 4000;
      let found = 0;
      for (let test = 0; test < tests; test++) {
        let sum = 0;
        for (let day = 1; day <= 14; day++) {
          sum += effect * 1000 + Math.sqrt(2 * 1000) * normal();
          if (mixturePValue(sum / (1000 * day), Math.sqrt(2 / (1000 * day)), tau) > 0.05) continue;
          found += 1;
          break;
        }
      }
      return found / tests;
    };
    for (const tau of [0.01, 0.03, 0.1]) expect(stopped(0, tau)).toBeLessThan(0.05);
    expect(stopped(0.06, 0.06)).toBeGreaterThan(0.95);
  });
});
