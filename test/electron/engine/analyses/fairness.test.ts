import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fairness, FairnessGroup } from '#shared/analyses/fairness/schema.ts';
import { newcombeDifference } from '#shared/stats/two-proportions.ts';
import { wilsonInterval } from '#shared/stats/wilson-interval.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';
import { caseRows } from '#test/shared/analyses/case-rows.ts';

/** As many digits as the reference is good for. */
const DIGITS = 9;

/** Section `groups` of `oracle.json`, made with pandas: group, rows, selected, known, rate, of the positive, of the others. */
type Reference = [string, number, number, number, number, number, number];

const MARITAL: Reference[] = [
  ['divorced', 84, 0.35714285714285715, 70, 0.4714285714285714, 0.48484848484848486, 0.24324324324324326],
  ['married', 6467, 0.33137467140869026, 5585, 0.26965085049239035, 0.7071713147410359, 0.1953910272125521],
  ['separated', 255, 0.4117647058823529, 224, 0.5357142857142857, 0.6916666666666667, 0.1346153846153846],
  ['single', 2052, 0.4117933723196881, 1730, 0.3508670520231214, 0.7232289950576606, 0.2341941228851291],
  ['widow', 122, 0.2540983606557377, 103, 0.2815533980582524, 0.5862068965517241, 0.12162162162162163],
];
const FEMALE: Reference[] = [
  ['0', 9292, 0.2892811020232458, 8502, 0.25970359915314045, 0.5797101449275363, 0.1928821099459803],
  ['1', 8508, 0.30195110484250115, 7806, 0.270945426594927, 0.5820330969267139, 0.20558777016341592],
];
const SENIOR: Reference[] = [
  ['0', 14707, 0.25171686951791666, 13459, 0.2449661936250836, 0.5362450712769185, 0.1668962802597914],
  ['1', 3093, 0.5027481409634659, 2849, 0.3601263601263601, 0.7241715399610137, 0.37739989029072957],
];

let bench: Bench;
beforeEach(async () => (bench = await openBench()));
afterEach(async () => bench.done());

async function loaded(name: string, log: string): Promise<string> {
  const { id } = await bench.create(`${name}.tribune`);
  await bench.client.stream('bundle.add', { project: id, grant: bench.grant(join(FIXTURES, 'bundles', name)) });
  await bench.load(id, [join(FIXTURES, 'cases', name, log)]);
  return id;
}

function asReference(groups: readonly FairnessGroup[], reference: readonly Reference[]): void {
  expect(groups.map((group) => group.levels[0]?.value).sort()).toEqual(reference.map(([value]) => value));
  for (const [value, rows, selected, known, rate, found, wrongly] of reference) {
    const group = groups.find((one) => one.levels[0]?.value === value);
    expect(group).toMatchObject({ rows, n: known });
    expect(group?.selectionRate).toBeCloseTo(selected, DIGITS);
    expect(group?.rate).toBeCloseTo(rate, DIGITS);
    expect(group?.truePositiveRate).toBeCloseTo(found, DIGITS);
    expect(group?.falsePositiveRate).toBeCloseTo(wrongly, DIGITS);
    expect(group?.intervals.selectionRate).toEqual(wilsonInterval(Math.round(selected * rows), rows));
  }
}

describe('groups equal the reference', () => {
  it('credit by marital status', async () => {
    const result = await bench.run<Fairness>(await loaded('credit', 'predictions.csv'), 'fairness', { by: 'Marital' });
    asReference(result.groups, MARITAL);
    expect(result.sensitive.map((one) => one.column)).toEqual(['Age', 'Marital', 'channel']);
  });

  it('churn by two columns of yes and no', async () => {
    const id = await loaded('churn', 'predictions.parquet');
    asReference((await bench.run<Fairness>(id, 'fairness', { by: 'female' })).groups, FEMALE);
    const senior = await bench.run<Fairness>(id, 'fairness', { by: 'senior_citizen' });
    asReference(senior.groups, SENIOR);
    expect(senior.groups[1]?.levels[0]?.valueLabel).toEqual({ en: 'yes', fr: 'oui' });
  });
});

describe('on the credit log', () => {
  it('takes the first sensitive column, and equals a plain recount', async () => {
    const id = await loaded('credit', 'predictions.csv');
    const result = await bench.run<Fairness>(id, 'fairness');
    expect(result.by).toEqual(['Age']);
    const rows = caseRows('credit/predictions.csv');
    const first = result.groups[0];
    const { low, high } = first?.levels[0] ?? { low: 0, high: 0 };
    const mine = rows.filter((row) => Number(row['Age']) >= (low ?? 0) && Number(row['Age']) < (high ?? 0));
    const known = mine.filter((row) => row['outcome'] !== '');
    const selected = known.filter((row) => Number(row['score']) >= 0.35);
    const gaps = known.map((row) => Number(row['score']) - (row['outcome'] === 'bad' ? 1 : 0));
    const mean = gaps.reduce((sum, one) => sum + one, 0) / gaps.length;
    const deviation = Math.sqrt(gaps.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (gaps.length - 1));
    expect(first).toMatchObject({ rows: mine.length, n: known.length, chosen: selected.length });
    expect(first?.precision).toBeCloseTo(
      selected.filter((row) => row['outcome'] === 'bad').length / selected.length,
      DIGITS,
    );
    expect(first?.calibration).toBeCloseTo(mean, DIGITS);
    const interval = first?.intervals.calibration as [number, number];
    expect(interval[1] - interval[0]).toBeCloseTo((2 * 1.959963984540054 * deviation) / Math.sqrt(gaps.length), DIGITS);
  });

  it('measures each gap between the two farthest groups', async () => {
    const result = await bench.run<Fairness>(await loaded('credit', 'predictions.csv'), 'fairness', { by: 'Marital' });
    const selection = result.gaps.find((gap) => gap.metric === 'selectionRate');
    const [high, low] = [
      result.groups.find((one) => one.group === 'Marital = single'),
      result.groups.find((one) => one.group === 'Marital = widow'),
    ];
    expect(selection?.groups).toEqual(['Marital = single', 'Marital = widow']);
    expect(selection?.difference).toBeCloseTo(0.4117933723196881 - 0.2540983606557377, DIGITS);
    expect(selection?.ratio).toBeCloseTo(0.2540983606557377 / 0.4117933723196881, DIGITS);
    expect(selection?.interval).toEqual(
      newcombeDifference(
        Math.round(0.4117933723196881 * (high?.rows ?? 0)),
        high?.rows ?? 0,
        Math.round(0.2540983606557377 * (low?.rows ?? 0)),
        low?.rows ?? 0,
      ),
    );
    expect(result.gaps.map((gap) => gap.metric)).toEqual([
      'selectionRate',
      'truePositiveRate',
      'falsePositiveRate',
      'precision',
      'calibration',
    ]);
    for (const gap of result.gaps) expect(gap.difference).toBeGreaterThanOrEqual(0);
  });

  it('crosses three columns and tells nothing of small groups', async () => {
    const id = await loaded('credit', 'predictions.csv');
    const result = await bench.run<Fairness>(id, 'fairness', { by: 'Marital,Home,Job' });
    expect(result.by).toEqual(['Marital', 'Home', 'Job']);
    expect(result.groups.length).toBeLessThanOrEqual(200);
    expect(result.groups.reduce((sum, group) => sum + group.rows, 0)).toBe(8980);
    const few = result.groups.find((group) => group.n < 30);
    expect(few).toMatchObject({ estimable: false, truePositiveRate: { reason: 'TOO_FEW_ROWS', needed: 30 } });
    await expect(bench.run(id, 'fairness', { by: 'Marital,Nothing' })).rejects.toMatchObject({
      code: 'COLUMN_UNKNOWN',
    });
    const empty = await bench.run<Fairness>(id, 'fairness', { period: '2031-01' });
    expect(empty).toMatchObject({ rows: 0, groups: [], gaps: [] });
  });
});

describe('what cannot be told', () => {
  const log = async (head: string, line: (row: number) => string, more = {}): Promise<string> => {
    const { id } = await bench.create();
    const path = bench.file('small.csv');
    const lines = Array.from(
      { length: 200 },
      (_, row) => `p${row},2025-01-${String((row % 28) + 1).padStart(2, '0')},${line(row)}`,
    );
    writeFileSync(path, [`prediction_id,prediction_time,${head}`, ...lines].join('\n'));
    await bench.load(id, [path], { said: { positive: '1', cutoff: 0.5, ...more } });
    return id;
  };

  it('has no groups without a column that says something about people', async () => {
    const id = await log('score,outcome,size', (row) => `${(row % 100) / 100},${row % 2},${row}`);
    const result = await bench.run<Fairness>(id, 'fairness');
    expect(result).toMatchObject({ by: [], groups: [], gaps: [], sensitive: [] });
  });

  it('tells selection without outcomes, and why the rest is not told', async () => {
    const id = await log('score,sex', (row) => `${(row % 100) / 100},${row % 2 === 0 ? 'f' : 'm'}`);
    const result = await bench.run<Fairness>(id, 'fairness');
    expect(result.by).toEqual(['sex']);
    expect(result.groups[0]).toMatchObject({ rows: 100, selectionRate: 0.5, rate: { reason: 'NO_OUTCOME_COLUMN' } });
    expect(result.gaps.map((gap) => gap.metric)).toEqual(['selectionRate']);
  });

  it('tells nothing about errors of one outcome, and no ratio to nothing', async () => {
    const id = await log('score,sex,outcome', (row) => `0.2,${row % 2 === 0 ? 'f' : 'm'},${row === 0 ? 0 : 1}`);
    const result = await bench.run<Fairness>(id, 'fairness');
    expect(result.groups[0]).toMatchObject({
      selectionRate: 0,
      truePositiveRate: { reason: 'TOO_FEW_ROWS', needed: 5 },
    });
    expect(result.gaps[0]).toMatchObject({ metric: 'selectionRate', difference: 0, ratio: { ok: false } });
  });
});
