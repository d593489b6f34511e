import { expect, it } from 'vitest';
import { ordersOf } from '#shared/stats/score-pairs.ts';
import { chosenAtBudget, swapOf } from '#electron/engine/questions/shadow/budget.ts';

it('tells an interval where nearly all end well and equal scores at the border are chosen in part', () => {
  const column = (...values: number[]): Float64Array => Float64Array.from(values);
  const none = column(NaN, NaN, NaN);
  // 100 of 300 rows: the champion takes the first group, the shadow a part of the two that it scores alike.
  const cells = {
    ...{ first: column(0.9, 0.5, 0.1), second: column(0.2, 0.8, 0.8), firstChosen: none, secondChosen: none },
    ...{ n: column(100, 101, 99), known: column(100, 97, 98), positives: column(100, 97, 98), acted: column(0, 0, 0) },
  };
  const swap = swapOf(cells, chosenAtBudget(cells, 1 / 3, ordersOf(cells)), false);
  if ('ok' in swap) throw new Error(swap.reason);
  expect(swap.in.known).toBeCloseTo(97.5, 9);
  const [low, high] = swap.interval as [number, number];
  expect([low < 0, high > 0, swap.difference]).toEqual([true, true, 0]);
});
