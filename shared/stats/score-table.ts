/** Distinct scores ascending, and the rows and positive outcomes at each; the three columns have one length. */
export type ScoreTable = { score: Float64Array; n: Float64Array; positives: Float64Array };

/** Which side of a cut-off is selected: `>=` selects the scores at or above it. */
export type CutOperator = '>=' | '>' | '<=' | '<';

/**
 * Rows gathered by equal score.
 *
 * @param scores any finite numbers, one per row
 * @param outcomes 1 for the positive class, 0 for the other, one per row
 * @returns distinct scores ascending with counts; empty columns for no row
 * @throws RangeError for columns of two lengths, a score that is NaN or an outcome that is neither 0 nor 1: the caller leaves out
 *   rows whose outcome is not known
 * Cost: two native sorts, one per class, then a merge.
 */
export function scoreTableOf(scores: Float64Array, outcomes: Float64Array): ScoreTable {
  const { high, low } = byClass(scores, outcomes);
  const score = new Float64Array(scores.length);
  const n = new Float64Array(scores.length);
  const positives = new Float64Array(scores.length);
  let size = 0;
  let i = 0;
  let j = 0;
  while (i < high.length || j < low.length) {
    const value = Math.min(high[i] ?? Infinity, low[j] ?? Infinity);
    const [firstHigh, firstLow] = [i, j];
    while (i < high.length && high[i] === value) i++;
    while (j < low.length && low[j] === value) j++;
    score[size] = value;
    n[size] = i - firstHigh + j - firstLow;
    positives[size] = i - firstHigh;
    size++;
  }
  return { score: score.slice(0, size), n: n.slice(0, size), positives: positives.slice(0, size) };
}

/**
 * Rows and positive outcomes of a table.
 *
 * @returns both 0 for an empty table; exact while the counts stay below 2^53
 */
export function totals(table: ScoreTable): { n: number; positives: number } {
  let n = 0;
  let positives = 0;
  for (let g = 0; g < table.score.length; g++) {
    n += table.n[g]!;
    positives += table.positives[g]!;
  }
  return { n, positives };
}

/**
 * Refuses rows that cannot be placed on a curve.
 *
 * @returns number of positive rows
 * @throws RangeError as `scoreTableOf`
 */
export function countPositives(scores: Float64Array, outcomes: Float64Array): number {
  if (scores.length !== outcomes.length)
    throw new RangeError(`columns of two lengths: ${scores.length} scores, ${outcomes.length} outcomes`);
  let positives = 0;
  for (let row = 0; row < scores.length; row++) {
    const outcome = outcomes[row]!;
    if (outcome !== 0 && outcome !== 1) throw new RangeError(`outcome neither 0 nor 1: ${outcome}`);
    if (!Number.isFinite(scores[row])) throw new RangeError(`score not a finite number: ${scores[row]}`);
    positives += outcome;
  }
  return positives;
}

function byClass(scores: Float64Array, outcomes: Float64Array): { high: Float64Array; low: Float64Array } {
  const positives = countPositives(scores, outcomes);
  const high = new Float64Array(positives);
  const low = new Float64Array(scores.length - positives);
  let i = 0;
  let j = 0;
  for (let row = 0; row < scores.length; row++) {
    if (outcomes[row] === 1) high[i++] = scores[row]!;
    else low[j++] = scores[row]!;
  }
  return { high: high.sort(), low: low.sort() };
}
