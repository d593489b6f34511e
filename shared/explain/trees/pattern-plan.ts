import type { EncodedTable } from '../raw-table.ts';
import { readingsOf } from './binned-rows.ts';
import type { Readings } from './binned-rows.ts';
import { binCuts } from './bins.ts';
import type { Bins } from './bins.ts';
import type { Margin, Trees } from './ensemble.ts';
import { gaussLegendre } from './gauss-legendre.ts';
import { longestPath, refuseBackground, refuseStray } from './pair-walk.ts';
import type { Owners } from './pair-walk.ts';
import { patternBlocks } from './pattern-blocks.ts';
import type { PatternBlocks } from './pattern-blocks.ts';
import { countPatterns } from './pattern-counts.ts';
import type { PatternCounts } from './pattern-counts.ts';
import { marginOf } from './predict.ts';
import { PASS_WIDTH, quadraturePlan } from './quadrature-plan.ts';
import type { QuadraturePlan } from './quadrature-plan.ts';
import { settledTests, withoutSettled } from './settled-tests.ts';
import type { SettledTests } from './settled-tests.ts';

/** What the table engine knows of a margin, in flat arrays. */
export type PatternPlan = {
  players: number;
  /** Encoded columns of a row, derived ones included. */
  columns: number;
  /** Margin of the empty coalition: the average of the trees by covers, or the mean over the background. */
  base: number;
  bins: Bins;
  readings: Readings;
  blocks: PatternBlocks;
  fill: CoverFill | BackgroundFill;
};

/** Path-dependent: the rest of the players is averaged by covers. */
export type CoverFill = {
  kind: 'covers';
  quadrature: QuadraturePlan;
  /** For each tree, its first pass; one more entry closes the last. */
  passes: Int32Array;
  /** For each pass, its points and their weights, four numbers each, zeros after its width. */
  points: Float64Array;
  weights: Float64Array;
  /** For each block, the share of the cover of nobody's branches above it, times its value if it is a single leaf. */
  factor: Float64Array;
};

/** Interventional: the rest of the players is as in the rows of a background, counted by what they do in each block. */
export type BackgroundFill = {
  kind: 'background';
  counts: PatternCounts;
  /** Tests of columns of nobody: a row must not differ from the background there. */
  settled: { trees: Trees; tests: SettledTests };
};

export type PatternAgainst =
  | {
      /** One for each node of the trees (see `covers.ts`). */
      covers: Float64Array;
    }
  | {
      /** Rows in the columns that the trees read, derived ones included. */
      background: EncodedTable;
    };

/** Bits up to which a subtree is one block, for trees up to `SHALLOW` tests deep and for deeper ones. */
const FEW_BITS = 9;
const MANY_BITS = 11;
const SHALLOW = 6;

/**
 * Prepares exact Shapley values of one margin for many rows: what a row gets from a block of a tree depends on nothing
 * but its pattern there, so that it is computed once for each pattern that occurs and looked up for every other row.
 *
 * @param against covers give path-dependent values, a background gives interventional ones (see `interventional`)
 * @param blockBits bits up to which a subtree is one block; if not given, by the depth of the trees
 * @returns a plan for `patternBatch`; null when a column has more than 65,534 cuts or a path more than 13 players: another
 * engine must explain the model
 * @throws RangeError when owners, trees, covers and background do not fit together
 * Source: patterns of leaves looked up in tables, Nadel and Wettenstein 2025, arXiv 2511.09376 (WOODELF), with blocks of
 * leaves, one bit for each player above them, and tables filled as patterns occur.
 * Cost: with a background, rows of the background x nodes, and memory for the distinct sets of players at each leaf.
 */
export function patternPlan(
  margin: Margin,
  owners: Owners,
  { blockBits, ...against }: PatternAgainst & { blockBits?: number },
): PatternPlan | null {
  return 'covers' in against
    ? againstCovers(margin, owners, { ...against, blockBits })
    : againstBackground(margin, owners, { ...against, blockBits });
}

function againstCovers(
  margin: Margin,
  owners: Owners,
  { covers, blockBits }: { covers: Float64Array; blockBits: number | undefined },
): PatternPlan | null {
  const columns = owners.owner.length;
  const quadrature = quadraturePlan(margin, { ...owners, covers, columns });
  const cut = cutMargin(margin.trees, owners, { covers, blockBits });
  if (cut === null) return null;
  const { trees } = margin;
  const fill: CoverFill = {
    kind: 'covers',
    quadrature,
    ...passesOf(quadrature, trees),
    factor: Float64Array.from(cut.blocks.root, (node, block) => {
      return cut.blocks.aside[block]! * (trees.feature[node]! < 0 ? trees.value[node]! : 1);
    }),
  };
  return { players: owners.players, columns, base: quadrature.base, ...cut, fill };
}

function againstBackground(
  margin: Margin,
  owners: Owners,
  { background, blockBits }: { background: EncodedTable; blockBits: number | undefined },
): PatternPlan | null {
  refuseBackground(owners, background);
  refuseStray(margin.trees, owners);
  const tests = settledTests(margin.trees, owners.owner, background);
  const trees = withoutSettled(margin.trees, tests);
  const cut = cutMargin(trees, owners, { covers: null, blockBits });
  if (cut === null) return null;
  let base = 0;
  for (let row = 0; row < background.rows; row += 1)
    base += marginOf(margin, background.values, row * background.columns);
  return {
    players: owners.players,
    columns: owners.owner.length,
    base: base / background.rows,
    ...cut,
    fill: {
      kind: 'background',
      counts: countPatterns(trees, cut, background),
      settled: { trees: margin.trees, tests },
    },
  };
}

function cutMargin(
  trees: Trees,
  owners: Owners,
  { covers, blockBits }: { covers: Float64Array | null; blockBits: number | undefined },
): { bins: Bins; readings: Readings; blocks: PatternBlocks } | null {
  const bins = binCuts(trees, owners.owner.length);
  if (bins === null) return null;
  const readings = readingsOf(trees);
  const usual = longestPath(trees) <= SHALLOW ? FEW_BITS : MANY_BITS;
  const blocks = patternBlocks(trees, { ...owners, bins, readings, covers, blockBits: blockBits ?? usual });
  return blocks === null ? null : { bins, readings, blocks };
}

/** Passes of each tree, and the points of each pass as the quadrature plan has used them. */
function passesOf({ from, width }: QuadraturePlan, trees: Trees): Pick<CoverFill, 'passes' | 'points' | 'weights'> {
  const passes = new Int32Array(trees.roots.length);
  const points = new Float64Array(PASS_WIDTH * width.length);
  const weights = new Float64Array(PASS_WIDTH * width.length);
  let pass = 0;
  for (let tree = 0; tree + 1 < passes.length; tree += 1) {
    const first = pass;
    const isSplit = trees.feature[trees.roots[tree]!]! >= 0;
    if (isSplit) while (from[pass] === from[first] && pass < from.length) pass += 1;
    passes[tree + 1] = pass;
    if (!isSplit) continue;
    const quadrature = gaussLegendre(width.subarray(first, pass).reduce((sum, one) => sum + one, 0));
    for (let at = first; at < pass; at += 1) {
      const begin = PASS_WIDTH * (at - first);
      points.set(quadrature.points.subarray(begin, begin + width[at]!), PASS_WIDTH * at);
      weights.set(quadrature.weights.subarray(begin, begin + width[at]!), PASS_WIDTH * at);
    }
  }
  return { passes, points, weights };
}
