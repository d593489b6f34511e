import { sortNumbers } from './sorted-numbers.ts';

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
 * Cost: one sort for each class, then a merge.
 */
export function scoreTableOf(scores: Float64Array, outcomes: Float64Array): ScoreTable {
  const { high, low } = byClass(scores, outcomes);
  return tableOfClasses(high, low);
}

/**
 * The same from the scores of each class.
 *
 * @param high scores of the positive class, `low` those of the other; any numbers but NaN. Both are sorted where they are
 * @param room for as many entries as rows, written over: fresh memory for each of many tables costs more than to fill it
 * @returns distinct scores ascending with counts
 */
export function tableOfClasses(
  high: Float64Array,
  low: Float64Array,
  room: ScoreTable = roomFor(high.length + low.length),
): ScoreTable {
  sortNumbers(high, room.score);
  sortNumbers(low, room.score);
  const { score, n, positives } = room;
  let size = 0;
  let i = 0;
  let j = 0;
  while (i < high.length || j < low.length) {
    const value = j === low.length || (i < high.length && high[i]! <= low[j]!) ? high[i]! : low[j]!;
    const [firstHigh, firstLow] = [i, j];
    while (i < high.length && high[i] === value) i++;
    while (j < low.length && low[j] === value) j++;
    score[size] = value;
    n[size] = i - firstHigh + j - firstLow;
    positives[size] = i - firstHigh;
    size++;
  }
  return upTo(room, size);
}

/**
 * One table of the rows of several.
 *
 * @returns a table of its own; the only one itself where there is one, empty columns for none
 * Cost: merged two by two, each entry as many times as the tables can be halved.
 */
export function mergedTables(
  tables: readonly ScoreTable[],
  room: ScoreTable = roomFor(tables.length < 2 ? 0 : tables.reduce((sum, { score }) => sum + score.length, 0)),
): ScoreTable {
  if (tables.length < 2) return tables[0] ?? roomFor(0);
  const half = tables.length >>> 1;
  return mergedTwo(mergedTables(tables.slice(0, half), room), mergedTables(tables.slice(half), room), room);
}

/**
 * Tables whose scores follow one another as one table.
 *
 * @param tables in the order of their scores, none of which is in two of them
 * @param columnOf memory for a column of some entries
 */
export function joinedTables(tables: readonly ScoreTable[], columnOf: (entries: number) => Float64Array): ScoreTable {
  const entries = tables.reduce((sum, { score }) => sum + score.length, 0);
  const column = (name: keyof ScoreTable): Float64Array => {
    const all = columnOf(entries);
    let at = 0;
    for (const table of tables) {
      all.set(table[name], at);
      at += table[name].length;
    }
    return all;
  };
  return { score: column('score'), n: column('n'), positives: column('positives') };
}

function mergedTwo(a: ScoreTable, b: ScoreTable, room: ScoreTable): ScoreTable {
  const { score, n, positives } = room;
  let size = 0;
  let i = 0;
  let j = 0;
  while (i < a.score.length && j < b.score.length) {
    const [left, right] = [a.score[i]!, b.score[j]!];
    score[size] = left <= right ? left : right;
    let [rows, found] = [0, 0];
    if (left <= right) {
      rows = a.n[i]!;
      found = a.positives[i]!;
      i++;
    }
    if (right <= left) {
      rows += b.n[j]!;
      found += b.positives[j]!;
      j++;
    }
    n[size] = rows;
    positives[size] = found;
    size++;
  }
  const [rest, from] = i < a.score.length ? [a, i] : [b, j];
  for (const column of ['score', 'n', 'positives'] as const) room[column].set(rest[column].subarray(from), size);
  return upTo(room, size + rest.score.length - from);
}

export function roomFor(entries: number): ScoreTable {
  return {
    score: new Float64Array(entries),
    n: new Float64Array(entries),
    positives: new Float64Array(entries),
  };
}

/** A copy, so that the room that was not needed is given back. */
function upTo({ score, n, positives }: ScoreTable, size: number): ScoreTable {
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

/** The first place, not before `start`, whose score is far enough; every higher one must be. */
export function firstPlace(score: Float64Array, isFarEnough: (score: number) => boolean, start = 0): number {
  let [low, high] = [start, score.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isFarEnough(score[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
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
  return { high, low };
}
