import type { EncodedTable } from '../raw-table.ts';
import type { Trees } from './ensemble.ts';
import type { EncodedValues } from './predict.ts';

/** Nodes that test a column of nobody, and whether every row goes left there. */
export type SettledTests = { node: Int32Array; left: Uint8Array };

/**
 * What the background says of the tests of columns of nobody: a constant, so that all rows take one side.
 *
 * @param owner for each encoded column its player, -1 for a column of nobody
 * @throws RangeError when two rows differ there
 */
export function settledTests(trees: Trees, owner: Int32Array, background: EncodedTable): SettledTests {
  const node = Int32Array.from([...trees.feature.keys()].filter((at) => isOfNobody(trees, owner, at)));
  const settled = { node, left: Uint8Array.from(node, (at) => Number(goesLeft(trees, at, background.values, 0))) };
  for (let row = 0; row < background.rows; row += 1)
    refuseOther(trees, settled, background.values, row * background.columns);
  return settled;
}

/** @throws RangeError when a row takes another side than the background on a column of nobody */
export function refuseOther(trees: Trees, { node, left }: SettledTests, values: EncodedValues, offset: number): void {
  node.forEach((at, place) => {
    if (goesLeft(trees, at, values, offset) !== (left[place] === 1))
      throw new RangeError(`rows differ on a column of nobody: ${trees.feature[at]!}`);
  });
}

/** The trees without those tests: each gives way to the child on its side. The same trees when nothing is settled. */
export function withoutSettled(trees: Trees, settled: SettledTests): Trees {
  if (settled.node.length === 0) return trees;
  const side = new Map(Array.from(settled.node, (node, place) => [node, settled.left[place] === 1] as const));
  const kept: number[] = [];
  const roots: number[] = [];
  const placeOf = new Map<number, number>();
  const parent: number[] = [];
  for (let tree = 0; tree + 1 < trees.roots.length; tree += 1) {
    roots.push(kept.length);
    const open = [{ node: trees.roots[tree]!, above: -1 }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const node = passSettled(trees, side, next.node);
      const place = kept.push(node) - 1;
      placeOf.set(next.node, place);
      parent.push(next.above);
      if (trees.feature[node]! < 0) continue;
      open.push({ node: trees.right[node]!, above: place }, { node: trees.left[node]!, above: place });
    }
  }
  const take = <List extends Float64Array | Int32Array | Uint8Array>(list: List, into: List): List => {
    kept.forEach((node, place) => (into[place] = list[node]!));
    return into;
  };
  const count = kept.length;
  const child = (list: Int32Array): Int32Array => Int32Array.from(kept, (node) => placeOf.get(list[node]!) ?? -1);
  return {
    roots: Int32Array.from([...roots, count]),
    feature: take(trees.feature, new Int32Array(count)),
    left: child(trees.left),
    right: child(trees.right),
    parent: Int32Array.from(parent),
    cut: take(trees.cut, new Float64Array(count)),
    missingLeft: take(trees.missingLeft, new Uint8Array(count)),
    value: take(trees.value, new Float64Array(count)),
    cover: null,
  };
}

function passSettled(trees: Trees, side: ReadonlyMap<number, boolean>, from: number): number {
  let node = from;
  for (let left = side.get(node); left !== undefined; left = side.get(node))
    node = left ? trees.left[node]! : trees.right[node]!;
  return node;
}

function isOfNobody(trees: Trees, owner: Int32Array, node: number): boolean {
  const column = trees.feature[node]!;
  return column >= 0 && owner[column]! < 0;
}

function goesLeft(trees: Trees, node: number, values: EncodedValues, offset: number): boolean {
  const x = values[offset + trees.feature[node]!]!;
  return x <= trees.cut[node]! || (x !== x && trees.missingLeft[node] === 1);
}
