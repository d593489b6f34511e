import type { Readings } from './binned-rows.ts';
import type { Bins } from './bins.ts';
import type { Trees } from './ensemble.ts';
import type { Cut, CutOptions, Step } from './pattern-cuts.ts';
import { cutTrees } from './pattern-cuts.ts';

/**
 * Trees cut into blocks, bottom subtrees so small that what a row does in one is a pattern of a few bits: one bit for
 * each player met above the block (1: all its tests down to the block hold), then one for each test of a player inside,
 * in preorder (1: the row goes left). A block's slots are its players, those met above first, at the places of their bits.
 *
 * Where nothing is known yet a bit is 1; a test takes its bit away or leaves it.
 */
export type PatternBlocks = {
  /** For each tree, its first block; one more entry closes the last. A tree that credits nobody has none. */
  ofTree: Int32Array;
  /** For each block, the first step to take after the block before; one more entry closes the last. */
  steps: Int32Array;
  /** For each block, the level of what is known above it. */
  level: Int32Array;
  /** For each block, its root: a node of the trees. */
  root: Int32Array;
  /** For each block, the product of the shares of the cover of nobody's branches above it. */
  aside: Float64Array;
  /** For each block, its first split and the split after its last. */
  from: Int32Array;
  to: Int32Array;
  /** For each block, players met above it and bits of a pattern. */
  met: Uint8Array;
  bits: Uint8Array;
  /** For each block, its first slot; one more entry closes the last. */
  slots: Int32Array;
  /** For each slot, its player, and for a player met above the product of its branches' shares of the cover. */
  player: Int32Array;
  share: Float64Array;
  step: PatternSteps;
  split: PatternSplits;
  /** Levels, the one above all tests included. */
  levels: number;
};

/** A branch above the blocks: its level is the level before it, less `bit` where a row does not take this side. */
export type PatternSteps = {
  reading: Int32Array;
  bin: Uint16Array;
  left: Uint8Array;
  bit: Uint16Array;
  level: Int32Array;
};

/** For each split of all trees in preorder; only those inside a block tell something. */
export type PatternSplits = {
  reading: Int32Array;
  bin: Uint16Array;
  /** 0 for a test of nobody. */
  bit: Uint16Array;
  /** All earlier tests of the same player hold exactly when (pattern & need) is want. */
  need: Uint16Array;
  want: Uint16Array;
  slot: Uint8Array;
  /** The split and its right child, as nodes of the block in preorder; its left child is the next node. */
  node: Int32Array;
  right: Int32Array;
};

export type BlockOptions = CutOptions & { bins: Bins; readings: Readings };

/** @returns null when a path meets more players than a pattern has bits */
export function patternBlocks(trees: Trees, options: BlockOptions): PatternBlocks | null {
  const found = cutTrees(trees, options);
  if (found === null) return null;
  const { cuts, steps } = found;
  const splitAt = splitsBefore(trees);
  const split = emptySplits(splitAt.at(-1)!);
  const players = cuts.map((cut) => describeBlock(trees, options, { cut, splitAt, split }));
  const slots = new Int32Array(cuts.length + 1);
  players.forEach(({ list }, block) => (slots[block + 1] = slots[block]! + list.length));
  const met = cuts.map((cut) => cut.met.map(({ share }) => share));
  return {
    ofTree: Int32Array.from(trees.roots, (_, tree) => firstAtLeast(cuts, tree)),
    steps: Int32Array.from([
      ...cuts.map((_, block) => cuts[block - 1]?.stepsBefore ?? 0),
      cuts.at(-1)?.stepsBefore ?? 0,
    ]),
    level: Int32Array.from(cuts, ({ level }) => level),
    root: Int32Array.from(cuts, ({ node }) => node),
    aside: Float64Array.from(cuts, ({ aside }) => aside),
    from: Int32Array.from(cuts, ({ node }) => splitAt[node]!),
    to: Int32Array.from(cuts, ({ node }) => splitAt[afterSubtree(trees, node)]!),
    met: Uint8Array.from(met, ({ length }) => length),
    bits: Uint8Array.from(players, ({ bits }) => bits),
    slots,
    player: Int32Array.from(players.flatMap(({ list }) => list)),
    share: Float64Array.from(players.flatMap(({ list }, block) => list.map((_, slot) => met[block]![slot] ?? 1))),
    step: flatSteps(trees, options, steps),
    split,
    levels: 1 + steps.reduce((most, { level }) => Math.max(most, level), 0),
  };
}

/** Splits before each node in preorder; one more entry tells how many there are. */
function splitsBefore({ feature }: Trees): Int32Array {
  const before = new Int32Array(feature.length + 1);
  feature.forEach((column, node) => (before[node + 1] = before[node]! + Number(column >= 0)));
  return before;
}

function firstAtLeast(cuts: readonly Cut[], tree: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cuts[middle]!.tree < tree) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Preorder: the subtree ends after the rightmost leaf. */
function afterSubtree({ feature, right }: Trees, root: number): number {
  let node = root;
  while (feature[node]! >= 0) node = right[node]!;
  return node + 1;
}

function emptySplits(count: number): PatternSplits {
  return {
    reading: new Int32Array(count),
    bin: new Uint16Array(count),
    bit: new Uint16Array(count),
    need: new Uint16Array(count),
    want: new Uint16Array(count),
    slot: new Uint8Array(count),
    node: new Int32Array(count),
    right: new Int32Array(count),
  };
}

function flatSteps(trees: Trees, { bins, readings }: BlockOptions, steps: readonly Step[]): PatternSteps {
  return {
    reading: Int32Array.from(steps, ({ node }) => readings.ofNode[node]!),
    bin: Uint16Array.from(steps, ({ node }) => bins.node[node]!),
    left: Uint8Array.from(steps, ({ left }) => Number(left)),
    bit: Uint16Array.from(steps, ({ bit }) => bit),
    level: Int32Array.from(steps, ({ level }) => level),
  };
}

/** What is known of a player on the way down a block. */
type Known = { need: number; want: number };

/** Writes the splits of a block. @returns its players, slot by slot, and the bits of its patterns */
function describeBlock(
  trees: Trees,
  { owner, bins, readings }: BlockOptions,
  { cut, splitAt, split }: { cut: Cut; splitAt: Int32Array; split: PatternSplits },
): { list: number[]; bits: number } {
  const list = cut.met.map(({ player }) => player);
  let bits = list.length;
  const above = new Map(list.map((player, at): [number, Known] => [player, { need: 1 << at, want: 1 << at }]));
  const open = [{ node: cut.node, known: above as ReadonlyMap<number, Known> }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, known } = next;
    if (trees.feature[node]! < 0) continue;
    const [left, right] = [trees.left[node]!, trees.right[node]!];
    const at = splitAt[node]!;
    const player = owner[trees.feature[node]!]!;
    split.reading[at] = readings.ofNode[node]!;
    split.bin[at] = bins.node[node]!;
    split.node[at] = node - cut.node;
    split.right[at] = right - cut.node;
    if (player < 0) {
      open.push({ node: right, known }, { node: left, known });
      continue;
    }
    const { need, want } = known.get(player) ?? { need: 0, want: 0 };
    const bit = 1 << bits;
    bits += 1;
    split.bit[at] = bit;
    split.need[at] = need;
    split.want[at] = want;
    split.slot[at] = list.includes(player) ? list.indexOf(player) : list.push(player) - 1;
    const told = (goesLeft: boolean): ReadonlyMap<number, Known> =>
      new Map(known).set(player, { need: need | bit, want: goesLeft ? want | bit : want });
    open.push({ node: right, known: told(false) }, { node: left, known: told(true) });
  }
  return { list, bits };
}
