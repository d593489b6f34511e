import type { EncodedTable } from '../raw-table.ts';
import type { DerivedColumn, Ensemble, Margin, Trees } from './ensemble.ts';

/** One row or many, row-major, in the columns of the tree node, derived ones included. */
export type EncodedValues = Float32Array | Float64Array;

/**
 * The leaf that a row reaches: left where x <= cut, or where x is NaN and the node sends missing values left.
 *
 * @param trees the trees; `tree` is a position among them
 * @param values encoded rows, row-major, derived columns included
 * @param offset where the row starts in `values`
 * @returns position of the leaf in the arrays of `trees`
 */
export function leafOf(trees: Trees, tree: number, values: EncodedValues, offset: number): number {
  let node = trees.roots[tree]!;
  for (let column = trees.feature[node]!; column >= 0; column = trees.feature[node]!) {
    const x = values[offset + column]!;
    const left = x <= trees.cut[node]! || (Number.isNaN(x) && trees.missingLeft[node] === 1);
    node = left ? trees.left[node]! : trees.right[node]!;
  }
  return node;
}

/** @returns what one tree adds to the margin of a row (see `leafOf`) */
export function treeMargin(trees: Trees, tree: number, values: EncodedValues, offset: number): number {
  return trees.value[leafOf(trees, tree, values, offset)]!;
}

/**
 * One margin of one row: base + sum over trees, added in the order of the trees, in float64.
 *
 * @param values encoded rows, row-major, derived columns included; the row starts at `offset`
 * @returns the margin, before any link
 */
export function marginOf(margin: Margin, values: EncodedValues, offset = 0): number {
  const { trees, base } = margin;
  let total = base;
  for (let tree = 0; tree + 1 < trees.roots.length; tree += 1) total += treeMargin(trees, tree, values, offset);
  return total;
}

/**
 * All margins of one row, in the order of the ensemble.
 *
 * @param values encoded rows, row-major, derived columns included; the row starts at `offset`
 * @returns one margin for each output
 */
export function marginsOf(ensemble: Ensemble, values: EncodedValues, offset = 0): Float64Array {
  return Float64Array.from(ensemble.margins, (margin) => marginOf(margin, values, offset));
}

/** @returns columns of a row as the trees read it: those of the node, then the derived ones */
export function encodedWidth(ensemble: Ensemble): number {
  return ensemble.columns + ensemble.derived.length;
}

/**
 * Rows with the derived 0/1 columns of the ensemble appended: 1 where the source is one of the values, or missing when
 * missing is a member.
 *
 * @param encoded rows x columns as they enter the tree node
 * @returns the same table when nothing is derived, else a new one of the same number type
 * @throws RangeError when the table has not the columns of the node
 */
export function withDerived(encoded: EncodedTable, ensemble: Ensemble): EncodedTable {
  if (encoded.columns !== ensemble.columns)
    throw new RangeError(`invalid table; columns expected ${ensemble.columns}: ${encoded.columns}`);
  if (ensemble.derived.length === 0) return encoded;
  const { rows, columns } = encoded;
  const width = encodedWidth(ensemble);
  const values =
    encoded.values instanceof Float32Array ? new Float32Array(rows * width) : new Float64Array(rows * width);
  for (let row = 0; row < rows; row += 1)
    values.set(encoded.values.subarray(row * columns, (row + 1) * columns), row * width);
  ensemble.derived.forEach((column, at) => {
    const isMember = membership(column);
    for (let row = 0; row < rows; row += 1)
      values[row * width + columns + at] = isMember(encoded.values[row * columns + column.source]!) ? 1 : 0;
  });
  return { rows, columns: width, values };
}

function membership({ values, missingIsMember }: DerivedColumn): (x: number) => boolean {
  const members = new Set(values);
  return (x) => (Number.isNaN(x) ? missingIsMember : members.has(x));
}
