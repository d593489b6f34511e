import type { Attribution } from '../additivity.ts';
import type { Link } from '../link.ts';
import { linkValues, outputsRead } from '../link-values.ts';
import type { EncodedTable } from '../raw-table.ts';
import { allSlices, emptySlice } from '../score-slices.ts';
import type { ScoreSlice } from '../score-slices.ts';
import { MOST_PLAYERS_SMALL, canEnumerate, shapleySum } from '../shapley-sum.ts';
import type { ShapleySum } from '../shapley-sum.ts';
import type { Ensemble, Margin } from './ensemble.ts';
import { refuseBackground, refuseStray } from './pair-walk.ts';
import type { Owners, PairRows } from './pair-walk.ts';
import type { EncodedValues } from './predict.ts';
import { clearPair, coalitionMargins, pairSums, pairTrees, placeCase, walkPair } from './probability-pair.ts';
import type { PairSums, PairTrees } from './probability-pair.ts';

/** Margins that the link reads, made ready for pairs of rows; serves one slice at a time. */
export type ProbabilityPlan = Owners & {
  link: Link;
  margins: readonly Margin[];
  trees: readonly { output: number; ready: PairTrees }[];
  /** Players that a test of these trees asks about. */
  used: number;
  sums: PairSums;
  worth: Float64Array;
  shapley: ShapleySum;
};

/** Players that a test asks about, of the margins that the link reads: more cannot move the score. */
export function usedPlayers(
  { margins, link }: Pick<Ensemble, 'margins' | 'link'>,
  { owner }: Pick<Owners, 'owner'>,
): number {
  const used = new Set<number>();
  for (const output of outputsRead(link, margins.length))
    for (const column of margins[output]!.trees.feature) if (column >= 0) used.add(owner[column]!);
  used.delete(-1);
  return used.size;
}

/**
 * Prepares exact Shapley values of the score itself, whatever the link, by all coalitions of the players used.
 *
 * @param owners for encoded columns, derived ones included
 * @throws RangeError when more players are used than can be run through (see `canEnumerate`), or owners and trees do not
 * fit together
 */
export function probabilityPlan(
  { margins, link }: Pick<Ensemble, 'margins' | 'link'>,
  owners: Owners,
): ProbabilityPlan {
  const { owner, players } = owners;
  const used = usedPlayers({ margins, link }, owners);
  if (used > MOST_PLAYERS_SMALL) throw new RangeError(`too many players; at most ${MOST_PLAYERS_SMALL}: ${used}`);
  const outputs = outputsRead(link, margins.length);
  for (const output of outputs) refuseStray(margins[output]!.trees, owners);
  return {
    owner,
    players,
    link,
    margins,
    trees: outputs.map((output) => ({ output, ready: pairTrees(margins[output]!.trees, owners) })),
    used,
    sums: pairSums(outputs, { margins: margins.length, used, players }),
    worth: new Float64Array(1 << used),
    shapley: shapleySum(),
  };
}

/**
 * Exact contributions to the score over some rows of the background, not yet divided: for each row b, the game
 * link(f(x on S, b elsewhere)) over the players that the pair separates; to all others it gives exactly 0.
 *
 * @param rows the case and the rows to compare with, in the columns that the trees read
 * @throws RangeError when the background does not fit, or is too large for the players used (see `canEnumerate`)
 * Cost: for each row, the nodes met and (margins + 1) d 2^d additions and 2^d links, d being the players separated.
 */
export function probabilitySlice(plan: ProbabilityPlan, rows: PairRows): ScoreSlice {
  const { background, x } = rows;
  refuseBackground(plan, background);
  if (!canEnumerate(plan.used, background.rows))
    throw new RangeError(`too many players for ${background.rows} rows: ${plan.used}`);
  const from = rows.from ?? 0;
  const to = rows.to ?? background.rows;
  const { sums, margins, link, worth, shapley } = plan;
  const slice = emptySlice(to - from, plan.players);
  const seats = { phi: slice.phi, seats: sums.met };
  const table = { values: sums.above, stride: sums.room };
  for (const { ready } of plan.trees) placeCase(ready, x);
  for (let row = from; row < to; row += 1) {
    clearPair(sums);
    for (const { output, ready } of plan.trees)
      walkPair(ready, sums, { output, b: background.values, bAt: row * background.columns });
    coalitionMargins(sums, (output) => margins[output]!.base);
    linkValues(link, table, worth.subarray(0, 1 << sums.count));
    slice.base += worth[0]!;
    shapley(worth, sums.count, seats);
  }
  return slice;
}

/** All slices one after the other, joined (see `probabilitySlice` and `joinSlices`). */
export function exactProbability(
  plan: ProbabilityPlan,
  rows: { x: EncodedValues; background: EncodedTable },
): Attribution {
  return allSlices(rows.background.rows, plan.players, (some) => probabilitySlice(plan, { ...rows, ...some }));
}
