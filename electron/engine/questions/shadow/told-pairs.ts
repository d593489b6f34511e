import { literal } from '../../db/sql.ts';
import type { QuestionContext } from '../question.ts';
import { armsOf, readCells } from './cells.ts';
import { actedSql, chosenSql, scoredTwice } from './decided.ts';
import { comparedHere, comparedRows } from './compared-rows.ts';
import { PARTS } from './pair-figures.ts';
import type { PairsAsked, PairsTold } from './pair-figures.ts';
import { BITS } from './pair-rows.ts';
import type { PairRows } from './pair-rows.ts';
import type { Stepped } from './steps.ts';

/** What the pairs of scores tell. Every row of a class is read as it is: the rest is added up by the database. */
export async function toldPairs(context: QuestionContext, stepped: Stepped, asked: PairsAsked): Promise<PairsTold> {
  const { signal } = context;
  const watch = { signal, tell: (done: number) => context.progress({ stage: 'comparing', done, total: PARTS }) };
  if (asked.isStepped || !asked.isClass) return comparedHere(await readCells(context, stepped), asked, watch);
  const known = { hasCutoff: context.meaning.cutoff !== null, hasArms: armsOf(context) !== null };
  return comparedRows(() => readRows(context), { known, asked }, watch);
}

/** A number for what is known of a row: more than two columns of millions of rows would be too much to carry. */
async function readRows(context: QuestionContext): Promise<PairRows> {
  const { db, meaning, progress } = context;
  progress({ stage: 'counting', done: 0, total: null });
  const where = scoredTwice(context);
  const arms = armsOf(context);
  const isIn = (arm: string): string => `arm = ${literal(arm)} AND outcome IS NOT NULL`;
  const bits: [string, number][] = [
    ['outcome_known', BITS.known],
    ['outcome = 1', BITS.positive],
    [actedSql(context) ?? 'FALSE', BITS.acted],
    [arms === null ? 'FALSE' : isIn(arms.treatment), BITS.treated],
    [arms === null ? 'FALSE' : isIn(arms.control), BITS.control],
    [chosenSql(meaning, 'score'), BITS.firstChosen],
    [chosenSql(meaning, 'shadow_score'), BITS.secondChosen],
  ];
  const code = bits.map(([is, bit]) => `CASE WHEN ${is} THEN ${bit} ELSE 0 END`).join(' + ');
  const none = new Float64Array();
  const [first = none, second = none, codes = none] = await db.numbers(
    `SELECT score::DOUBLE AS a, shadow_score::DOUBLE AS b, (${code})::DOUBLE FROM prediction WHERE ${where.sql} ORDER BY a, b`,
    where.values,
  );
  return { first, second, codes };
}
