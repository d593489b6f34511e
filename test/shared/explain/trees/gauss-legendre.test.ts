import { describe, expect, test } from 'vitest';
import { gaussLegendre } from '#shared/explain/trees/gauss-legendre.ts';

/** Sums of positive terms of order 1: a few units in the last place. */
const EXACT = 1e-14;

const integral = (count: number, degree: number): number => {
  const { points, weights } = gaussLegendre(count);
  return points.reduce((sum, point, k) => sum + weights[k]! * point ** degree, 0);
};

describe('Gauss-Legendre points', () => {
  test('known values of two and three points', () => {
    const two = gaussLegendre(2);
    expect(two.points[0]).toBeCloseTo((1 - 1 / Math.sqrt(3)) / 2, 15);
    expect([...two.weights]).toEqual([expect.closeTo(0.5, 15), expect.closeTo(0.5, 15)]);
    const three = gaussLegendre(3);
    expect([...three.points]).toEqual([
      expect.closeTo((1 - Math.sqrt(0.6)) / 2, 15),
      0.5,
      expect.closeTo((1 + Math.sqrt(0.6)) / 2, 15),
    ]);
    expect([...three.weights]).toEqual([
      expect.closeTo(5 / 18, 15),
      expect.closeTo(4 / 9, 15),
      expect.closeTo(5 / 18, 15),
    ]);
  });

  test.each([1, 2, 3, 4, 5, 8, 13, 20, 30])('%i points: weights add up to 1, points ascend inside (0, 1)', (count) => {
    const { points, weights } = gaussLegendre(count);
    expect(Math.abs(weights.reduce((a, b) => a + b) - 1)).toBeLessThan(EXACT);
    expect(points[0]).toBeGreaterThan(0);
    expect(points.at(-1)).toBeLessThan(1);
    for (let k = 1; k < count; k += 1) expect(points[k]).toBeGreaterThan(points[k - 1]!);
  });

  test.each([1, 2, 3, 4, 5, 8, 13, 20, 30])('%i points integrate every power up to twice that, less one', (count) => {
    for (let degree = 0; degree < 2 * count; degree += 1)
      expect(Math.abs(integral(count, degree) - 1 / (degree + 1))).toBeLessThan(EXACT);
  });

  test('and no further: one power more is wrong', () => {
    for (const count of [1, 2, 3, 6])
      expect(Math.abs(integral(count, 2 * count) - 1 / (2 * count + 1))).toBeGreaterThan(1e-9);
  });

  test('no point, or half of one, is refused', () => {
    expect(() => gaussLegendre(0)).toThrow(RangeError);
    expect(() => gaussLegendre(1.5)).toThrow(RangeError);
  });
});
