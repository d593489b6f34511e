import { isEstimated, notEstimable, type Interval, type NotEstimable } from '#shared/domain/estimate.ts';
import { betaPosterior } from '#shared/stats/beta-posterior.ts';
import { alwaysValidHalf } from '#shared/stats/confidence-sequence.ts';
import { ratioMoments, type PairSums } from '#shared/stats/covariate-adjusted.ts';
import { fisherExact } from '#shared/stats/fisher.ts';
import { normalCdf, normalDensity, normalQuantile, Z95 } from '#shared/stats/normal.ts';
import { consistentRelative, deltaRelative, fiellerRelative } from '#shared/stats/relative-difference.ts';
import { scoreDifference } from '#shared/stats/score-difference.ts';
import { studentQuantile } from '#shared/stats/student.ts';
import { newcombeDifference, proportionTest, waldDifference } from '#shared/stats/two-proportions.ts';
import { welch, type GroupMoments } from '#shared/stats/welch.ts';
import { wilsonInterval } from '#shared/stats/wilson-interval.ts';
import type { Estimated, EstimatedInterval } from '../estimates.ts';
import type { AbMetric } from './schema.ts';

export type MetricKind = AbMetric['kind'];
/** Sums of a metric over the cases of an arm where it is known; x is the denominator of a ratio. */
export type ArmSums = PairSums;
export type Two<T> = { treatment: T; control: T };

/** One comparison and what all its figures lean on: the standard error is that of the test. */
export type Comparison = { difference: Estimated; interval: EstimatedInterval; pValue: Estimated; se: number | null };

export const NO_SUMS: ArmSums = { n: 0, x: 0, y: 0, xx: 0, yy: 0, xy: 0 };

/** Successes below this in any expected cell: the exact test decides about the p-value. */
const EXPECTED_CELL = 5;
/** A test of this power finds the smallest detectable difference. */
export const POWER = 0.8;

export function momentsOf(kind: MetricKind, sums: ArmSums): GroupMoments {
  if (kind === 'ratio') {
    const told = ratioMoments(sums);
    return isEstimated(told) ? told : { n: sums.n, mean: NaN, variance: 0 };
  }
  const { n, y, yy } = sums;
  const mean = n === 0 ? 0 : y / n;
  if (kind === 'rate') return { n, mean, variance: mean * (1 - mean) };
  return { n, mean, variance: n < 2 ? 0 : Math.max(0, yy - (y * y) / n) / (n - 1) };
}

/**
 * Treatment against control: pooled z with the score interval for rates (exact p-value when an expected cell is under 5), Welch for means and
 * for ratios of sums (delta method).
 *
 * @returns difference in the unit of the metric, 95 % interval, p-value, standard error; why not for empty arms, and for a metric that is the
 *   same in all cases
 */
export function comparison(kind: MetricKind, { treatment, control }: Two<ArmSums>): Comparison {
  if (treatment.n === 0 || control.n === 0) return without(notEstimable('NO_OUTCOME_KNOWN'));
  if (kind === 'rate') {
    const test = proportionTest(treatment.y, treatment.n, control.y, control.n);
    if (!isEstimated(test)) return without(test);
    const [t, c] = [momentsOf(kind, treatment), momentsOf(kind, control)];
    return {
      difference: test.difference,
      interval: scoreDifference(treatment.y, treatment.n, control.y, control.n),
      pValue: isSparse(treatment, control)
        ? orOne(fisherExact(treatment.y, treatment.n, control.y, control.n))
        : test.pValue,
      se: Math.sqrt(t.variance / t.n + c.variance / c.n) || null,
    };
  }
  const [t, c] = [momentsOf(kind, treatment), momentsOf(kind, control)];
  if (Number.isNaN(t.mean) || Number.isNaN(c.mean)) return without(notEstimable('ZERO_BASE'));
  const test = welch(t, c);
  if (!isEstimated(test)) return without(t.n >= 2 && c.n >= 2 ? notEstimable('CONSTANT_COLUMN') : test);
  return { difference: test.difference, interval: test.interval, pValue: test.pValue, se: test.se };
}

function isSparse(t: ArmSums, c: ArmSums): boolean {
  const share = (t.y + c.y) / (t.n + c.n);
  return Math.min(t.n, c.n) * Math.min(share, 1 - share) < EXPECTED_CELL;
}

function orOne(pValue: number | NotEstimable): number {
  return isEstimated(pValue) ? pValue : 1;
}

function without(reason: NotEstimable): Comparison {
  return { difference: reason, interval: reason, pValue: reason, se: null };
}

/** The band that holds at all looks, around a comparison. */
export function alwaysValid({ difference, se, interval }: Comparison, n: number, tunedFor: number): EstimatedInterval {
  if (!isEstimated(difference)) return difference;
  if (se === null) return isEstimated(interval) ? notEstimable('ONE_CLASS') : interval;
  const half = alwaysValidHalf(se, n, { tunedFor });
  return [difference - half, difference + half];
}

/** Relative difference with the interval that agrees with the absolute one. */
export function relativeOf(
  kind: MetricKind,
  arms: Two<ArmSums>,
  absolute: Comparison,
): { relative: Estimated; interval: EstimatedInterval } {
  if (!isEstimated(absolute.interval)) return { relative: absolute.interval, interval: absolute.interval };
  const { treatment, control } = arms;
  const [t, c] = [momentsOf(kind, treatment), momentsOf(kind, control)];
  const told =
    kind === 'rate'
      ? consistentRelative([treatment.y, treatment.n, control.y, control.n], absolute.interval)
      : fiellerRelative(t, c, welchQuantile(t, c));
  return isEstimated(told) ? { relative: told.relative, interval: told.interval } : { relative: told, interval: told };
}

function welchQuantile(t: GroupMoments, c: GroupMoments): number {
  const test = welch(t, c);
  return isEstimated(test) ? -studentQuantile(0.025, test.df) : Z95;
}

/** Chance that the treatment is better, and what keeping it costs on average if it is not. */
export function posteriorOf(
  kind: MetricKind,
  { treatment, control }: Two<ArmSums>,
  { difference, se }: Comparison,
  better: 'up' | 'down',
): AbMetric['posterior'] {
  if (kind === 'rate') {
    const told = betaPosterior(treatment.y, treatment.n, control.y, control.n);
    if (!isEstimated(told)) return told;
    return better === 'up'
      ? { better: told.better, expectedLoss: told.lossOfFirst, prior: 'beta' }
      : { better: 1 - told.better, expectedLoss: told.lossOfSecond, prior: 'beta' };
  }
  if (!isEstimated(difference)) return difference;
  if (se === null) return notEstimable('CONSTANT_COLUMN');
  const gain = better === 'up' ? difference : -difference;
  return { better: normalCdf(gain / se), expectedLoss: normalLoss(gain, se), prior: 'flat' };
}

/** Mean of what is lost where a normal gain is negative. */
export function normalLoss(gain: number, se: number): number {
  const z = gain / se;
  return Math.max(0, se * normalDensity(z) - gain * normalCdf(-z));
}

/** Standard errors that the smallest detectable difference spans: two-sided 5 %, power 80 %. */
export const DETECTABLE = Z95 + normalQuantile(POWER);

/** Comparisons that other tools print, where the kind of metric has them. */
export function alternativesOf(
  kind: MetricKind,
  { treatment, control }: Two<ArmSums>,
): {
  newcombe: EstimatedInterval;
  wald: EstimatedInterval;
  wilson: Two<EstimatedInterval>;
  fisher: Estimated;
  delta: EstimatedInterval;
} {
  const delta = deltaRelative(momentsOf(kind, treatment), momentsOf(kind, control));
  const deltaInterval = isEstimated(delta) ? delta.interval : delta;
  if (kind !== 'rate' || treatment.n === 0 || control.n === 0) {
    const none = notEstimable(kind === 'rate' ? 'NO_OUTCOME_KNOWN' : 'NOT_APPLICABLE');
    return {
      newcombe: none,
      wald: none,
      wilson: { treatment: none, control: none },
      fisher: none,
      delta: deltaInterval,
    };
  }
  const counts = [treatment.y, treatment.n, control.y, control.n] as const;
  return {
    newcombe: newcombeDifference(...counts),
    wald: waldDifference(...counts),
    wilson: { treatment: wilsonInterval(treatment.y, treatment.n), control: wilsonInterval(control.y, control.n) },
    fisher: fisherExact(...counts),
    delta: deltaInterval,
  };
}

/** Mean of an arm with its own interval. */
export function armOf(kind: MetricKind, sums: ArmSums): AbMetric['control'] {
  const { n, y } = sums;
  if (n === 0) {
    const none = notEstimable('NO_OUTCOME_KNOWN');
    return { n, sum: y, mean: none, interval: none };
  }
  const moments = momentsOf(kind, sums);
  if (Number.isNaN(moments.mean))
    return { n, sum: y, mean: notEstimable('ZERO_BASE'), interval: notEstimable('ZERO_BASE') };
  return { n, sum: y, mean: moments.mean, interval: kind === 'rate' ? wilsonInterval(y, n) : meanBounds(moments) };
}

function meanBounds({ n, mean, variance }: GroupMoments): EstimatedInterval {
  if (n < 2) return notEstimable('TOO_FEW_ROWS', 2);
  const half = -studentQuantile(0.025, n - 1) * Math.sqrt(variance / n);
  return [mean - half, mean + half];
}

/** -1, 0 or 1: below 0, undecided, above 0. */
export function sideOf(interval: EstimatedInterval): -1 | 0 | 1 {
  if (!isEstimated(interval)) return 0;
  return interval[0] > 0 ? 1 : interval[1] < 0 ? -1 : 0;
}

export function scaled([low, high]: Interval, factor: number): Interval {
  return factor >= 0 ? [low * factor, high * factor] : [high * factor, low * factor];
}

export function addSums(a: ArmSums, b: ArmSums): ArmSums {
  return { n: a.n + b.n, x: a.x + b.x, y: a.y + b.y, xx: a.xx + b.xx, yy: a.yy + b.yy, xy: a.xy + b.xy };
}
