import type { Attribution } from '../additivity.ts';
import type { Link } from '../link.ts';
import { linkTerms, linkValue, outputsRead, secantSlope } from '../link-values.ts';
import type { LinkTerm } from '../link-values.ts';
import type { EncodedTable } from '../raw-table.ts';
import { allSlices, emptySlice } from '../score-slices.ts';
import type { ScoreSlice } from '../score-slices.ts';
import type { Ensemble, Margin } from './ensemble.ts';
import { pairWalk, pairWalkRow, refuseBackground } from './pair-walk.ts';
import type { Owners, PairRows, PairWalk } from './pair-walk.ts';
import { marginOf } from './predict.ts';
import type { EncodedValues } from './predict.ts';

/** Margins that the link reads, made ready; serves one slice at a time. */
export type ConventionPlan = Owners & {
  link: Link;
  margins: readonly Margin[];
  walks: readonly { output: number; walk: PairWalk; terms: readonly LinkTerm[] }[];
};

/**
 * Prepares contributions to the score by a convention, for any number of players: those to the margin, exact, are
 * multiplied row by row of the background by the mean slope of the link between that row and the case. They add up, and
 * are not the Shapley values of the score (`probabilityPlan`), save where the link is a line.
 *
 * @param owners for encoded columns, derived ones included
 * @returns null for a softmax, which has no slope along a single margin
 * @throws RangeError when owners and trees do not fit together
 * Source: Lundberg et al. 2020, Nature Machine Intelligence 2:56, supplement: output of a model rescaled per reference.
 */
export function conventionPlan(
  { margins, link }: Pick<Ensemble, 'margins' | 'link'>,
  owners: Owners,
): ConventionPlan | null {
  const terms = linkTerms(link);
  if (terms === null) return null;
  const walks = outputsRead(link, margins.length).map((output) => ({
    output,
    walk: pairWalk(margins[output]!.trees, owners),
    terms: terms.filter((term) => term.output === output),
  }));
  return { ...owners, link, margins, walks };
}

/**
 * The convention over some rows of the background, not yet divided (see `conventionPlan` and `joinSlices`):
 * phi_g += phi_g(x, b) (s(f(x)) - s(f(b))) / (f(x) - f(b)), for each margin f and each term s of the link that reads it.
 *
 * @param rows the case and the rows to compare with, in the columns that the trees read
 * Cost: rows x nodes of the trees.
 */
export function conventionSlice(plan: ConventionPlan, rows: PairRows): ScoreSlice {
  const { background, x } = rows;
  refuseBackground(plan, background);
  const { from = 0, to = background.rows } = rows;
  const { players, margins, link, walks } = plan;
  const slice = emptySlice(to - from, players);
  const here = margins.map((margin) => marginOf(margin, x));
  const there = new Float64Array(margins.length);
  const phi = new Float64Array(players);
  for (let row = from; row < to; row += 1) {
    const bAt = row * background.columns;
    for (const { output, walk, terms } of walks) {
      there[output] = marginOf(margins[output]!, background.values, bAt);
      phi.fill(0);
      pairWalkRow(walk, { x, xAt: 0, b: background.values, bAt }, phi);
      let slope = 0;
      for (const term of terms) slope += secantSlope(term, there[output], here[output]!);
      for (let player = 0; player < players; player += 1) slice.phi[player]! += phi[player]! * slope;
    }
    slice.base += linkValue(link, there);
  }
  return slice;
}

/** All slices one after the other, joined. */
export function conventionalProbability(
  plan: ConventionPlan,
  rows: { x: EncodedValues; background: EncodedTable },
): Attribution {
  return allSlices(rows.background.rows, plan.players, (some) => conventionSlice(plan, { ...rows, ...some }));
}
