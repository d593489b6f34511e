import type { Players } from '#shared/explain/players.ts';
import type { DerivedColumn } from '#shared/explain/trees/ensemble.ts';
import type { Owners } from './ownership.ts';
import { Refusal } from './refusal.ts';

/**
 * One player for each feature, in the order of the features; features that one column mixes are one player.
 *
 * @throws Refusal COLUMNS_MIXED when most features would be one player: nothing would be told apart
 */
export function playersOf(features: number, owners: Owners, derived: readonly DerivedColumn[]): Players {
  const head = Array.from({ length: features }, (_, feature) => feature);
  const headOf = (feature: number): number => {
    let at = feature;
    for (let above = head[at]; above !== undefined && above !== at; above = head[at]) at = above;
    return at;
  };
  for (const owner of owners)
    for (const feature of owner) {
      const [a, b] = [headOf(owner[0] ?? feature), headOf(feature)];
      head[Math.max(a, b)] = Math.min(a, b);
    }
  const heads = head.map((_, feature) => headOf(feature));
  const first = heads.filter((one, feature) => one === feature);
  const members = first.map((one) => heads.flatMap((other, feature) => (other === one ? [feature] : [])));
  const largest = Math.max(...members.map((member) => member.length));
  if (largest > 1 && largest * 2 > features) throw new Refusal('COLUMNS_MIXED', `${largest} of ${features}`);
  const encoded = owners.map((owner) => (owner[0] === undefined ? -1 : first.indexOf(headOf(owner[0]))));
  return { members, owner: Int32Array.from([...encoded, ...derived.map(({ source }) => encoded[source] ?? -1)]) };
}
