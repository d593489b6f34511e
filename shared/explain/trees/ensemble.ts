import type { Link } from '../link.ts';

/**
 * Trees in one canonical form, flat. The only test is: go left if x <= cut, or if x is NaN and missingLeft is 1.
 * Nodes of a tree lie in preorder (root first, left subtree before right); `left`, `right` and `parent` are positions
 * in these same arrays (-1: none). Every array but `roots` has one entry for each node.
 */
export type Trees = {
  /** Where each tree starts; one more entry, the number of nodes, closes the last. */
  roots: Int32Array;
  /** Encoded column that is tested, -1 at a leaf. */
  feature: Int32Array;
  left: Int32Array;
  right: Int32Array;
  parent: Int32Array;
  cut: Float64Array;
  missingLeft: Uint8Array;
  /** What a leaf adds to the margin; 0 at inner nodes. */
  value: Float64Array;
  /** Rows that passed, as the file tells; null when it tells nothing usable. */
  cover: Float64Array | null;
};

/** A 0/1 column made from an encoded one, for tests that are no comparison with a cut. NaN stays outside `values`. */
export type DerivedColumn = { source: number; values: readonly number[]; missingIsMember: boolean };

/** One additive margin: base + sum over trees. */
export type Margin = { trees: Trees; base: number };

/** A tree model: its margins and the link from them to the score. */
export type Ensemble = {
  margins: readonly Margin[];
  link: Link;
  /** How the file compares: encoded values are rounded to float32 first when `float32`. */
  inputKind: 'float32' | 'float64';
  /** Encoded columns that the node reads; derived ones follow them. */
  columns: number;
  derived: readonly DerivedColumn[];
};

/** One linear margin over encoded columns: base + sum of weights[j] x[j]. */
export type LinearMargin = { weights: Float64Array; base: number };

export type LinearModel = {
  margins: readonly LinearMargin[];
  link: Link;
  inputKind: 'float32' | 'float64';
  columns: number;
};
