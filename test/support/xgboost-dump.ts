import type { Margin, Trees } from '#shared/explain/trees/ensemble.ts';

/** A node of XGBoost's JSON dump with statistics. */
export type DumpNode = {
  nodeid: number;
  cover: number;
  leaf?: number;
  split?: string;
  split_condition?: number;
  yes?: number;
  missing?: number;
  children?: DumpNode[];
};

/** XGBoost asks x < t in single precision: the canonical cut is the number before t. */
function before(t: number): number {
  const single = Float32Array.of(t);
  const bits = new Int32Array(single.buffer);
  if (single[0] === 0) return -(2 ** -149);
  bits[0]! += single[0]! > 0 ? -1 : 1;
  return single[0]!;
}

/**
 * Trees of a dump, columns named f0, f1...; covers as the dump tells them.
 *
 * @param base margin of the base score
 */
export function dumpedMargin(dump: readonly DumpNode[], base: number): Margin {
  const nodes: { node: DumpNode; parent: number; left: number; right: number }[] = [];
  const roots: number[] = [];
  const add = (node: DumpNode, parent: number): number => {
    const place = nodes.length;
    const entry = { node, parent, left: -1, right: -1 };
    nodes.push(entry);
    const yes = node.children?.find((child) => child.nodeid === node.yes);
    const no = node.children?.find((child) => child.nodeid !== node.yes);
    if (yes !== undefined && no !== undefined) {
      entry.left = add(yes, place);
      entry.right = add(no, place);
    }
    return place;
  };
  for (const tree of dump) roots.push(add(tree, -1));
  roots.push(nodes.length);
  const trees: Trees = {
    roots: Int32Array.from(roots),
    feature: Int32Array.from(nodes, ({ node }) => (node.split === undefined ? -1 : Number(node.split.slice(1)))),
    left: Int32Array.from(nodes, ({ left }) => left),
    right: Int32Array.from(nodes, ({ right }) => right),
    parent: Int32Array.from(nodes, ({ parent }) => parent),
    cut: Float64Array.from(nodes, ({ node }) =>
      node.split_condition === undefined ? 0 : before(node.split_condition),
    ),
    missingLeft: Uint8Array.from(nodes, ({ node }) =>
      node.missing !== undefined && node.missing === node.yes ? 1 : 0,
    ),
    value: Float64Array.from(nodes, ({ node }) => Math.fround(node.leaf ?? 0)),
    cover: Float64Array.from(nodes, ({ node }) => node.cover),
  };
  return { trees, base };
}
