import { notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import type { Two } from '#shared/analyses/ab-test/compare.ts';
import { clusteredDifference } from '#shared/stats/clustered-difference.ts';
import { literal } from '../../db/sql.ts';
import { hasPart } from '../../ingest/log-columns.ts';
import type { QuestionContext } from '../question.ts';
import { EXACT_UP_TO } from '../scored.ts';
import { armSql } from './cube.ts';
import type { AskedMetric } from './metrics.ts';

export type Individuals = {
  individuals: number;
  inBoth: number;
  /** Individuals with several cases: only they can be in both arms. */
  repeated: number;
  /** One in so many individuals was looked at; counts are scaled up. */
  sample: number;
};

const SAMPLE = 32;

/** Who is in both arms. Above two million rows one individual in 32 is looked at, the same ones whenever it is asked. */
export async function individualsOf(
  { db, filter, columns }: QuestionContext,
  arms: Two<string>,
  rows: number,
): Promise<Individuals | NotEstimable> {
  if (!hasPart(columns, 'entity_id')) return notEstimable('NO_ENTITY_COLUMN');
  const sample = rows > EXACT_UP_TO ? SAMPLE : 1;
  const drawn = sample === 1 ? '' : `AND hash(entity_id) % ${sample} = 0`;
  // The arm is read of those drawn only: asked of every row, it would cost more than the rest.
  const found = await db.one<Omit<Individuals, 'sample'>>(
    `SELECT count(*)::DOUBLE AS individuals, (count(*) FILTER (low <> high))::DOUBLE AS "inBoth", (count(*) FILTER (n > 1))::DOUBLE AS repeated
     FROM (SELECT min(a) AS low, max(a) AS high, count(a) AS n FROM (
       SELECT entity_id AS e, ${armSql(arms)} AS a FROM prediction
       WHERE ${filter.sql} AND entity_id IS NOT NULL ${drawn}) GROUP BY e) WHERE n > 0`,
    filter.values,
  );
  return {
    individuals: (found?.individuals ?? 0) * sample,
    inBoth: (found?.inBoth ?? 0) * sample,
    repeated: (found?.repeated ?? 0) * sample,
    sample,
  };
}

export type Clustered = { clusters: number; unit: 'individual' | 'cluster' } & Exclude<
  ReturnType<typeof clusteredDifference>,
  NotEstimable
>;

/** The primary metric with cases of one individual, or of one cluster where the log names them, taken as alike. */
export async function clusteredOf(
  { db, filter, columns }: QuestionContext,
  arms: Two<string>,
  metric: AskedMetric,
  rows: number,
): Promise<Clustered | NotEstimable> {
  const unit = hasPart(columns, 'cluster_id') ? 'cluster' : hasPart(columns, 'entity_id') ? 'individual' : null;
  if (unit === null) return notEstimable('NO_ENTITY_COLUMN');
  if (rows > EXACT_UP_TO) return notEstimable('NEEDS_EXACT');
  if (metric.kind === 'ratio') return notEstimable('NOT_APPLICABLE');
  const key = unit === 'cluster' ? 'cluster_id' : 'entity_id';
  const found = await db.one<Record<'clusters' | 'n1' | 's1' | 'n0' | 's0' | 'squares', number>>(
    `WITH g AS (SELECT (count(v) FILTER (a))::DOUBLE AS n1, coalesce(sum(v) FILTER (a), 0) AS s1,
         (count(v) FILTER (NOT a))::DOUBLE AS n0, coalesce(sum(v) FILTER (NOT a), 0) AS s0
       FROM (SELECT coalesce(${key}, case_id) AS k, arm = ${literal(arms.treatment)} AS a, (${metric.sql})::DOUBLE AS v FROM prediction
         WHERE ${filter.sql} AND arm IN (${literal(arms.treatment)}, ${literal(arms.control)})) WHERE v IS NOT NULL GROUP BY k),
     m AS (SELECT sum(n1) AS t, sum(s1) AS ts, sum(n0) AS c, sum(s0) AS cs FROM g)
     SELECT count(*)::DOUBLE AS clusters, any_value(t) AS n1, any_value(ts) AS s1, any_value(c) AS n0, any_value(cs) AS s0,
       fsum(((s1 - n1 * ts / nullif(t, 0)) / nullif(t, 0) - (s0 - n0 * cs / nullif(c, 0)) / nullif(c, 0)) ** 2)::DOUBLE AS squares FROM g, m`,
    filter.values,
  );
  if (found === null || found.clusters === 0) return notEstimable('NO_ROWS');
  const first = { n: found.n1, sum: found.s1 };
  const second = { n: found.n0, sum: found.s0 };
  if (found.clusters === first.n + second.n) return notEstimable('ONE_EACH');
  const test = clusteredDifference({ clusters: found.clusters, first, second, squares: found.squares ?? 0 });
  return 'difference' in test ? { ...test, clusters: found.clusters, unit } : test;
}
