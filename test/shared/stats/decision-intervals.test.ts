import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { Interval } from '#shared/domain/estimate.ts';
import { confusionMetrics } from '#shared/stats/confusion.ts';
import type { Confusion } from '#shared/stats/confusion.ts';
import { decisionDifferences } from '#shared/stats/decision-differences.ts';
import type { DecidedTwice } from '#shared/stats/decision-differences.ts';
import { decisionIntervals, judgesInterval } from '#shared/stats/decision-intervals.ts';
import { DECISION_MEASURES, pulledMeasures } from '#shared/stats/decision-measures.ts';
import type { DecisionMeasure } from '#shared/stats/decision-measures.ts';
import { randomOf } from '#shared/stats/random.ts';
import { cohensKappa } from '#shared/stats/two-by-two.ts';
import { coverage, estimated, expectCoverage } from './support.ts';

const CELLS = ['tp', 'fp', 'tn', 'fn'] as const;
const random = randomOf(31);
const holds = ([low, high]: Interval, truth: number): boolean => low <= truth && truth <= high;

const draws = (n: number): number => (n === 5000 ? 1000 : 2000);

/** How many of n rows fall into each cell of the given shares. */
function drawn(n: number, shares: readonly number[]): number[] {
  const counts = shares.map(() => 0);
  for (let row = 0; row < n; row++) {
    let [left, cell] = [random(), 0];
    while (cell < shares.length - 1 && (left -= shares[cell]!) >= 0) cell++;
    counts[cell]! += 1;
  }
  return counts;
}

const tableOf = ([tp = 0, fp = 0, tn = 0, fn = 0]: readonly number[]): Confusion => ({ tp, fp, tn, fn });
const told = (confusion: Confusion): Record<DecisionMeasure, number> => {
  const metrics = confusionMetrics(confusion);
  return Object.fromEntries(DECISION_MEASURES.map((one) => [one, estimated(metrics[one])])) as ReturnType<typeof told>;
};
const intervals = (confusion: Confusion): ReturnType<typeof decisionIntervals> =>
  decisionIntervals(confusion, confusionMetrics(confusion));
const spread = (values: readonly number[]): number => {
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  return Math.sqrt(values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / values.length);
};

/** Share of the positive class, what is found of it, and what is selected of the other. */
const world = (rate: number, recall: number, wrong: number): number[] => [
  rate * recall,
  (1 - rate) * wrong,
  (1 - rate) * (1 - wrong),
  rate * (1 - recall),
];

describe('F1, balanced accuracy, kappa and the correlation of Matthews', () => {
  it('are pulled by a row as far as a row more moves them', () => {
    const counts = { tp: 40, fp: 13, tn: 130, fn: 17 };
    const measures = pulledMeasures(counts);
    for (const one of DECISION_MEASURES) {
      expect(measures[one].value).toBeCloseTo(told(counts)[one], 12);
      for (const cell of CELLS) {
        // A share h more of this cell moves a measure by h times its pull.
        const moved = told({ ...counts, [cell]: counts[cell] + 200 * 1e-6 })[one];
        expect(measures[one].pull[cell], `${one} ${cell}`).toBeCloseTo((moved - told(counts)[one]) / 1e-6, 4);
      }
    }
  });

  it('have intervals as wide as a bootstrap of the rows says', () => {
    const counts = { tp: 200, fp: 90, tn: 620, fn: 90 };
    const shares = CELLS.map((cell) => counts[cell] / 1000);
    const samples = Array.from({ length: 2000 }, () => told(tableOf(drawn(1000, shares))));
    for (const one of DECISION_MEASURES) {
      const [low, high] = estimated(intervals(counts)[one]);
      const wanted = 2 * 1.959964 * spread(samples.map((sample) => sample[one]));
      expect((high - low) / wanted, one).toBeGreaterThan(0.94);
      expect((high - low) / wanted, one).toBeLessThan(1.06);
    }
  });

  it.each([
    [200, 0.05, 0.8, 0.1],
    [200, 0.5, 0.8, 0.1],
    [200, 0.2, 0.95, 0.02],
    [1000, 0.02, 0.8, 0.1],
    [1000, 0.1, 0.4, 0.3],
    [5000, 0.02, 0.5, 0.03],
    [5000, 0.5, 0.95, 0.02],
  ])('are covered in about 95 of 100 draws of %i rows, %f of them positive', (n, rate, recall, wrong) => {
    const truth = told(tableOf(world(rate, recall, wrong)));
    const all = Array.from({ length: draws(n) }, () => tableOf(drawn(n, world(rate, recall, wrong)))).filter(
      ({ tp, fn }) => tp + fn >= 5,
    );
    for (const one of DECISION_MEASURES)
      expectCoverage(coverage(all.length, (draw) => holds(estimated(intervals(all[draw]!)[one]), truth[one])));
  });

  it('stay inside their range around the measure itself, for any table', () => {
    const count = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(fc.tuple(count, count, count, count), (cells) => {
        const confusion = tableOf(cells);
        const metrics = confusionMetrics(confusion);
        for (const one of DECISION_MEASURES) {
          const [value, interval] = [metrics[one], intervals(confusion)[one]];
          if (!isEstimated(value)) expect(interval).toEqual(value);
          else if (isEstimated(interval)) {
            const floor = one === 'kappa' || one === 'mcc' ? -1 : 0;
            expect(interval[0]).toBeGreaterThanOrEqual(floor);
            expect(interval[0]).toBeLessThanOrEqual(value + 1e-12);
            expect(interval[1]).toBeGreaterThanOrEqual(value - 1e-12);
            expect(interval[1]).toBeLessThanOrEqual(1);
            expect(interval[1] - interval[0], 'never a point').toBeGreaterThan(0);
          } else expect(interval).toEqual({ ok: false, reason: 'TOO_FEW_OF_A_CLASS', needed: 5 });
        }
      }),
    );
  });

  it('of decisions that were all right may still be wrong at times', () => {
    const { f1, kappa, mcc } = intervals({ tp: 100, fp: 0, tn: 100, fn: 0 });
    for (const one of [f1, kappa, mcc]) {
      expect(estimated(one)[1]).toBe(1);
      expect(estimated(one)[0]).toBeGreaterThan(0.95);
      expect(estimated(one)[0]).toBeLessThan(0.99);
    }
  });
});

describe('the kappa of two judges', () => {
  it('has the interval of the same table, whoever comes first', () => {
    const counts = { both: 60, onlyFirst: 20, onlySecond: 30, neither: 290 };
    const { kappa } = cohensKappa(counts);
    const found = estimated(judgesInterval(counts, kappa!));
    expect(found).toEqual(estimated(intervals({ tp: 60, fp: 20, fn: 30, tn: 290 }).kappa));
    const turned = estimated(judgesInterval({ ...counts, onlyFirst: 30, onlySecond: 20 }, kappa!));
    expect(turned[0]).toBeCloseTo(found[0], 12);
  });

  it('has none where one of them hardly ever says one of the two things', () => {
    const counts = { both: 3, onlyFirst: 1, onlySecond: 40, neither: 300 };
    expect(judgesInterval(counts, cohensKappa(counts).kappa!)).toMatchObject({ reason: 'TOO_FEW_OF_A_DECISION' });
  });
});

/** Of each outcome: chosen by both, by the first, by the second, by neither. */
const twice = ([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0]: readonly number[]): DecidedTwice => ({
  positive: { both: a, onlyFirst: b, onlySecond: c, neither: d },
  negative: { both: e, onlyFirst: f, onlySecond: g, neither: h },
});
const tables = ({ positive: p, negative: q }: DecidedTwice): [Confusion, Confusion] => [
  tableOf([p.both + p.onlyFirst, q.both + q.onlyFirst, q.onlySecond + q.neither, p.onlySecond + p.neither]),
  tableOf([p.both + p.onlySecond, q.both + q.onlySecond, q.onlyFirst + q.neither, p.onlyFirst + p.neither]),
];
const gaps = (counts: DecidedTwice): Record<DecisionMeasure, number> => {
  const [one, other] = tables(counts).map(told);
  return Object.fromEntries(DECISION_MEASURES.map((id) => [id, one![id] - other![id]])) as ReturnType<typeof gaps>;
};
const scaled = (rate: number, ofPositives: readonly number[], ofOthers: readonly number[]): number[] => [
  ...ofPositives.map((share) => rate * share),
  ...ofOthers.map((share) => (1 - rate) * share),
];

describe('their differences between two decisions on the same rows', () => {
  it('are those of the two tables, as uncertain as a bootstrap of the rows says', () => {
    const counts = [150, 60, 30, 60, 40, 60, 30, 570];
    const found = decisionDifferences(twice(counts));
    const samples = Array.from({ length: 2000 }, () =>
      gaps(
        twice(
          drawn(
            1000,
            counts.map((one) => one / 1000),
          ),
        ),
      ),
    );
    for (const one of DECISION_MEASURES) {
      const { value, interval, pValue } = estimated(found[one]);
      expect(value).toBeCloseTo(gaps(twice(counts))[one], 12);
      const [low, high] = estimated(interval);
      const wanted = 2 * 1.959964 * spread(samples.map((sample) => sample[one]));
      expect((high - low) / wanted, one).toBeGreaterThan(0.94);
      expect((high - low) / wanted, one).toBeLessThan(1.06);
      expect(estimated(pValue) < 0.05, 'the p-value is that of the interval').toBe(low > 0 || high < 0);
    }
  });

  it.each([
    [200, 0.1, [0.4, 0.1, 0.1, 0.4], [0.02, 0.05, 0.02, 0.91]],
    [500, 0.5, [0.65, 0.15, 0.1, 0.1], [0.05, 0.05, 0.07, 0.83]],
    [2000, 0.03, [0.7, 0.1, 0.05, 0.15], [0.08, 0.02, 0.04, 0.86]],
    [5000, 0.1, [0.28, 0.22, 0.02, 0.48], [0.01, 0.02, 0.01, 0.96]],
  ])('are covered in about 95 of 100 draws of %i rows, %f of them positive', (n, rate, ofPositives, ofOthers) => {
    const shares = scaled(rate, ofPositives, ofOthers);
    const truth = gaps(twice(shares));
    const all = Array.from({ length: draws(n) }, () => decisionDifferences(twice(drawn(n, shares))));
    for (const one of DECISION_MEASURES)
      expectCoverage(coverage(all.length, (draw) => holds(estimated(estimated(all[draw]![one]).interval), truth[one])));
  });

  it('are rather too wide than too narrow where the two hardly ever differ', () => {
    const shares = scaled(0.1, [0.6, 0.01, 0.01, 0.38], [0.05, 0.002, 0.002, 0.946]);
    const all = Array.from({ length: 1000 }, () => decisionDifferences(twice(drawn(500, shares))));
    for (const one of DECISION_MEASURES)
      expect(coverage(all.length, (draw) => holds(estimated(estimated(all[draw]![one]).interval), 0))).toBeGreaterThan(
        0.94,
      );
  });

  it('say why they cannot be told', () => {
    const few = decisionDifferences(twice([2, 1, 0, 1, 5, 5, 5, 50]));
    for (const one of DECISION_MEASURES)
      expect(few[one]).toMatchObject({ interval: { reason: 'TOO_FEW_OF_A_CLASS', needed: 5 } });
    const none = decisionDifferences(twice([0, 0, 0, 0, 5, 5, 5, 50]));
    expect(none.f1).toMatchObject({ ok: false, reason: 'ONE_CLASS' });
    const never = decisionDifferences(twice([0, 9, 0, 9, 0, 9, 0, 50]));
    expect(never.mcc, 'the second never chose').toMatchObject({ ok: false, reason: 'TOO_FEW_ROWS' });
    expect(never.kappa).toMatchObject({ interval: [expect.any(Number), expect.any(Number)] });
  });
});
