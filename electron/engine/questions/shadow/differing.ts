import type { ShadowReport } from '#shared/analyses/shadow/schema.ts';
import type { QuestionContext } from '../question.ts';
import { chosenSql, scoredTwice } from './decided.ts';
import { isLinked } from '../../project/project-state.ts';

const SHOWN = 20;

type Row = ShadowReport['differing'][number];

/**
 * The cases that the two models decide otherwise, the scores farthest apart first, then as they were logged. The places of the rows are found by
 * both scores alone, so that nothing else is read of the others; linked rows have no places.
 */
export async function differingCases({ db, meaning, sources, ...context }: QuestionContext): Promise<Row[]> {
  if (meaning.cutoff === null) return [];
  const where = scoredTwice(context);
  const [champion, shadow] = [chosenSql(meaning, 'score'), chosenSql(meaning, 'shadow_score')];
  const unlike = `${where.sql} AND (${champion}) <> (${shadow})`;
  const farthest = `ORDER BY abs(score - shadow_score) DESC, row`;
  const rows = isLinked(sources)
    ? unlike
    : `row IN (SELECT row FROM (SELECT row FROM prediction WHERE ${unlike} ${farthest} LIMIT ${SHOWN}))`;
  return db.all<Row>(
    `SELECT case_id AS "caseId", score::DOUBLE AS champion, shadow_score::DOUBLE AS shadow, (${shadow}) AS "chosenByShadow",
       outcome::DOUBLE AS outcome
     FROM prediction WHERE ${rows} ${farthest}, case_id LIMIT ${SHOWN}`,
    where.values,
  );
}
