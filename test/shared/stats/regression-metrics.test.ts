import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalQuantile } from '#shared/stats/normal.ts';
import { randomOf } from '#shared/stats/random.ts';
import { regressionMetrics } from '#shared/stats/regression-metrics.ts';
import { caseFile, coverage, csvRows, estimated, EXACT, expectCoverage, expectNear, oracle } from './support.ts';

const housing = csvRows(caseFile('housing/predictions.csv')).filter((row) => row['sale_price'] !== '');
const column = (name: string, rows = housing): Float64Array => Float64Array.from(rows, (row) => Number(row[name]));
const inMonth = (month: string) => housing.filter((row) => row['estimated_at']!.startsWith(month));

const cases = [
  ['estimate', housing, 'estimate', oracle.housing.all],
  ['shadow', housing, 'shadow_estimate', oracle.housing.shadow],
  ['agent', housing, 'agent_estimate', oracle.housing.agent],
  ...Object.entries(oracle.housing.byMonth).map(
    ([month, answer]) => [month, inMonth(month), 'estimate', answer] as const,
  ),
] as const;

describe('regressionMetrics', () => {
  it.each(cases)('gives the figures of the housing oracle, %s', (_, rows, name, answer) => {
    const metrics = regressionMetrics(column(name, rows), column('sale_price', rows));
    expect(metrics.n).toBe(answer.n);
    expectNear(metrics.mae, answer.mae, EXACT);
    expectNear(metrics.rmse, answer.rmse, EXACT);
    expectNear(metrics.mape, answer.mape, EXACT);
    expectNear(metrics.r2, answer.r2, EXACT);
    expectNear(metrics.bias, answer.bias_mean_error, EXACT);
    expectNear(metrics.medianAbsoluteError, answer.median_absolute_error, EXACT);
    expectNear(metrics.shareWithin10Percent, answer.share_within_10_percent, EXACT);
  });

  it('covers the true errors in about 95 of 100 samples', () => {
    const random = randomOf(13);
    const draw = (): number => normalQuantile(random() || 0.5);
    const held = { mae: 0, rmse: 0, r2: 0, bias: 0 };
    const draws = 2000;
    for (let k = 0; k < draws; k++) {
      const actual = new Float64Array(400).map(() => 50 + 10 * draw());
      const estimate = actual.map((value) => value + 5 * draw());
      const metrics = regressionMetrics(estimate, actual);
      const holds = (interval: [number, number], truth: number): number =>
        interval[0] <= truth && truth <= interval[1] ? 1 : 0;
      held.mae += holds(estimated(metrics.maeInterval), 5 * Math.sqrt(2 / Math.PI));
      held.rmse += holds(estimated(metrics.rmseInterval), 5);
      held.r2 += holds(estimated(metrics.r2Interval), 0.75);
      held.bias += holds(estimated(metrics.biasInterval), 0);
    }
    for (const count of Object.values(held)) expectCoverage(coverage(draws, (k) => k < count));
  });

  it('scales with the unit and keeps its shares', () => {
    const value = fc.integer({ min: 1, max: 100 });
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 3, maxLength: 30 }), (pairs) => {
        const estimate = Float64Array.from(pairs, ([first]) => first);
        const actual = Float64Array.from(pairs, ([, second]) => second);
        fc.pre(new Set(actual).size > 1);
        const once = regressionMetrics(estimate, actual);
        const scaled = regressionMetrics(
          estimate.map((x) => 4 * x),
          actual.map((x) => 4 * x),
        );
        for (const name of ['mae', 'rmse', 'bias', 'medianAbsoluteError'] as const)
          expectNear(scaled[name], 4 * estimated(once[name]), 1e-12);
        for (const name of ['r2', 'mape', 'shareWithin10Percent'] as const)
          expectNear(scaled[name], estimated(once[name]), 1e-12);
      }),
    );
  });

  it('leaves out an actual value of 0 from the relative error only', () => {
    const metrics = regressionMetrics(Float64Array.of(1, 12), Float64Array.of(0, 10));
    expectNear(metrics.mape, 0.2, 1e-12);
    expectNear(metrics.mae, 1.5, 1e-12);
    expect(metrics.shareWithin10Percent).toBe(0);
  });

  it('is exact for a perfect estimate', () => {
    const actual = Float64Array.of(1, 2, 4);
    expect(regressionMetrics(actual, actual)).toMatchObject({
      mae: 0,
      rmse: 0,
      rmseInterval: [0, 0],
      r2: 1,
      r2Interval: [1, 1],
      bias: 0,
      shareWithin10Percent: 1,
    });
  });

  it('says which figure has no answer, and why', () => {
    const { n, ...none } = regressionMetrics(new Float64Array(0), new Float64Array(0));
    expect(n).toBe(0);
    for (const figure of Object.values(none)) expect(figure).toMatchObject({ reason: 'NO_OUTCOME_KNOWN' });
    expect(regressionMetrics(Float64Array.of(3), Float64Array.of(2))).toMatchObject({
      mae: 1,
      maeInterval: { reason: 'TOO_FEW_ROWS' },
      rmse: 1,
      rmseInterval: { reason: 'TOO_FEW_ROWS' },
      r2: { reason: 'TOO_FEW_ROWS' },
      medianAbsoluteError: 1,
    });
    expect(regressionMetrics(Float64Array.of(3, 4), Float64Array.of(2, 2))).toMatchObject({
      r2: { reason: 'ONE_CLASS' },
    });
    expect(regressionMetrics(Float64Array.of(3), Float64Array.of(0))).toMatchObject({
      mape: { reason: 'NO_OUTCOME_KNOWN' },
    });
    expect(() => regressionMetrics(Float64Array.of(1), Float64Array.of(NaN))).toThrow(RangeError);
    expect(() => regressionMetrics(Float64Array.of(1), Float64Array.of(1, 2))).toThrow(RangeError);
  });
});
