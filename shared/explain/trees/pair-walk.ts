import type { Attribution } from '../additivity.ts';
import type { EncodedTable } from '../raw-table.ts';
import type { Margin, Trees } from './ensemble.ts';
import { marginOf } from './predict.ts';
import type { EncodedValues } from './predict.ts';
import { shapleyWeights } from './shapley-weights.ts';

/** For each encoded column, derived ones included, its player; -1 for a constant. */
export type Owners = { owner: Int32Array; players: number };

/** The case and a background row, each where it starts in its values, in the columns that the trees read. */
export type Pair = { x: EncodedValues; xAt: number; b: EncodedValues; bAt: number };

/** The case, one row, and the rows from `from` to before `to` of the background: all of them if not given. */
export type PairRows = { x: EncodedValues; background: EncodedTable; from?: number; to?: number };

/** A margin made ready, with what a walk writes on. Serves one walk at a time. */
export type PairWalk = Owners & {
  trees: Trees;
  /** (a-1)! c! / (a+c)! at a * side + c. */
  weights: Float64Array;
  side: number;
  /** For each player: whose side it is on, on the way to the node at hand. */
  mark: Uint8Array;
  /** Marked players, in order. */
  trail: Int32Array;
  /** Branches left for later, three numbers each: node, length of the trail there, player to mark. */
  later: Int32Array;
};

const FREE = 0;
const OF_CASE = 1;
const OF_BACKGROUND = 2;

/**
 * Prepares exact interventional Shapley values of one margin, any number of players and any depth.
 *
 * @throws RangeError when owners and trees do not fit together
 */
export function pairWalk(trees: Trees, { owner, players }: Owners): PairWalk {
  refuseStray(trees, { owner, players });
  const depth = longestPath(trees);
  const side = Math.min(depth, players) + 1;
  return {
    trees,
    owner,
    players,
    weights: shapleyWeights(side - 1),
    side,
    mark: new Uint8Array(players),
    trail: new Int32Array(side),
    later: new Int32Array(3 * (depth + 1)),
  };
}

/** @throws RangeError when a test reads a column that has no owner listed, or an owner is no player */
export function refuseStray(trees: Trees, { owner, players }: Owners): void {
  const stray = owner.find((player) => player < -1 || player >= players);
  if (stray !== undefined) throw new RangeError(`invalid owner; players are ${players}: ${stray}`);
  const column = trees.feature.find((one) => one >= owner.length);
  if (column !== undefined) throw new RangeError(`invalid column of a test; columns are ${owner.length}: ${column}`);
}

/** Tests on the longest path. */
export function longestPath(trees: Trees): number {
  const depth = new Int32Array(trees.feature.length);
  for (let node = 0; node < depth.length; node += 1) {
    const parent = trees.parent[node]!;
    if (parent >= 0) depth[node] = depth[parent]! + 1;
  }
  return depth.reduce((most, one) => Math.max(most, one), 0);
}

/**
 * Adds to `phi` the Shapley values of the game f(x on S, b elsewhere) of one background row.
 *
 * Both rows go down together. Where they part, the player of the test either keeps the side that it has taken higher up,
 * or takes the case's side on the case's branch and the background's side on the other. A leaf that is reached with a
 * players on the case's side and c on the other counts (a-1)! c! / (a+c)! of its value for each of the a, and
 * -a! (c-1)! / (a+c)! of it for each of the c.
 *
 * @param phi one number for each player, in the unit of the margin; added to
 * @throws RangeError when the rows differ on a column of nobody
 * Source: Lundberg et al. 2020, Nature Machine Intelligence 2:56 (interventional), with owners in place of columns.
 * Cost: at most the nodes of the trees, and the players on the way to each leaf.
 */
export function pairWalkRow(walk: PairWalk, pair: Pair, phi: Float64Array): void {
  for (let tree = 0; tree + 1 < walk.trees.roots.length; tree += 1) walkTree(walk, walk.trees.roots[tree]!, pair, phi);
}

function walkTree(walk: PairWalk, root: number, { x, xAt, b, bAt }: Pair, phi: Float64Array): void {
  const { trees, owner, mark, trail, later } = walk;
  const { feature, cut, missingLeft, left, right } = trees;
  let node = root;
  let marked = 0;
  let ofCase = 0;
  let waiting = 0;
  for (;;) {
    const column = feature[node]!;
    if (column >= 0) {
      const ofX = x[xAt + column]!;
      const ofB = b[bAt + column]!;
      const xLeft = ofX <= cut[node]! || (ofX !== ofX && missingLeft[node] === 1);
      const bLeft = ofB <= cut[node]! || (ofB !== ofB && missingLeft[node] === 1);
      const xChild = xLeft ? left[node]! : right[node]!;
      if (xLeft === bLeft) {
        node = xChild;
        continue;
      }
      const player = owner[column]!;
      if (player < 0) throw new RangeError(`rows differ on a column of nobody: ${column}`);
      const bChild = bLeft ? left[node]! : right[node]!;
      if (mark[player] === FREE) {
        later[waiting] = bChild;
        later[waiting + 1] = marked;
        later[waiting + 2] = player;
        waiting += 3;
        mark[player] = OF_CASE;
        trail[marked] = player;
        marked += 1;
        ofCase += 1;
        node = xChild;
      } else node = mark[player] === OF_CASE ? xChild : bChild;
      continue;
    }
    credit(walk, trees.value[node]!, { marked, ofCase }, phi);
    if (waiting === 0) break;
    waiting -= 3;
    const kept = later[waiting + 1]!;
    while (marked > kept) {
      marked -= 1;
      const player = trail[marked]!;
      if (mark[player] === OF_CASE) ofCase -= 1;
      mark[player] = FREE;
    }
    const player = later[waiting + 2]!;
    mark[player] = OF_BACKGROUND;
    trail[marked] = player;
    marked += 1;
    node = later[waiting]!;
  }
  while (marked > 0) {
    marked -= 1;
    mark[trail[marked]!] = FREE;
  }
}

function credit(
  { weights, side, mark, trail }: PairWalk,
  value: number,
  { marked, ofCase }: { marked: number; ofCase: number },
  phi: Float64Array,
): void {
  const others = marked - ofCase;
  const gain = value * weights[ofCase * side + others]!;
  const loss = value * weights[others * side + ofCase]!;
  for (let at = 0; at < marked; at += 1) {
    const player = trail[at]!;
    if (mark[player] === OF_CASE) phi[player]! += gain;
    else phi[player]! -= loss;
  }
}

/** Adds to `phi` the values of every pair of the case and a background row, in the order of the rows. */
export function pairWalkRows(walk: PairWalk, rows: PairRows, phi: Float64Array): void {
  const { x, background } = rows;
  const pair: Pair = { x, xAt: 0, b: background.values, bAt: 0 };
  for (let row = rows.from ?? 0; row < (rows.to ?? background.rows); row += 1) {
    pair.bAt = row * background.columns;
    pairWalkRow(walk, pair, phi);
  }
}

/**
 * Exact interventional explanation of margins: v(S) = mean over the background of f(x on S, b elsewhere).
 *
 * @param margins of one model; each is explained by itself
 * @param rows the case and the background, in the columns that the trees read
 * @returns for each margin, its mean over the background and one contribution for each player, in the unit of the margin;
 * exactly 0 for a player that no test separates
 * @throws RangeError when owners, trees and background do not fit together, or there is no row to compare with
 * Cost: rows x nodes of the trees.
 */
export function interventional(
  margins: readonly Margin[],
  owners: Owners,
  rows: { x: EncodedValues; background: EncodedTable },
): Attribution[] {
  const { background } = rows;
  refuseBackground(owners, background);
  return margins.map((margin) => {
    const phi = new Float64Array(owners.players);
    pairWalkRows(pairWalk(margin.trees, owners), rows, phi);
    let base = 0;
    for (let row = 0; row < background.rows; row += 1)
      base += marginOf(margin, background.values, row * background.columns);
    return { base: base / background.rows, phi: phi.map((sum) => sum / background.rows) };
  });
}

/** @throws RangeError when a background has no row, or not the columns of the owners */
export function refuseBackground({ owner }: Owners, { rows, columns }: EncodedTable): void {
  if (rows === 0) throw new RangeError('a background without rows');
  if (columns !== owner.length)
    throw new RangeError(`invalid background; columns expected ${owner.length}: ${columns}`);
}
