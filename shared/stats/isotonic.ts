import { totals } from './score-table.ts';
import type { ScoreTable } from './score-table.ts';

/** Steps of a rising curve: from `score[k]` on, the rate is `rate[k]`. */
export type RisingCurve = { score: Float64Array; rate: Float64Array };

/**
 * The rising curve that is nearest to the outcomes.
 *
 * @param table scores ascending with counts
 * @returns the score at which each block begins and ends, and its rate, both ascending; empty for an empty table
 * Source: pool adjacent violators, Ayer et al. 1955, Annals of Mathematical Statistics 26:641.
 * Cost: one pass.
 */
export function risingCurve(table: ScoreTable): RisingCurve {
  const blocks: { from: number; to: number; n: number; positives: number }[] = [];
  for (const [g, score] of table.score.entries()) {
    if (table.n[g] === 0) continue;
    let block = { from: score, to: score, n: table.n[g]!, positives: table.positives[g]! };
    for (let last = blocks.at(-1); last !== undefined && rateOf(last) >= rateOf(block); last = blocks.at(-1)) {
      block = { from: last.from, to: score, n: last.n + block.n, positives: last.positives + block.positives };
      blocks.pop();
    }
    blocks.push(block);
  }
  const ends = blocks.flatMap((block) =>
    (block.from === block.to ? [block.from] : [block.from, block.to]).map((score) => [score, rateOf(block)] as const),
  );
  return { score: Float64Array.from(ends, ([score]) => score), rate: Float64Array.from(ends, ([, rate]) => rate) };
}

/**
 * The curve at a score: between two blocks the line between their ends, beyond the last one its rate.
 *
 * @returns share in [0, 1]; NaN for an empty curve
 */
export function rateAt({ score, rate }: RisingCurve, at: number): number {
  let [low, high] = [0, score.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (score[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return rate[0] ?? Number.NaN;
  if (low === score.length) return rate[low - 1]!;
  const [from, to] = [score[low - 1]!, score[low]!];
  return rate[low - 1]! + ((at - from) / (to - from)) * (rate[low]! - rate[low - 1]!);
}

/** The table with its scores replaced by the rates of the curve, the rows and outcomes as they are. */
export function recalibrated(table: ScoreTable, curve: RisingCurve): ScoreTable {
  return { ...table, score: table.score.map((score) => rateAt(curve, score)) };
}

/**
 * Rows of a table dealt out at random, each part with its share of both classes.
 *
 * @param parts how many tables
 * @param random seeded sequence
 * @returns tables over the same scores; some counts may be 0
 * Cost: one draw a row.
 */
export function dealtTables(table: ScoreTable, parts: number, random: () => number): ScoreTable[] {
  const dealt = Array.from({ length: parts }, () => ({
    score: table.score,
    n: new Float64Array(table.score.length),
    positives: new Float64Array(table.score.length),
  }));
  const { n, positives } = totals(table);
  for (const isPositive of [true, false]) {
    const left = Array.from({ length: parts }, (_, part) =>
      shareOf(isPositive ? positives : n - positives, parts, part),
    );
    let all = isPositive ? positives : n - positives;
    for (let g = 0; g < table.score.length; g++) {
      const rows = isPositive ? table.positives[g]! : table.n[g]! - table.positives[g]!;
      for (let row = 0; row < rows; row++, all--) {
        let part = 0;
        for (let at = random() * all; part < parts - 1 && at >= left[part]!; part++) at -= left[part]!;
        left[part] = left[part]! - 1;
        const to = dealt[part]!;
        to.n[g] = to.n[g]! + 1;
        if (isPositive) to.positives[g] = to.positives[g]! + 1;
      }
    }
  }
  return dealt;
}

function shareOf(rows: number, parts: number, part: number): number {
  return Math.floor(rows / parts) + (part < rows % parts ? 1 : 0);
}

function rateOf({ n, positives }: { n: number; positives: number }): number {
  return positives / n;
}
