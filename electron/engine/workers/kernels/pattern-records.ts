import type { PatternPlan } from '#shared/explain/trees/pattern-plan.ts';
import type { PatternCounts } from '#shared/explain/trees/pattern-counts.ts';
import { PATTERN_TILE } from '#shared/explain/trees/row-patterns.ts';
import type { Kernel } from './load-kernel.ts';

/** Bytes of the records (see `assembly/parts/pattern-layout.ts`, which names their fields). */
const BLOCK = 80;
const STEP = 16;
const SPLIT = 40;
const PASS = 80;
const LEAF = 16;
const SET = 16;

const ALL = 0xffff;

/** A tree in the memory of the kernel. */
export type TreeRecords = {
  /** Its first block, and how many it has. */
  blocks: number;
  count: number;
  /** Bytes of the table that tells where the entries of its patterns lie. */
  tableBytes: number;
  /** Its first pass, and how many it has; none for a plan with a background. */
  passes: number;
  passCount: number;
};

export type PatternRecords = { trees: readonly TreeRecords[]; weights: number; side: number };

/** Copies a plan into the memory of the kernel. @throws RangeError when the memory cannot hold it */
export function patternRecords(kernel: Kernel<unknown>, plan: PatternPlan): PatternRecords {
  const { blocks, fill } = plan;
  const count = blocks.root.length;
  const counts = fill.kind === 'background' ? fill.counts : null;
  const steps = kernel.reserve(STEP * blocks.step.bin.length);
  const splits = kernel.reserve(SPLIT * blocks.split.bin.length);
  const shares = kernel.reserve(8 * blocks.share.length);
  const slots = kernel.reserve(4 * blocks.player.length);
  const records = kernel.reserve(BLOCK * count);
  const leaves = kernel.reserve(LEAF * (counts?.node.length ?? 0));
  const sets = kernel.reserve(SET * (counts?.failed.length ?? 0));
  const weights = kernel.reserve(8 * (counts?.weights.length ?? 0));
  const passes = kernel.reserve(PASS * (fill.kind === 'covers' ? fill.quadrature.from.length : 0));
  const constants = kernel.reserve(8 * (fill.kind === 'covers' ? fill.quadrature.constants.length : 0));
  const view = new DataView(kernel.buffer());
  new Float64Array(view.buffer, shares, blocks.share.length).set(blocks.share);
  new Uint32Array(view.buffer, slots, blocks.player.length).set(blocks.player.map((player) => 8 * player));
  writeSteps(view, steps, plan);
  writeSplits(view, splits, plan);
  if (counts !== null) writeCounts(view, { leaves, sets, weights }, counts);
  if (fill.kind === 'covers') {
    new Float64Array(view.buffer, constants, fill.quadrature.constants.length).set(fill.quadrature.constants);
    fill.quadrature.from.forEach((_, pass) => writePass(view, passes + PASS * pass, { fill, pass, constants }));
  }
  const trees = Array.from({ length: blocks.ofTree.length - 1 }, (_, tree): TreeRecords => {
    const [first, last] = [blocks.ofTree[tree]!, blocks.ofTree[tree + 1]!];
    const firstPass = fill.kind === 'covers' ? fill.passes[tree]! : 0;
    const passCount = fill.kind === 'covers' ? fill.passes[tree + 1]! - firstPass : 0;
    const treeSplit = passCount > 0 && fill.kind === 'covers' ? fill.quadrature.from[firstPass]! : 0;
    let size = 0;
    for (let block = first; block < last; block += 1) {
      const at = records + BLOCK * block;
      const [from, to] = [blocks.from[block]!, blocks.to[block]!];
      const slot = blocks.slots[block]!;
      const leaf = counts?.ofBlock[block] ?? 0;
      const numbers = [
        steps + STEP * blocks.steps[block]!,
        blocks.steps[block + 1]! - blocks.steps[block]!,
        2 * PATTERN_TILE * blocks.level[block]!,
        splits + SPLIT * from,
        to - from,
        blocks.bits[block]!,
        blocks.met[block]!,
        slots + 4 * slot,
        blocks.slots[block + 1]! - slot,
        4 * size,
        shares + 8 * slot,
        from - treeSplit,
        leaves + LEAF * leaf,
        (counts?.ofBlock[block + 1] ?? 0) - leaf,
      ];
      numbers.forEach((number, place) => view.setUint32(at + 4 * place, number, true));
      view.setFloat64(at + 56, fill.kind === 'covers' ? fill.factor[block]! : 0, true);
      size += 1 << blocks.bits[block]!;
    }
    return {
      blocks: records + BLOCK * first,
      count: last - first,
      tableBytes: 4 * size,
      passes: passCount > 0 ? passes + PASS * firstPass : 0,
      passCount,
    };
  });
  return { trees, weights, side: counts?.side ?? 0 };
}

function writeSteps(view: DataView, start: number, { blocks: { step } }: PatternPlan): void {
  step.bin.forEach((bin, index) => {
    const at = start + STEP * index;
    const others = ALL & ~step.bit[index]!;
    view.setUint32(at, step.reading[index]!, true);
    view.setUint32(at + 4, 2 * PATTERN_TILE * step.level[index]!, true);
    view.setUint16(at + 8, bin, true);
    view.setUint16(at + 10, step.left[index] === 1 ? ALL : others, true);
    view.setUint16(at + 12, step.left[index] === 1 ? others : ALL, true);
  });
}

function writeSplits(view: DataView, start: number, { blocks: { split }, fill }: PatternPlan): void {
  const broken = fill.kind === 'covers' ? fill.quadrature.broken : null;
  split.bin.forEach((bin, index) => {
    const at = start + SPLIT * index;
    view.setUint32(at, split.reading[index]!, true);
    view.setUint16(at + 4, bin, true);
    view.setUint16(at + 6, split.bit[index]!, true);
    view.setUint16(at + 8, split.need[index]!, true);
    view.setUint16(at + 10, split.want[index]!, true);
    view.setUint32(at + 12, 8 * split.slot[index]!, true);
    view.setUint32(at + 16, split.node[index]!, true);
    view.setUint32(at + 20, split.right[index]!, true);
    view.setFloat64(at + 24, broken?.[2 * index] ?? 0, true);
    view.setFloat64(at + 32, broken?.[2 * index + 1] ?? 0, true);
  });
}

type CoverFill = Extract<PatternPlan['fill'], { kind: 'covers' }>;

function writePass(
  view: DataView,
  at: number,
  { fill, pass, constants }: { fill: CoverFill; pass: number; constants: number },
): void {
  const { quadrature, points, weights } = fill;
  view.setUint32(at, quadrature.stride[pass]!, true);
  view.setUint32(at + 4, quadrature.width[pass]!, true);
  view.setUint32(at + 8, constants + 8 * quadrature.start[pass]!, true);
  for (let k = 0; k < 4; k += 1) {
    view.setFloat64(at + 16 + 8 * k, points[4 * pass + k]!, true);
    view.setFloat64(at + 48 + 8 * k, weights[4 * pass + k]!, true);
  }
}

function writeCounts(
  view: DataView,
  at: { leaves: number; sets: number; weights: number },
  { node, players, sets, failed, size, amount, weights }: PatternCounts,
): void {
  new Float64Array(view.buffer, at.weights, weights.length).set(weights);
  node.forEach((here, leaf) => {
    const record = at.leaves + LEAF * leaf;
    view.setUint32(record, here, true);
    view.setUint32(record + 4, players[leaf]!, true);
    view.setUint32(record + 8, at.sets + SET * sets[leaf]!, true);
    view.setUint32(record + 12, sets[leaf + 1]! - sets[leaf]!, true);
  });
  failed.forEach((list, set) => {
    const record = at.sets + SET * set;
    view.setFloat64(record, amount[set]!, true);
    view.setUint32(record + 8, list, true);
    view.setUint32(record + 12, size[set]!, true);
  });
}
