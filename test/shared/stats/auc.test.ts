import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aucBounds, rocAuc } from '#shared/stats/auc.ts';
import { normalCdf, normalQuantile } from '#shared/stats/normal.ts';
import { pairedAuc } from '#shared/stats/paired-auc.ts';
import { randomOf } from '#shared/stats/random.ts';
import { scoreTableOf, totals } from '#shared/stats/score-table.ts';
import {
  CLOSE,
  coverage,
  creditRows,
  csvRows,
  EMPTY,
  estimated,
  EXACT,
  expectCoverage,
  expectNear,
  knownFile,
  oracle,
  tableOf,
  twoClassExample,
} from './support.ts';

type Rows = { score: number; second: number; outcome: number }[];

/** Few distinct scores, so that ties are common, and both classes at least twice. */
const rows = fc
  .array(
    fc.record({
      score: fc.integer({ min: 0, max: 6 }),
      second: fc.integer({ min: 0, max: 6 }),
      outcome: fc.integer({ min: 0, max: 1 }),
    }),
    { maxLength: 40 },
  )
  .map((list): Rows => [
    ...list,
    { score: 1, second: 2, outcome: 1 },
    { score: 5, second: 3, outcome: 1 },
    { score: 2, second: 2, outcome: 0 },
    { score: 4, second: 6, outcome: 0 },
  ]);

const column = (list: Rows, name: 'score' | 'second' | 'outcome'): Float64Array =>
  Float64Array.from(list, (row) => row[name]);

const tableOfRows = (list: Rows) => scoreTableOf(column(list, 'score'), column(list, 'outcome'));

/** The definition, pair by pair: placements of both classes, their means and covariances. */
function bruteForce(score: Float64Array, outcome: Float64Array): { auc: number; high: number[]; low: number[] } {
  const highs = [...score].filter((_, row) => outcome[row] === 1);
  const lows = [...score].filter((_, row) => outcome[row] === 0);
  const wins = (a: number, b: number): number => (a > b ? 1 : a === b ? 0.5 : 0);
  const high = highs.map((a) => mean(lows.map((b) => wins(a, b))));
  const low = lows.map((b) => mean(highs.map((a) => wins(a, b))));
  return { auc: mean(high), high, low };
}

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const variance = (values: number[]): number =>
  values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1);

describe('rocAuc', () => {
  it('gives the areas, the intervals and the test of two areas that pROC gives for aSAH', () => {
    const rows = csvRows(knownFile('asah.csv'));
    const column = (name: string): Float64Array => Float64Array.from(rows, (row) => Number(row[name]));
    const outcome = column('outcome');
    for (const [name, auc, low, high] of [
      ['s100b', 0.731368563686, 0.630118212, 0.832618916],
      ['wfns', 0.823678861789, 0.748534888, 0.898822836],
      ['ndka', 0.61195799458, 0.501244999, 0.72267099],
    ] as const) {
      const told = estimated(rocAuc(scoreTableOf(column(name), outcome)));
      expectNear(told.auc, auc, CLOSE);
      expectNear(told.interval[0], low, CLOSE);
      expectNear(told.interval[1], high, CLOSE);
    }
    const paired = estimated(pairedAuc(column('wfns'), column('s100b'), outcome));
    expectNear(paired.difference / paired.se, 2.20898359144, CLOSE);
    expectNear(paired.pValue, 0.0271757822292, CLOSE);
  });

  it('gives the area and the standard error of two_class_example', () => {
    const { auc, se } = estimated(rocAuc(twoClassExample().table));
    expectNear(auc, 0.9393139, 1e-7);
    expectNear(se, 0.009718923, 1e-9);
  });

  it('gives the areas of the credit oracle, champion, shadow and month by month', () => {
    const credit = creditRows();
    const area = (name: 'score' | 'shadow', list = credit): number =>
      estimated(
        rocAuc(
          tableOf(
            list.map((row) => row[name]),
            list.map((row) => row.outcome),
          ),
        ),
      ).auc;
    expectNear(area('score'), oracle.credit.all.auc, EXACT);
    expectNear(area('shadow'), oracle.credit.shadow.auc, EXACT);
    for (const [month, answer] of Object.entries(oracle.credit.byMonth))
      expectNear(
        area(
          'score',
          credit.filter((row) => row.month === month),
        ),
        answer.auc,
        EXACT,
      );
  });

  it('agrees with the count of pairs and their variance, ties included', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const slow = bruteForce(column(list, 'score'), column(list, 'outcome'));
        const { auc, se, interval } = estimated(rocAuc(tableOfRows(list)));
        expectNear(auc, slow.auc, 1e-12);
        expectNear(se, Math.sqrt(variance(slow.high) / slow.high.length + variance(slow.low) / slow.low.length), 1e-12);
        expect(interval[0]).toBeGreaterThanOrEqual(0);
        expect(interval[1]).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('mirrors when the outcomes change names, and keeps when the score is stretched', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const { auc, se } = estimated(rocAuc(tableOfRows(list)));
        const renamed = estimated(rocAuc(tableOfRows(list.map((row) => ({ ...row, outcome: 1 - row.outcome })))));
        const stretched = estimated(rocAuc(tableOfRows(list.map((row) => ({ ...row, score: Math.exp(row.score) })))));
        expectNear(renamed.auc, 1 - auc, 1e-12);
        expectNear(renamed.se, se, 1e-12);
        expect(stretched.auc).toBe(auc);
      }),
    );
  });

  it('keeps the area when every row is there twice', () => {
    fc.assert(
      fc.property(rows, (list) => {
        expectNear(
          estimated(rocAuc(tableOfRows([...list, ...list]))).auc,
          estimated(rocAuc(tableOfRows(list))).auc,
          1e-12,
        );
      }),
    );
  });

  it('covers the truth in about 95 of 100 samples', () => {
    const random = randomOf(11);
    const gap = 1;
    const truth = normalCdf(gap / Math.SQRT2);
    const share = coverage(2000, () => {
      const outcome = Array.from({ length: 200 }, () => (random() < 0.35 ? 1 : 0));
      const score = outcome.map((value) => normalQuantile(random() || 0.5) + gap * value);
      const { interval } = estimated(rocAuc(tableOf(score, outcome)));
      return interval[0] <= truth && truth <= interval[1];
    });
    expectCoverage(share);
  });

  it('says why it has no answer', () => {
    expect(rocAuc(EMPTY)).toMatchObject({ reason: 'NO_OUTCOME_KNOWN' });
    expect(rocAuc(tableOf([0.3], [1]))).toMatchObject({ reason: 'ONE_CLASS' });
    expect(rocAuc(tableOf([0.3, 0.4], [0, 0]))).toMatchObject({ reason: 'ONE_CLASS' });
    expect(rocAuc(tableOf([0.3, 0.4, 0.5], [0, 1, 0]))).toMatchObject({ reason: 'TOO_FEW_ROWS' });
    expect(estimated(rocAuc(tableOf([0.5, 0.5, 0.5, 0.5], [0, 1, 0, 1]))).auc).toBe(0.5);
  });
});

describe('aucBounds', () => {
  it('bounds what binning does to the area', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 4 }), (list, width) => {
        const binned = tableOfRows(list.map((row) => ({ ...row, score: Math.floor(row.score / width) })));
        const apart = tableOfRows(list.map((row, at) => ({ ...row, score: row.score + at / 1000 })));
        const binnedFine = estimated(rocAuc(binned)).auc;
        expect(Math.abs(binnedFine - estimated(rocAuc(apart)).auc)).toBeLessThanOrEqual(aucBounds(binned) + 1e-12);
      }),
    );
  });

  it('is half for one bin and 0 for a single class', () => {
    expect(aucBounds(tableOf([1, 1, 1], [0, 1, 1]))).toBe(0.5);
    expect(aucBounds(tableOf([1, 2], [1, 1]))).toBe(0);
  });
});

describe('pairedAuc', () => {
  it('agrees with the definition of DeLong on small inputs', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const outcome = column(list, 'outcome');
        const [a, b] = [bruteForce(column(list, 'score'), outcome), bruteForce(column(list, 'second'), outcome)];
        const gaps = (one: number[], two: number[]): number[] => one.map((value, at) => value - two[at]!);
        const paired = estimated(pairedAuc(column(list, 'score'), column(list, 'second'), outcome));
        expectNear(paired.difference, a.auc - b.auc, 1e-12);
        expectNear(
          paired.se ** 2,
          variance(gaps(a.high, b.high)) / a.high.length + variance(gaps(a.low, b.low)) / a.low.length,
          1e-12,
        );
      }),
    );
  });

  it('gives the areas of champion and shadow on the credit log, and mirrors', () => {
    const credit = creditRows();
    const score = Float64Array.from(credit, (row) => row.score);
    const shadow = Float64Array.from(credit, (row) => row.shadow);
    const outcome = Float64Array.from(credit, (row) => row.outcome);
    const paired = estimated(pairedAuc(score, shadow, outcome));
    expectNear(paired.first, oracle.credit.all.auc, EXACT);
    expectNear(paired.second, oracle.credit.shadow.auc, EXACT);
    const mirrored = estimated(pairedAuc(shadow, score, outcome));
    expectNear(mirrored.difference, -paired.difference, 1e-12);
    expectNear(mirrored.pValue, paired.pValue, CLOSE);
  });

  it('is certain that a score equals itself', () => {
    const { score, outcome } = twoClassExample();
    expect(pairedAuc(score, score, outcome)).toMatchObject({ difference: 0, se: 0, interval: [0, 0], pValue: 1 });
  });

  it('covers a true difference of 0 in about 95 of 100 samples', () => {
    const random = randomOf(5);
    const draw = (): number => normalQuantile(random() || 0.5);
    const share = coverage(2000, () => {
      const outcome = Float64Array.from({ length: 150 }, () => (random() < 0.4 ? 1 : 0));
      const common = outcome.map((value) => value + draw());
      const { interval } = estimated(
        pairedAuc(
          common.map((value) => value + 0.5 * draw()),
          common.map((value) => value + 0.5 * draw()),
          outcome,
        ),
      );
      return interval[0] <= 0 && 0 <= interval[1];
    });
    expectCoverage(share);
  });
});

describe('scoreTableOf', () => {
  it('gathers rows by score, whatever their order', () => {
    const table = tableOf([0.5, 0.1, 0.5, 0.9, -0], [1, 0, 0, 1, 1]);
    expect([...table.score]).toEqual([-0, 0.1, 0.5, 0.9]);
    expect([...table.n]).toEqual([1, 1, 2, 1]);
    expect([...table.positives]).toEqual([1, 0, 1, 1]);
    expect(totals(table)).toEqual({ n: 5, positives: 3 });
    expect([...tableOf([0, -0], [1, 0]).n]).toEqual([2]);
  });

  it('refuses a row that it cannot place', () => {
    expect(() => tableOf([NaN], [1])).toThrow(RangeError);
    expect(() => tableOf([0.5], [NaN])).toThrow(RangeError);
    expect(() => tableOf([0.5], [])).toThrow(RangeError);
  });
});
