import type { ScoreRows } from '../questions/rows-by-score.ts';
import { partsByScore } from '#shared/stats/score-parts.ts';
import { answering } from './answering.ts';

/** The thread in which rows are sorted by score. */
answering<ScoreRows, ReturnType<typeof partsByScore>>(({ scores, codes }) => {
  const answer = partsByScore(scores, codes);
  const columns = [answer.score, answer.part, answer.n, answer.positives];
  return { answer, moved: columns.map(({ buffer }) => buffer as ArrayBuffer) };
});
