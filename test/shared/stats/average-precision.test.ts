import { describe, expect, it } from 'vitest';
import type { Interval } from '#shared/domain/estimate.ts';
import { averagePrecision } from '#shared/stats/average-precision.ts';
import { ks } from '#shared/stats/kolmogorov-smirnov.ts';
import { meanScore } from '#shared/stats/mean-score.ts';
import { normalCdf, Z95 } from '#shared/stats/normal.ts';
import { randomOf } from '#shared/stats/random.ts';
import { scoreTableOf } from '#shared/stats/score-table.ts';
import type { ScoreTable } from '#shared/stats/score-table.ts';
import { confusionAt } from '#shared/stats/confusion.ts';
import { coverage, creditRows, estimated, expectCoverage, tableOf } from './support.ts';

const random = randomOf(404);
const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const holds = ([low, high]: Interval, truth: number): boolean => low <= truth && truth <= high;

/** Scores of two bells, the positive one `apart` deviations higher; in steps where a width is given. */
type World = { rate: number; apart: number; step?: number };

function drawn(n: number, { rate, apart, step }: World): ScoreTable {
  const outcome = Float64Array.from({ length: n }, () => (random() < rate ? 1 : 0));
  return scoreTableOf(
    outcome.map((ended) => {
      const score = normal() + apart * ended;
      return step === undefined ? score : step * Math.floor(score / step);
    }),
    outcome,
  );
}

/** What the average precision of endless rows is: a sum over narrow slices of the score, from the highest down. */
function limit({ rate, apart, step = 0.0005 }: World): number {
  let area = 0;
  for (let k = Math.ceil((apart + 9) / step); k * step > -9; k--) {
    const from = (k - 1) * step;
    const found = rate * (1 - normalCdf(from - apart));
    const slice = normalCdf(k * step - apart) - normalCdf(from - apart);
    if (found > 0) area += (slice * found) / (found + (1 - rate) * (1 - normalCdf(from)));
  }
  return area;
}

describe('the interval of the average precision', () => {
  it('is as wide as a bootstrap of the rows says', () => {
    const rows = creditRows().slice(0, 1500);
    const { value, interval } = estimated(
      averagePrecision(
        tableOf(
          rows.map(({ score }) => score),
          rows.map(({ outcome }) => outcome),
        ),
      ),
    );
    const again = Array.from({ length: 500 }, () => {
      const sample = rows.map(() => rows[Math.floor(random() * rows.length)]!);
      return estimated(
        averagePrecision(
          tableOf(
            sample.map(({ score }) => score),
            sample.map(({ outcome }) => outcome),
          ),
        ),
      ).value;
    }).sort((a, b) => a - b);
    const [low, high] = estimated(interval);
    expect(low).toBeLessThan(value);
    expect(high).toBeGreaterThan(value);
    const wanted = again[487]! - again[12]!;
    expect((high - low) / wanted).toBeGreaterThan(0.88);
    expect((high - low) / wanted).toBeLessThan(1.12);
  });

  it.each([
    [200, { rate: 0.5, apart: 1 }],
    [200, { rate: 0.3, apart: 2 }],
    [1000, { rate: 0.06, apart: 1.5 }],
    [1000, { rate: 0.2, apart: 0.7 }],
    [1000, { rate: 0.8, apart: 1 }],
    [1000, { rate: 0.06, apart: 1.5, step: 0.5 }],
    [5000, { rate: 0.02, apart: 2.5 }],
    [5000, { rate: 0.5, apart: 2.7 }],
  ])('holds in about 95 of 100 draws of %i rows, %o', (n, world) => {
    const truth = limit(world);
    expectCoverage(
      coverage(n === 5000 ? 1500 : 2000, () =>
        holds(estimated(estimated(averagePrecision(drawn(n, world))).interval), truth),
      ),
    );
  });

  it('is not told for few rows of a class, nor where no row is out of order', () => {
    const of = (positives: number, others: number): ScoreTable => drawnApart(positives, others);
    expect(averagePrecision(of(29, 500))).toMatchObject({ interval: { reason: 'TOO_FEW_OF_A_CLASS', needed: 30 } });
    expect(averagePrecision(of(500, 59))).toMatchObject({ interval: { reason: 'TOO_FEW_OF_A_CLASS', needed: 60 } });
    expect(averagePrecision(of(30, 60))).toMatchObject({ value: 1, interval: { reason: 'NO_SPREAD' } });
  });

  it('of one single score is about that of the share of positive rows', () => {
    const [low, high] = estimated(
      estimated(
        averagePrecision({ score: Float64Array.of(0.4), n: Float64Array.of(1000), positives: Float64Array.of(300) }),
      ).interval,
    );
    expect(high - low).toBeCloseTo(2 * Z95 * Math.sqrt((0.3 * 0.7) / 1000), 3);
  });
});

function drawnApart(positives: number, others: number): ScoreTable {
  const outcome = Float64Array.from({ length: positives + others }, (_, at) => (at < positives ? 1 : 0));
  return scoreTableOf(
    outcome.map((ended, at) => ended + at / 10_000),
    outcome,
  );
}

it('a largest gap has no interval: the two shares at the cut-off where it is reached leave the truth out too often', () => {
  const truth = 2 * normalCdf(0.35) - 1;
  const held = coverage(1000, () => {
    const table = drawn(1000, { rate: 0.05, apart: 0.7 });
    const { distance, at } = estimated(ks(table));
    const { tp, fp, tn, fn } = confusionAt(table, at, '>');
    const [recall, wrong] = [tp / (tp + fn), fp / (fp + tn)];
    const half = Z95 * Math.sqrt((recall * (1 - recall)) / (tp + fn) + (wrong * (1 - wrong)) / (fp + tn));
    return holds([distance - half, distance + half], truth);
  });
  expect(held).toBeLessThan(0.9);
});

describe('the mean of the scores', () => {
  it('is covered in about 95 of 100 draws, also where scores lie far from 0', () => {
    expectCoverage(
      coverage(2000, () => {
        const scores = Float64Array.from({ length: 200 }, () => 1e8 + random());
        const { interval } = estimated(meanScore(scoreTableOf(scores, new Float64Array(200))));
        return holds(estimated(interval), 1e8 + 0.5);
      }),
    );
  });

  it('of one row has no interval', () => {
    expect(meanScore(tableOf([0.4], [1]))).toMatchObject({
      value: 0.4,
      interval: { reason: 'TOO_FEW_ROWS', needed: 2 },
    });
    expect(meanScore(tableOf([], []))).toMatchObject({ reason: 'NO_OUTCOME_KNOWN' });
  });
});
