import { notEstimable, type NotEstimable } from '#shared/domain/estimate.ts';
import type { GroupMoments } from './welch.ts';

/** Sums over the units of one arm: y the metric, x what was known before the test; squared and crossed units. */
export type PairSums = { n: number; x: number; y: number; xx: number; yy: number; xy: number };

export type CovariateAdjusted = {
  /** Slope of the metric on the covariate, both arms pooled. */
  theta: number;
  /** By how much the variance of the difference shrinks, a share; below 0 where the covariate adds noise. */
  varianceReduction: number;
  first: GroupMoments;
  second: GroupMoments;
};

/**
 * Means of two arms with what a covariate from before the test explains taken out (CUPED): compare them by `welch`.
 *
 * @param first sums of one arm, only units where both are known
 * @param second sums of the other
 * @returns slope and adjusted moments in the unit of y; TOO_FEW_ROWS with fewer than 2 units in an arm, CONSTANT_COLUMN when the covariate
 *   is the same everywhere
 * Source: Deng, Xu, Kohavi and Walker 2013, WSDM: theta = cov(y, x) / var(x), x centred on the pooled mean.
 */
export function covariateAdjusted(first: PairSums, second: PairSums): CovariateAdjusted | NotEstimable {
  if (first.n < 2 || second.n < 2) return notEstimable('TOO_FEW_ROWS', 2);
  const pooled = added(first, second);
  const [xx, xy] = [centred(pooled, 'x', 'x'), centred(pooled, 'x', 'y')];
  if (!(xx > 0)) return notEstimable('CONSTANT_COLUMN');
  const theta = xy / xx;
  const centre = pooled.x / pooled.n;
  const moments = (sums: PairSums): GroupMoments => ({
    n: sums.n,
    mean: sums.y / sums.n - theta * (sums.x / sums.n - centre),
    variance:
      Math.max(
        0,
        centred(sums, 'y', 'y') + theta * theta * centred(sums, 'x', 'x') - 2 * theta * centred(sums, 'x', 'y'),
      ) /
      (sums.n - 1),
  });
  const [one, other] = [moments(first), moments(second)];
  const raw =
    centred(first, 'y', 'y') / (first.n - 1) / first.n + centred(second, 'y', 'y') / (second.n - 1) / second.n;
  const left = one.variance / one.n + other.variance / other.n;
  return { theta, varianceReduction: raw > 0 ? 1 - left / raw : 0, first: one, second: other };
}

/**
 * Means of a ratio of two sums (gain per euro spent): the linearised unit has the ratio as mean and the delta method's variance.
 *
 * @param sums y numerator, x denominator, over the units of one arm
 * @returns moments for `welch`; TOO_FEW_ROWS with fewer than 2 units, ZERO_BASE when the denominators add up to 0
 * Source: Deng, Knoblich and Lu 2018, KDD: var = (s_yy - 2 R s_xy + R^2 s_xx) / (n mean(x)^2).
 */
export function ratioMoments(sums: PairSums): GroupMoments | NotEstimable {
  if (sums.n < 2) return notEstimable('TOO_FEW_ROWS', 2);
  if (sums.x === 0) return notEstimable('ZERO_BASE');
  const ratio = sums.y / sums.x;
  const spread =
    centred(sums, 'y', 'y') - 2 * ratio * centred(sums, 'x', 'y') + ratio * ratio * centred(sums, 'x', 'x');
  const base = sums.x / sums.n;
  return { n: sums.n, mean: ratio, variance: Math.max(0, spread) / (sums.n - 1) / (base * base) };
}

function added(a: PairSums, b: PairSums): PairSums {
  return { n: a.n + b.n, x: a.x + b.x, y: a.y + b.y, xx: a.xx + b.xx, yy: a.yy + b.yy, xy: a.xy + b.xy };
}

function centred(sums: PairSums, one: 'x' | 'y', other: 'x' | 'y'): number {
  const crossed = one === other ? (one === 'x' ? sums.xx : sums.yy) : sums.xy;
  return crossed - (sums[one] * sums[other]) / sums.n;
}
