import { ascendingOrder } from './ascending-order.ts';
import { compensatedSum } from './sum.ts';

/** Two scores of the same rows, gathered by pair: `n` rows each; the columns have one length. */
export type ScorePairs = { first: Float64Array; second: Float64Array; n: Float64Array };

/** Rows in ascending order of either score: sorted once for all that is asked of the same pairs. */
export type PairOrders = { first: Uint32Array; second: Uint32Array };

export function ordersOf({ first, second }: Pick<ScorePairs, 'first' | 'second'>): PairOrders {
  return { first: ascendingOrder(first), second: ascendingOrder(second) };
}

export type Agreement = {
  /** Correlations in [-1, 1]; null when a score is constant. */
  pearson: number | null;
  spearman: number | null;
  /** In the unit of the scores. */
  meanAbsoluteDifference: number;
};

/**
 * How alike two scores of the same rows are.
 *
 * @param pairs at least one row; finite scores
 * @returns Pearson, Spearman (equal scores share the mean of their ranks) and the mean absolute difference
 * @throws RangeError without a row
 * Cost: two sorts of the pairs where no orders are given. Checked against scipy.
 */
export function agreementOfScores(pairs: ScorePairs, orders = ordersOf(pairs)): Agreement {
  const { first, second, n } = pairs;
  const apart = compensatedSum();
  let rows = 0;
  for (let at = 0; at < n.length; at++) {
    rows += n[at]!;
    apart.add(n[at]! * Math.abs(first[at]! - second[at]!));
  }
  if (rows === 0) throw new RangeError('no row has both scores');
  return {
    pearson: correlation(first, second, n),
    spearman: correlation(midRanks(first, n, orders.first), midRanks(second, n, orders.second), n),
    meanAbsoluteDifference: apart.value() / rows,
  };
}

/** Mean rank of the rows of each pair, counted from 1. */
function midRanks(scores: Float64Array, n: Float64Array, order: Uint32Array): Float64Array {
  const ranks = new Float64Array(scores.length);
  let before = 0;
  for (let start = 0, end = 0; start < order.length; start = end) {
    let tied = 0;
    while (end < order.length && scores[order[end]!] === scores[order[start]!]) tied += n[order[end++]!]!;
    for (let at = start; at < end; at++) ranks[order[at]!] = before + (tied + 1) / 2;
    before += tied;
  }
  return ranks;
}

function correlation(first: Float64Array, second: Float64Array, n: Float64Array): number | null {
  const [a, b] = [weightedMean(first, n), weightedMean(second, n)];
  const [ofFirst, ofSecond, ofBoth] = [compensatedSum(), compensatedSum(), compensatedSum()];
  for (let at = 0; at < n.length; at++) {
    const [x, y] = [first[at]! - a, second[at]! - b];
    ofFirst.add(n[at]! * x * x);
    ofSecond.add(n[at]! * y * y);
    ofBoth.add(n[at]! * x * y);
  }
  const spread = Math.sqrt(ofFirst.value() * ofSecond.value());
  return spread > 0 ? Math.max(-1, Math.min(1, ofBoth.value() / spread)) : null;
}

function weightedMean(values: Float64Array, n: Float64Array): number {
  const sum = compensatedSum();
  let rows = 0;
  for (let at = 0; at < n.length; at++) {
    rows += n[at]!;
    sum.add(n[at]! * values[at]!);
  }
  return sum.value() / rows;
}

/**
 * How many rows of each group are among the `budget` highest scores.
 *
 * @param scores one per group
 * @param n rows of each group
 * @param budget rows to choose, from 0 to all
 * @param order of the scores, where they were sorted before
 * @returns rows chosen of each group; those of equal score at the border are chosen in proportion, never by their order
 */
export function amongHighest(
  scores: Float64Array,
  n: Float64Array,
  budget: number,
  order = ascendingOrder(scores),
): Float64Array {
  const chosen = new Float64Array(scores.length);
  let left = budget;
  for (let end = order.length, start = end; end > 0 && left > 0; end = start) {
    let tied = 0;
    while (start > 0 && scores[order[start - 1]!] === scores[order[end - 1]!]) tied += n[order[--start]!]!;
    const share = tied === 0 ? 0 : Math.min(1, left / tied);
    for (let at = start; at < end; at++) chosen[order[at]!] = share === 1 ? n[order[at]!]! : share * n[order[at]!]!;
    left -= Math.min(left, tied);
  }
  return chosen;
}

/**
 * Ten groups of equal size from the highest scores to the lowest, and what columns of counts add up to in each.
 *
 * @param scores one per group of rows
 * @param n rows of each group
 * @param columns counts that go with the rows: known outcomes, positive ones ...
 * @param order of the scores, where they were sorted before
 * @returns for each tenth (the first n mod 10 hold one row more; fewer tenths than ten rows) its rows, lowest and highest score and the sum
 *   of each column; rows of equal score across a border share theirs in proportion
 */
export function tenthsOf(
  scores: Float64Array,
  n: Float64Array,
  columns: readonly Float64Array[],
  order = ascendingOrder(scores),
): { n: number; minScore: number; maxScore: number; sums: number[] }[] {
  const rows = n.reduce((sum, one) => sum + one, 0);
  const tenths = Array.from({ length: Math.min(10, rows) }, (_, k) => ({
    n: Math.floor(rows / 10) + (k < rows % 10 ? 1 : 0),
    minScore: Infinity,
    maxScore: -Infinity,
    sums: columns.map(() => 0),
  }));
  let place = 0;
  let room = tenths[0]?.n ?? 0;
  for (let end = order.length, start = end; end > 0; end = start) {
    const score = scores[order[end - 1]!]!;
    let tied = 0;
    const tiedSums = columns.map(() => 0);
    while (start > 0 && scores[order[start - 1]!] === score) {
      const at = order[--start]!;
      tied += n[at]!;
      for (let c = 0; c < columns.length; c++) tiedSums[c]! += columns[c]![at]!;
    }
    for (let left = tied; left > 0;) {
      const taken = Math.min(left, room);
      const tenth = tenths[place]!;
      for (let c = 0; c < columns.length; c++) tenth.sums[c]! += (tiedSums[c]! * taken) / tied;
      tenth.minScore = Math.min(tenth.minScore, score);
      tenth.maxScore = Math.max(tenth.maxScore, score);
      left -= taken;
      room -= taken;
      if (room === 0 && place + 1 < tenths.length) room = tenths[++place]!.n;
      else if (room === 0) break;
    }
  }
  return tenths;
}
