import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascendingOrder } from '#shared/stats/ascending-order.ts';
import { randomOf } from '#shared/stats/random.ts';
import { compensatedSum } from '#shared/stats/sum.ts';

function expectSorted(values: Float64Array): void {
  const order = ascendingOrder(values);
  const slow = Array.from(values, (_, row) => row).sort((a, b) => values[a]! - values[b]! || a - b);
  expect(Array.from(order)).toEqual(slow);
}

describe('ascendingOrder', () => {
  it('sorts few rows and keeps the order of equal ones', () => {
    fc.assert(fc.property(fc.float64Array({ noNaN: true, maxLength: 50 }), (values) => expectSorted(values)));
  });

  it('sorts many rows of either sign, tiny, huge and equal, in the same order', () => {
    const random = randomOf(6);
    const spread = (): number => (random() - 0.5) * 10 ** Math.round(600 * random() - 300);
    expectSorted(new Float64Array(30_000).map(spread));
    expectSorted(new Float64Array(30_000).map(() => Math.round(20 * random() - 10) / 7));
    expectSorted(new Float64Array(30_000).map((_, row) => (row % 3 === 0 ? -0 : 0)));
  });

  it('sorts many rows that lie in a few steps between two far ones, or are infinite', () => {
    const random = randomOf(7);
    const near = (): number => 1 + random() * 1e-9;
    expectSorted(new Float64Array(30_000).map((_, row) => (row === 7 ? -1e12 : row === 8 ? 1e12 : near())));
    expectSorted(new Float64Array(60_000).map((_, row) => (row % 2 === 0 ? 1e12 * random() : near())));
    expectSorted(new Float64Array(30_000).map((_, row) => [Infinity, -Infinity, near(), 2][row % 4]!));
    expectSorted(new Float64Array(30_000).map((_, row) => [Infinity, 3, -Infinity][row % 3]!));
    expectSorted(new Float64Array(30_000).map(() => 5e-324 * Math.round(9 * random())));
    expectSorted(new Float64Array(30_000).map(() => (random() - 0.5) * 2 * Number.MAX_VALUE));
  });
});

describe('compensatedSum', () => {
  it('keeps what a plain sum loses', () => {
    const sum = compensatedSum();
    for (const term of [1, 1e100, 1, -1e100]) sum.add(term);
    expect(sum.value()).toBe(2);
  });
});
