import { notEstimable, type NotEstimable } from '#shared/domain/estimate.ts';
import { firstPlace, totals, type ScoreTable } from './score-table.ts';
import { compensatedSum, PLAIN_TERMS } from './sum.ts';

/** `from` and `to`: the edges of an equal-width bin, the lowest and highest score of an equal-count bin. */
export type CalibrationBin = {
  from: number;
  to: number;
  n: number;
  positives: number;
  meanScore: number;
  rate: number;
};

/**
 * Bins of equal width over [0, 1]: [k / count, (k + 1) / count), the last one closed.
 *
 * @param table probabilities ascending with counts
 * @param count number of bins, at least 1
 * @returns the bins that hold a row, ascending; a score outside [0, 1] falls in the nearest bin
 */
export function equalWidthBins(table: ScoreTable, count = 10): CalibrationBin[] {
  const bins: CalibrationBin[] = [];
  let g = 0;
  for (let k = 0; k < count; k++) {
    const start = g;
    const to = (k + 1) / count;
    g = k === count - 1 ? table.score.length : firstPlace(table.score, (score) => score >= to, g);
    const bin = binOf(table, start, g);
    if (bin !== null) bins.push({ ...bin, from: k / count, to });
  }
  return bins;
}

/**
 * Bins of about equal count; rows of one score stay together.
 *
 * @param table scores ascending with counts
 * @param count number of bins, at least 1
 * @returns at most `count` bins that hold a row, ascending. Sizes of numpy.array_split (the first n mod count bins have one row
 *   more) when no score straddles a border; a score that does goes whole to the bin of its middle row
 */
export function equalCountBins(table: ScoreTable, count = 10, { n } = totals(table)): CalibrationBin[] {
  const small = Math.floor(n / count);
  const larger = n - small * count;
  const bins: CalibrationBin[] = [];
  let g = 0;
  let before = 0;
  let border = 0;
  for (let k = 0; k < count; k++) {
    const start = g;
    border += small + (k < larger ? 1 : 0);
    if (k === count - 1) g = table.score.length;
    for (; g < table.score.length; g++) {
      const here = table.n[g]!;
      if (before + (here === 1 ? 0 : Math.floor((here - 1) / 2)) >= border) break;
      before += here;
    }
    const bin = binOf(table, start, g);
    if (bin !== null) bins.push(bin);
  }
  return bins;
}

/**
 * Expected calibration error: sum of n_k / n |mean score - observed rate|.
 *
 * @param bins of `equalWidthBins` or `equalCountBins`
 * @returns share in [0, 1]; NO_OUTCOME_KNOWN without a bin
 * Source: Naeini, Cooper and Hauskrecht 2015, AAAI.
 */
export function calibrationError(bins: readonly CalibrationBin[]): number | NotEstimable {
  let n = 0;
  const gap = compensatedSum();
  for (const bin of bins) {
    n += bin.n;
    gap.add(bin.n * Math.abs(bin.meanScore - bin.rate));
  }
  return n === 0 ? notEstimable('NO_OUTCOME_KNOWN') : gap.value() / n;
}

function binOf(table: ScoreTable, start: number, end: number): CalibrationBin | null {
  let n = 0;
  let positives = 0;
  const sum = compensatedSum();
  for (let from = start; from < end; from += PLAIN_TERMS) {
    const to = Math.min(end, from + PLAIN_TERMS);
    let scores = 0;
    for (let g = from; g < to; g++) {
      n += table.n[g]!;
      positives += table.positives[g]!;
      scores += table.n[g]! * table.score[g]!;
    }
    sum.add(scores);
  }
  if (n === 0) return null;
  return {
    from: table.score[start]!,
    to: table.score[end - 1]!,
    n,
    positives,
    meanScore: sum.value() / n,
    rate: positives / n,
  };
}
