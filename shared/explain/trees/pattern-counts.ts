import type { EncodedTable } from '../raw-table.ts';
import { binRows } from './binned-rows.ts';
import type { Readings } from './binned-rows.ts';
import type { Bins } from './bins.ts';
import type { Trees } from './ensemble.ts';
import type { PatternBlocks } from './pattern-blocks.ts';
import { PATTERN_TILE, patternsIn, tilePatterns } from './row-patterns.ts';
import { shapleyWeights } from './shapley-weights.ts';

/**
 * A background, counted: for each leaf, the sets of its players whose tests a row of the background fails. A set is a
 * number, bit s for slot s of the block.
 */
export type PatternCounts = {
  /** For each block its first leaf; one more entry closes the last. */
  ofBlock: Int32Array;
  /** For each leaf: the node of its block, all its players, and its first set; one more entry closes the last. */
  node: Int32Array;
  players: Uint16Array;
  sets: Int32Array;
  /** For each set, rising within a leaf: the players, how many they are, and the leaf's value times their share of the rows. */
  failed: Uint16Array;
  size: Uint8Array;
  amount: Float64Array;
  /** (a-1)! c! / (a+c)! at a * side + c. */
  weights: Float64Array;
  side: number;
  /** Most nodes of a block. */
  nodes: number;
};

type Leaf = { node: number; players: number; value: number };

/** Counts what the rows of a background do in each block. */
export function countPatterns(
  trees: Trees,
  { bins, readings, blocks }: { bins: Bins; readings: Readings; blocks: PatternBlocks },
  background: EncodedTable,
): PatternCounts {
  const met = metPatterns({ bins, readings, blocks }, background);
  const lists = { node: [] as number[], players: [] as number[], failed: [] as number[], amount: [] as number[] };
  const ofBlock = [0];
  const sets = [0];
  let most = 0;
  let nodes = 1;
  const rowsOf = new Int32Array(1 << Math.max(0, ...blocks.bits));
  met.forEach(({ patterns, rows }, block) => {
    const leaves = leavesOf(trees, blocks, block);
    nodes = Math.max(nodes, 2 * (blocks.to[block]! - blocks.from[block]!) + 1);
    const satisfied = new Uint16Array(nodes);
    const failedAt = patterns.map((pattern) => {
      walkBlock(blocks, block, { pattern, satisfied });
      return leaves.map(({ node, players }) => players & ~satisfied[node]!);
    });
    leaves.forEach(({ node, players, value }, leaf) => {
      lists.node.push(node);
      lists.players.push(players);
      failedAt.forEach((failed, at) => (rowsOf[failed[leaf]!]! += rows[at]!));
      const distinct = [...new Set(failedAt.map((failed) => failed[leaf]!))].sort((a, b) => a - b);
      for (const failed of distinct) {
        lists.failed.push(failed);
        lists.amount.push((value * rowsOf[failed]!) / background.rows);
        rowsOf[failed] = 0;
      }
      sets.push(lists.failed.length);
      most = Math.max(most, bitsOf(players));
    });
    ofBlock.push(lists.node.length);
  });
  return {
    ofBlock: Int32Array.from(ofBlock),
    node: Int32Array.from(lists.node),
    players: Uint16Array.from(lists.players),
    sets: Int32Array.from(sets),
    failed: Uint16Array.from(lists.failed),
    size: Uint8Array.from(lists.failed, bitsOf),
    amount: Float64Array.from(lists.amount),
    weights: shapleyWeights(most),
    side: most + 1,
    nodes,
  };
}

/** For each block, the patterns that occur in the background, and in how many rows. */
function metPatterns(
  { bins, readings, blocks }: { bins: Bins; readings: Readings; blocks: PatternBlocks },
  background: EncodedTable,
): { patterns: number[]; rows: number[] }[] {
  const counts = Array.from({ length: blocks.root.length }, () => new Map<number, number>());
  const binned = new Uint16Array(readings.column.length * PATTERN_TILE);
  const tile = tilePatterns(blocks, { binned, stride: PATTERN_TILE });
  for (let first = 0; first < background.rows; first += PATTERN_TILE) {
    tile.count = Math.min(PATTERN_TILE, background.rows - first);
    binRows({ bins, readings }, background, { first, count: tile.count, into: binned, stride: PATTERN_TILE });
    counts.forEach((rows, block) => {
      patternsIn(blocks, block, tile);
      for (const pattern of tile.pattern.subarray(0, tile.count)) rows.set(pattern, (rows.get(pattern) ?? 0) + 1);
    });
  }
  return counts.map((rows) => ({ patterns: [...rows.keys()], rows: [...rows.values()] }));
}

/** Leaves of a block in preorder. */
function leavesOf(trees: Trees, blocks: PatternBlocks, block: number): Leaf[] {
  const root = blocks.root[block]!;
  const { from, to, split } = blocks;
  const size = 2 * (to[block]! - from[block]!) + 1;
  const players = new Uint16Array(size).fill((1 << blocks.met[block]!) - 1);
  for (let at = from[block]!; at < to[block]!; at += 1) {
    const here = split.node[at]!;
    players[here + 1] = players[split.right[at]!] = players[here]! | (1 << split.slot[at]!);
  }
  return Array.from({ length: size }, (_, node) => node)
    .filter((node) => trees.feature[root + node]! < 0)
    .map((node) => ({ node, players: players[node]!, value: trees.value[root + node]! }));
}

/**
 * For each node of a block, the slots whose tests above it all hold for a pattern; slots without a test hold.
 *
 * @param satisfied one for each node of the block; written over
 */
export function walkBlock(
  { from, to, met, split }: PatternBlocks,
  block: number,
  { pattern, satisfied }: { pattern: number; satisfied: Uint16Array },
): void {
  satisfied[0] = pattern | (-1 << met[block]!);
  for (let at = from[block]!; at < to[block]!; at += 1) {
    const here = split.node[at]!;
    const all = satisfied[here]!;
    const less = all & ~(1 << split.slot[at]!);
    const left = (pattern & split.bit[at]!) !== 0;
    satisfied[here + 1] = left ? all : less;
    satisfied[split.right[at]!] = left ? less : all;
  }
}

function bitsOf(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
