import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noncentralStudentCdf } from '#shared/stats/noncentral-student.ts';
import {
  detectableIncrease,
  powerOfMeans,
  powerOfProportions,
  sizeForMeans,
  sizeForProportions,
} from '#shared/stats/power.ts';

const known = JSON.parse(readFileSync(new URL('known/power.json', import.meta.url), 'utf8')) as {
  noncentral: { t: number; degrees: number; shift: number; probability: number }[];
};

const EQUAL = { power: 0.8, level: 0.95, share: 0.5 };

describe('known answers', () => {
  it('R power.prop.test finds 10 % against 12 % with 3,841 cases a group', () => {
    expect(sizeForProportions(0.1, 0.12, EQUAL).treatment).toBeCloseTo(3840.8475, 4);
    expect(sizeForProportions(0.1, 0.12, EQUAL).control).toBeCloseTo(3840.8475, 4);
  });

  it('R power.prop.test: 50 cases a group find 50 % against 75 % with a chance of 74 %', () => {
    expect(powerOfProportions(0.5, 0.75, { treatment: 50, control: 50 }, 0.95)).toBeCloseTo(0.7401659, 6);
  });

  it('statsmodels and Stata: 1.5 % against 0.1 % with 550 cases a group', () => {
    expect(powerOfProportions(0.015, 0.001, { treatment: 550, control: 550 }, 0.95)).toBeCloseTo(0.74156, 5);
  });

  it('R power.t.test: 20 cases a group find one standard deviation with a chance of 87 %', () => {
    expect(powerOfMeans(1, { treatment: 20, control: 20 }, 0.95)).toBeCloseTo(0.8689528, 7);
  });

  it('scipy.stats.nct over a grid', () => {
    for (const { t, degrees, shift, probability } of known.noncentral)
      expect(Math.abs(noncentralStudentCdf(t, degrees, shift) - probability), `${t} ${degrees} ${shift}`).toBeLessThan(
        degrees < 5 ? 2e-4 : degrees < 100_000 ? 1e-8 : 2e-6,
      );
  });
});

describe('laws', () => {
  const share = fc.double({ min: 0.05, max: 0.5, noNaN: true });
  const rate = fc.double({ min: 0.01, max: 0.6, noNaN: true });
  const step = fc.double({ min: 0.005, max: 0.3, noNaN: true });

  it('the size that is needed has the power that was asked for', () => {
    fc.assert(
      fc.property(rate, step, share, (control, effect, part) => {
        const sizes = sizeForProportions(control, control + effect, { ...EQUAL, share: part });
        expect(powerOfProportions(control, control + effect, sizes, 0.95)).toBeCloseTo(0.8, 9);
        expect(sizes.treatment / (sizes.treatment + sizes.control)).toBeCloseTo(part, 9);
      }),
      { numRuns: 200 },
    );
  });

  it('the same for means', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.02, max: 2, noNaN: true }), share, (effect, part) => {
        const sizes = sizeForMeans(effect, { ...EQUAL, share: part });
        expect(powerOfMeans(effect, sizes, 0.95)).toBeCloseTo(0.8, 6);
      }),
      { numRuns: 20 },
    );
  });

  it('equal groups need the fewest cases', () => {
    fc.assert(
      fc.property(rate, step, fc.double({ min: 0.05, max: 0.4, noNaN: true }), (control, effect, part) => {
        const all = (share: number): number => {
          const { treatment, control: rest } = sizeForProportions(control, control + effect, { ...EQUAL, share });
          return treatment + rest;
        };
        expect(all(part)).toBeGreaterThan(0.9 * all(0.5));
        expect(all(part)).toBeLessThan(all(part / 2));
      }),
      { numRuns: 100 },
    );
  });

  it('the smallest increase found is the one whose size is asked for', () => {
    const increase = detectableIncrease(0.1, { treatment: 3840.8475, control: 3840.8475 }, EQUAL);
    expect(increase).toBeCloseTo(0.02, 6);
    expect(detectableIncrease(0.5, { treatment: 3, control: 3 }, EQUAL)).toBeNull();
  });

  it('refuses what is no test', () => {
    expect(() => sizeForProportions(0, 0.1, EQUAL)).toThrow(RangeError);
    expect(() => sizeForProportions(0.1, 0.1, EQUAL)).toThrow(RangeError);
    expect(() => sizeForProportions(0.1, 0.2, { ...EQUAL, share: 0 })).toThrow(RangeError);
    expect(() => sizeForMeans(0, EQUAL)).toThrow(RangeError);
  });
});
