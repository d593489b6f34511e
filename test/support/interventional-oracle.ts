import type { Link } from '#shared/explain/link.ts';
import type { Margin, Trees } from '#shared/explain/trees/ensemble.ts';
import type { Game } from './tree-oracle.ts';

/** Margins of an encoded row. */
export type MarginsOfRow = (row: readonly number[]) => number[];

export type InterventionalCase = {
  margins: MarginsOfRow;
  link: Link;
  owner: ArrayLike<number>;
  /** Encoded rows. */
  x: readonly number[];
  background: readonly (readonly number[])[];
};

/**
 * Interventional worth by its definition: for every background row, the hybrid that takes the columns of the owners in
 * the coalition from the case and the others from the row is run through the model and its link; then the mean.
 */
export function interventionalGame({ margins, link, owner, x, background }: InterventionalCase): Game {
  return (coalition) => {
    const scores = background.map((row) => {
      const hybrid = row.map((value, column) =>
        owner[column]! >= 0 && Math.floor(coalition / 2 ** owner[column]!) % 2 === 1 ? x[column]! : value,
      );
      return plainLink(link, margins(hybrid));
    });
    return scores.reduce((sum, score) => sum + score, 0) / scores.length;
  };
}

/** The formulas of `Link` as they are written there; good for margins of moderate size. */
export function plainLink(link: Link, margins: readonly number[]): number {
  switch (link.kind) {
    case 'identity':
      return margins[link.output]!;
    case 'logistic':
      return 1 / (1 + Math.exp(-margins[link.output]!));
    case 'softmax': {
      const all = margins.map((margin) => Math.exp(margin));
      return all[link.output]! / all.reduce((sum, one) => sum + one, 0);
    }
    case 'sigmoids': {
      const each = link.members.map((one) => 1 / (1 + Math.exp(one.slope * margins[one.output]! + one.intercept)));
      return each.reduce((sum, one) => sum + one, 0) / each.length;
    }
    case 'exponential':
      return Math.exp(margins[link.output]!) * link.factor;
    case 'complement':
      return 1 - plainLink(link.of, margins);
  }
}

/** Margins of trees by recursion. */
export function treeMargins(margins: readonly Margin[]): MarginsOfRow {
  return (row) =>
    margins.map(({ trees, base }) =>
      [...trees.roots.slice(0, -1)].reduce((sum, root) => sum + leafValue(trees, root, row), base),
    );
}

function leafValue(trees: Trees, node: number, row: readonly number[]): number {
  const column = trees.feature[node]!;
  if (column === -1) return trees.value[node]!;
  const x = row[column]!;
  const left = Number.isNaN(x) ? trees.missingLeft[node] === 1 : x <= trees.cut[node]!;
  return leafValue(trees, left ? trees.left[node]! : trees.right[node]!, row);
}
