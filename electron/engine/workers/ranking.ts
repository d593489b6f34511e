import { classMetrics } from '#shared/analyses/performance/class-metrics.ts';
import type { Judgement } from '#shared/analyses/performance/class-metrics.ts';
import type { ClassMetrics } from '#shared/analyses/performance/schema.ts';
import { listsWithin, splitTables } from '#shared/stats/score-parts.ts';
import type { PartPlaces, ScoreList, ScoreRange, SplitTables } from '#shared/stats/score-parts.ts';
import type { ScoreTable } from '#shared/stats/score-table.ts';
import { answering } from './answering.ts';

/** Rows to be put in the order of their scores, of which this thread takes a range; or a table of them to be judged. */
export type RankingRequest =
  | { kind: 'sort'; lists: ScoreList[]; range: ScoreRange; places: PartPlaces }
  | { kind: 'judge'; table: ScoreTable; judgement: Judgement };

export type RankingAnswer = { sort: SplitTables; judge: ClassMetrics };

/** The thread in which rows are sorted by score and their tables judged. */
answering<RankingRequest, SplitTables | ClassMetrics>((request) => {
  if (request.kind === 'judge') return { answer: classMetrics(request.table, request.judgement) };
  const answer = splitTables(listsWithin(request.lists, request.range), request.places);
  const tables = [answer.whole, ...answer.byPeriod, ...answer.byVersion];
  // A period or version of a single part has the table of that part: its columns may stand here twice.
  const moved = new Set(tables.flatMap(({ score, n, positives }) => [score.buffer, n.buffer, positives.buffer]));
  return { answer, moved: [...moved] as ArrayBuffer[] };
});
