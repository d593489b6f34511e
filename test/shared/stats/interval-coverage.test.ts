import { expect, it } from 'vitest';
import type { Interval } from '#shared/domain/estimate.ts';
import { pairedDifference } from '#electron/engine/questions/shadow/cells.ts';
import { clusteredDifference } from '#shared/stats/clustered-difference.ts';
import { alwaysValidHalf, TUNED_FOR } from '#shared/stats/confidence-sequence.ts';
import { ratioMoments } from '#shared/stats/covariate-adjusted.ts';
import type { PairSums } from '#shared/stats/covariate-adjusted.ts';
import { Z95 } from '#shared/stats/normal.ts';
import { randomOf } from '#shared/stats/random.ts';
import { standardisedDifference } from '#shared/stats/standardised-difference.ts';
import { welch } from '#shared/stats/welch.ts';
import type { GroupMoments } from '#shared/stats/welch.ts';
import { coverage, estimated, expectCoverage } from './support.ts';

const DRAWS = 3000;
const random = randomOf(2027);
const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const holds = ([low, high]: Interval, truth: number): boolean => low <= truth && truth <= high;
const many = <T>(n: number, of: (at: number) => T): T[] => Array.from({ length: n }, (_, at) => of(at));

it('a ratio of two sums is covered in about 95 of 100 tests', () => {
  const arm = (ratio: number, n: number): GroupMoments => {
    const sums: PairSums = { n, x: 0, y: 0, xx: 0, yy: 0, xy: 0 };
    for (let row = 0; row < n; row++) {
      const x = 1 + Math.floor(5 * random());
      const y = ratio * x + x * normal() * 0.5;
      sums.x += x;
      sums.y += y;
      sums.xx += x * x;
      sums.yy += y * y;
      sums.xy += x * y;
    }
    return estimated(ratioMoments(sums));
  };
  expectCoverage(coverage(DRAWS, () => holds(estimated(welch(arm(2.3, 120), arm(2, 200))).interval, 0.3)));
});

it('a mean of cases that resemble one another within individuals is covered in about 95 of 100 tests, where counting cases covers fewer', () => {
  let plain = 0;
  const share = coverage(1500, () => {
    const rows = many(80, (cluster) => {
      const own = normal();
      return many(1 + (cluster % 9), () => ({
        treated: cluster % 2 === 0,
        y: own + 0.5 * normal() + (cluster % 2 === 0 ? 1 : 0),
      }));
    });
    const of = (treated: boolean): { n: number; sum: number; yy: number } =>
      rows
        .flat()
        .reduce(
          (sum, row) =>
            row.treated === treated ? { n: sum.n + 1, sum: sum.sum + row.y, yy: sum.yy + row.y ** 2 } : sum,
          { n: 0, sum: 0, yy: 0 },
        );
    const [first, second] = [of(true), of(false)];
    const squares = rows.reduce((total, cases) => {
      const [one] = cases;
      const side = one?.treated === true ? first : second;
      const gap = cases.reduce((sum, { y }) => sum + y - side.sum / side.n, 0) / side.n;
      return total + gap ** 2;
    }, 0);
    const moments = ({ n, sum, yy }: typeof first): GroupMoments => ({
      n,
      mean: sum / n,
      variance: (yy - sum ** 2 / n) / (n - 1),
    });
    if (holds(estimated(welch(moments(first), moments(second))).interval, 1)) plain += 1;
    return holds(estimated(clusteredDifference({ clusters: rows.length, first, second, squares })).interval, 1);
  });
  expectCoverage(share);
  expect(plain / 1500).toBeLessThan(0.85);
});

it('how far two groups lie apart in their usual spread is covered in about 95 of 100 samples', () => {
  const moments = (values: readonly number[]): GroupMoments => {
    const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
    return {
      n: values.length,
      mean,
      variance: values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (values.length - 1),
    };
  };
  const share = coverage(DRAWS, () => {
    const [first, second] = [moments(many(90, () => 0.4 + normal())), moments(many(140, () => normal()))];
    return holds(estimated(standardisedDifference(first, second)).interval, 0.4);
  });
  expectCoverage(share);
});

it('a paired difference of losses is covered in about 95 of 100 samples', () => {
  const share = coverage(DRAWS, () => {
    let [sum, squares] = [0, 0];
    const n = 300;
    for (let row = 0; row < n; row++) {
      const truth = random();
      const outcome = random() < truth ? 1 : 0;
      // Of a score that is right and one that is a quarter off: the squares differ by 1/16 on average.
      const gap = (truth + 0.25 - outcome) ** 2 - (truth - outcome) ** 2;
      sum += gap;
      squares += gap ** 2;
    }
    const { difference, variance } = pairedDifference(n, { sum, squares });
    const half = Z95 * Math.sqrt(variance / n);
    return holds([difference - half, difference + half], 1 / 16);
  });
  expectCoverage(share);
});

it('the band that holds on every day holds all along in at least 95 of 100 tests with an effect', () => {
  const share = coverage(600, () => {
    let [n, sum, squares] = [0, 0, 0];
    for (let day = 0; day < 20; day++) {
      for (let row = 0; row < 60; row++) {
        const gap = 0.2 + normal();
        n += 1;
        sum += gap;
        squares += gap ** 2;
      }
      const mean = sum / n;
      const half = alwaysValidHalf(Math.sqrt((squares / n - mean ** 2) / n), n, { alpha: 0.05, tunedFor: TUNED_FOR });
      if (!holds([mean - half, mean + half], 0.2)) return false;
    }
    return true;
  });
  expect(share).toBeGreaterThanOrEqual(0.95);
});
