import type { Two } from '#shared/analyses/ab-test/compare.ts';
import type { AbMetric } from '#shared/analyses/ab-test/schema.ts';
import { literal } from '../../db/sql.ts';
import type { QuestionContext } from '../question.ts';
import { EXACT_UP_TO } from '../scored.ts';
import type { AskedMetric } from './metrics.ts';

/** One row in so many of a large log tells where the limits are. */
const ONE_IN = 8;

/**
 * Metrics whose extreme values count as the limits: quantiles (linear interpolation) of both arms together, so that the limits know nothing of
 * the arms. One scan for all of them, none where no metric asks for it.
 */
export async function withLimits(
  { db, filter }: QuestionContext,
  metrics: readonly AskedMetric[],
  { arms, rows }: { arms: Two<string>; rows: number },
): Promise<AskedMetric[]> {
  const asked = metrics.flatMap(({ sql, winsorise }) => (winsorise === null ? [] : [{ sql, share: winsorise.share }]));
  if (asked.length === 0) return [...metrics];
  const drawn = rows > EXACT_UP_TO ? ` AND (row IS NULL OR row % ${ONE_IN} = 0)` : '';
  const found = await db.numbers(
    `SELECT ${asked.flatMap(({ share }, at) => [share, 1 - share].map((q) => `quantile_cont(v${at}, ${literal(q)})`)).join(', ')}
     FROM (SELECT ${asked.map(({ sql }, at) => `(${sql})::DOUBLE AS v${at}`).join(', ')} FROM prediction
       WHERE ${filter.sql} AND arm IN (${literal(arms.treatment)}, ${literal(arms.control)})${drawn})`,
    filter.values,
  );
  let at = 0;
  return metrics.map((metric) => {
    if (metric.winsorise === null) return metric;
    const [low, high] = [found[at++]?.[0] ?? NaN, found[at++]?.[0] ?? NaN];
    if (!Number.isFinite(low) || !Number.isFinite(high)) return metric;
    return {
      ...metric,
      // The sums of what is missing stay missing: least and greatest would take the limit for it.
      sql: `CASE WHEN (${metric.sql}) IS NOT NULL THEN least(greatest((${metric.sql})::DOUBLE, ${literal(low)}), ${literal(high)}) END`,
      winsorise: { share: metric.winsorise.share, low, high },
    };
  });
}

/** The limits of a metric, where it has some. */
export function limitsOf({ winsorise }: AskedMetric): AbMetric['winsorised'] {
  return winsorise !== null && 'low' in winsorise ? winsorise : null;
}
