import { describe, expect, it } from 'vitest';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { Interval } from '#shared/domain/estimate.ts';
import { medianDifference } from '#shared/stats/median-difference.ts';
import { pairedMean, pairedShares, precisionDifference } from '#shared/stats/paired-difference.ts';
import type { PairedGap } from '#shared/stats/paired-difference.ts';
import { brierLoss } from '#shared/stats/proper-scores.ts';
import { regressionMetrics } from '#shared/stats/regression-metrics.ts';
import { scoreTableOf } from '#shared/stats/score-table.ts';
import { randomOf } from '#shared/stats/random.ts';
import { coverage, estimated, expectCoverage } from './support.ts';

const DRAWS = 2000;
const random = randomOf(77);
const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const holds = ({ interval }: PairedGap, truth: number): boolean => {
  const [low, high]: Interval = estimated(interval);
  return low <= truth && truth <= high;
};

/** How often each combination of first choice, second choice and outcome occurs. */
const WORLD: [share: number, first: boolean, second: boolean, isPositive: boolean][] = [
  [0.12, true, true, true],
  [0.1, true, true, false],
  [0.05, true, false, true],
  [0.03, true, false, false],
  [0.03, false, true, true],
  [0.07, false, true, false],
  [0.1, false, false, true],
  [0.5, false, false, false],
];
type Row = (typeof WORLD)[number];
const among = (is: (row: Row) => boolean, of: (row: Row) => boolean): number => {
  const whole = WORLD.filter(of).reduce((sum, [share]) => sum + share, 0);
  return WORLD.filter((row) => of(row) && is(row)).reduce((sum, [share]) => sum + share, 0) / whole;
};
const drawn = (n: number): Row[] =>
  Array.from({ length: n }, () => {
    let left = random();
    return WORLD.find(([share]) => (left -= share) < 0) ?? WORLD[0]!;
  });
const counted = (rows: readonly Row[]): Parameters<typeof pairedShares>[0] => {
  const counts = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 };
  for (const [, first, second] of rows)
    counts[first ? (second ? 'both' : 'onlyFirst') : second ? 'onlySecond' : 'neither'] += 1;
  return counts;
};

describe('two shares of the same rows', () => {
  it('are the approval ratings of Agresti, Categorical Data Analysis: 4 points, 2 to 6', () => {
    const { value, interval } = pairedShares({ both: 794, onlyFirst: 150, onlySecond: 86, neither: 570 });
    expect(value).toBeCloseTo(0.04, 12);
    expect(estimated(interval)[0]).toBeCloseTo(0.0213, 3);
    expect(estimated(interval)[1]).toBeCloseTo(0.0587, 3);
  });

  it('that never differed may still differ', () => {
    const [low, high] = estimated(pairedShares({ both: 20, onlyFirst: 0, onlySecond: 0, neither: 20 }).interval);
    expect([low < 0, high > 0, low > -0.15, high < 0.15]).toEqual([true, true, true, true]);
  });

  it('are covered in about 95 of 100 draws, few rows or many', () => {
    const truth =
      among(
        ([, first]) => first,
        ([, , , y]) => y,
      ) -
      among(
        ([, , second]) => second,
        ([, , , y]) => y,
      );
    const held = (n: number): number =>
      coverage(DRAWS, () => holds(pairedShares(counted(drawn(n).filter(([, , , y]) => y))), truth));
    expectCoverage(held(600));
    expect(held(60), 'few rows: rather too wide than too narrow').toBeGreaterThan(0.94);
  });
});

describe('two precisions on the same rows', () => {
  const of = (rows: readonly Row[]): ReturnType<typeof precisionDifference> =>
    precisionDifference(
      rows.length,
      { first: (row) => rows[row]![1], second: (row) => rows[row]![2] },
      (row) => rows[row]![3],
    );

  it('of choices that share no row are two independent shares', () => {
    const rows: Row[] = [
      ...Array.from({ length: 56 }, (): Row => [0, true, false, true]),
      ...Array.from({ length: 14 }, (): Row => [0, true, false, false]),
      ...Array.from({ length: 48 }, (): Row => [0, false, true, true]),
      ...Array.from({ length: 32 }, (): Row => [0, false, true, false]),
    ];
    const { value, interval } = estimated(of(rows));
    expect(value).toBeCloseTo(0.2, 12);
    const half = 1.959964 * Math.sqrt(((0.8 * 0.2) / 70 + (0.6 * 0.4) / 80) * (150 / 149));
    expect(estimated(interval)[0]).toBeCloseTo(0.2 - half, 6);
    expect(estimated(interval)[1]).toBeCloseTo(0.2 + half, 6);
  });

  it('are covered in about 95 of 100 draws', () => {
    const truth =
      among(
        ([, , , y]) => y,
        ([, first]) => first,
      ) -
      among(
        ([, , , y]) => y,
        ([, , second]) => second,
      );
    expectCoverage(coverage(DRAWS, () => holds(estimated(of(drawn(400))), truth)));
  });

  it('cannot be told where one chose nobody, nor their interval where few were chosen or all choices were the same', () => {
    const rows = (n: number, first: boolean, second: boolean): Row[] =>
      Array.from({ length: n }, (_, at): Row => [0, first, second, at % 2 === 0]);
    expect(of(rows(50, true, false))).toMatchObject({ ok: false, reason: 'TOO_FEW_ROWS' });
    expect(of(rows(10, true, true))).toMatchObject({ value: 0, interval: { reason: 'TOO_FEW_ROWS', needed: 30 } });
    expect(of(rows(50, true, true))).toMatchObject({ value: 0, interval: { reason: 'NO_SPREAD' } });
  });
});

describe('a paired mean and a paired median', () => {
  const errors = (n: number, spread: number): { first: Float64Array; second: Float64Array } => {
    const [first, second] = [new Float64Array(n), new Float64Array(n)];
    for (let row = 0; row < n; row++) {
      const common = normal();
      first[row] = Math.abs(common + 0.5 * normal());
      second[row] = Math.abs(spread * (common + 0.5 * normal()));
    }
    return { first, second };
  };
  // Absolute values of a normal: mean 0.797885 and median 0.674490 of its deviation.
  const deviation = Math.sqrt(1.25);

  it('are covered in about 95 of 100 draws', () => {
    const spread = 1.2;
    expectCoverage(
      coverage(DRAWS, () => {
        const { first, second } = errors(200, spread);
        return holds(
          pairedMean(200, (row) => first[row]! - second[row]!),
          0.7978846 * deviation * (1 - spread),
        );
      }),
    );
    expectCoverage(
      coverage(DRAWS, () => {
        const { first, second } = errors(300, spread);
        return holds(medianDifference(first, second), 0.6744898 * deviation * (1 - spread));
      }),
    );
  });

  it('say why there is no interval', () => {
    const few = Float64Array.of(1, 2, 3);
    expect(medianDifference(few, Float64Array.of(1, 1, 1))).toMatchObject({ value: 1, interval: { needed: 30 } });
    const alike = Float64Array.from({ length: 40 }, (_, at) => at);
    expect(medianDifference(alike, alike)).toMatchObject({ value: 0, interval: { reason: 'NO_SPREAD' } });
    expect(isEstimated(pairedMean(1, () => 1).interval)).toBe(false);
  });
});

describe('a median and a mean loss', () => {
  it('are covered in about 95 of 100 draws', () => {
    const errors = (n: number): Float64Array => Float64Array.from({ length: n }, () => Math.abs(normal()));
    const held = (n: number): number =>
      coverage(DRAWS, () => {
        const actual = errors(n);
        const { medianAbsoluteErrorInterval: interval } = regressionMetrics(actual, new Float64Array(n));
        return holds({ value: 0, interval, pValue: 1 }, 0.6744898);
      });
    for (const n of [50, 201]) expectCoverage(held(n));
    const scores = Float64Array.of(0.1, 0.4, 0.8);
    const truth = scores.reduce((sum, p) => sum + (p * (1 - p)) / 3, 0);
    expectCoverage(
      coverage(DRAWS, () => {
        const score = Float64Array.from({ length: 150 }, () => scores[Math.floor(3 * random())]!);
        const outcome = score.map((p) => (random() < p ? 1 : 0));
        return holds({ value: 0, interval: brierLoss(scoreTableOf(score, outcome)).interval, pValue: 1 }, truth);
      }),
    );
  });

  it('have no interval where there are too few rows', () => {
    const few = Float64Array.of(1, 2, 3);
    expect(regressionMetrics(few, few).medianAbsoluteErrorInterval).toMatchObject({
      reason: 'TOO_FEW_ROWS',
      needed: 8,
    });
    expect(brierLoss(scoreTableOf(Float64Array.of(0.4), Float64Array.of(1))).interval).toMatchObject({ needed: 2 });
  });
});
