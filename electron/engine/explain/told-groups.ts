import type { Contribution, Explained } from '#shared/analyses/explain/schema.ts';
import type { Manifest } from '#shared/bundle/manifest.ts';
import { playerGroups } from '#shared/explain/player-groups.ts';
import { localText } from '../questions/scored.ts';
import { namedPlayer } from './named-players.ts';

type Asked = {
  manifest: Pick<Manifest, 'features' | 'groups'>;
  /** For each player its columns, and its contribution as it is told. */
  members: readonly (readonly number[])[];
  contributions: readonly Contribution[];
  /** Columns that move together. */
  clusters: readonly { columns: readonly number[] }[];
  by: 'bundle' | 'together' | undefined;
};

/**
 * Contributions by groups of facts: those of the bundle, or facts that move together. Without a wish, the bundle's where
 * it has some; null where there is no group at all.
 *
 * @param contributions in the order of `members`
 */
export function toldGroups({ manifest, members, contributions, clusters, by }: Asked): Explained['groups'] {
  const { features, groups: given = [] } = manifest;
  const source = by ?? (given.length > 0 ? 'bundle' : 'together');
  const at = (name: string): number => features.findIndex((one) => one.name === name);
  const named =
    source === 'bundle'
      ? given.map(({ name, label, features: names }) => ({ name, label: localText(label), columns: names.map(at) }))
      : clusters.map(({ columns }) => {
          const { feature, label } = namedPlayer(columns, features);
          return { name: feature, label, columns };
        });
  if (named.length === 0) return null;
  const groups = playerGroups(
    members,
    named.map(({ columns }) => columns),
  ).map(({ group, players }) => {
    const own = players.map((player) => contributions[player]!);
    const { name, label } = group === null ? { name: own[0]!.feature, label: own[0]!.label } : named[group]!;
    return {
      group: name,
      label,
      isAlone: group === null,
      members: own
        .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
        .map(({ feature }) => feature),
      contribution: own.reduce((sum, one) => sum + one.contribution, 0),
    };
  });
  return {
    by: source,
    groups: groups.sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution) || (a.group < b.group ? -1 : 1)),
  };
}
