import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isEstimated, type Interval } from '#shared/domain/estimate.ts';
import { betaPosterior } from '#shared/stats/beta-posterior.ts';
import { percentileInterval, resampledDifference } from '#shared/stats/bootstrap-difference.ts';
import { clusteredDifference } from '#shared/stats/clustered-difference.ts';
import { alwaysValidHalf } from '#shared/stats/confidence-sequence.ts';
import { covariateAdjusted, ratioMoments, type PairSums } from '#shared/stats/covariate-adjusted.ts';
import { fisherExact } from '#shared/stats/fisher.ts';
import { heterogeneity } from '#shared/stats/heterogeneity.ts';
import { logChoose, logGamma } from '#shared/stats/log-gamma.ts';
import { normalQuantile, Z95 } from '#shared/stats/normal.ts';
import { randomOf } from '#shared/stats/random.ts';
import {
  consistentRelative,
  deltaRelative,
  fiellerRelative,
  logRatioRelative,
} from '#shared/stats/relative-difference.ts';
import { sampleRatio } from '#shared/stats/sample-ratio.ts';
import { scoreDifference } from '#shared/stats/score-difference.ts';
import { studentQuantile } from '#shared/stats/student.ts';
import { proportionTest, waldDifference } from '#shared/stats/two-proportions.ts';
import { welch, type GroupMoments } from '#shared/stats/welch.ts';
import { CLOSE, csvRows, estimated, EXACT, expectCoverage, expectNear, knownFile } from './support.ts';

type Counts = [x1: number, n1: number, x2: number, n2: number];
type Answers = {
  scoreInterval: { counts: Counts; interval: Interval }[];
  fisher: { counts: Counts; pValue: number }[];
  posterior: { counts: Counts; better: number; loss: number }[];
  clustered: Record<'cluster' | 'treated' | 'y', number[]> &
    Record<'difference' | 'se' | 'pValue', number> & { interval: Interval };
  cuped: Record<'treated' | 'x' | 'y', number[]> &
    Record<'theta' | 'difference' | 'pValue', number> & { interval: Interval };
};
const answers = JSON.parse(readFileSync(knownFile('ab-test.json'), 'utf8')) as Answers;
const named = <T extends { counts: Counts }>(list: T[]): [string, T][] =>
  list.map((one) => [one.counts.join(' '), one]);

const counts = fc
  .tuple(fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(60))
  .map(([x1, more1, x2, more2]): Counts => [x1, x1 + more1 + 1, x2, x2 + more2 + 1]);
const excludesZero = ([low, high]: Interval): number => (low > 0 ? 1 : high < 0 ? -1 : 0);

describe('sampleRatio', () => {
  it.each([
    [[821588, 815482], [0.5, 0.5], 22.774, 1.82e-6],
    [[50500, 49500], [1, 1], 10, 0.001565],
    [[166080, 171180, 166300], [1, 1, 1], 99.04, 3.1e-22],
    [[9150, 850], [0.9, 0.1], 25, 5.73e-7],
  ])('gives the known answer for %j', (seen, shares, chiSquare, pValue) => {
    const told = estimated(sampleRatio(seen, shares));
    expect(told.chiSquare).toBeCloseTo(chiSquare, 2);
    expect(Math.abs(told.pValue / pValue - 1)).toBeLessThan(0.01);
  });

  it('says why it has no answer, and finds an arm that nobody planned', () => {
    expect(sampleRatio([0, 0], [0.5, 0.5])).toMatchObject({ reason: 'NO_ROWS' });
    expect(sampleRatio([7, 0], [1, 0])).toMatchObject({ reason: 'ONE_CLASS' });
    expect(sampleRatio([7, 0], [0.5, 0.5])).toMatchObject({ reason: 'TOO_FEW_ROWS' });
    expect(sampleRatio([50, 40, 1], [0.5, 0.5, 0])).toMatchObject({ pValue: 0 });
  });
});

describe('the logarithm of gamma', () => {
  it('is that of factorials, and of one half', () => {
    let factorial = 0;
    for (let n = 1; n < 200; n++) {
      factorial += Math.log(n);
      expectNear(logGamma(n + 1), factorial, 1e-13);
    }
    expectNear(logGamma(0.5), Math.log(Math.PI) / 2, 1e-14);
    expectNear(Math.exp(logChoose(52, 5)), 2598960, 1e-12);
  });
});

describe('two proportions', () => {
  it.each(named(answers.scoreInterval))(
    'have the score interval of a numerical search for %s',
    (_, { counts, interval }) => {
      const told = scoreDifference(...counts);
      expectNear(told[0], interval[0], 1e-8);
      expectNear(told[1], interval[1], 1e-8);
    },
  );

  it('have the score interval of R PropCIs for 7 of 34 and 1 of 34, and Wald the one of Fagerland 2015', () => {
    const [low, high] = scoreDifference(7, 34, 1, 34);
    expect(low).toBeCloseTo(0.0270416, 7);
    expect(high).toBeCloseTo(0.3452912, 7);
    const wald = estimated(waldDifference(7, 34, 1, 34));
    expect(wald[0]).toBeCloseTo(0.0292, 4);
    expect(wald[1]).toBeCloseTo(0.3238, 4);
  });

  it.each(named(answers.fisher))('have the exact p-value of scipy for %s', (_, { counts, pValue }) =>
    expectNear(estimated(fisherExact(...counts)), pValue, EXACT),
  );

  it('have an exact p-value that a sum over all tables finds too', () => {
    fc.assert(
      fc.property(counts, ([x1, n1, x2, n2]) => {
        const m = x1 + x2;
        const logs = Array.from({ length: Math.min(m, n1) - Math.max(0, m - n2) + 1 }, (_, at) => {
          const x = Math.max(0, m - n2) + at;
          return logChoose(n1, x) + logChoose(n2, m - x) - logChoose(n1 + n2, m);
        });
        const seen = logs[x1 - Math.max(0, m - n2)]!;
        const all = logs.filter((log) => log <= seen + 1e-7).reduce((sum, log) => sum + Math.exp(log), 0);
        expectNear(estimated(fisherExact(x1, n1, x2, n2)), Math.min(1, all), EXACT);
      }),
    );
  });

  it.each(named(answers.posterior))('have the posterior of a quadrature for %s', (_, { counts, better, loss }) => {
    const told = estimated(betaPosterior(...counts));
    expectNear(told.better, better, EXACT);
    expect(Math.abs(told.lossOfFirst - loss)).toBeLessThan(1e-12);
  });

  it('have posterior chances that add up to 1, and losses that differ by the difference of means', () => {
    fc.assert(
      fc.property(counts, ([x1, n1, x2, n2]) => {
        const told = estimated(betaPosterior(x1, n1, x2, n2));
        const mirror = estimated(betaPosterior(x2, n2, x1, n1));
        expectNear(told.better + mirror.better, 1, 1e-10);
        expectNear(told.lossOfFirst, mirror.lossOfSecond, 1e-10);
        expectNear(told.lossOfSecond - told.lossOfFirst, (1 + x1) / (2 + n1) - (1 + x2) / (2 + n2), 1e-10);
      }),
    );
    // The normal approximation takes over where it agrees.
    const exact = estimated(betaPosterior(49_990, 100_000, 50_300, 100_000));
    const normal = estimated(betaPosterior(499_900, 1_000_000, 500_500, 1_000_000));
    expect(exact.better).toBeCloseTo(0.0827, 3);
    expect(normal.better).toBeCloseTo(0.198, 3);
  });

  it('mirror when the groups change places, and 0 is inside exactly when the shrunk pooled z says so', () => {
    fc.assert(
      fc.property(counts, ([x1, n1, x2, n2]) => {
        const told = scoreDifference(x1, n1, x2, n2);
        const [low, high] = scoreDifference(x2, n2, x1, n1);
        expectNear(low, -told[1], 1e-12);
        expectNear(high, -told[0], 1e-12);
        expect(told[0]).toBeLessThanOrEqual(x1 / n1 - x2 / n2 + 1e-12);
        expect(told[1]).toBeGreaterThanOrEqual(x1 / n1 - x2 / n2 - 1e-12);
        const test = proportionTest(x1, n1, x2, n2);
        if (!isEstimated(test)) return;
        const shrunk = test.z * Math.sqrt((n1 + n2 - 1) / (n1 + n2));
        expect(excludesZero(told)).toBe(Math.abs(shrunk) > Z95 ? Math.sign(shrunk) : 0);
      }),
    );
  });
});

describe('relative differences', () => {
  const gb: [GroupMoments, GroupMoments] = [moments(2422.7, 134698.29, 3461), moments(1396.87, 52377.9767, 3407)];

  it('give the known answers of two means', () => {
    expectNear(estimated(deltaRelative(...gb)).relative, 0.70732, 1e-5);
    // The library takes Student's quantile.
    expectInterval(estimated(deltaRelative(...gb)).interval, [-0.03526, 1.44989], 3e-4);
    const quantile = -studentQuantile(0.025, estimated(welch(...gb)).df);
    expectInterval(estimated(fiellerRelative(...gb, quantile)).interval, [0.0941, 1.7087], 5e-5);
  });

  it('give the known answers of two rates', () => {
    const rate = (x: number, n: number): GroupMoments => ({ n, mean: x / n, variance: (x / n) * (1 - x / n) });
    const rates: [GroupMoments, GroupMoments] = [rate(235, 2435), rate(157, 2435)];
    expectInterval(estimated(deltaRelative(...rates)).interval, [0.2063, 0.7873], 5e-5);
    expectInterval(estimated(fiellerRelative(...rates)).interval, [0.2359, 0.8278], 5e-5);
    expectInterval(estimated(logRatioRelative(235, 2435, 157, 2435)).interval, [0.2328, 0.8174], 5e-5);
  });

  it('keep the sign of the absolute difference whatever the sign of the base', () => {
    const more = { n: 50, mean: -80, variance: 40 };
    const base = { n: 50, mean: -100, variance: 40 };
    const told = estimated(fiellerRelative(more, base));
    expectNear(told.relative, 0.2, EXACT);
    expect(excludesZero(told.interval as Interval)).toBe(1);
    expect(fiellerRelative(more, { ...base, mean: 0 })).toMatchObject({ reason: 'ZERO_BASE' });
    expect(estimated(fiellerRelative(more, { ...base, mean: 0.1 })).interval).toMatchObject({ reason: 'NOT_BOUNDED' });
    expect(logRatioRelative(3, 9, 0, 9)).toMatchObject({ reason: 'ZERO_BASE' });
    expect(logRatioRelative(0, 9, 3, 9)).toMatchObject({ relative: -1, interval: { reason: 'NOT_BOUNDED' } });
  });

  it('never contradict the absolute test, in 10,000 tests of rates and 10,000 of means', () => {
    const random = randomOf(6);
    let established = 0;
    for (let draw = 0; draw < 10_000; draw++) {
      const n1 = 20 + Math.floor(random() * 2000);
      const n2 = 20 + Math.floor(random() * 2000);
      const base = 0.01 + 0.3 * random();
      const effect = 1 + (random() - 0.4) * 0.8;
      const told: Counts = [binomial(random, n1, Math.min(0.9, base * effect)), n1, binomial(random, n2, base), n2];
      const absolute = scoreDifference(...told);
      const relative = consistentRelative(told, absolute);
      if (isEstimated(relative) && isEstimated(relative.interval)) {
        expect(excludesZero(relative.interval)).toBe(excludesZero(absolute));
        established += Math.abs(excludesZero(absolute));
      }
      const first = { n: n1, mean: base * effect + 0.02 * normal(random), variance: 0.5 + random() };
      const second = { n: n2, mean: (random() < 0.5 ? -1 : 1) * (base + 0.2), variance: 0.5 + random() };
      const test = estimated(welch(first, second));
      const fieller = estimated(fiellerRelative(first, second, -studentQuantile(0.025, test.df)));
      if (isEstimated(fieller.interval)) expect(excludesZero(fieller.interval)).toBe(excludesZero(test.interval));
    }
    expect(established).toBeGreaterThan(1000);
  });
});

describe('looking every day', () => {
  it('gives the band of the known fixture', () => {
    const [treatment, control] = [moments(2422.7, 134698.29, 3461), moments(1396.87, 52377.9767, 3000)];
    const { relative, interval } = estimated(deltaRelative(treatment, control));
    const se = ((interval as Interval)[1] - relative) / Z95;
    const half = alwaysValidHalf(se, 6461, { tunedFor: 1000 });
    expectInterval([relative - half, relative + half], [-0.55844, 1.56516], 1e-5);
    expectNear(alwaysValidHalf(1, 5000) / Z95, 1.5486, 1e-4);
  });

  it('declares a false winner in 5 of 100 A/A tests read once, in many more read daily, and in under 5 under the band', () => {
    const random = randomOf(14);
    const [once, daily, banded] = [0, 0, 0];
    const seen = { once, daily, banded };
    const tests = 6000;
    for (let test = 0; test < tests; test++) {
      let [x1, x2, n] = [0, 0, 0];
      let [isDaily, isBanded] = [false, false];
      for (let day = 1; day <= 14; day++) {
        // 400 a day in each arm: the count of a day is as good as normal.
        x1 += Math.round(40 + 6 * normal(random));
        x2 += Math.round(40 + 6 * normal(random));
        n += 400;
        const { z, difference } = estimated(proportionTest(x1, n, x2, n));
        if (Math.abs(z) > Z95) isDaily = true;
        if (Math.abs(difference) > alwaysValidHalf(Math.abs(difference / (z || 1)), 2 * n)) isBanded = true;
        if (day === 14 && excludesZero(scoreDifference(x1, n, x2, n)) !== 0) seen.once++;
      }
      if (isDaily) seen.daily++;
      if (isBanded) seen.banded++;
    }
    expect(Math.abs(seen.once / tests - 0.05)).toBeLessThan(0.007);
    expect(seen.daily / tests).toBeGreaterThan(0.15);
    expect(seen.banded / tests).toBeLessThanOrEqual(0.05);
  });
});

describe('coverage of 95 % intervals', () => {
  it('is 93 to 97 % for score, log-ratio, Fieller, covariate and bootstrap', () => {
    const random = randomOf(95);
    const held = { score: 0, log: 0, fieller: 0, cuped: 0 };
    const draws = 3000;
    for (let draw = 0; draw < draws; draw++) {
      const told: Counts = [binomial(random, 300, 0.15), 300, binomial(random, 500, 0.1), 500];
      held.score += holds(scoreDifference(...told), 0.05);
      held.log += holds(estimated(consistentRelative(told, scoreDifference(...told))).interval, 0.5);
      const first = drawn(random, 60, 12, 3);
      const second = drawn(random, 40, 10, 5);
      const test = estimated(welch(first.moments, second.moments));
      held.fieller += holds(
        estimated(fiellerRelative(first.moments, second.moments, -studentQuantile(0.025, test.df))).interval,
        0.2,
      );
      const adjusted = estimated(covariateAdjusted(first.pairs, second.pairs));
      held.cuped += holds(estimated(welch(adjusted.first, adjusted.second)).interval, 2);
    }
    for (const one of Object.values(held)) expectCoverage(one / draws);
    let boot = 0;
    for (let draw = 0; draw < 300; draw++) {
      const [a, b] = [lognormal(random, 80), lognormal(random, 80)];
      const draws = Array.from({ length: 200 }, () => resampledDifference(a, b, random));
      boot += holds(percentileInterval(draws), 0);
    }
    expect(boot / 300).toBeGreaterThan(0.9);
  });
});

describe('a covariate from before the test', () => {
  it('gives the answers of scipy on adjusted values', () => {
    const { treated, x, y, ...answer } = answers.cuped;
    const sums = (arm: number): PairSums =>
      pairSums(
        x.filter((_, at) => treated[at] === arm),
        y.filter((_, at) => treated[at] === arm),
      );
    const adjusted = estimated(covariateAdjusted(sums(1), sums(0)));
    const test = estimated(welch(adjusted.first, adjusted.second));
    expectNear(adjusted.theta, answer.theta, EXACT);
    expectNear(test.difference, answer.difference, EXACT);
    expectNear(test.pValue, answer.pValue, EXACT);
    expectInterval(test.interval, answer.interval, EXACT);
    expect(covariateAdjusted(pairSums([1, 1], [1, 2]), pairSums([1, 1], [3, 4]))).toMatchObject({
      reason: 'CONSTANT_COLUMN',
    });
    expect(covariateAdjusted(pairSums([1], [1]), pairSums([1, 2], [3, 4]))).toMatchObject({ reason: 'TOO_FEW_ROWS' });
  });

  it('takes earnings before a training out of those after it, as known for the men of lalonde', () => {
    const rows = csvRows(knownFile('lalonde.csv'));
    const of = (arm: string, name: string): number[] =>
      rows.filter((row) => row['treat'] === arm).map((row) => Number(row[name]));
    const [treated, others] = ['1', '0'].map((arm) => pairSums(of(arm, 're75'), of(arm, 're78')));
    const raw = estimated(
      welch(moments(treated!.y, treated!.yy, treated!.n), moments(others!.y, others!.yy, others!.n)),
    );
    expectNear(raw.difference, 1794.34308488, 1e-8);
    expectNear(raw.difference / raw.se, 2.674145798, 1e-8);
    expectNear(raw.pValue, 0.00789297123, 1e-8);
    expectInterval(raw.interval, [474.010789185, 3114.675380566], 1e-8);
    const adjusted = estimated(covariateAdjusted(treated!, others!));
    const test = estimated(welch(adjusted.first, adjusted.second));
    expect(adjusted.theta).toBeCloseTo(0.178047, 6);
    expect(test.difference).toBeCloseTo(1747.13, 2);
    expect(test.se).toBeCloseTo(668.96, 1);
  });

  it('gives a ratio of sums whose variance is that of its linearised rows', () => {
    const [x, y] = [
      [1, 2, 3, 4, 2],
      [2, 3, 7, 7, 5],
    ];
    const told = estimated(ratioMoments(pairSums(x, y)));
    expectNear(told.mean, 2, EXACT);
    const linear = y.map((one, at) => (one - 2 * x[at]!) / (12 / 5));
    expectNear(told.variance, linear.reduce((sum, one) => sum + one * one, 0) / 4, EXACT);
    expect(ratioMoments(pairSums([1, -1], [1, 2]))).toMatchObject({ reason: 'ZERO_BASE' });
  });
});

describe('rows in clusters', () => {
  it('give the robust standard error of statsmodels', () => {
    const { cluster, treated, y, ...answer } = answers.clustered;
    const of = (arm: number): { n: number; sum: number } => ({
      n: treated.filter((one) => one === arm).length,
      sum: y.reduce((sum, one, at) => sum + (treated[at] === arm ? one : 0), 0),
    });
    const [first, second] = [of(1), of(0)];
    const score = new Map<number, number>();
    cluster.forEach((one, at) => {
      const [arm, sign] = treated[at] === 1 ? [first, 1] : [second, -1];
      score.set(one, (score.get(one) ?? 0) + (sign * (y[at]! - arm.sum / arm.n)) / arm.n);
    });
    const squares = [...score.values()].reduce((sum, one) => sum + one * one, 0);
    const told = estimated(clusteredDifference({ clusters: score.size, first, second, squares }));
    expectNear(told.difference, answer.difference, EXACT);
    expectNear(told.se, answer.se, EXACT);
    expectNear(told.pValue, answer.pValue, CLOSE);
    expectInterval(told.interval, answer.interval, CLOSE);
    expect(clusteredDifference({ clusters: 1, first, second, squares })).toMatchObject({ reason: 'TOO_FEW_ROWS' });
  });
});

describe('heterogeneity', () => {
  it('is 0 for equal differences, and finds one that differs', () => {
    const equal = [
      { difference: 2, se: 1 },
      { difference: 2, se: 3 },
    ];
    expect(estimated(heterogeneity(equal))).toMatchObject({ statistic: 0, pValue: 1, common: 2 });
    const told = estimated(heterogeneity([...equal, { difference: 12, se: 1 }, { difference: 3, se: 0 }]));
    expect(told).toMatchObject({ groups: 3, degrees: 2 });
    expect(told.pValue).toBeLessThan(1e-6);
    expect(heterogeneity(equal.slice(1))).toMatchObject({ reason: 'TOO_FEW_ROWS' });
  });
});

function moments(sum: number, squares: number, n: number): GroupMoments {
  return { n, mean: sum / n, variance: (squares - (sum * sum) / n) / (n - 1) };
}

function expectInterval(told: unknown, answer: Interval, tolerance: number): void {
  const [low, high] = told as Interval;
  expectNear(low, answer[0], tolerance);
  expectNear(high, answer[1], tolerance);
}

function holds(interval: unknown, truth: number): number {
  const [low, high] = interval as Interval;
  return low <= truth && truth <= high ? 1 : 0;
}

function normal(random: () => number): number {
  return normalQuantile(random() || 0.5);
}

function binomial(random: () => number, n: number, share: number): number {
  if (n * share * (1 - share) > 100)
    return Math.min(n, Math.max(0, Math.round(n * share + Math.sqrt(n * share * (1 - share)) * normal(random))));
  let successes = 0;
  for (let trial = 0; trial < n; trial++) if (random() < share) successes++;
  return successes;
}

/** Rows whose mean leans on a covariate of the same law in both arms. */
function drawn(random: () => number, n: number, mean: number, sd: number): { moments: GroupMoments; pairs: PairSums } {
  const x = Array.from({ length: n }, () => normal(random));
  const y = x.map((one) => mean + sd * (0.6 * one + 0.8 * normal(random)));
  const pairs = pairSums(x, y);
  return { moments: moments(pairs.y, pairs.yy, n), pairs };
}

function lognormal(random: () => number, n: number): Float64Array {
  return Float64Array.from({ length: n }, () => Math.exp(normal(random)));
}

function pairSums(x: readonly number[], y: readonly number[]): PairSums {
  const sum = (of: (at: number) => number): number => x.reduce((total, _, at) => total + of(at), 0);
  return {
    n: x.length,
    x: sum((at) => x[at]!),
    y: sum((at) => y[at]!),
    xx: sum((at) => x[at]! ** 2),
    yy: sum((at) => y[at]! ** 2),
    xy: sum((at) => x[at]! * y[at]!),
  };
}
