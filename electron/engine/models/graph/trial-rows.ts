import type { NodeProto } from 'onnx-buf';
import type { EncodedTable } from '#shared/explain/raw-table.ts';
import { randomOf } from '#shared/stats/random.ts';
import { predecessor, successor } from './canonical-trees.ts';
import type { EncodedKind } from './read-graph.ts';
import { treeNode } from './tree-node.ts';

/**
 * Rows on which a wrong test would show: values of the node's own tests in turn, one step below and above them, missing,
 * endless and random ones. Whole numbers only for a node that reads whole numbers.
 */
export function trialRows(
  node: NodeProto,
  { rows, columns, kind, seed }: { rows: number; columns: number; kind: EncodedKind; seed: number },
): EncodedTable {
  const { listed } = treeNode(node);
  const tested: number[][] = Array.from({ length: columns }, () => []);
  listed.mode.forEach((mode, at) => {
    if (mode === 'LEAF') return;
    const own = tested[listed.feature[at] ?? -1];
    own?.push(...(mode === 'MEMBER' ? (listed.members[at] ?? []) : [listed.threshold[at] ?? 0]));
  });
  const random = randomOf(seed);
  const type = kind === 'float64' ? 'float64' : 'float32';
  const values = type === 'float64' ? new Float64Array(rows * columns) : new Float32Array(rows * columns);
  for (let place = 0; place < values.length; place += 1) {
    const own = tested[place % columns] ?? [];
    const center = own[Math.floor(random() * own.length)] ?? 0;
    values[place] = kind === 'int64' ? wholeNear(center, random) : near(center, type, random);
  }
  return { rows, columns, values };
}

function near(center: number, type: 'float32' | 'float64', random: () => number): number {
  const at = type === 'float32' ? Math.fround(center) : center;
  const choice = random();
  if (choice < 0.25) return at;
  if (choice < 0.45) return predecessor(at, type);
  if (choice < 0.65) return successor(at, type);
  if (choice < 0.73) return Number.NaN;
  if (choice < 0.76) return Infinity;
  if (choice < 0.79) return -Infinity;
  return (Number.isFinite(at) ? at : 0) + (random() - 0.5) * 2 * Math.max(1, Math.abs(at) || 1);
}

function wholeNear(center: number, random: () => number): number {
  const at = Number.isFinite(center) && Math.abs(center) < 2 ** 40 ? Math.floor(center) : 0;
  return at + Math.floor(random() * 4) - 1;
}
