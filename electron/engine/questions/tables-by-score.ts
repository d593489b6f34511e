import { partsOf, splitTables } from '#shared/stats/score-parts.ts';
import type { PartPlaces, ScoreList, SplitTables } from '#shared/stats/score-parts.ts';
import { builtEntry, onThread } from '../workers/thread.ts';

/** Lists of scores, and where each of their parts belongs. */
export type PlacedScores = { lists: ScoreList[]; places: PartPlaces };

/** Fewer rows are sorted sooner than a thread begins. */
const THREAD_FROM = 200_000;

/**
 * The tables of all rows, of every period and of every version. Many rows are sorted on a thread of its own where the built
 * file of one lies beside this one; elsewhere, or where that thread ends unasked, on this one.
 *
 * @param read the rows; again when a thread took them and did not come back
 * @param placesOf the period and version of each part that is met
 * @throws AppError CANCELLED within a few milliseconds of the signal
 */
export async function tablesByScore(
  read: () => Promise<ScoreList[]>,
  placesOf: (parts: readonly number[]) => PartPlaces,
  signal: AbortSignal,
  { entry = builtEntry('ranking.js'), threadFrom = THREAD_FROM } = {},
): Promise<SplitTables> {
  const lists = await read();
  const places = placesOf(partsOf(lists));
  const rows = lists.reduce((sum, { list }) => sum + list.length, 0);
  if (entry === null || rows < threadFrom) return splitTables(lists, places);
  const buffers = new Set(lists.map(({ list }) => list.buffer as ArrayBuffer));
  const found = await onThread<PlacedScores, SplitTables>(
    entry,
    { lists, places },
    { watch: { signal, tell: () => undefined }, moved: [...buffers] },
  );
  return found ?? splitTables(await read(), places);
}
