import type { Link } from '#shared/explain/link.ts';
import type { Margin, Trees } from '#shared/explain/trees/ensemble.ts';
import type { Random } from '#shared/stats/random.ts';
import { randomOf } from '#shared/stats/random.ts';
import { interventionalGame, treeMargins } from '#test/support/interventional-oracle.ts';
import { blankTree, randomOwners, randomRows, randomTrees } from '#test/support/random-trees.ts';
import type { Attribution } from '#test/support/tree-oracle.ts';
import { shapleyBySubsets } from '#test/support/tree-oracle.ts';

/** Relative to the largest contribution, or 1: sums of at most some hundred leaf values of order 1. */
const EXACT = 1e-12;

export type PairCase = {
  margins: Margin[];
  owners: { owner: Int32Array; players: number };
  x: Float64Array;
  background: { rows: number; columns: number; values: Float64Array };
};

export const SEEDS = Number(process.env['TRIBUNE_RUNS'] ?? 500);

const upTo = (random: Random, most: number): number => 1 + Math.floor(random() * most);

/** Some margins over up to 9 columns of up to 6 players: missing values both ways, ties, contradictory tests. */
export function randomPairCase(seed: number): PairCase {
  const random = randomOf(seed);
  const columns = upTo(random, 9);
  const players = upTo(random, 6);
  const rows = upTo(random, 4);
  const margins = Array.from({ length: upTo(random, 3) }, () => ({
    trees: randomTrees(random, { trees: upTo(random, 4), columns, depth: Math.floor(random() * 7) }),
    base: random() - 0.5,
  }));
  return {
    margins,
    owners: { owner: randomOwners(random, columns, players), players },
    x: randomRows(random, 1, columns),
    background: { rows, columns, values: randomRows(random, rows, columns) },
  };
}

/** A link of each kind in turn, over the margins of the case. */
export function linkOf(seed: number, margins: number): Link {
  const random = randomOf(seed + 1e6);
  const output = Math.floor(random() * margins);
  const links: Link[] = [
    { kind: 'identity', output },
    { kind: 'logistic', output },
    { kind: 'softmax', output },
    {
      kind: 'sigmoids',
      members: Array.from({ length: margins }, (_, member) => ({
        output: member,
        slope: random() * 3 - 2,
        intercept: random() - 0.5,
      })),
    },
    { kind: 'exponential', output, factor: 0.3 },
    { kind: 'complement', of: { kind: 'logistic', output } },
    { kind: 'complement', of: { kind: 'softmax', output } },
  ];
  return links[seed % links.length]!;
}

export function rowsOf({ rows, columns, values }: PairCase['background']): number[][] {
  return Array.from({ length: rows }, (_, row) => [...values.slice(row * columns, (row + 1) * columns)]);
}

/** The definition over all coalitions. */
export function bySubsets({ margins, owners, x, background }: PairCase, link: Link): Attribution {
  return shapleyBySubsets(
    owners.players,
    interventionalGame({
      margins: treeMargins(margins),
      link,
      owner: owners.owner,
      x: [...x],
      background: rowsOf(background),
    }),
  );
}

/** The furthest that two explanations are apart, in units of what is allowed. */
export function apart(found: Attribution, known: Attribution): number {
  const scale = known.phi.reduce((most, one) => Math.max(most, Math.abs(one)), 1);
  const gaps = [found.base - known.base, ...found.phi.map((one, player) => one - known.phi[player]!)];
  if (found.phi.length !== known.phi.length || gaps.some(Number.isNaN)) return Number.POSITIVE_INFINITY;
  return Math.max(...gaps.map(Math.abs)) / (scale * EXACT);
}

/** A chain: split i tests column i with cut 0, x <= 0 ends at leaf -1, and all above 0 end at the last leaf, of value 1. */
export function chainOf(columns: number): Trees {
  const nodes = 2 * columns + 1;
  const trees: Trees = blankTree(nodes);
  for (let column = 0; column < columns; column += 1) {
    const node = 2 * column;
    trees.feature[node] = column;
    trees.left[node] = node + 1;
    trees.right[node] = node + 2;
    trees.parent[node + 1] = trees.parent[node + 2] = node;
    trees.value[node + 1] = -1;
  }
  trees.value[nodes - 1] = 1;
  return trees;
}

/** Each column with a player of its own. */
export function ownColumns(columns: number): { owner: Int32Array; players: number } {
  return { owner: Int32Array.from({ length: columns }, (_, column) => column), players: columns };
}

/** Players that no test of these margins asks about. */
export function untested(margins: readonly Margin[], { owner, players }: PairCase['owners']): number[] {
  const tested = new Set(margins.flatMap(({ trees }) => [...trees.feature]).map((column) => owner[column]));
  return Array.from({ length: players }, (_, player) => player).filter((player) => !tested.has(player));
}
