import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confusionAt } from '#shared/stats/confusion.ts';
import {
  bestCut,
  bestCutInterval,
  differenceOfCuts,
  selectedAt,
  sweep,
  valueCurve,
  type ValueMatrix,
} from '#shared/stats/cutoffs.ts';
import { randomOf } from '#shared/stats/random.ts';
import type { CutOperator } from '#shared/stats/score-table.ts';
import { coverage, EMPTY, expectCoverage, expectNear, tableOf } from './support.ts';

const OPERATORS: CutOperator[] = ['>=', '>', '<=', '<'];
const MATRIX: ValueMatrix = { truePositive: 5, falsePositive: -2, trueNegative: 1, falseNegative: -7 };
const EDGES = Float64Array.from({ length: 11 }, (_, i) => i / 10);

const rows = fc.array(fc.tuple(fc.integer({ min: 1, max: 19 }), fc.integer({ min: 0, max: 1 })), { maxLength: 40 });
const scored = (list: [number, number][]) =>
  tableOf(
    list.map(([score]) => score / 20),
    list.map(([, outcome]) => outcome),
  );

/** Value of the whole table with the cut at a threshold, from its confusion table. */
function valueAt(table: ReturnType<typeof scored>, threshold: number, operator: CutOperator): number {
  const { tp, fp, tn, fn } = confusionAt(table, threshold, operator);
  return tp * MATRIX.truePositive + fp * MATRIX.falsePositive + tn * MATRIX.trueNegative + fn * MATRIX.falseNegative;
}

describe('sweep and valueCurve', () => {
  it('agree with the confusion table at every edge, for every operator', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(...OPERATORS), (list, operator) => {
        const table = scored(list);
        const histogram = sweep(table, EDGES, operator);
        const curve = valueCurve(histogram, MATRIX, operator);
        const selected = selectedAt(histogram, operator);
        EDGES.forEach((edge, i) => {
          const { tp, fp } = confusionAt(table, edge, operator);
          expect(curve[i]).toBe(valueAt(table, edge, operator));
          expect(selected[i]).toBe(tp + fp);
        });
      }),
    );
  });

  it('keep the scores at the ends', () => {
    const table = tableOf([0, 0.3, 1], [0, 1, 1]);
    for (const operator of OPERATORS) {
      const { known, positives } = sweep(table, EDGES, operator);
      expect([known[0], known[9], positives[9]]).toEqual([1, 1, 1]);
    }
    expect(sweep(table, EDGES).known[3]).toBe(1);
    expect(sweep(table, EDGES, '>').known[2]).toBe(1);
  });

  it('refuse edges that lose a row', () => {
    expect(() => sweep(tableOf([1.2], [1]), EDGES)).toThrow(RangeError);
    expect(() => sweep(EMPTY, Float64Array.of(0))).toThrow(RangeError);
    expect(() => sweep(EMPTY, Float64Array.of(0, 0))).toThrow(RangeError);
    expect([...valueCurve(sweep(EMPTY, EDGES), MATRIX, '>=')]).toEqual(new Array(11).fill(0));
  });
});

describe('bestCut', () => {
  it('takes the middle of the first run of best cuts', () => {
    expect(bestCut(Float64Array.of(1, 3, 3, 3, 2, 3))).toBe(2);
    expect(bestCut(Float64Array.of(1, 3, 3, 2))).toBe(1);
    expect(bestCut(Float64Array.of(4))).toBe(0);
  });

  it('leaves out the cuts that select too many', () => {
    const curve = Float64Array.of(9, 5, 7, 1);
    const counts = Float64Array.of(30, 20, 10, 0);
    expect(bestCut(curve, counts, 30)).toBe(0);
    expect(bestCut(curve, counts, 20)).toBe(2);
    expect(bestCut(curve, counts, 0)).toBe(3);
    expect(() => bestCut(curve, counts, -1)).toThrow(RangeError);
    expect(() => bestCut(new Float64Array(0))).toThrow(RangeError);
  });
});

describe('bestCutInterval', () => {
  const known = new Float64Array(50).fill(200);
  const positives = known.map((n, i) => Math.round((n * (i + 0.5)) / 50));
  const gamble: ValueMatrix = { truePositive: 1, falsePositive: -1, trueNegative: 0, falseNegative: 0 };

  it('holds the best cut, is the same for a seed and shrinks with more rows', () => {
    const best = bestCut(valueCurve({ known, positives }, gamble, '>='));
    const [low, high] = bestCutInterval({ known, positives }, gamble, '>=');
    expect(low).toBeLessThanOrEqual(best);
    expect(high).toBeGreaterThanOrEqual(best);
    expect(bestCutInterval({ known, positives }, gamble, '>=')).toEqual([low, high]);
    const many = { known: known.map((n) => 100 * n), positives: positives.map((n) => 100 * n) };
    const [lowOfMany, highOfMany] = bestCutInterval(many, gamble, '>=', { resamples: 200, seed: 4 });
    expect(highOfMany - lowOfMany).toBeLessThan(high - low);
  });

  it('respects the capacity', () => {
    const counts = selectedAt({ known, positives }, '>=');
    const [low] = bestCutInterval({ known, positives }, gamble, '>=', {
      resamples: 50,
      within: { counts, capacity: 1000 },
    });
    expect(low).toBeGreaterThanOrEqual(45);
  });
});

describe('differenceOfCuts', () => {
  const credit: ValueMatrix = { truePositive: 0, falsePositive: 0, trueNegative: 1631.09, falseNegative: -4061.9 };

  it('gives the known answer of the credit log', () => {
    const histogram = { known: Float64Array.of(4000, 130, 3582), positives: Float64Array.of(400, 50, 1845) };
    const { value, interval, cases } = differenceOfCuts(histogram, 2, 1, credit, '>=');
    expect(cases).toBe(130);
    expect(Math.abs(value - 72_608)).toBeLessThan(50);
    expect(Math.abs(interval[0] - 9_488)).toBeLessThan(50);
    expect(Math.abs(interval[1] - 135_728)).toBeLessThan(50);
  });

  it('is the difference of two points of the curve, and mirrors', () => {
    fc.assert(
      fc.property(rows, fc.nat(10), fc.nat(10), fc.constantFrom(...OPERATORS), (list, i, j, operator) => {
        const histogram = sweep(scored(list), EDGES, operator);
        const curve = valueCurve(histogram, MATRIX, operator);
        const { value, interval } = differenceOfCuts(histogram, i, j, MATRIX, operator);
        expectNear(value, curve[j]! - curve[i]!, 1e-12);
        const back = differenceOfCuts(histogram, j, i, MATRIX, operator);
        expectNear(back.value, -value, 1e-12);
        expectNear(back.interval[0], -interval[1], 1e-12);
      }),
    );
  });

  it('is nothing for a cut that stays, or no row', () => {
    const histogram = sweep(EMPTY, EDGES);
    expect(differenceOfCuts(histogram, 2, 6, MATRIX, '>=')).toEqual({ value: 0, interval: [0, 0], cases: 0 });
    expect(differenceOfCuts(sweep(tableOf([0.5], [1]), EDGES), 4, 4, MATRIX, '>=').cases).toBe(0);
  });

  it('covers the truth in about 95 of 100 samples', () => {
    const random = randomOf(31);
    const n = 1000;
    // Half of the cases lie between the cuts, 30 % of them positive: the mean change of a case is 0.5 (0.7 x 3 - 0.3 x 12).
    const truth = n * 0.5 * (0.7 * 3 - 0.3 * 12);
    expectCoverage(
      coverage(2000, () => {
        const known = Float64Array.of(0, 0);
        const positives = Float64Array.of(0, 0);
        for (let row = 0; row < n; row++) {
          const bin = random() < 0.5 ? 0 : 1;
          known[bin]!++;
          if (random() < 0.3) positives[bin]!++;
        }
        const { interval } = differenceOfCuts({ known, positives }, 0, 1, MATRIX, '>=');
        return interval[0] <= truth && truth <= interval[1];
      }),
    );
  });
});
