import type { EncodedTable } from '../raw-table.ts';
import type { Trees } from './ensemble.ts';

/** Share of a node's cover by which the covers of its children may miss it: files write single precision. */
const COVER_TOLERANCE = 1e-3;

/**
 * Whether the covers that a file tells can be what it calls them: finite, not negative, children adding up to their node
 * within a thousandth, and not the same number everywhere (exporters that know no covers write a constant).
 *
 * @param cover one for each node of `trees`
 */
export function coversHold(trees: Trees, cover: Float64Array): boolean {
  if (cover.length !== trees.feature.length) return false;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let node = 0; node < cover.length; node += 1) {
    const here = cover[node]!;
    if (!Number.isFinite(here) || here < 0) return false;
    least = Math.min(least, here);
    most = Math.max(most, here);
    if (trees.feature[node]! < 0) continue;
    const below = cover[trees.left[node]!]! + cover[trees.right[node]!]!;
    if (Math.abs(below - here) > COVER_TOLERANCE * Math.max(1, here)) return false;
  }
  return least < most;
}

/**
 * Covers counted anew: how many of the given rows pass each node.
 *
 * @param encoded the background, in the columns that the trees read (derived ones included)
 * @returns rows, one count for each node of `trees`
 * @throws RangeError when the table is narrower than the trees read
 */
export function backgroundCovers(trees: Trees, encoded: EncodedTable): Float64Array {
  const { rows, columns, values } = encoded;
  const widest = trees.feature.reduce((most, column) => Math.max(most, column), -1);
  if (widest >= columns) throw new RangeError(`invalid table; columns expected above ${widest}: ${columns}`);
  const cover = new Float64Array(trees.feature.length);
  for (let tree = 0; tree + 1 < trees.roots.length; tree += 1)
    for (let row = 0; row < rows; row += 1) {
      let node = trees.roots[tree]!;
      cover[node]! += 1;
      for (let column = trees.feature[node]!; column >= 0; column = trees.feature[node]!) {
        const x = values[row * columns + column]!;
        const left = x <= trees.cut[node]! || (x !== x && trees.missingLeft[node] === 1);
        node = left ? trees.left[node]! : trees.right[node]!;
        cover[node]! += 1;
      }
    }
  return cover;
}

/** Share of a node's cover that goes to one of its children; one half, by convention, where the node has none. */
export function branchShare(covers: Float64Array, node: number, child: number): number {
  const whole = covers[node]!;
  return whole > 0 ? covers[child]! / whole : 0.5;
}

/** Covers to explain with, and where they come from: the words on screen tell it. */
export type ChosenCovers = { covers: Float64Array; from: 'file' | 'background' };

/** @returns the file's covers where they hold, else those of the background (see `backgroundCovers`) */
export function chosenCovers(trees: Trees, background: EncodedTable): ChosenCovers {
  if (trees.cover !== null && coversHold(trees, trees.cover)) return { covers: trees.cover, from: 'file' };
  return { covers: backgroundCovers(trees, background), from: 'background' };
}
