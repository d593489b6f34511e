import { notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import type { DriftBin } from '#shared/stats/column-drift.ts';
import type { RawColumn } from '#shared/explain/raw-table.ts';

/**
 * How much the score depends on one column alone: the share of its variance that lies between the bins of the column
 * (the correlation ratio). It costs one pass and needs no model; what columns do together it does not see.
 *
 * @returns in [0, 1]; CONSTANT_SCORE when the scores do not vary, NO_SCORE_COLUMN when no row has one
 */
export function scoreWeight(column: RawColumn, score: Float64Array, bins: readonly DriftBin[]): number | NotEstimable {
  const sum = new Float64Array(bins.length + 1);
  const n = new Float64Array(bins.length + 1);
  const at = placer(bins);
  let [all, squares, rows] = [0, 0, 0];
  for (let row = 0; row < score.length; row++) {
    const value = score[row]!;
    if (Number.isNaN(value)) continue;
    const bin = at(column[row] ?? null);
    sum[bin] = sum[bin]! + value;
    n[bin] = n[bin]! + 1;
    all += value;
    squares += value * value;
    rows++;
  }
  if (rows === 0) return notEstimable('NO_SCORE_COLUMN');
  const mean = all / rows;
  const total = squares - rows * mean * mean;
  if (!(total > 1e-12 * Math.max(1, squares))) return notEstimable('CONSTANT_SCORE');
  let between = 0;
  for (let bin = 0; bin < n.length; bin++) if (n[bin]! > 0) between += n[bin]! * (sum[bin]! / n[bin]! - mean) ** 2;
  return Math.min(1, Math.max(0, between / total));
}

/** The bin of a value; one more for what has none. */
function placer(bins: readonly DriftBin[]): (value: number | string | null) => number {
  const missing = bins.findIndex((bin) => bin.isMissing);
  const other = bins.findIndex((bin) => bin.isOther);
  const rest = bins.length;
  const named = new Map(bins.flatMap((bin, at) => (bin.value === null ? [] : [[bin.value, at] as const])));
  const edges = bins.flatMap((bin) => (bin.to === null ? [] : [bin.to]));
  return (value) => {
    if (value === null || Number.isNaN(value)) return missing < 0 ? rest : missing;
    if (named.size > 0 || typeof value === 'string') return named.get(String(value)) ?? (other < 0 ? rest : other);
    const at = edges.findIndex((edge) => value <= edge);
    return at < 0 ? edges.length : at;
  };
}
