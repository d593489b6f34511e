import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averagePrecision } from '#shared/stats/average-precision.ts';
import { calibrationError, equalCountBins, equalWidthBins } from '#shared/stats/calibration-bins.ts';
import { confusionAt, confusionMetrics } from '#shared/stats/confusion.ts';
import { deciles, gainCurve } from '#shared/stats/gains.ts';
import { ks } from '#shared/stats/kolmogorov-smirnov.ts';
import { brier, brierDecomposition, logLoss } from '#shared/stats/proper-scores.ts';
import { totals, type ScoreTable } from '#shared/stats/score-table.ts';
import { CLOSE, creditRows, EMPTY, estimated, EXACT, expectNear, oracle, tableOf, twoClassExample } from './support.ts';

const credit = creditRows();
const of = (name: 'score' | 'shadow', list = credit): ScoreTable =>
  tableOf(
    list.map((row) => row[name]),
    list.map((row) => row.outcome),
  );

const probabilities = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 1 })), { minLength: 1, maxLength: 60 })
  .map((list) =>
    tableOf(
      list.map(([score]) => score / 40),
      list.map(([, outcome]) => outcome),
    ),
  );

const cases = [
  ['champion', of('score'), oracle.credit.all],
  ['shadow', of('shadow'), oracle.credit.shadow],
  ...Object.entries(oracle.credit.byMonth).map(
    ([month, answer]) =>
      [
        month,
        of(
          'score',
          credit.filter((row) => row.month === month),
        ),
        answer,
      ] as const,
  ),
] as const;

describe.each(cases)('the credit oracle, %s', (_, table, answer) => {
  it('has its Brier score, log-loss, average precision, KS and calibration error', () => {
    expectNear(brier(table), answer.brier, EXACT);
    expectNear(logLoss(table), answer.log_loss, EXACT);
    expectNear(estimated(averagePrecision(table)).value, answer.average_precision, EXACT);
    expectNear(estimated(ks(table)).distance, answer.ks, EXACT);
    expectNear(calibrationError(equalWidthBins(table)), answer.ece_10_equal_width, EXACT);
  });

  it('has its confusion table and the figures of it', () => {
    const confusion = confusionAt(table, answer.threshold, '>=');
    expect(confusion).toEqual({ tp: answer.tp, fp: answer.fp, tn: answer.tn, fn: answer.fn });
    const metrics = confusionMetrics(confusion);
    expectNear(metrics.accuracy, answer.accuracy, EXACT);
    expectNear(metrics.precision, answer.precision, EXACT);
    expectNear(metrics.recall, answer.recall, EXACT);
    expectNear(metrics.specificity, answer.specificity, EXACT);
    expectNear(metrics.f1, answer.f1, EXACT);
    expectNear(metrics.balancedAccuracy, answer.balanced_accuracy, EXACT);
    expectNear(metrics.mcc, answer.mcc, EXACT);
  });
});

describe('calibration bins', () => {
  it.each([
    ['champion', of('score'), oracle.credit.all.calibration_bins],
    ['shadow', of('shadow'), oracle.credit.shadow.calibration_bins],
  ])('are those of the credit oracle, %s', (_, table, answer) => {
    const bins = equalWidthBins(table);
    expect(bins.map((bin) => bin.n)).toEqual(answer.map((bin) => bin.n));
    bins.forEach((bin, k) => {
      expectNear(bin.from, answer[k]!.from, EXACT);
      expectNear(bin.to, answer[k]!.to, EXACT);
      expectNear(bin.meanScore, answer[k]!.mean_score, EXACT);
      expectNear(bin.rate, answer[k]!.observed_rate, EXACT);
    });
  });

  it('close on the left, the last one on both sides', () => {
    const bins = equalWidthBins(tableOf([0, 0.1, 0.3, 0.7, 1], [0, 0, 1, 1, 1]));
    expect(bins.map((bin) => [bin.from, bin.n])).toEqual([
      [0, 1],
      [0.1, 1],
      [0.3, 1],
      [0.7, 1],
      [0.9, 1],
    ]);
  });

  it('hold each row once, in order, and never part equal scores', () => {
    fc.assert(
      fc.property(probabilities, fc.integer({ min: 1, max: 12 }), (table, count) => {
        for (const bins of [equalWidthBins(table, count), equalCountBins(table, count)]) {
          expect(bins.reduce((sum, bin) => sum + bin.n, 0)).toBe(totals(table).n);
          expect(bins.reduce((sum, bin) => sum + bin.positives, 0)).toBe(totals(table).positives);
          expect(bins.length).toBeLessThanOrEqual(count);
        }
        const bins = equalCountBins(table, count);
        bins.slice(1).forEach((bin, k) => expect(bin.from).toBeGreaterThan(bins[k]!.to));
      }),
    );
  });

  it('of equal count have the sizes of numpy.array_split without ties', () => {
    const table = tableOf(
      Array.from({ length: 23 }, (_, at) => at / 23),
      Array.from({ length: 23 }, (_, at) => at % 2),
    );
    expect(equalCountBins(table).map((bin) => bin.n)).toEqual([3, 3, 3, 2, 2, 2, 2, 2, 2, 2]);
  });
});

describe('two_class_example', () => {
  const { table } = twoClassExample();

  it('has the log-loss, Brier score, average precision, KS and decisions of the references', () => {
    expectNear(logLoss(table), 0.3283096, 1e-7);
    expectNear(brier(table), 0.1056186, 1e-7);
    expectNear(estimated(averagePrecision(table)).value, 0.946557, 1e-7);
    expectNear(estimated(ks(table)).distance, 0.727689, CLOSE);
    const metrics = confusionMetrics(confusionAt(table, 0.5, '>='));
    expectNear(metrics.accuracy, 0.838, CLOSE);
    expectNear(metrics.kappa, 0.6748764, 1e-7);
    expectNear(metrics.f1, 0.8485981, 1e-7);
  });

  it('has the calibration errors and the Brier terms of the references', () => {
    expectNear(calibrationError(equalWidthBins(table)), 0.0616632, 1e-7);
    expectNear(calibrationError(equalCountBins(table)), 0.0528255, 1e-7);
    const terms = estimated(brierDecomposition(table));
    expectNear(terms.reliability, 0.010024, 1e-7);
    expectNear(terms.resolution, 0.152377, 1e-7);
    expectNear(terms.uncertainty, 0.249744, 1e-7);
    expectNear(terms.withinBinVariance, 0.0007285, 1e-7);
    expectNear(terms.withinBinCovariance, 0.0025008, 1e-7);
  });

  it('has the lift and gain of the references', () => {
    const rows = estimated(deciles(table));
    expectNear(rows[0]!.lift, 1.937984, CLOSE);
    expectNear(rows[0]!.gain, 0.193798, CLOSE);
    expectNear(rows[1]!.cumulativeLift, 1.899225, CLOSE);
    expectNear(rows[1]!.gain, 0.379845, CLOSE);
    expectNear(rows[4]!.cumulativeLift, 1.689922, CLOSE);
    expectNear(rows[4]!.gain, 0.844961, CLOSE);
  });
});

describe('brierDecomposition', () => {
  it('adds up to the Brier score', () => {
    fc.assert(
      fc.property(probabilities, (table) => {
        const terms = estimated(brierDecomposition(table));
        const sum =
          terms.reliability -
          terms.resolution +
          terms.uncertainty +
          terms.withinBinVariance -
          terms.withinBinCovariance;
        expectNear(brier(table), sum, 1e-12);
      }),
    );
  });
});

describe('gains', () => {
  it('are those of the credit oracle', () => {
    const rows = estimated(deciles(of('score')));
    expect(rows.map((row) => row.n)).toEqual(oracle.credit.liftByDecile.map((row) => row.n));
    rows.forEach((row, k) => {
      const answer = oracle.credit.liftByDecile[k]!;
      // The oracle breaks ties in file order, Tribune shares them: half a success at most here.
      expect(Math.abs(row.successes - answer.positives)).toBeLessThanOrEqual(0.5);
      expectNear(row.minScore, answer.min_score, EXACT);
      expectNear(row.maxScore, answer.max_score, EXACT);
      expectNear(row.lift, answer.lift, Number.isInteger(row.successes) ? EXACT : 0.005);
    });
  });

  it('share equal scores in proportion and lose no success', () => {
    fc.assert(
      fc.property(probabilities, (table) => {
        const { n, positives } = totals(table);
        fc.pre(positives > 0);
        const rows = estimated(deciles(table));
        expect(rows).toHaveLength(Math.min(10, n));
        expectNear(
          rows.reduce((sum, row) => sum + row.successes, 0),
          positives,
          1e-12,
        );
        expectNear(rows.at(-1)!.gain, 1, 1e-12);
        const curve = estimated(gainCurve(table));
        expect(curve).toHaveLength(101);
        expect(curve[0]!.gain).toBe(0);
        expectNear(curve[100]!.gain, 1, 1e-12);
        curve.slice(1).forEach((point, k) => expect(point.gain).toBeGreaterThanOrEqual(curve[k]!.gain - 1e-12));
        if (n % 10 === 0) rows.forEach((row, k) => expectNear(row.gain, curve[10 * (k + 1)]!.gain, 1e-12));
      }),
    );
  });

  it('of a constant score are flat', () => {
    const table = tableOf(new Array<number>(40).fill(0.3), [1, 1, 1, ...new Array<number>(37).fill(0)]);
    for (const row of estimated(deciles(table))) expectNear(row.lift, 1, 1e-12);
    for (const { share, gain } of estimated(gainCurve(table))) expectNear(gain, share, 1e-12);
  });

  it('say why they have no answer', () => {
    expect(deciles(EMPTY)).toMatchObject({ reason: 'NO_OUTCOME_KNOWN' });
    expect(gainCurve(tableOf([0.2], [0]))).toMatchObject({ reason: 'ONE_CLASS' });
    expect(estimated(deciles(tableOf([0.2], [1])))).toHaveLength(1);
  });
});

describe('a confusion table', () => {
  it('puts the scores at the cut-off on the side the operator says', () => {
    const table = tableOf([0.2, 0.5, 0.5, 0.8], [0, 1, 0, 1]);
    expect(confusionAt(table, 0.5, '>=')).toEqual({ tp: 2, fp: 1, tn: 1, fn: 0 });
    expect(confusionAt(table, 0.5, '>')).toEqual({ tp: 1, fp: 0, tn: 2, fn: 1 });
    expect(confusionAt(table, 0.5, '<=')).toEqual({ tp: 1, fp: 2, tn: 0, fn: 1 });
    expect(confusionAt(table, 0.5, '<')).toEqual({ tp: 0, fp: 1, tn: 1, fn: 2 });
  });

  it('keeps its rates when every row is there twice', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 4, maxLength: 4 }), ([tp, fp, tn, fn]) => {
        const once = confusionMetrics({ tp: tp!, fp: fp!, tn: tn!, fn: fn! });
        const twice = confusionMetrics({ tp: 2 * tp!, fp: 2 * fp!, tn: 2 * tn!, fn: 2 * fn! });
        for (const name of Object.keys(once) as (keyof typeof once)[])
          expectNear(twice[name], once[name] as number, 1e-12);
      }),
    );
  });

  it('says which figure has no answer, and why', () => {
    const none = confusionMetrics({ tp: 0, fp: 0, tn: 0, fn: 0 });
    for (const figure of Object.values(none)) expect(figure).toMatchObject({ reason: 'NO_OUTCOME_KNOWN' });
    expect(confusionMetrics({ tp: 0, fp: 1, tn: 3, fn: 0 })).toMatchObject({
      accuracy: 0.75,
      precision: 0,
      recall: { reason: 'ONE_CLASS' },
      f1: { reason: 'ONE_CLASS' },
      balancedAccuracy: { reason: 'ONE_CLASS' },
      mcc: { reason: 'ONE_CLASS' },
    });
    expect(confusionMetrics({ tp: 0, fp: 0, tn: 3, fn: 2 })).toMatchObject({
      precision: { reason: 'TOO_FEW_ROWS' },
      recall: 0,
      f1: 0,
      kappa: 0,
      mcc: { reason: 'TOO_FEW_ROWS' },
    });
    expect(confusionMetrics({ tp: 2, fp: 0, tn: 0, fn: 0 })).toMatchObject({
      kappa: { reason: 'ONE_CLASS' },
      specificity: { reason: 'ONE_CLASS' },
    });
  });
});

describe('figures of a score', () => {
  it('say why they have no answer', () => {
    expect(brier(EMPTY)).toMatchObject({ reason: 'NO_OUTCOME_KNOWN' });
    expect(logLoss(EMPTY)).toMatchObject({ reason: 'NO_OUTCOME_KNOWN' });
    expect(brierDecomposition(EMPTY)).toMatchObject({ reason: 'NO_OUTCOME_KNOWN' });
    expect(calibrationError([])).toMatchObject({ reason: 'NO_OUTCOME_KNOWN' });
    expect(equalCountBins(EMPTY)).toEqual([]);
    expect(averagePrecision(EMPTY)).toMatchObject({ reason: 'NO_OUTCOME_KNOWN' });
    expect(averagePrecision(tableOf([0.1, 0.2], [0, 0]))).toMatchObject({ reason: 'ONE_CLASS' });
    expect(ks(tableOf([0.1, 0.2], [1, 1]))).toMatchObject({ reason: 'ONE_CLASS' });
  });

  it('clip a certain and wrong probability instead of an infinite loss', () => {
    expectNear(logLoss(tableOf([0], [1])), -Math.log(1e-15), 1e-12);
    expectNear(brier(tableOf([1], [0])), 1, 1e-12);
    expectNear(logLoss(tableOf([1], [1])), 0, 1e-12);
  });

  it('place the largest gap of a perfect score at the last score of the other class', () => {
    expect(ks(tableOf([0.1, 0.2, 0.7, 0.9], [0, 0, 1, 1]))).toEqual({ distance: 1, at: 0.2 });
  });
});
