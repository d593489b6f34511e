import type { Trees } from './ensemble.ts';

/** The distinct cuts of each encoded column, and each node's cut as a position among those of its column. */
export type Bins = {
  /** Where the cuts of each column start in `cuts`; one more entry closes the last. */
  starts: Int32Array;
  /** Rising within a column. */
  cuts: Float64Array;
  /** For each node, j such that x <= cut exactly when bin(x) <= j; 0 at leaves. */
  node: Uint16Array;
};

/** The most cuts a column may have: bin 65,535 is kept for values that are missing and go right. */
export const MOST_CUTS = 65_534;
/** Bin of a missing value where missing goes right, above every j; where missing goes left it is 0. */
export const MISSING_RIGHT = 65_535;

/**
 * Bins of the encoded columns of a model. Null when a column has more than 65,534 distinct cuts: such a model has no
 * tables and another engine must explain it.
 */
export function binCuts(trees: Trees, columns: number): Bins | null {
  const sets = Array.from({ length: columns }, () => new Set<number>());
  trees.feature.forEach((column, node) => {
    if (column >= 0) sets[column]?.add(trees.cut[node] ?? 0);
  });
  if (sets.some((set) => set.size > MOST_CUTS)) return null;
  const starts = new Int32Array(columns + 1);
  sets.forEach((set, column) => (starts[column + 1] = (starts[column] ?? 0) + set.size));
  const cuts = new Float64Array(starts[columns] ?? 0);
  sets.forEach((set, column) => cuts.set(Float64Array.from(set).sort(), starts[column] ?? 0));
  const node = trees.feature.map((column, at) =>
    column < 0 ? 0 : cutsBelow(cuts, starts[column] ?? 0, starts[column + 1] ?? 0, trees.cut[at] ?? 0),
  );
  return { starts, cuts, node: Uint16Array.from(node) };
}

/** Bin of a value of a column: the number of its cuts below the value, or the bin of missing on the side asked for. */
export function binOf(bins: Bins, column: number, value: number, missingLeft: boolean): number {
  if (Number.isNaN(value)) return missingLeft ? 0 : MISSING_RIGHT;
  return cutsBelow(bins.cuts, bins.starts[column] ?? 0, bins.starts[column + 1] ?? 0, value);
}

function cutsBelow(cuts: Float64Array, from: number, to: number, value: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low - from;
}
