import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomOf } from '#shared/stats/random.ts';
import { sortNumbers } from '#shared/stats/sorted-numbers.ts';

function expectSorted(values: Float64Array): void {
  const slow = Array.from(values, (value) => value + 0).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const sorted = Float64Array.from(values);
  sortNumbers(sorted);
  expect(Array.from(sorted, (value) => value + 0)).toEqual(slow);
}

describe('sortNumbers', () => {
  it('sorts any few values', () => {
    fc.assert(fc.property(fc.float64Array({ noNaN: true, maxLength: 200 }), (values) => expectSorted(values)));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 200 }), (values) =>
        expectSorted(Float64Array.from(values)),
      ),
    );
  });

  it('sorts many values, however they are spread', () => {
    const random = randomOf(8);
    const near = (): number => 1 + random() * 1e-9;
    for (const value of [
      () => random(),
      () => Math.round(1e4 * random() * random()) / 1e4,
      () => (random() - 0.5) * 10 ** Math.round(600 * random() - 300),
      (row: number) => (row === 7 ? -1e12 : row === 8 ? 1e12 : near()),
      (row: number) => [Infinity, -Infinity, near(), 2][row % 4]!,
      () => (random() - 0.5) * 2 * Number.MAX_VALUE,
      () => 5e-324 * Math.round(9 * random()),
      (row: number) => -row,
    ])
      expectSorted(Float64Array.from({ length: 30_000 }, (_, row) => value(row)));
  });
});
