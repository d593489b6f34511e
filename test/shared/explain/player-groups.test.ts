import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { playerGroups } from '#shared/explain/player-groups.ts';

describe('players by groups of columns', () => {
  it('are in the group that holds all their columns, else alone', () => {
    expect(playerGroups([[0], [1, 2], [3], [4]], [[0, 3], [1, 4], [9]])).toEqual([
      { group: 0, players: [0, 2] },
      { group: 1, players: [3] },
      { group: null, players: [1] },
    ]);
  });

  it('are each told once, whatever the groups', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(8), { minLength: 1, maxLength: 3 }), { maxLength: 9 }),
        fc.array(fc.array(fc.nat(8), { minLength: 1, maxLength: 4 }), { maxLength: 4 }),
        (members, groups) => {
          const told = playerGroups(members, groups).flatMap(({ players }) => players);
          expect(told.toSorted((a, b) => a - b)).toEqual(members.map((_, player) => player));
        },
      ),
    );
  });
});
