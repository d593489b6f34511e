import type { BinnedRows } from './boosting-bins.ts';
import type { Random } from './random.ts';

export type BoostingTerms = {
  trees: number;
  depth: number;
  /** How much of each tree is taken, in (0, 1]. */
  rate: number;
  /** Rows that each tree learns from, drawn anew; all when there are no more. */
  rowsPerTree: number;
  /** Rows that all trees together learn from, drawn once; all when there are no more. */
  rowsInAll: number;
  /** Rows that a leaf needs. */
  leaf: number;
  /** What is fitted: the log-odds of a class (unless given), or the mean of a number. */
  loss?: 'logistic' | 'squared';
  random: Random;
};

/** Splits of one tree in the order of its levels: node k leads to 2k + 1 and 2k + 2; a leaf splits on column -1. */
type Tree = { column: Int16Array; bin: Uint8Array; missingLeft: Uint8Array; value: Float64Array };

export type Booster = { base: number; trees: readonly Tree[] };

export const BOOSTING: Omit<BoostingTerms, 'random'> = {
  trees: 100,
  depth: 4,
  rate: 0.08,
  rowsPerTree: 10_000,
  rowsInAll: 20_000,
  leaf: 20,
};

const RIDGE = 1;
const LEAST_GAIN = 1e-7;

/**
 * Gradient boosting of small trees over binned columns, for a probability of two classes or for the mean of a number.
 *
 * @param table n rows
 * @param label n values: 1 for the class whose log-odds are fitted and 0 for the other, or numbers
 * @param learned which of them to learn from, of both classes
 * @param turn called between two levels of a tree, so that others have their turn; it may throw to stop
 * @returns trees whose values add up to log-odds, or to the mean
 * Source: Friedman 2001, Annals of Statistics 29:1189; second-order gains as Chen and Guestrin 2016 (KDD), with an L2
 *   term of 1; rows are drawn for each tree as in Friedman 2002. Missing values go where they gain more.
 * Cost: trees x depth x rows of a tree x columns.
 */
export async function fitBooster(
  table: BinnedRows,
  label: Uint8Array | Float64Array,
  learned: Uint32Array,
  terms: BoostingTerms,
  turn: () => Promise<void>,
): Promise<Booster> {
  const from = drawnRows(learned, terms.rowsInAll, terms.random);
  const near = nearRows(table, from);
  const rows = Uint32Array.from(from.keys());
  const answer = Float64Array.from(from, (row) => label[row]!);
  const isClass = terms.loss !== 'squared';
  const sum = answer.reduce((all, one) => all + one, 0);
  const base = isClass ? Math.log((sum + 0.5) / (rows.length - sum + 0.5)) : sum / Math.max(1, rows.length);
  const fitted = new Float64Array(rows.length).fill(base);
  const gradient = new Float64Array(rows.length);
  const hessian = new Float64Array(rows.length);
  const trees: Tree[] = [];
  for (let at = 0; at < terms.trees; at++) {
    const drawn = drawnRows(rows, terms.rowsPerTree, terms.random);
    for (const row of drawn) {
      const p = isClass ? 1 / (1 + Math.exp(-fitted[row]!)) : fitted[row]!;
      gradient[row] = p - answer[row]!;
      hessian[row] = isClass ? Math.max(1e-12, p * (1 - p)) : 1;
    }
    const tree = await growTree(near, drawn, { gradient, hessian }, terms, turn);
    if (tree.column[0] === -1) break;
    trees.push(tree);
    for (const row of rows) fitted[row] = fitted[row]! + tree.value[leafOf(tree, near, row)]!;
    await turn();
  }
  return { base, trees };
}

/** The rows that are learned from, side by side: reads of scattered rows cost more than the sums. */
function nearRows(table: BinnedRows, rows: Uint32Array): BinnedRows {
  return {
    rows: rows.length,
    columns: table.columns.map(({ bin, bins }) => ({ bin: Uint8Array.from(rows, (row) => bin[row]!), bins })),
  };
}

/** @returns log-odds of one row, or the mean */
export function fittedAt({ base, trees }: Booster, table: BinnedRows, row: number): number {
  let sum = base;
  for (const tree of trees) sum += tree.value[leafOf(tree, table, row)]!;
  return sum;
}

function leafOf(tree: Tree, table: BinnedRows, row: number): number {
  let node = 0;
  for (let column = tree.column[0]!; column >= 0; column = tree.column[node]!)
    node = 2 * node + (goesLeft(tree, node, table.columns[column]!.bin[row]!) ? 1 : 2);
  return node;
}

function goesLeft(tree: Tree, node: number, bin: number): boolean {
  return bin === 0 ? tree.missingLeft[node] === 1 : bin <= tree.bin[node]!;
}

function drawnRows(rows: Uint32Array, most: number, random: Random): Uint32Array {
  if (rows.length <= most) return rows;
  return Uint32Array.from({ length: most }, () => rows[Math.floor(random() * rows.length)]!);
}

type Slopes = { gradient: Float64Array; hessian: Float64Array };
type Split = { gain: number; column: number; bin: number; missingLeft: boolean };

async function growTree(
  table: BinnedRows,
  drawn: Uint32Array,
  slopes: Slopes,
  { depth, rate, leaf }: BoostingTerms,
  turn: () => Promise<void>,
): Promise<Tree> {
  const size = 2 ** (depth + 1) - 1;
  const tree: Tree = {
    column: new Int16Array(size).fill(-1),
    bin: new Uint8Array(size),
    missingLeft: new Uint8Array(size),
    value: new Float64Array(size),
  };
  const used = table.columns.map(({ bins }) => bins > 2);
  const parts = new Map<number, Part>([[0, { rows: drawn, sums: histograms(table, drawn, slopes, used) }]]);
  for (const [node, { rows, sums: counted }] of parts) {
    const [g, h] = sums(rows, slopes);
    tree.value[node] = (-rate * g) / (h + RIDGE);
    if (2 * node + 2 >= size || rows.length < 2 * leaf) continue;
    const split = bestSplit(counted, leaf);
    await turn();
    if (split.gain < LEAST_GAIN) continue;
    tree.column[node] = split.column;
    tree.bin[node] = split.bin;
    tree.missingLeft[node] = split.missingLeft ? 1 : 0;
    const { bin } = table.columns[split.column]!;
    const left = rows.filter((row) => goesLeft(tree, node, bin[row]!));
    const right = rows.filter((row) => !goesLeft(tree, node, bin[row]!));
    // The children of the last level are leaves: nothing of them is counted.
    const isLast = 4 * node + 4 >= size;
    const few = left.length < right.length ? left : right;
    const ofFew = isLast ? [] : histograms(table, few, slopes, used);
    const ofMany = isLast ? [] : counted.map((all, column) => difference(all, ofFew[column]!));
    parts.set(2 * node + 1, { rows: left, sums: few === left ? ofFew : ofMany });
    parts.set(2 * node + 2, { rows: right, sums: few === left ? ofMany : ofFew });
    parts.delete(node);
  }
  return tree;
}

function sums(rows: Uint32Array, { gradient, hessian }: Slopes): [number, number] {
  let [g, h] = [0, 0];
  for (const row of rows) {
    g += gradient[row]!;
    h += hessian[row]!;
  }
  return [g, h];
}

type BinSums = { gradient: Float64Array; hessian: Float64Array; rows: Float64Array };

/** Rows of a node, with the sums of each column that can be split; null for one that cannot. */
type Part = { rows: Uint32Array; sums: (BinSums | null)[] };

function bestSplit(sums: readonly (BinSums | null)[], leaf: number): Split {
  const best: Split = { gain: 0, column: -1, bin: 0, missingLeft: false };
  for (const [column, counted] of sums.entries()) if (counted !== null) splitColumn(counted, column, leaf, best);
  return best;
}

function histograms(
  table: BinnedRows,
  rows: Uint32Array,
  slopes: Slopes,
  used: readonly boolean[],
): (BinSums | null)[] {
  return table.columns.map(({ bin, bins }, column) =>
    used[column] === true ? binSums(bin, bins, rows, slopes) : null,
  );
}

/** What the other child holds. */
function difference(all: BinSums | null, few: BinSums | null): BinSums | null {
  if (all === null || few === null) return null;
  const less = (one: Float64Array, other: Float64Array): Float64Array => one.map((value, at) => value - other[at]!);
  return {
    gradient: less(all.gradient, few.gradient),
    hessian: less(all.hessian, few.hessian),
    rows: less(all.rows, few.rows),
  };
}

function binSums(bin: Uint8Array, bins: number, rows: Uint32Array, slopes: Slopes): BinSums {
  const gradient = new Float64Array(bins);
  const hessian = new Float64Array(bins);
  const count = new Float64Array(bins);
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place]!;
    const at = bin[row]!;
    gradient[at] = gradient[at]! + slopes.gradient[row]!;
    hessian[at] = hessian[at]! + slopes.hessian[row]!;
    count[at] = count[at]! + 1;
  }
  return { gradient, hessian, rows: count };
}

/** Every border of a column, with the missing values on either side; the last border parts the missing values only. */
function splitColumn({ gradient, hessian, rows }: BinSums, column: number, leaf: number, best: Split): void {
  const bins = rows.length;
  const [allG, allH, all] = [gradient, hessian, rows].map((values) =>
    values.reduce((sum, value) => sum + value, 0),
  ) as [number, number, number];
  const whole = (allG * allG) / (allH + RIDGE);
  for (const missingLeft of rows[0] === 0 ? [false] : [false, true]) {
    let [g, h, n] = missingLeft ? [gradient[0]!, hessian[0]!, rows[0]!] : [0, 0, 0];
    for (let at = 1; at < bins; at++) {
      g += gradient[at]!;
      h += hessian[at]!;
      n += rows[at]!;
      if (n < leaf || all - n < leaf) continue;
      const gain = (g * g) / (h + RIDGE) + (allG - g) ** 2 / (allH - h + RIDGE) - whole;
      if (gain > best.gain) Object.assign(best, { gain, column, bin: at, missingLeft });
    }
  }
}
