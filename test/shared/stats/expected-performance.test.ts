import { describe, expect, it } from 'vitest';
import { isEstimated } from '#shared/domain/estimate.ts';
import { rocAuc } from '#shared/stats/auc.ts';
import { calibratedOn, expectedPerformance } from '#shared/stats/expected-performance.ts';
import type { Calibrated, ExpectedPerformance } from '#shared/stats/expected-performance.ts';
import { dealtTables, rateAt, risingCurve } from '#shared/stats/isotonic.ts';
import { randomOf } from '#shared/stats/random.ts';
import { scoreTableOf, totals } from '#shared/stats/score-table.ts';
import type { ScoreTable } from '#shared/stats/score-table.ts';
import { EMPTY, estimated, expectCoverage, expectNear, tableOf } from './support.ts';

/** Scores between 0 and 1, and outcomes drawn with the probability that `truth` makes of them. */
function drawn(rows: number, random: () => number, truth = (score: number): number => score): ScoreTable {
  const score = Float64Array.from({ length: rows }, () => (random() + random()) / 2.4);
  return scoreTableOf(
    score,
    score.map((one) => (random() < truth(one) ? 1 : 0)),
  );
}

const AT_HALF = { threshold: 0.5, operator: '>=' } as const;
const SURE: Calibrated = { curve: null, error: 0, correctedError: 0, covariance: [0, 0, 0] };

const expected = (table: ScoreTable, calibrated: Calibrated = SURE): ExpectedPerformance =>
  estimated(expectedPerformance(table, calibrated, AT_HALF));

describe('a performance that nobody measured', () => {
  it('adds up probabilities on both sides of the cut-off, and the area under their shares', () => {
    const score = [0.1, 0.2, 0.4, 0.6, 0.7, 0.9];
    const scores = { score: Float64Array.from(score), n: new Float64Array(6).fill(10) };
    const found = estimated(expectedPerformance(scores, SURE, AT_HALF));
    const cut = estimated(found.atCutoff);
    for (const [count, answer] of [
      [cut.tp, 22],
      [cut.fp, 8],
      [cut.fn, 7],
      [cut.tn, 23],
    ] as const)
      expectNear(count, answer, 1e-12);
    expectNear(cut.accuracy.value, 0.75, 1e-12);
    expectNear(estimated(cut.precision).value, 22 / 30, 1e-12);
    expectNear(estimated(cut.recall).value, 22 / 29, 1e-12);
    // By the trapezoids under (sum of 1 - p, sum of p), from the highest threshold down.
    let [area, right] = [0, 0];
    for (const p of score.toReversed()) {
      area += (1 - p) * (right + p / 2);
      right += p;
    }
    expectNear(estimated(found.auc).value, area / (2.9 * 3.1), 1e-12);
    // A share of 60 rows with these probabilities.
    const spread = Math.sqrt(score.reduce((sum, p) => sum + 10 * p * (1 - p), 0)) / 60;
    expectNear(cut.accuracy.interval[1] - cut.accuracy.interval[0], 2 * 1.959964 * spread, 1e-6);
  });

  it('holds what is measured later 95 times in 100, whatever the size', () => {
    for (const rows of [150, 2000]) {
      const random = randomOf(rows);
      const known = estimated(calibratedOn(drawn(200_000, random)));
      const hits = { auc: 0, accuracy: 0, recall: 0 };
      const draws = 1000;
      for (let draw = 0; draw < draws; draw++) {
        const table = drawn(rows, random);
        const found = expected(table, known);
        const holds = ({ interval: [low, high] }: { interval: [number, number] }, value: number): number =>
          low <= value && value <= high ? 1 : 0;
        const { positives } = totals(table);
        const right = table.score.map((score, g) =>
          score >= 0.5 ? table.positives[g]! : table.n[g]! - table.positives[g]!,
        );
        const caught = table.score.reduce((sum, score, g) => sum + (score >= 0.5 ? table.positives[g]! : 0), 0);
        const cut = estimated(found.atCutoff);
        hits.auc += holds(estimated(found.auc), estimated(rocAuc(table)).auc);
        hits.accuracy += holds(cut.accuracy, right.reduce((sum, one) => sum + one, 0) / rows);
        hits.recall += holds(estimated(cut.recall), caught / positives);
      }
      for (const share of Object.values(hits)) expectCoverage(share / draws);
    }
  });

  it('is wider when the reference is small, since that leaves the calibration in doubt', () => {
    const random = randomOf(5);
    const held = { doubtful: 0, sure: 0 };
    const draws = 400;
    for (let draw = 0; draw < draws; draw++) {
      const slope = 0.8 + 0.4 * random();
      const truth = (score: number): number => 1 / (1 + ((1 - score) / score) ** slope);
      const known = estimated(calibratedOn(drawn(400, random, truth)));
      const table = drawn(400, random, truth);
      const { auc } = estimated(rocAuc(table));
      for (const [key, calibrated] of [
        ['doubtful', known],
        ['sure', { ...SURE, curve: known.curve }],
      ] as const) {
        const [low, high] = estimated(expected(table, calibrated).auc).interval;
        held[key] += low <= auc && auc <= high ? 1 : 0;
      }
    }
    expect(held.doubtful / draws).toBeGreaterThan(0.9);
    expect(held.sure / draws).toBeLessThan(0.9);
  });

  it('corrects a score only where that does better on rows it never saw', () => {
    const random = randomOf(2);
    const honest = estimated(calibratedOn(drawn(3000, random)));
    const bold = estimated(calibratedOn(drawn(3000, random, (score) => score ** 2)));
    expect(bold.curve).not.toBeNull();
    expect(bold.correctedError).toBeLessThan(bold.error / 2);
    if (honest.curve !== null) expect(honest.correctedError).toBeLessThan(honest.error);
    const table = drawn(20_000, random, (score) => score ** 2);
    const { positives, n } = totals(table);
    expect(Math.abs(expected(table, bold).rate.value - positives / n)).toBeLessThan(0.02);
    expect(Math.abs(expected(table).rate.value - positives / n)).toBeGreaterThan(0.1);
  });

  it('says why it cannot be told', () => {
    const same = { score: Float64Array.of(0.3), n: Float64Array.of(100) };
    const one = expected({ ...same, positives: new Float64Array(1) });
    expect(one.auc).toMatchObject({ reason: 'CONSTANT_SCORE' });
    expect(isEstimated(one.atCutoff)).toBe(true);
    expect(expectedPerformance(EMPTY, SURE, null)).toMatchObject({ reason: 'NO_ROWS' });
    expect(expectedPerformance(tableOf([0.1, 0.2], [0, 1]), SURE, null)).toMatchObject({
      reason: 'TOO_FEW_ROWS',
      needed: 30,
    });
    const rare = { score: Float64Array.of(0.001, 0.002), n: Float64Array.of(50, 50) };
    expect(estimated(expectedPerformance(rare, SURE, null)).auc).toMatchObject({ reason: 'ONE_CLASS' });
    expect(estimated(expectedPerformance(rare, SURE, null)).atCutoff).toMatchObject({ reason: 'NO_CUTOFF' });
    expect(calibratedOn(EMPTY)).toMatchObject({ reason: 'NO_OUTCOME_KNOWN' });
    expect(calibratedOn(tableOf([0.1, 0.2], [0, 0]))).toMatchObject({ reason: 'ONE_CLASS' });
    expect(calibratedOn(tableOf([0.2, 0.2], [0, 1]))).toMatchObject({ reason: 'CONSTANT_SCORE' });
  });
});

describe('a rising curve', () => {
  it('pools neighbours that fall, and is a line between its blocks', () => {
    const curve = risingCurve(tableOf([0.1, 0.2, 0.3, 0.4, 0.6], [0, 1, 0, 0, 1]));
    expect([...curve.score]).toEqual([0.1, 0.2, 0.4, 0.6]);
    expect([...curve.rate]).toEqual([0, 1 / 3, 1 / 3, 1]);
    expect(rateAt(curve, 0)).toBe(0);
    expect(rateAt(curve, 0.3)).toBeCloseTo(1 / 3, 12);
    expect(rateAt(curve, 0.5)).toBeCloseTo(2 / 3, 12);
    expect(rateAt(curve, 2)).toBe(1);
    expect(rateAt(risingCurve(EMPTY), 0.5)).toBeNaN();
  });

  it('deals every row out once, each class in equal parts', () => {
    const table = drawn(1000, randomOf(1));
    const parts = dealtTables(table, 3, randomOf(7));
    for (const [g] of table.score.entries()) {
      expect(parts.reduce((sum, part) => sum + part.n[g]!, 0)).toBe(table.n[g]);
      expect(parts.every((part) => part.positives[g]! <= part.n[g]!)).toBe(true);
    }
    const sizes = parts.map((part) => totals(part));
    for (const of of ['n', 'positives'] as const)
      expect(Math.max(...sizes.map((size) => size[of])) - Math.min(...sizes.map((size) => size[of]))).toBeLessThan(3);
  });
});
