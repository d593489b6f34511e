import { splitTables } from '#shared/stats/score-parts.ts';
import type { SplitTables } from '#shared/stats/score-parts.ts';
import type { PlacedScores } from '../questions/tables-by-score.ts';
import { answering } from './answering.ts';

/** The thread in which rows are sorted by score. */
answering<PlacedScores, SplitTables>(({ lists, places }) => {
  const answer = splitTables(lists, places);
  const tables = [answer.whole, ...answer.byPeriod, ...answer.byVersion];
  // A period or version of a single part has the table of that part: its columns may stand here twice.
  const moved = new Set(tables.flatMap(({ score, n, positives }) => [score.buffer, n.buffer, positives.buffer]));
  return { answer, moved: [...moved] as ArrayBuffer[] };
});
