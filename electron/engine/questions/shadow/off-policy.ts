import { notEstimable } from '#shared/domain/estimate.ts';
import type { ShadowReport } from '#shared/analyses/shadow/schema.ts';
import { offPolicyValue } from '#shared/stats/off-policy.ts';
import type { LoggedGroup } from '#shared/stats/off-policy.ts';
import { hasPart } from '../../ingest/log-columns.ts';
import type { QuestionContext } from '../question.ts';
import type { Chosen } from './budget.ts';
import { actedSql, scoredTwice, stepOf } from './cells.ts';
import type { Cells, Stepped } from './cells.ts';

type Row = Omit<LoggedGroup, 'chosen'> & { first: boolean; second: boolean };

/**
 * What acting on those whom each score chooses would have brought, weighed by the logged chance of acting. Rows count whose reward is known
 * and whose chance is above 0 and below 1. The strata of the doubly robust estimate are the tenths of the shadow score.
 */
export async function offPolicyOf(
  context: QuestionContext,
  cells: Cells,
  { chosen, stepped, borders }: { chosen: Chosen; stepped: Stepped; borders: readonly number[] },
): Promise<ShadowReport['offPolicy']> {
  const { db, columns, meaning } = context;
  const acting = actedSql(context);
  if (acting === null) return notEstimable('NO_ACTED_COLUMN');
  if (!hasPart(columns, 'action_propensity')) return notEstimable('NO_PROPENSITY_COLUMN');
  const reward = hasPart(columns, 'value') ? 'value' : 'outcome';
  if (reward === 'outcome' && meaning.task === 'regression') return notEstimable('NO_VALUE_COLUMN');
  const where = scoredTwice(context);
  const stratum = borders.map((border) => `(b < '${border}'::DOUBLE)::INTEGER`).join(' + ') || '0';
  const rows = await db.all<Row>(
    `WITH logged AS (SELECT ${acting} AS acted, ${stepOf(stepped, 'score')} AS a, ${stepOf(stepped, 'shadow_score')} AS b, ${reward}::DOUBLE AS r,
         1 / (CASE WHEN ${acting} THEN action_propensity ELSE 1 - action_propensity END) AS w
       FROM prediction WHERE ${where.sql} AND ${acting} IS NOT NULL AND ${reward} IS NOT NULL AND action_propensity > 0 AND action_propensity < 1)
     SELECT (${stratum})::DOUBLE AS stratum, acted, a >= '${lowest(cells.first, chosen.first)}'::DOUBLE AS first,
       b >= '${lowest(cells.second, chosen.second)}'::DOUBLE AS second, count(*)::DOUBLE AS n, sum(w)::DOUBLE AS weight,
       sum(w * w)::DOUBLE AS "weightSquared", max(w)::DOUBLE AS "maxWeight", sum(r)::DOUBLE AS reward, sum(w * r)::DOUBLE AS "weightReward",
       sum(w * w * r)::DOUBLE AS "weightSquaredReward", sum(w * w * r * r)::DOUBLE AS "weightSquaredRewardSquared"
     FROM logged GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
    where.values,
  );
  const valued = (of: 'first' | 'second'): ReturnType<typeof offPolicyValue> =>
    offPolicyValue(rows.map(({ first, second, ...group }) => ({ ...group, chosen: of === 'first' ? first : second })));
  return {
    reward,
    rows: rows.reduce((sum, row) => sum + row.n, 0),
    champion: valued('first'),
    shadow: valued('second'),
  };
}

/** The lowest score that is chosen. */
function lowest(scores: Float64Array, chosen: Float64Array): number {
  let low = Infinity;
  for (let at = 0; at < scores.length; at++) if (chosen[at]! > 0) low = Math.min(low, scores[at]!);
  return Number.isFinite(low) ? low : 0;
}
