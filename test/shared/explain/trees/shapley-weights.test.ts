import { expect, test } from 'vitest';
import { shapleyWeights } from '../../../../shared/explain/trees/shapley-weights.ts';

test('weights are (a-1)! c! / (a+c)!', () => {
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  const weights = shapleyWeights(12);
  for (let a = 1; a <= 12; a++)
    for (let c = 0; a + c <= 12; c++) {
      const known = (factorial(a - 1) * factorial(c)) / factorial(a + c);
      expect(Math.abs((weights[a * 13 + c] ?? 0) / known - 1)).toBeLessThan(1e-14);
    }
});

test('what the a gain together is 1 without c, and equals what the c lose together with both', () => {
  const weights = shapleyWeights(63);
  for (let a = 1; a <= 63; a++) expect(a * (weights[a * 64] ?? 0)).toBeCloseTo(1, 14);
  for (let a = 1; a < 63; a++)
    for (let c = 1; a + c <= 63; c++) {
      const gain = a * (weights[a * 64 + c] ?? 0);
      const loss = c * (weights[c * 64 + a] ?? 0);
      expect(gain).toBeGreaterThan(0);
      expect(Math.abs(gain / loss - 1)).toBeLessThan(1e-13);
    }
});
