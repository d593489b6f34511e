import { describe, expect, it } from 'vitest';
import { randomOf } from '#shared/stats/random.ts';
import { recalibrate } from '#shared/stats/recalibration.ts';
import { scoreTableOf } from '#shared/stats/score-table.ts';
import { coverage, creditRows, EMPTY, estimated, expectCoverage, expectNear, tableOf } from './support.ts';

const inverse = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** Scores whose true logit is intercept + slope x logit(score). */
function sample(random: () => number, n: number, slope: number, intercept: number) {
  const score = new Float64Array(n).map(() => inverse(4 * random() - 2.5));
  const outcome = score.map((p) => (random() < inverse(intercept + slope * Math.log(p / (1 - p))) ? 1 : 0));
  return scoreTableOf(score, outcome);
}

describe('recalibrate', () => {
  it.each([
    [
      'the credit log',
      () => {
        const rows = creditRows();
        return tableOf(
          rows.map((row) => row.score),
          rows.map((row) => row.outcome),
        );
      },
    ],
    ['a long log, fitted in groups first', () => sample(randomOf(5), 20_000, 1.3, -0.4)],
  ])('solves the score equations on %s', (_, tableFor) => {
    const table = tableFor();
    const { slope, intercept, slopeInterval } = estimated(recalibrate(table));
    let [gap, weighted] = [0, 0];
    table.score.forEach((score, g) => {
      const logit = Math.log(score / (1 - score));
      const residual = table.positives[g]! - table.n[g]! * inverse(intercept + slope * logit);
      gap += residual;
      weighted += residual * logit;
    });
    expectNear(gap, 0, 1e-6);
    expectNear(weighted, 0, 1e-6);
    expect(slopeInterval[0]).toBeLessThan(slope);
    expect(slopeInterval[1]).toBeGreaterThan(slope);
  });

  it('gives slope 1 and intercept 0 for rates equal to the scores', () => {
    const table = {
      score: Float64Array.of(0.1, 0.25, 0.5, 0.8),
      n: Float64Array.of(100, 40, 20, 50),
      positives: Float64Array.of(10, 10, 10, 40),
    };
    const { slope, intercept } = estimated(recalibrate(table));
    expectNear(slope, 1, 1e-9);
    expectNear(intercept, 0, 1e-9);
  });

  it('has the intervals of the closed form with two scores', () => {
    const table = { score: Float64Array.of(0.2, 0.6), n: Float64Array.of(30, 40), positives: Float64Array.of(9, 22) };
    const { slope, slopeInterval } = estimated(recalibrate(table));
    const span = Math.log(1.5) - Math.log(0.25);
    const logOdds = Math.log(22 / 18) - Math.log(9 / 21);
    expectNear(slope, logOdds / span, 1e-9);
    const half = (1.959963984540054 * Math.sqrt(1 / 22 + 1 / 18 + 1 / 9 + 1 / 21)) / span;
    expectNear(slopeInterval[1] - slope, half, 1e-9);
  });

  it('covers the true slope and intercept in about 95 of 100 samples', () => {
    const random = randomOf(17);
    const fits = Array.from({ length: 2000 }, () => estimated(recalibrate(sample(random, 400, 0.7, 0.2))));
    const inside = ([low, high]: [number, number], truth: number): boolean => low <= truth && truth <= high;
    expectCoverage(coverage(fits.length, (draw) => inside(fits[draw]!.slopeInterval, 0.7)));
    expectCoverage(coverage(fits.length, (draw) => inside(fits[draw]!.interceptInterval, 0.2)));
  });

  it('says why it has no answer', () => {
    expect(recalibrate(EMPTY)).toMatchObject({ reason: 'NO_OUTCOME_KNOWN' });
    expect(recalibrate(tableOf([0.4], [1]))).toMatchObject({ reason: 'ONE_CLASS' });
    expect(recalibrate(tableOf([0.4, 0.4, 0.4], [1, 0, 0]))).toMatchObject({ reason: 'CONSTANT_SCORE' });
    expect(recalibrate(tableOf([0.1, 0.2, 0.7, 0.9], [0, 0, 1, 1]))).toMatchObject({ reason: 'TOO_FEW_ROWS' });
    expect(recalibrate(tableOf([0.1, 0.2, 0.7, 0.9], [1, 1, 0, 0]))).toMatchObject({ reason: 'TOO_FEW_ROWS' });
    expect(recalibrate(tableOf([0.1, 0.5, 0.5, 0.9], [0, 0, 1, 1]))).toMatchObject({ reason: 'TOO_FEW_ROWS' });
  });

  it('takes certain scores without an infinite logit', () => {
    const { slope } = estimated(recalibrate(tableOf([0, 0, 0, 0.4, 0.6, 1, 1, 1], [0, 0, 1, 0, 1, 1, 1, 0])));
    expect(slope).toBeGreaterThan(0);
    expect(slope).toBeLessThan(1);
  });
});
