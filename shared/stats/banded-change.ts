import { notEstimable, type Interval, type NotEstimable } from '#shared/domain/estimate.ts';
import { chiSquareTail } from './chi-square.ts';
import { Z95 } from './normal.ts';
import type { ScoreTable } from './score-table.ts';
import { newcombeDifference } from './two-proportions.ts';

/** What both sides show between two scores: rows and the mean of what is measured there. */
export type Band = {
  from: number;
  to: number;
  referenceN: number;
  currentN: number;
  reference: number;
  current: number;
  /** current - reference, 95 %. */
  interval: Interval;
};

export type BandedChange = {
  bands: Band[];
  /** Sum over the bands of the squared standardised difference: chi-square with one degree for each band that tells. */
  statistic: number;
  degrees: number;
  pValue: number;
  /** Mean size of the difference, weighted by the current rows, in the unit of what is measured. */
  gap: number;
  /** The gap that samples of these sizes show when nothing changed. */
  noise: number;
};

const LEAST = 5;
/** Mean size of a standard normal value. */
const MEAN_SIZE = Math.sqrt(2 / Math.PI);

/**
 * Does the same score still mean the same? The rate of the positive outcome inside each band of the score, then and now.
 *
 * @param reference scores with counts, ascending; the bands are its quantiles
 * @param current same
 * @param count bands to cut into; ties stay together, so there may be fewer
 * @returns rates, differences and the test of all bands together. NO_OUTCOME_KNOWN for an empty side, TOO_FEW_ROWS when no band holds
 *   five rows of both sides, ONE_CLASS when no band holds both outcomes
 * Source: sum of independent 2 x 2 chi-squares without correction, Cochran 1954, Biometrics 10:417: it also sees a change that goes one way
 *   for low scores and the other for high ones, which a common odds ratio (Mantel and Haenszel) does not.
 */
export function bandedRates(reference: ScoreTable, current: ScoreTable, count = 10): BandedChange | NotEstimable {
  if (reference.score.length === 0 || current.score.length === 0) return notEstimable('NO_OUTCOME_KNOWN');
  const edges = edgesOf(reference, count);
  const then = countsIn(reference, edges);
  const now = countsIn(current, edges);
  const parts = [...edges, Infinity].flatMap((_, at): Part[] => {
    const [n0, n1] = [then.n[at]!, now.n[at]!];
    if (n0 < LEAST || n1 < LEAST) return [];
    const [k0, k1] = [then.positives[at]!, now.positives[at]!];
    const pooled = (k0 + k1) / (n0 + n1);
    return [
      {
        at,
        n0,
        n1,
        first: k0 / n0,
        second: k1 / n1,
        variance: pooled * (1 - pooled) * (1 / n0 + 1 / n1),
        interval: newcombeDifference(k1, n1, k0, n0),
      },
    ];
  });
  return summed(parts, { edges, reference, current });
}

export type Residuals = { score: Float64Array; residual: Float64Array };

/**
 * The same for a quantity: the mean of actual - estimate inside each band of the estimate, then and now.
 *
 * @param reference estimates and residuals in one order, any order
 * @returns means in the unit of the target; Welch's variance in each band
 */
export function bandedResiduals(reference: Residuals, current: Residuals, count = 10): BandedChange | NotEstimable {
  if (reference.score.length === 0 || current.score.length === 0) return notEstimable('NO_OUTCOME_KNOWN');
  const sorted = reference.score.slice().sort();
  const table = { score: sorted, n: new Float64Array(sorted.length).fill(1) };
  const edges = edgesOf(table, count);
  const then = momentsIn(reference, edges);
  const now = momentsIn(current, edges);
  const parts = then.flatMap((one, at): Part[] => {
    const other = now[at]!;
    if (one.n < LEAST || other.n < LEAST) return [];
    const variance = one.variance / one.n + other.variance / other.n;
    const half = Z95 * Math.sqrt(variance);
    const gap = other.mean - one.mean;
    return [
      { at, n0: one.n, n1: other.n, first: one.mean, second: other.mean, variance, interval: [gap - half, gap + half] },
    ];
  });
  const ends = current.score.slice().sort();
  return summed(parts, { edges, reference: table, current: { score: ends } });
}

type Part = {
  at: number;
  n0: number;
  n1: number;
  first: number;
  second: number;
  variance: number;
  interval: Interval;
};

function summed(
  parts: readonly Part[],
  sides: { edges: readonly number[]; reference: { score: Float64Array }; current: { score: Float64Array } },
): BandedChange | NotEstimable {
  if (parts.length === 0) return notEstimable('TOO_FEW_ROWS', LEAST);
  const telling = parts.filter(({ variance }) => variance > 0);
  if (telling.length === 0) return notEstimable('ONE_CLASS');
  const rows = parts.reduce((sum, { n1 }) => sum + n1, 0);
  const statistic = telling.reduce((sum, { first, second, variance }) => sum + (second - first) ** 2 / variance, 0);
  const { edges, reference, current } = sides;
  const low = Math.min(reference.score[0]!, current.score[0]!);
  const high = Math.max(reference.score.at(-1)!, current.score.at(-1)!);
  return {
    bands: parts.map(({ at, n0, n1, first, second, interval }) => ({
      from: at === 0 ? low : edges[at - 1]!,
      to: edges[at] ?? high,
      referenceN: n0,
      currentN: n1,
      reference: first,
      current: second,
      interval,
    })),
    statistic,
    degrees: telling.length,
    pValue: chiSquareTail(statistic, telling.length),
    gap: parts.reduce((sum, { n1, first, second }) => sum + (n1 / rows) * Math.abs(second - first), 0),
    noise: parts.reduce((sum, { n1, variance }) => sum + (n1 / rows) * MEAN_SIZE * Math.sqrt(variance), 0),
  };
}

/** Scores at which a new band begins; each holds about as many reference rows. */
function edgesOf({ score, n }: Pick<ScoreTable, 'score' | 'n'>, count: number): number[] {
  const rows = n.reduce((sum, one) => sum + one, 0);
  const edges: number[] = [];
  let seen = 0;
  for (let at = 0; at < score.length; at++) {
    const band = Math.floor((seen / rows) * count);
    if (at > 0 && score[at] !== score[at - 1] && band > edges.length && edges.length < count - 1)
      edges.push(score[at]!);
    seen += n[at]!;
  }
  return edges;
}

function bandOf(edges: readonly number[], score: number): number {
  let at = 0;
  while (at < edges.length && score >= edges[at]!) at++;
  return at;
}

function countsIn({ score, n, positives }: ScoreTable, edges: readonly number[]): { n: number[]; positives: number[] } {
  const counts = {
    n: new Array<number>(edges.length + 1).fill(0),
    positives: new Array<number>(edges.length + 1).fill(0),
  };
  for (let at = 0; at < score.length; at++) {
    const band = bandOf(edges, score[at]!);
    counts.n[band]! += n[at]!;
    counts.positives[band]! += positives[at]!;
  }
  return counts;
}

function momentsIn(
  { score, residual }: Residuals,
  edges: readonly number[],
): { n: number; mean: number; variance: number }[] {
  const moments = Array.from({ length: edges.length + 1 }, () => ({ n: 0, mean: 0, squares: 0 }));
  for (let at = 0; at < score.length; at++) {
    const one = moments[bandOf(edges, score[at]!)]!;
    one.n += 1;
    const gap = residual[at]! - one.mean;
    one.mean += gap / one.n;
    one.squares += gap * (residual[at]! - one.mean);
  }
  return moments.map(({ n, mean, squares }) => ({ n, mean, variance: n < 2 ? 0 : squares / (n - 1) }));
}
