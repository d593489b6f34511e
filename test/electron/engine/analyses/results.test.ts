import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Calibration } from '#shared/analyses/calibration/schema.ts';
import type { Gains } from '#shared/analyses/gains/schema.ts';
import type { ClassMetrics, Performance, ValueMetrics } from '#shared/analyses/performance/schema.ts';
import type { Threshold } from '#shared/analyses/threshold/schema.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

type Oracle = {
  performance: Record<string, Record<string, unknown>>;
  shadow?: Record<string, number>;
};

const CASES = ['credit', 'churn', 'housing'] as const;
const projects = new Map<string, { id: string; oracle: Oracle }>();
let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
  for (const name of CASES) {
    const { id } = await bench.create(`${name}.tribune`);
    await bench.client.stream('bundle.add', { project: id, grant: bench.grant(join(FIXTURES, 'bundles', name)) });
    await bench.load(id, [join(FIXTURES, 'cases', name, 'predictions.parquet')]);
    const oracle = JSON.parse(readFileSync(join(FIXTURES, 'cases', name, 'oracle-results.json'), 'utf8')) as Oracle;
    projects.set(name, { id, oracle });
  }
}, 120_000);
afterAll(async () => bench.done());

function project(name: string): { id: string; oracle: Oracle } {
  const found = projects.get(name);
  if (found === undefined) throw new Error(name);
  return found;
}

/** Equal within a share of the reference. */
function near(found: unknown, wanted: unknown, tolerance: number, what: string): void {
  expect(typeof found, what).toBe('number');
  expect(
    Math.abs((found as number) - (wanted as number)) / Math.max(1e-12, Math.abs(wanted as number)),
    what,
  ).toBeLessThan(tolerance);
}

const CLASS: Record<string, [of: (one: ClassMetrics) => unknown, tolerance: number]> = {
  n: [(one) => one.n, 1e-12],
  positives: [(one) => one.positives, 1e-12],
  mean_score: [(one) => one.meanScore, 1e-9],
  auc: [(one) => one.auc, 1e-9],
  brier: [(one) => one.brier, 1e-9],
  average_precision: [(one) => one.averagePrecision, 1e-6],
  log_loss: [(one) => one.logLoss, 1e-6],
  ece_10_equal_width: [(one) => one.ece, 1e-6],
  tp: [(one) => (one.confusion as { tp: number }).tp, 1e-12],
  fp: [(one) => (one.confusion as { fp: number }).fp, 1e-12],
  fn: [(one) => (one.confusion as { fn: number }).fn, 1e-12],
  tn: [(one) => (one.confusion as { tn: number }).tn, 1e-12],
  accuracy: [(one) => one.accuracy, 1e-6],
  precision: [(one) => one.precision, 1e-6],
  recall: [(one) => one.recall, 1e-6],
  specificity: [(one) => one.specificity, 1e-6],
  f1: [(one) => one.f1, 1e-6],
  balanced_accuracy: [(one) => one.balancedAccuracy, 1e-6],
  mcc: [(one) => one.mcc, 1e-6],
  ks: [(one) => one.ks, 1e-6],
};

const VALUE: Record<string, (one: ValueMetrics) => unknown> = {
  n: (one) => one.n,
  mae: (one) => one.mae,
  rmse: (one) => one.rmse,
  mape: (one) => one.mape,
  r2: (one) => one.r2,
  bias_mean_error: (one) => one.bias,
  median_absolute_error: (one) => one.medianAbsoluteError,
  share_within_10_percent: (one) => one.shareWithin10Percent,
};

function sameClass(found: ClassMetrics, wanted: Record<string, unknown>, what: string): void {
  let compared = 0;
  for (const [key, [of, tolerance]] of Object.entries(CLASS)) {
    if (!(key in wanted)) continue;
    near(of(found), wanted[key], tolerance, `${what} ${key}`);
    compared += 1;
  }
  expect(compared, what).toBeGreaterThan(12);
}

function sameValue(found: ValueMetrics, wanted: Record<string, unknown>, what: string): void {
  for (const [key, of] of Object.entries(VALUE)) near(of(found), wanted[key], 1e-6, `${what} ${key}`);
}

describe('performance equals the references', () => {
  for (const name of ['credit', 'churn'])
    it(`of ${name}, overall, by month and for the second score`, async () => {
      const { id, oracle } = project(name);
      const { performance } = oracle;
      const found = await bench.run<Performance>(id, 'performance', { mode: 'exact', by: 'month' });
      sameClass(found.overall as ClassMetrics, performance['all']!, 'all');
      for (const [month, wanted] of Object.entries(performance['by_month']!)) {
        const period = found.byPeriod.find((one) => one.period === month) as ClassMetrics | undefined;
        sameClass(period!, wanted as Record<string, unknown>, month);
      }
      const shadow = await bench.run<Performance>(id, 'performance', { mode: 'exact', score: 'shadow' });
      sameClass(shadow.overall as ClassMetrics, performance['shadow_all']!, 'shadow');
    });

  it('of housing', async () => {
    const { id, oracle } = project('housing');
    const found = await bench.run<Performance>(id, 'performance', { by: 'month' });
    sameValue(found.overall as ValueMetrics, oracle.performance['all']!, 'all');
    for (const [month, wanted] of Object.entries(oracle.performance['by_month']!))
      sameValue(
        found.byPeriod.find((one) => one.period === month) as unknown as ValueMetrics,
        wanted as Record<string, unknown>,
        month,
      );
    const shadow = await bench.run<Performance>(id, 'performance', { score: 'shadow' });
    sameValue(shadow.overall as ValueMetrics, oracle.performance['shadow_all']!, 'shadow');
  });

  it('compares champion and second score on the rows that have both', async () => {
    const { id, oracle } = project('credit');
    const { shadow } = await bench.run<Performance>(id, 'performance');
    if ('ok' in shadow) throw new Error(shadow.reason);
    expect(shadow.n).toBe(oracle.shadow!['rows_with_outcome']);
    near((shadow.champion as ClassMetrics).auc, oracle.shadow!['auc_production'], 1e-9, 'champion');
    near((shadow.shadow as ClassMetrics).auc, oracle.shadow!['auc_shadow'], 1e-9, 'shadow');
    expect(shadow.money).toMatchObject({ currency: 'EUR', decisionsThatDiffer: 407 + 392 });
  });

  it('lays the promise of the manifest beside what was measured', async () => {
    const { id } = project('credit');
    const { atDeployment } = await bench.run<Performance>(id, 'performance');
    expect(atDeployment.find((one) => one.metric === 'auc')).toMatchObject({
      deployed: 0.8322025748496337,
      version: '2.0.0',
    });
  });
});

describe('the sketch', () => {
  it('states its error and keeps to it; decisions are the same', async () => {
    for (const name of ['credit', 'churn']) {
      const { id } = project(name);
      const exact = (await bench.run<Performance>(id, 'performance', { mode: 'exact' })).overall as ClassMetrics;
      const answer = await bench.run<Performance>(id, 'performance', { mode: 'sketch' });
      const sketch = answer.overall as ClassMetrics;
      expect(answer.mode).toBe('sketch');
      expect(exact.aucError).toBe(0);
      expect(Math.abs((sketch.auc as number) - (exact.auc as number))).toBeLessThan(sketch.aucError);
      expect(sketch.aucError).toBeLessThan(0.01);
      expect(sketch.confusion).toEqual(exact.confusion);
      expect(sketch.n).toBe(exact.n);
    }
  });
});

describe('calibration and gains', () => {
  it('equal the references', async () => {
    const { id, oracle } = project('credit');
    const all = oracle.performance['all']!;
    const calibration = await bench.run<Calibration>(id, 'calibration');
    const bins = all['calibration_bins'] as { n: number; mean_score: number; observed_rate: number }[];
    expect(calibration.bins.map((bin) => bin.n)).toEqual(bins.filter((bin) => bin.n > 0).map((bin) => bin.n));
    for (const [index, bin] of bins.entries()) {
      near(calibration.bins[index]?.meanScore, bin.mean_score, 1e-9, `bin ${index}`);
      near(calibration.bins[index]?.rate, bin.observed_rate, 1e-9, `bin ${index}`);
    }
    const gains = await bench.run<Gains>(id, 'gains');
    const deciles = oracle.performance['lift_by_decile'] as unknown as {
      n: number;
      positives: number;
      lift: number;
      cumulative_gain: number;
    }[];
    for (const [index, wanted] of deciles.entries()) {
      const found = gains.deciles[index]!;
      expect(found.n).toBe(wanted.n);
      // Equal scores on a border share their successes here; the reference keeps the order of the file.
      expect(Math.abs(found.successes - wanted.positives)).toBeLessThan(1);
      expect(Math.abs(found.gain - wanted.cumulative_gain)).toBeLessThan(1e-3);
    }
    expect(gains.deciles.at(-1)?.gain).toBeCloseTo(1, 12);
  });
});

describe('the cut-off', () => {
  it('is worth what each decision brought, and moves people and money together', async () => {
    const { id } = project('credit');
    const found = await bench.run<Threshold>(id, 'threshold');
    if ('ok' in found.matrix || 'ok' in found.inForce || 'ok' in found.best) throw new Error('not estimable');
    expect(found.matrix).toMatchObject({ source: 'observed', truePositive: 0, falsePositive: 0 });
    expect(found.matrix.trueNegative).toBeCloseTo(1631.09, 1);
    expect(found.matrix.falseNegative).toBeCloseTo(-4061.9, 0);
    expect(found.inForce).toMatchObject({ threshold: 0.35, tp: 1620, fp: 1092, fn: 675, tn: 4325 });
    expect(found.best.threshold).toBe(0.33);
    expect(found.best.difference).toMatchObject({ cases: 130 });
    const { value, interval } = found.best.difference as { value: number; interval: [number, number] };
    expect(value).toBeCloseTo(72_608, -1);
    expect(interval[0]).toBeCloseTo(9488, -2);
    expect(interval[1]).toBeCloseTo(135_728, -2);
    expect(found.histogram.known.reduce((sum, n) => sum + n, 0)).toBe(7712);
    expect(found.histogram.positives.reduce((sum, n) => sum + n, 0)).toBe(2295);
  });

  it('falls back on the logged decision where the taken one is said in other words', async () => {
    const { matrix } = await bench.run<Threshold>(project('churn').id, 'threshold');
    expect(matrix).toMatchObject({ source: 'observed' });
    expect((matrix as { observedRows: number }).observedRows).toBeGreaterThan(10_000);
  });

  it('takes other amounts and a capacity', async () => {
    const { id } = project('credit');
    const amounts = { truePositive: 100, falsePositive: -10, trueNegative: 0, falseNegative: 0 };
    const free = await bench.run<Threshold>(id, 'threshold', amounts);
    const bound = await bench.run<Threshold>(id, 'threshold', { ...amounts, capacity: 500 });
    if ('ok' in free.best || 'ok' in bound.best) throw new Error('not estimable');
    expect(free.matrix).toMatchObject({ source: 'asked', truePositive: 100 });
    expect(bound.best.point.tp + bound.best.point.fp).toBeLessThanOrEqual(500);
    expect(free.best.value).toBeGreaterThan(bound.best.value);
    const csv = readFileSync(join(FIXTURES, 'cases', 'credit', 'predictions.csv'), 'utf8')
      .trim()
      .split('\n');
    const names = csv[0]!.split(',');
    const at = (name: string): number => names.indexOf(name);
    const rows = csv
      .slice(1)
      .map((line) => line.split(','))
      .filter((cells) => cells[at('outcome')] !== '')
      .map((cells) => ({ score: Number(cells[at('score')]), isBad: cells[at('outcome')] === 'bad' }));
    for (const point of free.points) {
      const above = rows.filter((row) => row.score >= point.threshold);
      const tp = above.filter((row) => row.isBad).length;
      expect([point.threshold, point.tp, point.fp]).toEqual([point.threshold, tp, above.length - tp]);
      expect(point.tp + point.fp + point.tn + point.fn).toBe(rows.length);
    }
    // The slow way: every cut-off, counted.
    const values = free.points.map((point) => point.tp * 100 - point.fp * 10);
    expect(free.best.value).toBe(Math.max(...values));
  });
});

describe('what cannot be told has its reason', () => {
  const REASONS: [name: string, parameters: Record<string, unknown>, analysis: string, reason: string][] = [
    ['housing', {}, 'calibration', 'NOT_A_CLASSIFICATION'],
    ['housing', {}, 'gains', 'NOT_A_CLASSIFICATION'],
    ['housing', {}, 'threshold', 'NOT_A_CLASSIFICATION'],
    ['credit', { period: '2019-01' }, 'performance', 'NO_ROWS'],
    ['credit', { period: '2019-01' }, 'gains', 'NO_ROWS'],
    ['credit', { where: ['@outcome=bad'] }, 'gains', 'ONE_CLASS'],
    ['credit', { where: ['@outcome=bad'] }, 'calibration', 'ONE_CLASS'],
    ['credit', { score: '9.9.9' }, 'performance', 'NO_OUTCOME_KNOWN'],
  ];
  it.each(REASONS)('%s %o: %s says %s', async (name, parameters, analysis, reason) => {
    const found = JSON.stringify(await bench.run(project(name).id, analysis, parameters));
    expect(found).toContain(reason);
    expect(found).not.toMatch(/NaN|Infinity|null,null/);
  });
});
