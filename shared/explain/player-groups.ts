/** Players that are told as one; a player that no group holds stands alone. */
export type PlayerGroup = { group: number | null; players: number[] };

/**
 * Players by groups of columns. Contributions add up, so that of a group is the sum of its players', exactly.
 *
 * @param members for each player, the columns that it stands for
 * @param groups for each group, its columns; a player belongs to a group that holds all its columns
 * @returns every player once: groups in their order, then the players that stand alone; a group without a player is left out
 */
export function playerGroups(
  members: readonly (readonly number[])[],
  groups: readonly (readonly number[])[],
): PlayerGroup[] {
  const groupOf = members.map((columns) =>
    groups.findIndex((group) => columns.length > 0 && columns.every((column) => group.includes(column))),
  );
  const together = groups.map((_, group) => ({
    group,
    players: groupOf.flatMap((own, player) => (own === group ? [player] : [])),
  }));
  const alone = groupOf.flatMap((own, player) => (own < 0 ? [{ group: null, players: [player] }] : []));
  return [...together.filter(({ players }) => players.length > 0), ...alone];
}
