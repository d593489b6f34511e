import { takingTurns } from '../../explain/turns.ts';
import { builtEntry, onThread } from '../../workers/thread.ts';
import type { Watch } from '../../workers/thread.ts';
import { pairFigures } from './pair-figures.ts';
import type { PairsAsked, PairsTold } from './pair-figures.ts';
import { cellsOfRows } from './pair-rows.ts';
import type { PairRows } from './pair-rows.ts';

type Known = { hasCutoff: boolean; hasArms: boolean };

/** What a thread compares: rows, and what is asked of them. */
export type RowsAsked = { rows: PairRows; known: Known; asked: PairsAsked };

/** Fewer rows are compared sooner than a thread begins. */
const THREAD_FROM = 200_000;

/**
 * What rows with two scores tell: gathering them here takes a quarter of what grouping so many pairs takes the database. Many are compared on a
 * thread of its own where the built file of one lies beside this one; elsewhere, or where that thread ends unasked, on this one.
 *
 * @param read the rows; again when a thread took them and did not come back
 * @throws AppError CANCELLED within a few milliseconds of the signal
 */
export async function comparedRows(
  read: () => Promise<PairRows>,
  { known, asked }: Omit<RowsAsked, 'rows'>,
  watch: Watch,
  { entry = builtEntry('comparing.js'), threadFrom = THREAD_FROM } = {},
): Promise<PairsTold> {
  const rows = await read();
  if (entry === null || rows.codes.length < threadFrom) return comparedHere(cellsOfRows(rows, known), asked, watch);
  const moved = [rows.first, rows.second, rows.codes].map(({ buffer }) => buffer as ArrayBuffer);
  const told = await onThread<RowsAsked, PairsTold>(entry, { rows, known, asked }, { watch, moved });
  return told ?? comparedHere(cellsOfRows(await read(), known), asked, watch);
}

/** The same on this thread, which others have in between. */
export async function comparedHere(
  read: Parameters<typeof pairFigures>[0],
  asked: PairsAsked,
  { signal, tell }: Watch,
): Promise<PairsTold> {
  const turn = takingTurns(signal);
  const parts = pairFigures(read, asked);
  for (;;) {
    const { done, value } = parts.next();
    if (done === true) return value;
    tell(value);
    await turn();
  }
}
