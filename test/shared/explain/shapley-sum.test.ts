import { expect, test } from 'vitest';
import { canEnumerate, shapleySum } from '#shared/explain/shapley-sum.ts';
import { randomOf } from '#shared/stats/random.ts';
import { shapleyBySubsets } from '#test/support/tree-oracle.ts';

test('values of random games of 0 to 12 players are those of the definition', () => {
  const sum = shapleySum();
  for (const players of [0, 1, 2, 3, 5, 12, 4, 8, 2]) {
    const random = randomOf(players + 1);
    const worth = Float64Array.from({ length: 1 << players }, () => random() * 2 - 1);
    const kept = worth.slice();
    const phi = new Float64Array(players);
    sum(worth, players, { phi, seats: Int32Array.from({ length: players }, (_, player) => player) });
    const known = shapleyBySubsets(players, (coalition) => worth[coalition]!).phi;
    phi.forEach((value, player) => expect(value).toBeCloseTo(known[player]!, 13));
    expect(worth).toEqual(kept);
  }
});

test('values are added at the seats of the players, nowhere else', () => {
  const phi = Float64Array.of(10, 20, 30);
  // v = 4 for player 0 alone or with the other, who brings nothing.
  shapleySum()(Float64Array.of(0, 4, 0, 4, 99), 2, { phi, seats: Int32Array.of(2, 0, 1) });
  expect([...phi]).toEqual([10, 20, 34]);
});

test('twelve players, or sixteen against a small background', () => {
  expect(canEnumerate(12, 1_000_000)).toBe(true);
  expect(canEnumerate(13, 201)).toBe(false);
  expect(canEnumerate(16, 200)).toBe(true);
  expect(canEnumerate(17, 1)).toBe(false);
});
