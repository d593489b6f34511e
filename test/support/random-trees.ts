import type { Trees } from '#shared/explain/trees/ensemble.ts';
import type { Random } from '#shared/stats/random.ts';

/** Cuts and values come from one short list, so that ties are common. */
const GRID = [Number.NEGATIVE_INFINITY, -2, -1, -0.5, 0, 0.5, 1, 2, Number.POSITIVE_INFINITY];
const CUTS = GRID.slice(1, -1);

export type RandomTreesShape = {
  trees: number;
  columns: number;
  /** Longest path, in tests. */
  depth: number;
  /** Chance that a node above the longest depth is a split. */
  splitShare?: number;
};

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

/**
 * Seeded trees in canonical form: repeated columns on a path, contradictory tests, both missing tracks, single leaves.
 * Covers are null (see `randomCovers`).
 */
export function randomTrees(
  random: Random,
  { trees, columns, depth, splitShare = 0.8 }: RandomTreesShape,
): Trees & { cover: null } {
  const roots: number[] = [];
  const feature: number[] = [];
  const left: number[] = [];
  const right: number[] = [];
  const parent: number[] = [];
  const cut: number[] = [];
  const missingLeft: number[] = [];
  const value: number[] = [];
  const grow = (above: number, room: number): number => {
    const node = feature.length;
    const splits = room > 0 && random() < splitShare;
    feature.push(splits ? Math.floor(random() * columns) : -1);
    left.push(-1);
    right.push(-1);
    parent.push(above);
    cut.push(splits ? pick(random, CUTS) : 0);
    missingLeft.push(splits && random() < 0.5 ? 1 : 0);
    value.push(splits ? 0 : random() * 4 - 2);
    if (splits) {
      left[node] = grow(node, room - 1);
      right[node] = grow(node, room - 1);
    }
    return node;
  };
  for (let tree = 0; tree < trees; tree += 1) roots.push(grow(-1, depth));
  roots.push(feature.length);
  return {
    roots: Int32Array.from(roots),
    feature: Int32Array.from(feature),
    left: Int32Array.from(left),
    right: Int32Array.from(right),
    parent: Int32Array.from(parent),
    cut: Float64Array.from(cut),
    missingLeft: Uint8Array.from(missingLeft),
    value: Float64Array.from(value),
    cover: null,
  };
}

/** Encoded rows, row-major, on the grid of the cuts: ties, missing values and infinities. */
export function randomRows(random: Random, rows: number, columns: number, missingShare = 0.15): Float64Array {
  return Float64Array.from({ length: rows * columns }, () =>
    random() < missingShare ? Number.NaN : random() < 0.5 ? pick(random, GRID) : random() * 6 - 3,
  );
}

/** Owner of each encoded column; columns share owners, and every player below `players` may own none. */
export function randomOwners(random: Random, columns: number, players: number): Int32Array {
  return Int32Array.from({ length: columns }, () => Math.floor(random() * players));
}

/** Covers that add up from children to node; a share of branches has none, whole subtrees included. */
export function randomCovers(random: Random, trees: Trees, zeroShare = 0.2): Float64Array {
  const cover = new Float64Array(trees.feature.length);
  for (let node = cover.length - 1; node >= 0; node -= 1)
    cover[node] =
      trees.feature[node]! < 0
        ? random() < zeroShare
          ? 0
          : 1 + Math.floor(random() * 50)
        : cover[trees.left[node]!]! + cover[trees.right[node]!]!;
  return cover;
}

/** One tree of so many nodes, all leaves of value 0 as yet: for trees that a test draws by hand. */
export function blankTree(nodes: number): Trees & { cover: null } {
  return {
    roots: Int32Array.of(0, nodes),
    feature: new Int32Array(nodes).fill(-1),
    left: new Int32Array(nodes).fill(-1),
    right: new Int32Array(nodes).fill(-1),
    parent: new Int32Array(nodes).fill(-1),
    cut: new Float64Array(nodes),
    missingLeft: new Uint8Array(nodes),
    value: new Float64Array(nodes),
    cover: null,
  };
}
