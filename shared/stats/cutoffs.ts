import type { Interval } from '#shared/domain/estimate.ts';
import type { Confusion } from './confusion.ts';
import { Z95 } from './normal.ts';
import { poisson, randomOf } from './random.ts';
import { firstPlace } from './score-table.ts';
import type { CutOperator, ScoreTable } from './score-table.ts';

/** Rows with a known outcome, and the positives among them, per bin; cut i is the lower edge of bin i, cut `bins` is the top. */
export type CutHistogram = { known: Float64Array; positives: Float64Array };

/** Value of one case by decision and outcome, in the currency of the log; `positive` decisions are the selected ones. */
export type ValueMatrix = {
  truePositive: number;
  falsePositive: number;
  trueNegative: number;
  falseNegative: number;
};

/** How many cases each cut selects, and how many may be selected. */
export type Capacity = { counts: Float64Array; capacity: number };

/**
 * Rows of a table per bin of the score.
 *
 * @param table scores ascending with counts
 * @param edges ascending, bins + 1 of them, in the unit of the score; compared as they are
 * @param operator of the cut: for `>=` and `<` bin i is edges[i] <= score < edges[i + 1], the last one closed; for `>` and `<=` it is
 *   edges[i] < score <= edges[i + 1], the first one closed. So that moving a cut to an edge is exact
 * @returns two columns of edges.length - 1 counts
 * @throws RangeError for fewer than two edges, edges that do not ascend, or a score outside them: no row is lost in silence
 */
export function sweep(table: ScoreTable, edges: Float64Array, operator: CutOperator = '>='): CutHistogram {
  const bins = edges.length - 1;
  if (bins < 1) throw new RangeError(`too few edges: ${edges.length}`);
  for (let i = 0; i < bins; i++)
    if (!(edges[i]! < edges[i + 1]!)) throw new RangeError(`edges do not ascend: ${edges[i]}, ${edges[i + 1]}`);
  const known = new Float64Array(bins);
  const positives = new Float64Array(bins);
  const closedAbove = operator === '>' || operator === '<=';
  for (const score of [table.score[0], table.score.at(-1)])
    if (score !== undefined && !(score >= edges[0]! && score <= edges[bins]!))
      throw new RangeError(`score outside the edges: ${score}`);
  let g = 0;
  for (let bin = 0; bin < bins; bin++) {
    const edge = edges[bin + 1]!;
    const end =
      bin === bins - 1
        ? table.score.length
        : firstPlace(table.score, (score) => (closedAbove ? score > edge : score >= edge), g);
    for (; g < end; g++) {
      known[bin]! += table.n[g]!;
      positives[bin]! += table.positives[g]!;
    }
  }
  return { known, positives };
}

/**
 * Number of known cases that each cut selects.
 *
 * @returns bins + 1 counts
 */
export function selectedAt(histogram: CutHistogram, operator: CutOperator): Float64Array {
  return alongCuts(histogram, operator, ({ tp, fp }) => tp + fp);
}

/**
 * Total value of all known cases for each place of the cut.
 *
 * @param histogram counts per bin
 * @param matrix value of a case by decision and outcome
 * @param operator `>=` and `>` select the bins from i up, `<=` and `<` the bins below i
 * @returns bins + 1 totals in the unit of the matrix: one per lower edge, then the top
 * Cost: one pass; totals are products of whole counts, so equal decisions have equal values.
 */
export function valueCurve(histogram: CutHistogram, matrix: ValueMatrix, operator: CutOperator): Float64Array {
  return alongCuts(histogram, operator, (confusion) => valueOf(confusion, matrix));
}

/** Total value of cases by decision and outcome, in the unit of the matrix. */
export function valueOf({ tp, fp, tn, fn }: Confusion, matrix: ValueMatrix): number {
  return tp * matrix.truePositive + fp * matrix.falsePositive + tn * matrix.trueNegative + fn * matrix.falseNegative;
}

/** Counts on either side of each cut, bins + 1 of them: one per lower edge, then the top. */
export function confusionsAlong(histogram: CutHistogram, operator: CutOperator): Confusion[] {
  const confusions: Confusion[] = [];
  alongCuts(histogram, operator, (confusion) => confusions.push(confusion));
  return confusions;
}

/**
 * Cut of the highest value.
 *
 * @param curve values by cut, at least one
 * @param counts cases selected by each cut, same length as the curve
 * @param capacity largest number of cases that may be selected; cuts that select more are left out
 * @returns index of the cut. Among equals: the unbroken run of equal values with the lowest index, and in it the middle (the lower
 *   of two middles), which is the safest place between two scores that were seen
 * @throws RangeError for an empty curve, or a capacity that no cut respects
 */
export function bestCut(curve: Float64Array, counts?: Float64Array, capacity = Infinity): number {
  const isAllowed = (i: number): boolean => counts === undefined || counts[i]! <= capacity;
  let first = -1;
  for (let i = 0; i < curve.length; i++) if (isAllowed(i) && (first === -1 || curve[i]! > curve[first]!)) first = i;
  if (first === -1) throw new RangeError(`no cut among ${curve.length} within the capacity: ${capacity}`);
  let last = first;
  while (last + 1 < curve.length && isAllowed(last + 1) && curve[last + 1] === curve[first]) last++;
  return (first + last) >> 1;
}

/**
 * Where the best cut could be: 2.5 % and 97.5 % percentiles of the best cut over resamples.
 *
 * @param options.resamples at least 1; each bin's positives and negatives are drawn anew as Poisson counts
 * @param options.seed same seed, same answer
 * @param options.within the capacity, with the counts of the log as it is
 * @returns indexes of the lowest and highest cut
 * Source: Poisson bootstrap, Hanley and MacGibbon 2006, Computer Methods and Programs in Biomedicine 83:57. A percentile interval of an
 *   argmax is a guide rather than an exact 95 %.
 * Cost: resamples x bins.
 */
export function bestCutInterval(
  histogram: CutHistogram,
  matrix: ValueMatrix,
  operator: CutOperator,
  options: { resamples?: number; seed?: number; within?: Capacity } = {},
): [lowIndex: number, highIndex: number] {
  const { resamples = 400, seed = 1, within } = options;
  const random = randomOf(seed);
  const bins = histogram.known.length;
  const known = new Float64Array(bins);
  const positives = new Float64Array(bins);
  const best = new Float64Array(resamples);
  for (let draw = 0; draw < resamples; draw++) {
    for (let i = 0; i < bins; i++) {
      positives[i] = poisson(random, histogram.positives[i]!);
      known[i] = positives[i]! + poisson(random, histogram.known[i]! - histogram.positives[i]!);
    }
    best[draw] = bestCut(valueCurve({ known, positives }, matrix, operator), within?.counts, within?.capacity);
  }
  best.sort();
  const tail = Math.floor(0.025 * resamples);
  return [best[tail]!, best[resamples - 1 - tail]!];
}

/**
 * Change of the total value when the cut moves from i to j, on the same cases.
 *
 * @param histogram counts per bin
 * @param i index of the present cut, 0 to bins
 * @param j index of the other cut, 0 to bins
 * @returns `value` in the unit of the matrix, positive when j is better; 95 % interval value +- z sqrt(sum d^2 - (sum d)^2 / n), where
 *   d is the change of a case (0 for those that both cuts treat alike) and n all known cases; `cases` whose decision changes
 */
export function differenceOfCuts(
  histogram: CutHistogram,
  i: number,
  j: number,
  matrix: ValueMatrix,
  operator: CutOperator,
): { value: number; interval: Interval; cases: number } {
  let n = 0;
  let cases = 0;
  let positives = 0;
  for (let bin = 0; bin < histogram.known.length; bin++) {
    n += histogram.known[bin]!;
    if (bin < Math.min(i, j) || bin >= Math.max(i, j)) continue;
    cases += histogram.known[bin]!;
    positives += histogram.positives[bin]!;
  }
  const to = selectsAbove(operator) === j > i ? 'left' : 'selected';
  return { ...valueOfChange({ cases, positives, known: n, to }, matrix), cases };
}

/** Cases that a cut moves to one side, among all known ones. */
export type MovedCases = { cases: number; positives: number; known: number; to: 'selected' | 'left' };

/**
 * What moved cases change in total value.
 *
 * @returns `value` and its 95 % interval as `differenceOfCuts` says
 */
export function valueOfChange(
  { cases, positives, known, to }: MovedCases,
  matrix: ValueMatrix,
): { value: number; interval: Interval } {
  const sign = to === 'left' ? 1 : -1;
  const ofPositive = sign * (matrix.falseNegative - matrix.truePositive);
  const ofNegative = sign * (matrix.trueNegative - matrix.falsePositive);
  const value = cases === 0 ? 0 : positives * ofPositive + (cases - positives) * ofNegative;
  const squares = positives * ofPositive ** 2 + (cases - positives) * ofNegative ** 2;
  const half = known === 0 ? 0 : Z95 * Math.sqrt(Math.max(0, squares - (value * value) / known));
  return { value, interval: [value - half, value + half] };
}

function alongCuts(
  { known, positives }: CutHistogram,
  operator: CutOperator,
  figure: (confusion: Confusion) => number,
): Float64Array {
  const bins = known.length;
  const total = known.reduce((sum, count) => sum + count, 0);
  const allPositives = positives.reduce((sum, count) => sum + count, 0);
  const figures = new Float64Array(bins + 1);
  let below = 0;
  let positivesBelow = 0;
  for (let i = 0; i <= bins; i++) {
    const negativesBelow = below - positivesBelow;
    const positivesAbove = allPositives - positivesBelow;
    const negativesAbove = total - below - positivesAbove;
    figures[i] = selectsAbove(operator)
      ? figure({ tp: positivesAbove, fp: negativesAbove, tn: negativesBelow, fn: positivesBelow })
      : figure({ tp: positivesBelow, fp: negativesBelow, tn: negativesAbove, fn: positivesAbove });
    if (i === bins) break;
    below += known[i]!;
    positivesBelow += positives[i]!;
  }
  return figures;
}

function selectsAbove(operator: CutOperator): boolean {
  return operator === '>=' || operator === '>';
}
