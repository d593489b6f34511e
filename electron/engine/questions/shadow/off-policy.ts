import { notEstimable } from '#shared/domain/estimate.ts';
import type { ShadowReport } from '#shared/analyses/shadow/schema.ts';
import { offPolicyValue } from '#shared/stats/off-policy.ts';
import type { LoggedGroup } from '#shared/stats/off-policy.ts';
import { hasPart } from '../../ingest/log-columns.ts';
import type { QuestionContext } from '../question.ts';
import type { Where } from '../scored.ts';
import type { Borders } from './budget.ts';
import { actedSql, scoredTwice } from './decided.ts';
import { stepOf } from './steps.ts';
import type { Stepped } from './steps.ts';

type Row = Omit<LoggedGroup, 'chosen'> & { first: boolean; second: boolean };

/**
 * What acting on those whom each score chooses would have brought, weighed by the logged chance of acting. Rows count whose reward is known
 * and whose chance is above 0 and below 1. The strata of the doubly robust estimate are the tenths of the shadow score.
 */
export async function offPolicyOf(
  context: QuestionContext,
  stepped: Stepped,
  { borders, tenths }: { borders: Borders; tenths: readonly number[] },
): Promise<ShadowReport['offPolicy']> {
  const { columns, meaning } = context;
  const acting = actedSql(context);
  if (acting === null) return notEstimable('NO_ACTED_COLUMN');
  if (!hasPart(columns, 'action_propensity')) return notEstimable('NO_PROPENSITY_COLUMN');
  const reward = hasPart(columns, 'value') ? 'value' : 'outcome';
  if (reward === 'outcome' && meaning.task === 'regression') return notEstimable('NO_VALUE_COLUMN');
  const chosenBy = (side: 'first' | 'second', step: string): string =>
    `${step} >= '${Number.isFinite(borders[side].score) ? borders[side].score : 0}'::DOUBLE AS ${side}`;
  const groups = {
    stratum: `${tenths.map((border) => `(b < '${border}'::DOUBLE)::INTEGER`).join(' + ') || '0'}`,
    first: chosenBy('first', 'a'),
    second: chosenBy('second', 'b'),
  };
  const rows = await (stepped.kept === null
    ? loggedRows(context, groups, { acting, reward, stepped })
    : keptRows(context, groups, stepped, stepped.kept));
  const valued = (of: 'first' | 'second'): ReturnType<typeof offPolicyValue> =>
    offPolicyValue(rows.map(({ first, second, ...group }) => ({ ...group, chosen: of === 'first' ? first : second })));
  return {
    reward,
    rows: rows.reduce((sum, row) => sum + row.n, 0),
    champion: valued('first'),
    shadow: valued('second'),
  };
}

type Groups = { stratum: string; first: string; second: string };

function loggedRows(
  { db, ...context }: QuestionContext,
  { stratum, first, second }: Groups,
  { acting, reward, stepped }: { acting: string; reward: string; stepped: Stepped },
): Promise<Row[]> {
  const where = scoredTwice(context);
  return db.all<Row>(
    `WITH logged AS (SELECT ${acting} AS acted, ${stepOf(stepped, 'score')} AS a, ${stepOf(stepped, 'shadow_score')} AS b, ${reward}::DOUBLE AS r,
         1 / (CASE WHEN ${acting} THEN action_propensity ELSE 1 - action_propensity END) AS w
       FROM prediction WHERE ${where.sql} AND ${acting} IS NOT NULL AND ${reward} IS NOT NULL AND action_propensity > 0 AND action_propensity < 1)
     SELECT (${stratum})::DOUBLE AS stratum, acted, ${first}, ${second}, count(*)::DOUBLE AS n, sum(w)::DOUBLE AS weight,
       sum(w * w)::DOUBLE AS "weightSquared", max(w)::DOUBLE AS "maxWeight", sum(r)::DOUBLE AS reward, sum(w * r)::DOUBLE AS "weightReward",
       sum(w * w * r)::DOUBLE AS "weightSquaredReward", sum(w * w * r * r)::DOUBLE AS "weightSquaredRewardSquared"
     FROM logged GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
    where.values,
  );
}

/** The same from the cells that are kept. */
function keptRows(
  { db }: QuestionContext,
  { stratum, first, second }: Groups,
  { middle }: Stepped,
  kept: Where,
): Promise<Row[]> {
  return db.all<Row>(
    `SELECT (${stratum})::DOUBLE AS stratum, acted, ${first}, ${second}, sum(logged)::DOUBLE AS n, sum(weight)::DOUBLE AS weight,
       sum(weight_squares)::DOUBLE AS "weightSquared", max(weight_max)::DOUBLE AS "maxWeight", sum(reward)::DOUBLE AS reward,
       sum(weight_reward)::DOUBLE AS "weightReward", sum(weight_squares_reward)::DOUBLE AS "weightSquaredReward",
       sum(weight_squares_reward_squares)::DOUBLE AS "weightSquaredRewardSquared"
     FROM (SELECT *, ${middle('score_bin')} AS a, ${middle('shadow_bin')} AS b FROM sketch_pair WHERE ${kept.sql} AND logged > 0)
     GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
    kept.values,
  );
}
