import { branchShare } from './covers.ts';
import type { Margin, Trees } from './ensemble.ts';
import { gaussLegendre } from './gauss-legendre.ts';
import type { Quadrature } from './gauss-legendre.ts';

/** Points of one pass over a tree; a tree that needs more is passed several times. */
export const PASS_WIDTH = 4;

/**
 * What the quadrature engine knows of a margin, in flat arrays. Splits (inner nodes) of all trees lie in preorder; a
 * tree's nodes are numbered from 0 in preorder, so that the left child of node i is node i + 1.
 */
export type QuadraturePlan = {
  players: number;
  /** Encoded columns of a row, derived ones included. */
  columns: number;
  /** Margin of the empty coalition: base of the model and the average of its trees by covers. */
  base: number;
  /** For each split: column that is tested, plus `columns` where missing values go left. */
  slot: Int32Array;
  cut: Float64Array;
  player: Int32Array;
  /** For each split: nearest split above of the same player and the side taken there, as 2 * split + side; else -1. */
  above: Int32Array;
  /** For each split: its node and that of its right child, within the tree. */
  node: Int32Array;
  right: Int32Array;
  /** For each split, two numbers: factors of its children once the player is broken, leaf values multiplied in. */
  broken: Float64Array;
  /** For each pass: first split, split after the last, points (1 to 4), numbers kept for each point list (2 or 4). */
  from: Int32Array;
  to: Int32Array;
  width: Int32Array;
  stride: Int32Array;
  /** For each pass: where its constants start. */
  start: Int32Array;
  /**
   * For each split of a pass, 8 lists of `stride` numbers, zeros after `width`. First four for a row that goes left:
   * factor of the left child, of the right child (leaf values multiplied in), share of the left, of the right subtree in
   * the player's contribution; then the same for a row that goes right.
   */
  constants: Float64Array;
  /** Most nodes of a tree. */
  nodes: number;
};

export type PlanOptions = {
  /** For each encoded column its player, -1 for a column of nobody. */
  owner: Int32Array;
  players: number;
  /** One for each node of the trees (see `covers.ts`). */
  covers: Float64Array;
  /** Encoded columns of a row, derived ones included. */
  columns: number;
};

/**
 * Prepares exact path-dependent Shapley values of one margin: the leaf game value * product over players of (met ? X :
 * share of covers) has weights that are integrals over q of a polynomial of degree D - 1, so that ceil(D / 2)
 * Gauss-Legendre points are exact, D being the most players on a path.
 *
 * A split knows three outcomes: all tests of its player hold so far and the row goes left, the same and it goes right,
 * or an earlier test of the player is broken. Successive splits of one player telescope. Below a node without cover both
 * sides count one half, by convention. A column of nobody is averaged by covers whatever the coalition.
 *
 * @returns a plan for `quadratureRow`, `quadratureBatch` and the compiled kernels; 8 to 10 numbers for each split and point
 * @throws RangeError when owners, covers and trees do not fit together
 * Source: Shapley weights s!(D-1-s)!/D! as the integral of q^s (1-q)^(D-1-s); Wettenstein, Mitchell and Yu 2026,
 * arXiv 2605.04497, with the exact number of points for each tree.
 */
export function quadraturePlan(margin: Margin, options: PlanOptions): QuadraturePlan {
  const { trees } = margin;
  refuseMisfit(trees, options);
  const edges = edgesOf(trees, options);
  const size = sizeOf(trees, edges.points);
  const plan: QuadraturePlan = {
    players: options.players,
    columns: options.columns,
    base: averageOf(margin, edges.ratio),
    slot: new Int32Array(size.splits),
    cut: new Float64Array(size.splits),
    player: new Int32Array(size.splits),
    above: new Int32Array(size.splits),
    node: new Int32Array(size.splits),
    right: new Int32Array(size.splits),
    broken: new Float64Array(2 * size.splits),
    from: new Int32Array(size.passes),
    to: new Int32Array(size.passes),
    width: new Int32Array(size.passes),
    stride: new Int32Array(size.passes),
    start: new Int32Array(size.passes),
    constants: new Float64Array(size.constants),
    nodes: size.nodes,
  };
  const splitAt = describeSplits(plan, trees, options, edges);
  fillPasses(plan, trees, edges, splitAt);
  return plan;
}

/** What is known of the edge that leads into each node; `points` is per tree. */
type Edges = {
  /** Cover of the node over cover of its parent; 1/2 where the parent has none, 1 at roots. */
  ratio: Float64Array;
  /** Product of ratios over the player's edges down to this one, and to the one before (1: none). */
  share: Float64Array;
  shareBefore: Float64Array;
  /** Nearest node above that tests a column of the same player as the node itself, else -1. */
  sameAbove: Int32Array;
  playerAt: Int32Array;
  points: Int32Array;
};

function refuseMisfit(trees: Trees, { owner, players, covers, columns }: PlanOptions): void {
  const nodes = trees.feature.length;
  if (covers.length !== nodes) throw new RangeError(`invalid covers; nodes expected ${nodes}: ${covers.length}`);
  if (owner.length !== columns) throw new RangeError(`invalid owners; columns expected ${columns}: ${owner.length}`);
  const stray = owner.find((player) => player < -1 || player >= players);
  if (stray !== undefined) throw new RangeError(`invalid owner; players are ${players}: ${stray}`);
  const column = trees.feature.find((one) => one >= columns);
  if (column !== undefined) throw new RangeError(`invalid column of a test; columns are ${columns}: ${column}`);
}

function edgesOf(trees: Trees, { owner, covers }: PlanOptions): Edges {
  const nodes = trees.feature.length;
  const edges: Edges = {
    ratio: new Float64Array(nodes).fill(1),
    share: new Float64Array(nodes).fill(1),
    shareBefore: new Float64Array(nodes).fill(1),
    sameAbove: new Int32Array(nodes).fill(-1),
    playerAt: trees.feature.map((column) => (column < 0 ? -1 : owner[column]!)),
    points: new Int32Array(trees.roots.length - 1),
  };
  const met = new Int32Array(nodes);
  for (let tree = 0; tree < edges.points.length; tree += 1) {
    let most = 0;
    for (let node = trees.roots[tree]!; node < trees.roots[tree + 1]!; node += 1) {
      const parent = trees.parent[node]!;
      if (parent >= 0) enterNode(trees, covers, edges, node);
      const player = edges.playerAt[node]!;
      const playersAbove = met[node]!;
      most = Math.max(most, playersAbove);
      if (trees.feature[node]! < 0) continue;
      const same = player < 0 ? -1 : sameAbove(trees, edges.playerAt, node);
      edges.sameAbove[node] = same;
      const below = playersAbove + (player >= 0 && same < 0 ? 1 : 0);
      met[trees.left[node]!] = met[trees.right[node]!] = below;
    }
    edges.points[tree] = Math.max(1, Math.ceil(most / 2));
  }
  return edges;
}

function enterNode(trees: Trees, covers: Float64Array, edges: Edges, node: number): void {
  const parent = trees.parent[node]!;
  edges.ratio[node] = branchShare(covers, parent, node);
  const before = edges.sameAbove[parent]!;
  edges.shareBefore[node] = before < 0 ? 1 : edges.share[childTowards(trees, before, parent)]!;
  edges.share[node] = edges.ratio[node] * edges.shareBefore[node];
}

/** Preorder: the right child comes after everything on the left. */
function childTowards(trees: Trees, ancestor: number, node: number): number {
  const right = trees.right[ancestor]!;
  return node >= right ? right : trees.left[ancestor]!;
}

function sameAbove(trees: Trees, playerAt: Int32Array, node: number): number {
  const player = playerAt[node]!;
  let above = trees.parent[node]!;
  while (above >= 0 && playerAt[above] !== player) above = trees.parent[above]!;
  return above;
}

function sizeOf(
  trees: Trees,
  points: Int32Array,
): { splits: number; passes: number; constants: number; nodes: number } {
  const size = { splits: 0, passes: 0, constants: 0, nodes: 1 };
  points.forEach((count, tree) => {
    const nodes = trees.roots[tree + 1]! - trees.roots[tree]!;
    const splits = (nodes - 1) / 2;
    size.splits += splits;
    size.nodes = Math.max(size.nodes, nodes);
    if (splits === 0) return;
    size.passes += Math.ceil(count / PASS_WIDTH);
    for (let at = 0; at < count; at += PASS_WIDTH) size.constants += 8 * splits * strideOf(count - at);
  });
  return size;
}

const strideOf = (left: number): number => (left > 2 ? 4 : 2);

function averageOf({ trees, base }: Margin, ratio: Float64Array): number {
  const reach = new Float64Array(ratio.length);
  let total = base;
  for (let tree = 0; tree + 1 < trees.roots.length; tree += 1) {
    let average = 0;
    for (let node = trees.roots[tree]!; node < trees.roots[tree + 1]!; node += 1) {
      const parent = trees.parent[node]!;
      reach[node] = parent < 0 ? 1 : reach[parent]! * ratio[node]!;
      if (trees.feature[node]! < 0) average += reach[node]! * trees.value[node]!;
    }
    total += average;
  }
  return total;
}

/** @returns for each node its split, else -1 */
function describeSplits(plan: QuadraturePlan, trees: Trees, { columns }: PlanOptions, edges: Edges): Int32Array {
  const splitAt = new Int32Array(trees.feature.length).fill(-1);
  let split = 0;
  for (let tree = 0; tree + 1 < trees.roots.length; tree += 1)
    for (let node = trees.roots[tree]!; node < trees.roots[tree + 1]!; node += 1) {
      if (trees.feature[node]! < 0) continue;
      const above = edges.sameAbove[node]!;
      splitAt[node] = split;
      plan.slot[split] = trees.feature[node]! + (trees.missingLeft[node] === 1 ? columns : 0);
      plan.cut[split] = trees.cut[node]!;
      plan.player[split] = Math.max(0, edges.playerAt[node]!);
      plan.above[split] = above < 0 ? -1 : 2 * splitAt[above]! + (node >= trees.right[above]! ? 1 : 0);
      plan.node[split] = node - trees.roots[tree]!;
      plan.right[split] = trees.right[node]! - trees.roots[tree]!;
      for (const [side, child] of childrenOf(trees, node)) {
        const before = edges.shareBefore[child]!;
        const factor = before > 0 ? edges.share[child]! / before : 0;
        plan.broken[2 * split + side] = factor * leafFactor(trees, child);
      }
      split += 1;
    }
  return splitAt;
}

function childrenOf(trees: Trees, node: number): [side: 0 | 1, child: number][] {
  return [
    [0, trees.left[node]!],
    [1, trees.right[node]!],
  ];
}

const leafFactor = (trees: Trees, node: number): number => (trees.feature[node]! < 0 ? trees.value[node]! : 1);

function fillPasses(plan: QuadraturePlan, trees: Trees, edges: Edges, splitAt: Int32Array): void {
  const known = new Map<number, Quadrature>();
  let pass = 0;
  let start = 0;
  for (let tree = 0; tree + 1 < trees.roots.length; tree += 1) {
    const root = trees.roots[tree]!;
    if (splitAt[root]! < 0) continue;
    const count = edges.points[tree]!;
    const quadrature = known.get(count) ?? gaussLegendre(count);
    known.set(count, quadrature);
    const nodes = trees.roots[tree + 1]! - root;
    for (let at = 0; at < count; at += PASS_WIDTH) {
      plan.from[pass] = splitAt[root]!;
      plan.to[pass] = splitAt[root]! + (nodes - 1) / 2;
      plan.width[pass] = Math.min(PASS_WIDTH, count - at);
      plan.stride[pass] = strideOf(count - at);
      plan.start[pass] = start;
      for (let node = root; node < root + nodes; node += 1) {
        if (splitAt[node]! < 0) continue;
        fillSplit(plan, { trees, edges, quadrature, node, at, pass, start });
        start += 8 * plan.stride[pass]!;
      }
      pass += 1;
    }
  }
}

type SplitToFill = {
  trees: Trees;
  edges: Edges;
  quadrature: Quadrature;
  node: number;
  /** First point of the pass. */
  at: number;
  pass: number;
  start: number;
};

function fillSplit(plan: QuadraturePlan, { trees, edges, quadrature, node, at, pass, start }: SplitToFill): void {
  const width = plan.width[pass]!;
  const stride = plan.stride[pass]!;
  const nobody = edges.playerAt[node]! < 0;
  for (const [side, child] of childrenOf(trees, node)) {
    const value = leafFactor(trees, child);
    const after = edges.share[child]!;
    const before = edges.shareBefore[child]!;
    const met = start + 4 * stride * side + stride * side;
    const missed = start + 4 * stride * (1 - side) + stride * side;
    for (let k = 0; k < width; k += 1) {
      const q = quadrature.points[at + k]!;
      const weight = quadrature.weights[at + k]!;
      const until = q + (1 - q) * before;
      const now = q + (1 - q) * after;
      const taken = (weight * (1 - before)) / until;
      plan.constants[met + k] = (nobody ? edges.ratio[child]! : now / until) * value;
      plan.constants[missed + k] = (nobody ? edges.ratio[child]! : ((1 - q) * after) / until) * value;
      plan.constants[met + 2 * stride + k] = nobody ? 0 : (weight * (1 - after)) / now - taken;
      plan.constants[missed + 2 * stride + k] = nobody ? 0 : -weight / (1 - q) - taken;
    }
  }
}
