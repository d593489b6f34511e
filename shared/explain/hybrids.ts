import { AppError } from '#shared/domain/app-error.ts';
import type { RawColumn, RawTable, ScoreFunction } from './raw-table.ts';

/** Rows of one call of a score function. */
export const BATCH_ROWS = 1_000;

/** How a long computation is watched: both are read between two calls of the score function. */
export type Watch = {
  /** True when the person has had enough. */
  stop?: (() => boolean) | undefined;
  /** Scores done and, where it is known, scores to do. */
  progress?: ((done: number, total: number | null) => void) | undefined;
};

/** Row r takes column c from row `firstRow[r]` of the first table where `fromFirst[r * columns + c]` is 1, else from the second. */
export type HybridPlan = { firstRow: Int32Array; secondRow: Int32Array; fromFirst: Uint8Array };

/**
 * Rows made of two tables, column by column: the case on some columns, a background row elsewhere.
 *
 * @param first n1 x p
 * @param second n2 x p, same columns
 * @param plan for each of n rows, a row of each table and p marks
 * @returns n x p
 * @throws RangeError when the tables do not have the same columns
 * Cost: n x p copies.
 */
export function hybridRows(first: RawTable, second: RawTable, plan: HybridPlan): RawTable {
  const rows = plan.firstRow.length;
  const p = first.columns.length;
  if (p !== second.columns.length) throw new RangeError(`tables of ${p} and ${second.columns.length} columns`);
  const columns = first.columns.map((one, c): RawColumn => {
    const two = second.columns[c]!;
    if (one instanceof Float64Array && two instanceof Float64Array) {
      const mixed = new Float64Array(rows);
      for (let r = 0; r < rows; r++)
        mixed[r] = plan.fromFirst[r * p + c] === 1 ? one[plan.firstRow[r]!]! : two[plan.secondRow[r]!]!;
      return mixed;
    }
    if (one instanceof Float64Array || two instanceof Float64Array)
      throw new RangeError(`column ${c} is numbers in one table and texts in the other`);
    return Array.from(plan.firstRow, (row, r) =>
      plan.fromFirst[r * p + c] === 1 ? (one[row] ?? null) : (two[plan.secondRow[r]!] ?? null),
    );
  });
  return { rows, columns };
}

/** @returns the same rows with one column replaced */
export function withColumn(table: RawTable, position: number, column: RawColumn): RawTable {
  return { rows: table.rows, columns: table.columns.map((kept, c) => (c === position ? column : kept)) };
}

/**
 * Scores of many rows that are made only when they are needed.
 *
 * @param score in the unit of the model's output
 * @param rows how many
 * @param build rows from `start` to before `end`
 * @param watch told after each call
 * @returns one score per row
 * @throws AppError CANCELLED when told to stop; RangeError when the scores are not as many as the rows, or one is not finite
 * Cost: one call of the score function per 1,000 rows.
 */
export async function scoreInBatches(
  score: ScoreFunction,
  rows: number,
  build: (start: number, end: number) => RawTable,
  watch: Watch = {},
): Promise<Float64Array> {
  const scores = new Float64Array(rows);
  for (let start = 0; start < rows; start += BATCH_ROWS) {
    if (watch.stop?.() === true) throw cancelled();
    const end = Math.min(rows, start + BATCH_ROWS);
    scores.set(await finiteScores(score, build(start, end)), start);
    watch.progress?.(end, rows);
  }
  return scores;
}

/** @throws RangeError when the scores are not as many as the rows, or one is not finite */
export async function finiteScores(score: ScoreFunction, table: RawTable): Promise<Float64Array> {
  const scores = await score(table);
  if (scores.length !== table.rows) throw new RangeError(`${scores.length} scores of ${table.rows} rows`);
  const bad = scores.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new RangeError(`score not finite: ${scores[bad]}`);
  return scores;
}

export function cancelled(): AppError {
  return new AppError('CANCELLED', 'stopped before the end');
}

/** The watch of one of several stages that follow each other: counts go on from `before` towards `total`. */
export function stage(watch: Watch, before: number, total: number | null): Watch {
  return { stop: watch.stop, progress: (done) => watch.progress?.(before + done, total) };
}

/**
 * Value of coalitions of players: v(S) = mean over background rows b of f(x on S, b elsewhere).
 *
 * @param game one row x, m background rows, members of each of G players; columns of nobody keep the values of x
 * @param coalitions C x G marks, row-major, 1 = in S
 * @returns C values, in the unit of the score
 * @throws as `scoreInBatches`
 * Cost: C x m scores.
 */
export async function coalitionValues(
  score: ScoreFunction,
  game: { row: RawTable; background: RawTable; members: readonly (readonly number[])[] },
  coalitions: Uint8Array,
  watch: Watch = {},
): Promise<Float64Array> {
  const { row, background, members } = game;
  const m = background.rows;
  const count = members.length === 0 ? 0 : coalitions.length / members.length;
  const build = (start: number, end: number): RawTable => {
    const plan = emptyPlan(end - start, row.columns.length);
    for (let at = start; at < end; at++) {
      plan.secondRow[at - start] = at % m;
      markPlayers(
        plan,
        at - start,
        members,
        (player) => coalitions[Math.floor(at / m) * members.length + player] === 1,
      );
    }
    return hybridRows(row, background, plan);
  };
  const scores = await scoreInBatches(score, count * m, build, watch);
  return Float64Array.from({ length: count }, (_, c) => {
    let sum = 0;
    for (let b = 0; b < m; b++) sum += scores[c * m + b]!;
    return sum / m;
  });
}

/** A plan that takes every column of the first row of the first table. */
export function emptyPlan(rows: number, columns: number): HybridPlan {
  return {
    firstRow: new Int32Array(rows),
    secondRow: new Int32Array(rows),
    fromFirst: new Uint8Array(rows * columns).fill(1),
  };
}

/** In one row of a plan, players that are not in the coalition take their columns from the second table. */
export function markPlayers(
  plan: HybridPlan,
  at: number,
  members: readonly (readonly number[])[],
  isIn: (player: number) => boolean,
): void {
  const p = plan.fromFirst.length / plan.firstRow.length;
  members.forEach((columns, player) => {
    const mark = isIn(player) ? 1 : 0;
    for (const column of columns) plan.fromFirst[at * p + column] = mark;
  });
}
