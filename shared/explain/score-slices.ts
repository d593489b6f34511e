import type { Attribution } from './additivity.ts';

/** Sums over some rows of a background, not yet divided, in the unit of the score. */
export type ScoreSlice = { rows: number; base: number; phi: Float64Array };

/** Rows of a slice: fixed, so that the bytes of the result do not tell how many workers shared the work. */
export const SLICE_ROWS = 64;

/** @returns first row and row after the last of each slice of a background */
export function sliceRows(rows: number): { from: number; to: number }[] {
  return Array.from({ length: Math.ceil(rows / SLICE_ROWS) }, (_, slice) => ({
    from: slice * SLICE_ROWS,
    to: Math.min(rows, (slice + 1) * SLICE_ROWS),
  }));
}

export function emptySlice(rows: number, players: number): ScoreSlice {
  return { rows, base: 0, phi: new Float64Array(players) };
}

/**
 * The explanation from all slices of a background, added in the order given.
 *
 * @returns base: mean score over the background; contributions: means over its rows; both in the unit of the score
 * @throws RangeError when there is no row, or a score is not finite
 */
export function joinSlices(slices: readonly ScoreSlice[], players: number): Attribution {
  const sum = emptySlice(0, players);
  for (const slice of slices) {
    sum.rows += slice.rows;
    sum.base += slice.base;
    for (let player = 0; player < players; player += 1) sum.phi[player]! += slice.phi[player]!;
  }
  const { rows, base, phi } = sum;
  if (rows === 0) throw new RangeError('a background without rows');
  const bad = [base, ...phi].find((one) => !Number.isFinite(one));
  if (bad !== undefined) throw new RangeError(`score not finite: ${bad}`);
  return { base: base / rows, phi: phi.map((one) => one / rows) };
}

/** All slices of a background, one after the other, joined (see `joinSlices`). */
export function allSlices(
  rows: number,
  players: number,
  sliceOf: (some: { from: number; to: number }) => ScoreSlice,
): Attribution {
  return joinSlices(sliceRows(rows).map(sliceOf), players);
}
