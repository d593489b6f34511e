import type { ColumnProfile } from './columns.ts';
import type { Cutoff } from './recipe.ts';

/**
 * Whether a column of labels follows from the score by a rule, and by which: one cut-off, or one range. A few rows
 * that contradict the rule (altered after scoring) do not hide it.
 *
 * @returns null when no rule explains all but 1 % of the rows, or when there are fewer than 30 rows
 */
export function decisionRule(labels: ColumnProfile, score: ColumnProfile): Cutoff | null {
  const rows: { score: number; label: string }[] = [];
  for (let row = 0; row < labels.values.length; row += 1) {
    const value = score.numbers?.[row];
    const label = labels.values[row];
    if (value !== null && value !== undefined && label !== null && label !== undefined && label !== '')
      rows.push({ score: value, label });
  }
  const names = [...new Set(rows.map((row) => row.label))];
  if (names.length !== 2 || rows.length < 30) return null;
  rows.sort((a, b) => a.score - b.score);
  const [first, second] = [names[0]!, names[1]!];
  return thresholdRule(rows, first, second) ?? rangeRule(rows, first, second) ?? rangeRule(rows, second, first);
}

type Row = { score: number; label: string };

/** Best single split; the cut-off is the shortest decimal number between the two sides. */
function thresholdRule(rows: readonly Row[], a: string, b: string): Cutoff | null {
  const total = rows.filter((row) => row.label === a).length;
  let seen = 0;
  let best = { errors: Number.POSITIVE_INFINITY, at: 0, low: a };
  for (let at = 1; at < rows.length; at += 1) {
    if (rows[at - 1]!.label === a) seen += 1;
    const aBelow = at - seen + (total - seen);
    const bBelow = seen + (rows.length - at - (total - seen));
    const errors = Math.min(aBelow, bBelow);
    if (errors < best.errors) best = { errors, at, low: aBelow <= bBelow ? a : b };
  }
  if (best.errors > 0.01 * rows.length) return null;
  const high = best.low === a ? b : a;
  const below = Math.max(...sideScores(rows.slice(0, best.at), best.low));
  const above = Math.min(...sideScores(rows.slice(best.at), high));
  if (!(below < above)) return null;
  return {
    type: 'threshold',
    threshold: shortestBetween(below, above),
    operator: '>=',
    whenTrue: high,
    whenFalse: best.low,
  };
}

function rangeRule(rows: readonly Row[], inside: string, outside: string): Cutoff | null {
  const places = rows.flatMap((row, index) => (row.label === inside ? [index] : []));
  const first = places[0] ?? 0;
  const last = places[places.length - 1] ?? 0;
  const wrong = rows.slice(first, last + 1).filter((row) => row.label !== inside).length;
  if (first === 0 || last === rows.length - 1 || wrong > 0.01 * rows.length) return null;
  const low = shortestBetween(rows[first - 1]!.score, rows[first]!.score);
  const high = shortestBetween(rows[last]!.score, rows[last + 1]!.score, 'low');
  return { type: 'range', low, high, inside, outside };
}

function sideScores(rows: readonly Row[], label: string): number[] {
  const scores = rows.filter((row) => row.label === label).map((row) => row.score);
  return scores.length > 0 ? scores : [Number.NaN];
}

/** The number with the fewest significant digits in (low, high], or in [low, high) when the low end belongs to it. */
export function shortestBetween(low: number, high: number, closed: 'low' | 'high' = 'high'): number {
  for (let digits = 1; digits <= 15; digits += 1) {
    for (const base of [low, high, (low + high) / 2]) {
      const rounded = Number(base.toPrecision(digits));
      if (closed === 'high' ? rounded > low && rounded <= high : rounded >= low && rounded < high) return rounded;
    }
  }
  return closed === 'high' ? high : low;
}
