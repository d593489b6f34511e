import type { Attribution } from './additivity.ts';
import type { EncodedTable } from './raw-table.ts';
import type { LinearMargin } from './trees/ensemble.ts';
import { refuseBackground } from './trees/pair-walk.ts';
import type { Owners } from './trees/pair-walk.ts';
import type { EncodedValues } from './trees/predict.ts';

/**
 * One margin of one row: base + sum of weights[j] x[j], in float64.
 *
 * @param offset where the row starts in `values`
 */
export function linearMargin({ weights, base }: LinearMargin, values: EncodedValues, offset = 0): number {
  let total = base;
  for (let column = 0; column < weights.length; column += 1) total += weights[column]! * values[offset + column]!;
  return total;
}

/**
 * Exact explanation of linear margins: phi_g = sum over the columns j of player g of weights[j] (x[j] - mean of b[j]).
 *
 * @param margins of one model; each is explained by itself
 * @param rows the case and the background, as they enter the linear node
 * @returns for each margin, its mean over the background and one contribution for each player, in the unit of the margin
 * @throws RangeError when owners, weights and background do not fit together, rows differ on a column of nobody, there is
 * no row to compare with, or a margin is not finite
 */
export function linearContributions(
  margins: readonly LinearMargin[],
  owners: Owners,
  { x, background }: { x: EncodedValues; background: EncodedTable },
): Attribution[] {
  refuseMisfit(margins, owners, background);
  const { rows, columns, values } = background;
  return margins.map((margin) => {
    const { weights } = margin;
    const phi = new Float64Array(owners.players);
    for (let column = 0; column < columns; column += 1) {
      if (weights[column] === 0) continue;
      let gap = 0;
      for (let row = 0; row < rows; row += 1) gap += x[column]! - values[row * columns + column]!;
      if (gap === 0) continue;
      phi[ownerOf(owners, column)]! += (weights[column]! * gap) / rows;
    }
    let base = 0;
    for (let row = 0; row < rows; row += 1) base += linearMargin(margin, values, row * columns);
    const bad = [base, ...phi].find((one) => !Number.isFinite(one));
    if (bad !== undefined) throw new RangeError(`margin not finite: ${bad}`);
    return { base: base / rows, phi };
  });
}

/** @throws RangeError when rows differ on the column and it has no owner */
export function ownerOf({ owner }: Owners, column: number): number {
  const player = owner[column]!;
  if (player < 0) throw new RangeError(`rows differ on a column of nobody: ${column}`);
  return player;
}

/** @throws RangeError when owners, weights and background do not fit together */
export function refuseMisfit(margins: readonly LinearMargin[], owners: Owners, background: EncodedTable): void {
  refuseBackground(owners, background);
  const { columns } = background;
  const odd = margins.find(({ weights }) => weights.length !== columns);
  if (odd !== undefined) throw new RangeError(`invalid weights; columns expected ${columns}: ${odd.weights.length}`);
  const stray = owners.owner.find((player) => player < -1 || player >= owners.players);
  if (stray !== undefined) throw new RangeError(`invalid owner; players are ${owners.players}: ${stray}`);
}
