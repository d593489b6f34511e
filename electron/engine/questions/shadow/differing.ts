import type { ShadowReport } from '#shared/analyses/shadow/schema.ts';
import type { QuestionContext } from '../question.ts';
import { chosenSql, scoredTwice } from './cells.ts';

const SHOWN = 20;

type Row = ShadowReport['differing'][number];

/** The cases that the two models decide otherwise, the scores farthest apart first. */
export async function differingCases({ db, meaning, ...context }: QuestionContext): Promise<Row[]> {
  if (meaning.cutoff === null) return [];
  const where = scoredTwice(context);
  const [champion, shadow] = [chosenSql(meaning, 'score'), chosenSql(meaning, 'shadow_score')];
  return db.all<Row>(
    `SELECT case_id AS "caseId", score::DOUBLE AS champion, shadow_score::DOUBLE AS shadow, (${shadow}) AS "chosenByShadow",
       outcome::DOUBLE AS outcome
     FROM prediction WHERE ${where.sql} AND (${champion}) <> (${shadow}) AND case_id IS NOT NULL
     ORDER BY abs(score - shadow_score) DESC, case_id LIMIT ${SHOWN}`,
    where.values,
  );
}
