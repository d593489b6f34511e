import type { Attribution } from './additivity.ts';
import type { Link } from './link.ts';
import { linkValues, outputsRead } from './link-values.ts';
import { linearMargin, ownerOf, refuseMisfit } from './linear.ts';
import type { EncodedTable } from './raw-table.ts';
import { allSlices, emptySlice } from './score-slices.ts';
import type { ScoreSlice } from './score-slices.ts';
import { MOST_PLAYERS_SMALL, canEnumerate, shapleySum } from './shapley-sum.ts';
import type { ShapleySum } from './shapley-sum.ts';
import type { LinearMargin, LinearModel } from './trees/ensemble.ts';
import type { Owners, PairRows } from './trees/pair-walk.ts';
import type { EncodedValues } from './trees/predict.ts';

/** Margins that the link reads, made ready; serves one slice at a time. */
export type LinearPlan = Owners & {
  link: Link;
  margins: readonly LinearMargin[];
  outputs: readonly number[];
  /** Players with a weight other than 0. */
  used: number;
  /** For each margin, 2^used numbers. */
  coalitions: Float64Array;
  worth: Float64Array;
  /** For each margin and player, what the case adds to the margin less what the row adds. */
  change: Float64Array;
  /** Players that the pair separates; that at place i has bit i. */
  met: Int32Array;
  shapley: ShapleySum;
};

/** Players with a weight other than 0 in a margin that the link reads: more cannot move the score. */
export function usedInLine(
  { margins, link }: Pick<LinearModel, 'margins' | 'link'>,
  { owner }: Pick<Owners, 'owner'>,
): number {
  const used = new Set<number>();
  for (const output of outputsRead(link, margins.length))
    margins[output]!.weights.forEach((weight, column) => weight !== 0 && used.add(owner[column]!));
  used.delete(-1);
  return used.size;
}

/**
 * Prepares exact Shapley values of the score of a linear model, whatever the link, by all coalitions of the players used.
 *
 * @throws RangeError when more players are used than can be run through (see `canEnumerate`)
 */
export function linearPlan({ margins, link }: Pick<LinearModel, 'margins' | 'link'>, owners: Owners): LinearPlan {
  const { owner, players } = owners;
  const used = usedInLine({ margins, link }, owners);
  if (used > MOST_PLAYERS_SMALL) throw new RangeError(`too many players; at most ${MOST_PLAYERS_SMALL}: ${used}`);
  return {
    owner,
    players,
    link,
    margins,
    outputs: outputsRead(link, margins.length),
    used,
    coalitions: new Float64Array(margins.length << used),
    worth: new Float64Array(1 << used),
    change: new Float64Array(margins.length * players),
    met: new Int32Array(used),
    shapley: shapleySum(),
  };
}

/**
 * Exact contributions to the score over some rows of the background, not yet divided (see `joinSlices`): for each row b,
 * the game link(f(x on S, b elsewhere)) over the players that add something else to a margin in x than in b.
 *
 * @param rows the case and the rows to compare with, as they enter the linear node
 * @throws RangeError when the background does not fit, or is too large for the players used (see `canEnumerate`), or rows
 * differ on a column of nobody
 * Cost: for each row, (margins + 4) 2^d operations, d being the players separated.
 */
export function linearSlice(plan: LinearPlan, rows: PairRows): ScoreSlice {
  const { background, x } = rows;
  refuseMisfit(plan.margins, plan, background);
  if (!canEnumerate(plan.used, background.rows))
    throw new RangeError(`too many players for ${background.rows} rows: ${plan.used}`);
  const { from = 0, to = background.rows } = rows;
  const { coalitions, worth, met, link, shapley } = plan;
  const slice = emptySlice(to - from, plan.players);
  const seats = { phi: slice.phi, seats: met };
  const table = { values: coalitions, stride: worth.length };
  for (let row = from; row < to; row += 1) {
    const count = lineOfCoalitions(plan, x, background.values, row * background.columns);
    linkValues(link, table, worth.subarray(0, 1 << count));
    slice.base += worth[0]!;
    shapley(worth, count, seats);
  }
  return slice;
}

/** Margins of all coalitions of the players that the pair separates; @returns how many these are */
function lineOfCoalitions(plan: LinearPlan, x: EncodedValues, b: EncodedValues, bAt: number): number {
  const { margins, outputs, players, change, met, coalitions, worth } = plan;
  change.fill(0);
  for (const output of outputs) {
    const { weights } = margins[output]!;
    for (let column = 0; column < weights.length; column += 1) {
      const gap = weights[column]! * (x[column]! - b[bAt + column]!);
      if (gap !== 0) change[output * players + ownerOf(plan, column)]! += gap;
    }
  }
  let count = 0;
  for (let player = 0; player < players; player += 1)
    if (outputs.some((output) => change[output * players + player] !== 0)) met[count++] = player;
  for (const output of outputs) {
    const from = output * worth.length;
    coalitions[from] = linearMargin(margins[output]!, b, bAt);
    for (let place = 0; place < count; place += 1) {
      const step = change[output * players + met[place]!]!;
      const end = from + (1 << place);
      for (let coalition = from; coalition < end; coalition += 1)
        coalitions[coalition + (1 << place)] = coalitions[coalition]! + step;
    }
  }
  return count;
}

/** All slices one after the other, joined. */
export function exactLinearProbability(
  plan: LinearPlan,
  rows: { x: EncodedValues; background: EncodedTable },
): Attribution {
  return allSlices(rows.background.rows, plan.players, (some) => linearSlice(plan, { ...rows, ...some }));
}
