import type { QuadraturePlan } from './quadrature-plan.ts';

/** One row on its way through the passes of a plan. */
export type Walk = {
  /** Both copies of the row, from `at` (see `doubledRow`). */
  rows: Float64Array;
  at: number;
  /** Contributions of the row, from `to`; added to. */
  phi: Float64Array;
  to: number;
  /** For each node of a tree, up to 4 points: product down to the node, later the sum of its subtree. */
  reached: Float64Array;
  /** For each split of a tree: 0 went left, 1 went right, 2 an earlier test of its player is broken. */
  outcome: Uint8Array;
};

const BROKEN = 2;

/**
 * One pass of up to four points over one tree for one row: products down in preorder, sums up in reverse preorder.
 * Sums over points are (first + third) + (second + fourth), the order of the compiled kernels.
 *
 * @param pass a pass whose stride is 4
 */
export function walkFour(plan: QuadraturePlan, pass: number, walk: Walk): void {
  const { slot, cut, player, above, node, right, broken, constants } = plan;
  const { rows, at, phi, to, reached: z, outcome } = walk;
  const from = plan.from[pass]!;
  const end = plan.to[pass]!;
  const start = plan.start[pass]!;
  z[0] = z[1] = z[2] = z[3] = 1;
  for (let split = from; split < end; split += 1) {
    const here = 4 * node[split]!;
    const l = here + 4;
    const r = 4 * right[split]!;
    const p0 = z[here]!;
    const p1 = z[here + 1]!;
    const p2 = z[here + 2]!;
    const p3 = z[here + 3]!;
    const before = above[split]!;
    if (before >= 0 && outcome[(before >> 1) - from] !== (before & 1)) {
      outcome[split - from] = BROKEN;
      const left = broken[2 * split]!;
      const other = broken[2 * split + 1]!;
      z[l] = p0 * left;
      z[l + 1] = p1 * left;
      z[l + 2] = p2 * left;
      z[l + 3] = p3 * left;
      z[r] = p0 * other;
      z[r + 1] = p1 * other;
      z[r + 2] = p2 * other;
      z[r + 3] = p3 * other;
    } else {
      const side = rows[at + slot[split]!]! <= cut[split]! ? 0 : 1;
      outcome[split - from] = side;
      const k = start + 32 * (split - from) + 16 * side;
      z[l] = p0 * constants[k]!;
      z[l + 1] = p1 * constants[k + 1]!;
      z[l + 2] = p2 * constants[k + 2]!;
      z[l + 3] = p3 * constants[k + 3]!;
      z[r] = p0 * constants[k + 4]!;
      z[r + 1] = p1 * constants[k + 5]!;
      z[r + 2] = p2 * constants[k + 6]!;
      z[r + 3] = p3 * constants[k + 7]!;
    }
  }
  for (let split = end - 1; split >= from; split -= 1) {
    const here = 4 * node[split]!;
    const l = here + 4;
    const r = 4 * right[split]!;
    const l0 = z[l]!;
    const l1 = z[l + 1]!;
    const l2 = z[l + 2]!;
    const l3 = z[l + 3]!;
    const r0 = z[r]!;
    const r1 = z[r + 1]!;
    const r2 = z[r + 2]!;
    const r3 = z[r + 3]!;
    z[here] = l0 + r0;
    z[here + 1] = l1 + r1;
    z[here + 2] = l2 + r2;
    z[here + 3] = l3 + r3;
    const side = outcome[split - from]!;
    if (side === BROKEN) continue;
    const k = start + 32 * (split - from) + 16 * side + 8;
    const s0 = l0 * constants[k]! + r0 * constants[k + 4]!;
    const s1 = l1 * constants[k + 1]! + r1 * constants[k + 5]!;
    const s2 = l2 * constants[k + 2]! + r2 * constants[k + 6]!;
    const s3 = l3 * constants[k + 3]! + r3 * constants[k + 7]!;
    phi[to + player[split]!]! += s0 + s2 + (s1 + s3);
  }
}

/**
 * The same for one or two points.
 *
 * @param pass a pass whose stride is 2
 */
export function walkTwo(plan: QuadraturePlan, pass: number, walk: Walk): void {
  const { slot, cut, player, above, node, right, broken, constants } = plan;
  const { rows, at, phi, to, reached: z, outcome } = walk;
  const from = plan.from[pass]!;
  const end = plan.to[pass]!;
  const start = plan.start[pass]!;
  z[0] = z[1] = 1;
  for (let split = from; split < end; split += 1) {
    const here = 2 * node[split]!;
    const l = here + 2;
    const r = 2 * right[split]!;
    const p0 = z[here]!;
    const p1 = z[here + 1]!;
    const before = above[split]!;
    if (before >= 0 && outcome[(before >> 1) - from] !== (before & 1)) {
      outcome[split - from] = BROKEN;
      const left = broken[2 * split]!;
      const other = broken[2 * split + 1]!;
      z[l] = p0 * left;
      z[l + 1] = p1 * left;
      z[r] = p0 * other;
      z[r + 1] = p1 * other;
    } else {
      const side = rows[at + slot[split]!]! <= cut[split]! ? 0 : 1;
      outcome[split - from] = side;
      const k = start + 16 * (split - from) + 8 * side;
      z[l] = p0 * constants[k]!;
      z[l + 1] = p1 * constants[k + 1]!;
      z[r] = p0 * constants[k + 2]!;
      z[r + 1] = p1 * constants[k + 3]!;
    }
  }
  for (let split = end - 1; split >= from; split -= 1) {
    const here = 2 * node[split]!;
    const l = here + 2;
    const r = 2 * right[split]!;
    const l0 = z[l]!;
    const l1 = z[l + 1]!;
    const r0 = z[r]!;
    const r1 = z[r + 1]!;
    z[here] = l0 + r0;
    z[here + 1] = l1 + r1;
    const side = outcome[split - from]!;
    if (side === BROKEN) continue;
    const k = start + 16 * (split - from) + 8 * side + 4;
    phi[to + player[split]!]! +=
      l0 * constants[k]! + r0 * constants[k + 2]! + (l1 * constants[k + 1]! + r1 * constants[k + 3]!);
  }
}
