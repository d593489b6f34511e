import { branchShare } from './covers.ts';
import type { Trees } from './ensemble.ts';
import type { Owners } from './pair-walk.ts';

/** A player met on the way down, and the product of its branches' shares of the cover (1 where covers are not asked for). */
export type MetPlayer = { player: number; share: number };

/** A subtree that becomes a block, and what is known above it. */
export type Cut = {
  tree: number;
  node: number;
  met: readonly MetPlayer[];
  /** Product of the shares of the cover of the branches above that are nobody's. */
  aside: number;
  level: number;
  stepsBefore: number;
};

/** A branch taken above the blocks: the bit of the player who is tested, and the level that it leads to. */
export type Step = { node: number; left: boolean; bit: number; level: number };

export type CutOptions = Owners & {
  /** One for each node; null where shares are not asked for. */
  covers: Float64Array | null;
  /** Players met above and tests of players inside, up to which a subtree is one block. */
  blockBits: number;
};

/** The most bits of a pattern: larger tables are never full, and a path with more players has no block. */
export const MOST_BITS = 13;

type Place = Pick<Cut, 'node' | 'met' | 'aside' | 'level'> & { step: Step | null };

/**
 * Cuts trees into bottom subtrees, in preorder. Subtrees that credit nobody are left out.
 *
 * @returns null when a path meets more players than a pattern has bits
 */
export function cutTrees(trees: Trees, options: CutOptions): { cuts: Cut[]; steps: Step[] } | null {
  const tests = testsBelow(trees, options);
  const cuts: Cut[] = [];
  const steps: Step[] = [];
  for (let tree = 0; tree + 1 < trees.roots.length; tree += 1) {
    const open: Place[] = [{ node: trees.roots[tree]!, met: [], aside: 1, level: 0, step: null }];
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      const { node, met, aside, level, step } = place;
      if (step !== null) steps.push(step);
      const bits = met.length + tests[node]!;
      const isLeaf = trees.feature[node]! < 0;
      if (isLeaf && bits > MOST_BITS) return null;
      if (isLeaf || bits <= options.blockBits) {
        if (bits > 0) cuts.push({ tree, node, met, aside, level, stepsBefore: steps.length });
      } else open.push(childOf(place, trees, options, false), childOf(place, trees, options, true));
    }
  }
  return { cuts, steps };
}

/** Tests of players in the subtree of each node. */
function testsBelow(trees: Trees, { owner }: Owners): Int32Array {
  const tests = new Int32Array(trees.feature.length);
  for (let node = tests.length - 1; node >= 0; node -= 1)
    if (trees.feature[node]! >= 0)
      tests[node] = Number(owner[trees.feature[node]!]! >= 0) + tests[trees.left[node]!]! + tests[trees.right[node]!]!;
  return tests;
}

function childOf(
  { node, met, aside, level }: Place,
  trees: Trees,
  { owner, covers }: CutOptions,
  left: boolean,
): Place {
  const child = left ? trees.left[node]! : trees.right[node]!;
  const player = owner[trees.feature[node]!]!;
  const share = covers === null ? 1 : branchShare(covers, node, child);
  if (player < 0) return { node: child, met, aside: aside * share, level, step: null };
  const known = met.findIndex((one) => one.player === player);
  return {
    node: child,
    met:
      known < 0
        ? [...met, { player, share }]
        : met.map((one, at) => (at === known ? { player, share: share * one.share } : one)),
    aside,
    level: level + 1,
    step: { node, left, bit: 1 << (known < 0 ? met.length : known), level: level + 1 },
  };
}
