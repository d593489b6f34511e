import {
  alternativesOf,
  alwaysValid,
  armOf,
  comparison,
  momentsOf,
  posteriorOf,
  relativeOf,
} from '#shared/analyses/ab-test/compare.ts';
import type { Comparison, Two } from '#shared/analyses/ab-test/compare.ts';
import type { AbMetric } from '#shared/analyses/ab-test/schema.ts';
import { detectable } from '#shared/analyses/ab-test/verdict.ts';
import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { Interval, NotEstimable } from '#shared/domain/estimate.ts';
import { mixturePValue } from '#shared/stats/mixture-sprt.ts';
import { percentileInterval, resampledDifference } from '#shared/stats/bootstrap-difference.ts';
import { covariateAdjusted } from '#shared/stats/covariate-adjusted.ts';
import { holm } from '#shared/stats/holm.ts';
import { randomOf } from '#shared/stats/random.ts';
import { welch } from '#shared/stats/welch.ts';
import { literal } from '../../db/sql.ts';
import { takingTurns } from '../../explain/turns.ts';
import type { QuestionContext } from '../question.ts';
import { EXACT_UP_TO } from '../scored.ts';
import { sumsOf } from './cube.ts';
import type { Part } from './cube.ts';
import { clusteredOf } from './individuals.ts';
import type { AskedMetric } from './metrics.ts';
import { limitsOf } from './winsorised.ts';

const DRAWS = 400;
const RESAMPLED_UP_TO = 20_000;
const SEED = 19;
/** Share of the values brought in at each end. */
const TAIL = 0.001;

type Terms = { arms: Two<string>; rows: number; tunedFor: number; effect: number | null };

/** All metrics with their figures; what needs the rows themselves is told of the primary one. */
export async function measuredMetrics(
  context: QuestionContext,
  metrics: readonly AskedMetric[],
  whole: Part,
  terms: Terms,
): Promise<AbMetric[]> {
  const told = metrics.map((metric, at) => measured(metric, at, whole, terms));
  const [primary] = metrics;
  const [first] = told;
  if (primary !== undefined && first !== undefined) {
    first.alternatives.bootstrap = await resampled(context, primary, terms);
    first.alternatives.winsorised = await winsorised(context, primary, terms);
    const clustered = await clusteredOf(context, terms.arms, primary, terms.rows);
    first.alternatives.clustered = isEstimated(clustered)
      ? {
          difference: clustered.difference,
          interval: clustered.interval,
          pValue: clustered.pValue,
          clusters: clustered.clusters,
          unit: clustered.unit,
        }
      : clustered;
  }
  const others = told.filter(({ role, pValue }) => role !== 'primary' && isEstimated(pValue));
  const adjusted = holm(others.map(({ pValue }) => pValue as number));
  others.forEach((one, at) => (one.adjusted = adjusted[at] ?? one.pValue));
  return told;
}

function measured(metric: AskedMetric, at: number, whole: Part, { tunedFor, effect }: Terms): AbMetric {
  const { name, label, kind, currency, role } = metric;
  const arms = sumsOf(whole, at);
  const test = comparison(kind, arms);
  const better = metric.better ?? 'up';
  const relative = relativeOf(kind, arms, test);
  const notHere: NotEstimable = notEstimable('NEEDS_EXACT');
  return {
    name,
    label,
    kind,
    currency,
    role,
    better,
    known: metric.known,
    winsorised: limitsOf(metric),
    control: armOf(kind, arms.control),
    treatment: armOf(kind, arms.treatment),
    difference: test.difference,
    interval: test.interval,
    pValue: test.pValue,
    adjusted: test.pValue,
    method: kind === 'rate' ? 'score' : 'welch',
    relative: relative.relative,
    relativeInterval: relative.interval,
    alwaysValidInterval: alwaysValid(test, arms.treatment.n + arms.control.n, tunedFor),
    smallestDetectable:
      detectable(test.se) ?? (isEstimated(test.difference) ? notEstimable('ONE_CLASS') : test.difference),
    posterior: posteriorOf(kind, arms, test, better),
    covariateAdjusted: role === 'primary' ? adjustedFor(metric, whole) : notEstimable('NO_COVARIATE'),
    alternatives: {
      ...alternativesOf(kind, arms),
      bootstrap: notHere,
      winsorised: notHere,
      clustered: notHere,
      mixture: role === 'primary' ? mixtureOf(test, effect) : notEstimable('NO_SMALLEST_EFFECT'),
    },
  };
}

/** The spread of the differences expected is the smallest one worth having: the design fixes it. */
function mixtureOf({ difference, se }: Comparison, effect: number | null): AbMetric['alternatives']['mixture'] {
  if (effect === null) return notEstimable('NO_SMALLEST_EFFECT');
  if (!isEstimated(difference)) return difference;
  return se === null ? notEstimable('ONE_CLASS') : mixturePValue(difference, se, effect);
}

function adjustedFor({ covariate }: AskedMetric, { treatment, control }: Part): AbMetric['covariateAdjusted'] {
  if (covariate === null) return notEstimable('NO_COVARIATE');
  const told = covariateAdjusted(treatment.pairs, control.pairs);
  if (!isEstimated(told)) return told;
  const test = welch(told.first, told.second);
  if (!isEstimated(test)) return test;
  const { difference, interval, pValue } = test;
  const { theta, varianceReduction } = told;
  return { difference, interval, pValue, theta, varianceReduction, n: told.first.n + told.second.n };
}

/** Percentiles of resampled differences: whether the mean of a skewed metric behaves as the test supposes. */
async function resampled(
  { db, filter, signal }: QuestionContext,
  { kind, sql }: AskedMetric,
  { arms, rows }: Terms,
): Promise<Interval | NotEstimable> {
  if (kind !== 'mean') return notEstimable('NOT_APPLICABLE');
  if (rows > RESAMPLED_UP_TO) return notEstimable('NEEDS_EXACT');
  const values = async (arm: string): Promise<Float64Array> =>
    (
      await db.numbers(
        `SELECT v FROM (SELECT (${sql})::DOUBLE AS v FROM prediction WHERE ${filter.sql} AND arm = ${literal(arm)}) WHERE v IS NOT NULL ORDER BY v`,
        filter.values,
      )
    )[0] ?? new Float64Array();
  const [treatment, control] = [await values(arms.treatment), await values(arms.control)];
  if (treatment.length < 2 || control.length < 2) return notEstimable('TOO_FEW_ROWS', 2);
  const random = randomOf(SEED);
  const turn = takingTurns(signal);
  const draws: number[] = [];
  for (let draw = 0; draw < DRAWS; draw += 1) {
    await turn();
    draws.push(resampledDifference(treatment, control, random));
  }
  return percentileInterval(draws);
}

/** The same test with the lowest and highest values of both arms brought in. */
async function winsorised(
  { db, filter }: QuestionContext,
  { kind, sql }: AskedMetric,
  { arms, rows }: Terms,
): Promise<AbMetric['alternatives']['winsorised']> {
  if (kind !== 'mean') return notEstimable('NOT_APPLICABLE');
  if (rows > EXACT_UP_TO) return notEstimable('NEEDS_EXACT');
  const found = await db.all<Record<'a' | 'n' | 'y' | 'yy', number>>(
    `WITH r AS MATERIALIZED (SELECT (arm = ${literal(arms.treatment)})::INTEGER AS a, (${sql})::DOUBLE AS v FROM prediction
       WHERE ${filter.sql} AND arm IN (${literal(arms.treatment)}, ${literal(arms.control)})),
     q AS (SELECT quantile_cont(v, [${TAIL}, ${1 - TAIL}]) AS q FROM r WHERE v IS NOT NULL)
     SELECT a, count(*)::DOUBLE AS n, sum(w) AS y, sum(w * w) AS yy
     FROM (SELECT a, least(greatest(v, q[1]), q[2]) AS w FROM r, q WHERE v IS NOT NULL) GROUP BY a`,
    filter.values,
  );
  const moments = (a: number): ReturnType<typeof momentsOf> => {
    const { n = 0, y = 0, yy = 0 } = found.find((one) => one.a === a) ?? {};
    return momentsOf('mean', { n, y, yy, x: 0, xx: 0, xy: 0 });
  };
  const test = welch(moments(1), moments(0));
  return isEstimated(test) ? { difference: test.difference, interval: test.interval, pValue: test.pValue } : test;
}
