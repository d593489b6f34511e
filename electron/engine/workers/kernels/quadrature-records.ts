import type { QuadraturePlan } from '#shared/explain/trees/quadrature-plan.ts';
import type { Kernel } from './load-kernel.ts';

/** One pass over one tree as the kernel reads it: addresses in its memory. */
export type Pass = { records: number; splits: number; constants: number; width: number };

const RECORD = 48;
const CHILD = 128;
const FRAME = 128;

/** Records of the walk for one row, in preorder, and the constants of the plan as they are. */
export function rowRecords(kernel: Kernel<unknown>, plan: QuadraturePlan): Pass[] {
  const splits = plan.slot.length;
  const records = kernel.reserve(splits * RECORD);
  const constants = kernel.reserve(plan.constants.byteLength);
  const words = new Int32Array(kernel.buffer(), records, (splits * RECORD) / 4);
  const numbers = new Float64Array(kernel.buffer(), records, (splits * RECORD) / 8);
  new Float64Array(kernel.buffer(), constants, plan.constants.length).set(plan.constants);
  const firstOf = firstSplits(plan);
  for (let split = 0; split < splits; split += 1) {
    const word = (split * RECORD) / 4;
    const above = plan.above[split]!;
    words[word] = plan.slot[split]! * 8;
    words[word + 1] = plan.node[split]! * 16;
    words[word + 2] = plan.right[split]! * 16;
    words[word + 3] = above < 0 ? -1 : above - 2 * firstOf[split]!;
    numbers[word / 2 + 2] = plan.cut[split]!;
    words[word + 6] = plan.player[split]! * 8;
    numbers[word / 2 + 4] = plan.broken[2 * split]!;
    numbers[word / 2 + 5] = plan.broken[2 * split + 1]!;
  }
  return Array.from(plan.from, (from, pass) => ({
    records: records + from * RECORD,
    splits: plan.to[pass]! - from,
    constants: constants + plan.start[pass]! * 8,
    width: plan.stride[pass]!,
  }));
}

/** First split of the tree, for each split. */
function firstSplits(plan: QuadraturePlan): Int32Array {
  const first = new Int32Array(plan.slot.length);
  plan.from.forEach((from, pass) => first.fill(from, from, plan.to[pass]));
  return first;
}

/** Records and constants of the walk for four rows: right subtree first, what is kept addressed by depth. */
export function groupRecords(kernel: Kernel<unknown>, plan: QuadraturePlan): Pass[] {
  const splits = plan.slot.length;
  const records = kernel.reserve(splits * RECORD);
  const sizes = plan.from.map((from, pass) => 8 * (plan.to[pass]! - from) * plan.width[pass]!);
  const constants = kernel.reserve(sizes.reduce((sum, size) => sum + size, 0) * 8);
  const buffer = kernel.buffer();
  let at = constants;
  let order: Visit[] = [];
  return Array.from(plan.from, (from, pass) => {
    const count = plan.to[pass]! - from;
    if (pass === 0 || plan.from[pass - 1] !== from) {
      order = mirrored(plan, from, plan.to[pass]!);
      writeRecords(plan, order, { buffer, at: records + from * RECORD });
    }
    const done = { records: records + from * RECORD, splits: count, constants: at, width: plan.width[pass]! };
    writeConstants(plan, pass, { order, buffer, at });
    at += sizes[pass]! * 8;
    return done;
  });
}

type Visit = { split: number; depth: number; side: 0 | 1; closing: number; frameAbove: number };

/** Splits of a tree in preorder with the right subtree first. */
function mirrored(plan: QuadraturePlan, from: number, to: number): Visit[] {
  const splitAt = new Map<number, number>();
  for (let split = from; split < to; split += 1) splitAt.set(plan.node[split]!, split);
  const depthOf = new Map<number, number>();
  const order: Visit[] = [];
  const open: { split: number; depth: number; side: 0 | 1 }[] = [{ split: from, depth: 0, side: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { split, depth, side } = next;
    const above = plan.above[split]!;
    depthOf.set(split, depth);
    const frameAbove = above < 0 ? -1 : depthOf.get(above >> 1)! * FRAME + (above & 1) * 32;
    order.push({ split, depth, side, closing: 0, frameAbove });
    const left = splitAt.get(plan.node[split]! + 1);
    const right = splitAt.get(plan.right[split]!);
    if (left !== undefined) open.push({ split: left, depth: depth + 1, side: 0 });
    if (right !== undefined) open.push({ split: right, depth: depth + 1, side: 1 });
  }
  order.forEach((visit, place) => {
    // The next visit closes all that is as deep as itself or deeper.
    visit.closing = visit.depth + 1 - (order[place + 1]?.depth ?? 0);
  });
  return order;
}

function writeRecords(
  plan: QuadraturePlan,
  order: readonly Visit[],
  { buffer, at }: { buffer: ArrayBuffer; at: number },
): void {
  const words = new Int32Array(buffer, at, (order.length * RECORD) / 4);
  const numbers = new Float64Array(buffer, at, (order.length * RECORD) / 8);
  order.forEach(({ split, depth, side, closing, frameAbove }, place) => {
    const word = (place * RECORD) / 4;
    words[word] = plan.slot[split]! * 32;
    words[word + 1] = depth;
    words[word + 2] = (2 * depth + side) * CHILD;
    words[word + 3] = frameAbove;
    numbers[word / 2 + 2] = plan.cut[split]!;
    words[word + 6] = plan.player[split]! * 32;
    words[word + 7] = closing;
    numbers[word / 2 + 4] = plan.broken[2 * split]!;
    numbers[word / 2 + 5] = plan.broken[2 * split + 1]!;
  });
}

/**
 * For each split and point: base and difference of the left factor, of the right factor, of the left share, of the right
 * share. The base is the number of a row that goes right, the difference its bits against those of a row that goes left;
 * where the player may be broken above, the base of a factor is the bits against the broken factor.
 */
function writeConstants(
  plan: QuadraturePlan,
  pass: number,
  { order, buffer, at }: { order: readonly Visit[]; buffer: ArrayBuffer; at: number },
): void {
  const width = plan.width[pass]!;
  const stride = plan.stride[pass]!;
  const from = plan.from[pass]!;
  const constants = new Uint32Array(plan.constants.buffer, plan.constants.byteOffset, 2 * plan.constants.length);
  const broken = new Uint32Array(plan.broken.buffer, plan.broken.byteOffset, 2 * plan.broken.length);
  const out = new Uint32Array(buffer, at, 16 * order.length * width);
  let place = 0;
  for (const { split } of order) {
    const start = plan.start[pass]! + 8 * stride * (split - from);
    for (let k = 0; k < width; k += 1)
      for (let list = 0; list < 4; list += 1)
        for (let half = 0; half < 2; half += 1) {
          const left = constants[2 * (start + list * stride + k) + half]!;
          const right = constants[2 * (start + (4 + list) * stride + k) + half]!;
          const instead = list < 2 && plan.above[split]! >= 0 ? broken[2 * (2 * split + list) + half]! : 0;
          out[place + 4 * list + half] = right ^ instead;
          out[place + 4 * list + 2 + half] = left ^ right;
          if (list === 3 && half === 1) place += 16;
        }
  }
}
