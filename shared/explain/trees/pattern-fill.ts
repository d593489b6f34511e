import type { PatternBlocks } from './pattern-blocks.ts';
import { walkBlock } from './pattern-counts.ts';
import type { PatternCounts } from './pattern-counts.ts';
import type { CoverFill, PatternPlan } from './pattern-plan.ts';
import { PASS_WIDTH } from './quadrature-plan.ts';

/** A pattern of a block that is met for the first time. */
export type NewPattern = { tree: number; block: number; pattern: number };

/** What a fill writes on. */
export type FillScratch = {
  /** For each node of a block, up to 4 points: product down to the node, later the sum of its subtree. */
  reached: Float64Array;
  /** For each split of a block: 0 goes left, 1 goes right, 2 an earlier test of its player is broken. */
  outcome: Uint8Array;
  satisfied: Uint16Array;
  entry: Float64Array;
};

const BROKEN = 2;

export function fillScratch({ blocks }: PatternPlan): FillScratch {
  const splits = blocks.from.reduce((most, from, block) => Math.max(most, blocks.to[block]! - from), 0);
  const nodes = 2 * splits + 1;
  return {
    reached: new Float64Array(PASS_WIDTH * nodes),
    outcome: new Uint8Array(splits),
    satisfied: new Uint16Array(nodes),
    entry: new Float64Array(1 << 8),
  };
}

/**
 * Contributions of a block to a row of this pattern, slot by slot.
 *
 * @param scratch holds them in `entry` afterwards
 */
export function fillPattern({ blocks, fill }: PatternPlan, met: NewPattern, scratch: FillScratch): void {
  scratch.entry.fill(0, 0, blocks.slots[met.block + 1]! - blocks.slots[met.block]!);
  if (fill.kind === 'covers') fillByCovers(blocks, fill, met, scratch);
  else fillByCounts(blocks, fill.counts, met, scratch);
}

/**
 * The leaf game of the quadrature engine (see `quadraturePlan`) with what is above the block multiplied in at its root:
 * for a player met above, q + (1-q) p where its tests hold, else (1-q) p, p being its share of the cover.
 */
function fillByCovers(
  blocks: PatternBlocks,
  { quadrature, passes, points, weights, factor }: CoverFill,
  { tree, block, pattern }: NewPattern,
  { reached: z, outcome, entry }: FillScratch,
): void {
  const { split } = blocks;
  const { constants, broken } = quadrature;
  const from = blocks.from[block]!;
  const to = blocks.to[block]!;
  const met = blocks.met[block]!;
  const slots = blocks.slots[block]!;
  for (let pass = passes[tree]!; pass < passes[tree + 1]!; pass += 1) {
    const stride = quadrature.stride[pass]!;
    const width = quadrature.width[pass]!;
    const start = quadrature.start[pass]! - 8 * stride * quadrature.from[pass]!;
    for (let k = 0; k < stride; k += 1) {
      const q = points[PASS_WIDTH * pass + k]!;
      let product = factor[block]!;
      for (let slot = 0; slot < met; slot += 1) {
        const rest = (1 - q) * blocks.share[slots + slot]!;
        product *= (pattern & (1 << slot)) !== 0 ? q + rest : rest;
      }
      z[k] = product;
    }
    for (let at = from; at < to; at += 1) {
      const here = stride * split.node[at]!;
      const l = here + stride;
      const r = stride * split.right[at]!;
      if ((pattern & split.need[at]!) !== split.want[at]!) {
        outcome[at - from] = BROKEN;
        for (let k = 0; k < stride; k += 1) {
          z[l + k] = z[here + k]! * broken[2 * at]!;
          z[r + k] = z[here + k]! * broken[2 * at + 1]!;
        }
        continue;
      }
      const side = (pattern & split.bit[at]!) !== 0 ? 0 : 1;
      outcome[at - from] = side;
      const c = start + 8 * stride * at + 4 * stride * side;
      for (let k = 0; k < stride; k += 1) {
        z[l + k] = z[here + k]! * constants[c + k]!;
        z[r + k] = z[here + k]! * constants[c + stride + k]!;
      }
    }
    for (let at = to - 1; at >= from; at -= 1) {
      const here = stride * split.node[at]!;
      const l = here + stride;
      const r = stride * split.right[at]!;
      const side = outcome[at - from]!;
      const c = start + 8 * stride * at + 4 * stride * side + 2 * stride;
      let even = 0;
      let odd = 0;
      for (let k = 0; k < stride; k += 2) {
        if (side !== BROKEN) {
          even += z[l + k]! * constants[c + k]! + z[r + k]! * constants[c + stride + k]!;
          odd += z[l + k + 1]! * constants[c + k + 1]! + z[r + k + 1]! * constants[c + stride + k + 1]!;
        }
        z[here + k] = z[l + k]! + z[r + k]!;
        z[here + k + 1] = z[l + k + 1]! + z[r + k + 1]!;
      }
      entry[split.slot[at]!]! += even + odd;
    }
    for (let slot = 0; slot < met; slot += 1) {
      const holds = (pattern & (1 << slot)) !== 0;
      const share = blocks.share[slots + slot]!;
      let even = 0;
      let odd = 0;
      for (let k = 0; k < width; k += 1) {
        const q = points[PASS_WIDTH * pass + k]!;
        const w = weights[PASS_WIDTH * pass + k]!;
        const part = z[k]! * (holds ? (w * (1 - share)) / (q + (1 - q) * share) : -w / (1 - q));
        if (k % 2 === 0) even += part;
        else odd += part;
      }
      entry[slot]! += even + odd;
    }
  }
}

/**
 * The pairs of this pattern and the background: at each leaf, the set A of players whose tests only the case satisfies and
 * the c players whose tests only the background row satisfies share the leaf's value (see `shapleyWeights`). Where a
 * player's tests are satisfied by neither, nothing is reached.
 */
function fillByCounts(
  blocks: PatternBlocks,
  counts: PatternCounts,
  { block, pattern }: NewPattern,
  { satisfied, entry }: FillScratch,
): void {
  const { ofBlock, node, players, sets, failed, size, amount, weights, side } = counts;
  walkBlock(blocks, block, { pattern, satisfied });
  for (let leaf = ofBlock[block]!; leaf < ofBlock[block + 1]!; leaf += 1) {
    const missed = players[leaf]! & ~satisfied[node[leaf]!]!;
    const others = bitsOf(missed);
    let loss = 0;
    for (let at = sets[leaf]!; at < sets[leaf + 1]!; at += 1) {
      if ((failed[at]! & missed) !== 0) continue;
      const alone = size[at]!;
      const gain = amount[at]! * weights[alone * side + others]!;
      loss += amount[at]! * weights[others * side + alone]!;
      for (let rest = failed[at]!; rest !== 0; rest &= rest - 1) entry[31 - Math.clz32(rest & -rest)]! += gain;
    }
    for (let rest = missed; rest !== 0; rest &= rest - 1) entry[31 - Math.clz32(rest & -rest)]! -= loss;
  }
}

function bitsOf(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
