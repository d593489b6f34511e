import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Against, Value } from '#shared/analyses/value/schema.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';
import { caseRows } from '#test/shared/analyses/case-rows.ts';

const DIGITS = 6;

/** Section `ab_test` of `oracle.json`: the value column by arm, where it is known; scipy's Welch test and interval. */
const REFERENCE = {
  credit: {
    treatment: { n: 2330, total: 1335997.69, mean: 573.3895665236051 },
    control: { n: 5382, total: 1329668.01, mean: 247.05834448160536 },
    difference: 326.3312220419998,
    interval: [233.3105348707142, 419.35190921328564],
    pValue: 6.706921859210875e-12,
  },
  churn: {
    treatment: { n: 2076, total: 95738.81, mean: 46.11696050096339 },
    control: { n: 8441, total: 379192.57, mean: 44.92270702523397 },
    difference: 1.1942534757294183,
    interval: [-0.1850748683435064, 2.5735818198023432],
    pValue: 0.08967630615103772,
  },
  housing: {
    treatment: { n: 2838, total: 5849160.54, mean: 2061.0149894291753 },
    control: { n: 3288, total: 5812386.38, mean: 1767.7574148418494 },
    difference: 293.25757458732596,
    interval: [175.66562702891918, 410.8495221457332],
    pValue: 1.0402759960197706e-6,
  },
};

let bench: Bench;
beforeEach(async () => (bench = await openBench()));
afterEach(async () => bench.done());

async function loaded(name: string, log: string): Promise<string> {
  const { id } = await bench.create();
  await bench.client.stream('bundle.add', { project: id, grant: bench.grant(join(FIXTURES, 'bundles', name)) });
  await bench.load(id, [join(FIXTURES, 'cases', name, log)]);
  return id;
}

function told(against: Value['against']): Against {
  if ('ok' in against) throw new Error(against.reason);
  return against;
}

/** Every number, wherever it stands, but for the digits that another order of adding up changes. */
function expectClose(one: unknown, other: unknown): void {
  if (typeof one === 'number' && typeof other === 'number')
    return void expect(Math.abs(one - other)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(other)));
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null)
    return void expect(one).toEqual(other);
  expect(Object.keys(one)).toEqual(Object.keys(other));
  for (const [key, value] of Object.entries(other)) expectClose((one as Record<string, unknown>)[key], value);
}

describe('the former way and the new one equal the reference', () => {
  for (const [name, log] of [
    ['credit', 'predictions.csv'],
    ['churn', 'predictions.parquet'],
    ['housing', 'predictions.csv'],
  ] as const)
    it(name, async () => {
      const value = await bench.run<Value>(await loaded(name, log), 'value');
      const against = told(value.against);
      const reference = REFERENCE[name];
      for (const arm of ['treatment', 'control'] as const) {
        expect(against[arm].n).toBe(reference[arm].n);
        expect(against[arm].total).toBeCloseTo(reference[arm].total, DIGITS);
        expect(against[arm].mean).toBeCloseTo(reference[arm].mean, DIGITS);
      }
      expect(against.difference).toBeCloseTo(reference.difference, DIGITS);
      const [low, high] = against.interval as [number, number];
      expect(low).toBeCloseTo(reference.interval[0]!, DIGITS);
      expect(high).toBeCloseTo(reference.interval[1]!, DIGITS);
      expect(against.pValue).toBeCloseTo(reference.pValue, DIGITS);
      expect(against.gained).toBeCloseTo(reference.treatment.n * reference.difference, 4);
      // Projected: every row of the selection, kept apart from what was measured.
      expect(value.projected).toMatchObject({ cases: value.rows });
      if ('ok' in value.projected) throw new Error(value.projected.reason);
      expect(value.projected.total).toBeCloseTo(value.rows * reference.difference, 4);
      expect(value.projected.perDay).toBeCloseTo((value.rows * reference.difference) / value.days, 4);
    });
});

describe('on the credit log', () => {
  it('adds up months as a plain recount does', async () => {
    const value = await bench.run<Value>(await loaded('credit', 'predictions.csv'), 'value');
    const rows = caseRows('credit/predictions.csv');
    const known = rows.filter((row) => row['gain_eur'] !== '');
    expect(value).toMatchObject({ rows: 8980, n: known.length, withoutValue: 8980 - known.length, currency: 'EUR' });
    expect(value.total).toBeCloseTo(
      known.reduce((sum, row) => sum + Number(row['gain_eur']), 0),
      4,
    );
    for (const month of value.byPeriod) {
      const mine = known.filter((row) => row['computed_at']?.startsWith(month.period));
      const gains = mine.map((row) => Number(row['gain_eur']));
      const mean = gains.reduce((sum, one) => sum + one, 0) / gains.length;
      const deviation = Math.sqrt(gains.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (gains.length - 1));
      const half = 1.959963984540054 * deviation * Math.sqrt(gains.length);
      const [low, high] = month.interval as [number, number];
      expect(month.n).toBe(mine.length);
      expect(month.perCase).toBeCloseTo(mean, DIGITS);
      expect(low).toBeCloseTo(mean * gains.length - half, 3);
      expect(high).toBeCloseTo(mean * gains.length + half, 3);
      const treated = mine.filter((row) => row['arm'] === 'treatment');
      expect(month.arms).toEqual({ treatment: treated.length, control: mine.length - treated.length });
      expect(told(month.against).treatment.n).toBe(treated.length);
    }
    const days = new Set(rows.map((row) => row['computed_at']?.slice(0, 10)));
    expect(value.days).toBe(days.size);
  });

  it('says the same from the sums by day and from the rows', async () => {
    const id = await loaded('credit', 'predictions.csv');
    // The sums know days only: an hour makes it read the rows.
    for (const [days, hours] of [
      [{}, { from: '1900-01-01T00:00:00' }],
      [
        { from: '2025-02-10', to: '2025-05-07', version: '2.1.0' },
        { from: '2025-02-10T00:00:00', to: '2025-05-07T23:59:59', version: '2.1.0' },
      ],
    ])
      expectClose(await bench.run<Value>(id, 'value', days), await bench.run<Value>(id, 'value', hours));
  });

  it('narrows with the selection, and answers for no row', async () => {
    const id = await loaded('credit', 'predictions.csv');
    const may = await bench.run<Value>(id, 'value', { period: '2025-05', where: ['Job=partime'] });
    expect(may.byPeriod.map((month) => month.period)).toEqual(['2025-05']);
    expect(may.rows).toBeLessThan(1500);
    const none = await bench.run<Value>(id, 'value', { period: '2031-01' });
    expect(none).toMatchObject({
      rows: 0,
      n: 0,
      days: 0,
      byPeriod: [],
      total: { ok: false, reason: 'NO_ROWS' },
      against: { ok: false, reason: 'NO_ROWS' },
    });
  });
});

describe('what cannot be told', () => {
  const log = async (head: string, line: (row: number) => string): Promise<string> => {
    const { id } = await bench.create();
    const path = bench.file('small.csv');
    const lines = Array.from(
      { length: 90 },
      (_, row) => `p${row},2025-01-${String((row % 28) + 1).padStart(2, '0')},${(row % 100) / 100},${line(row)}`,
    );
    writeFileSync(path, [`prediction_id,prediction_time,score,${head}`, ...lines].join('\n'));
    await bench.load(id, [path], { said: { positive: '1', parts: { worth: 'value' }, treatment: 'new' } });
    return id;
  };

  it('names the missing column everywhere', async () => {
    const value = await bench.run<Value>(await log('outcome', (row) => String(row % 2)), 'value');
    const missing = { ok: false, reason: 'NO_VALUE_COLUMN' };
    expect(value).toMatchObject({
      rows: 90,
      n: 0,
      total: missing,
      perCase: missing,
      perCaseInterval: missing,
      immature: missing,
      against: missing,
      projected: missing,
      byPeriod: [],
    });
  });

  it('counts as immature what lacks the value and the outcome, whatever else is not known', async () => {
    const dayOf = (row: number): number => (row % 28) + 1;
    const lacks = (row: number): boolean => row % 3 === 0 && row % 2 === 0;
    const id = await log('outcome,worth', (row) => `${row % 3 === 0 ? '' : row % 2},${row % 2 === 0 ? '' : row}`);
    const { meaning } = await bench.client.call('project.summary', { project: id });
    await bench.client.stream('project.saveMeaning', { project: id, meaning: { ...meaning, outcomeWindowDays: 10 } });
    const young = Array.from({ length: 90 }, (_, row) => row).filter((row) => lacks(row) && dayOf(row) + 10 > 28);
    for (const asked of [{}, { from: '1900-01-01T00:00:00' }]) {
      const value = await bench.run<Value>(id, 'value', asked);
      expect(value).toMatchObject({ immature: young.length, withoutValue: 45 });
    }
  });

  it('counts a total without two ways of deciding, and gives a constant value no difference', async () => {
    const alone = await bench.run<Value>(await log('worth', () => '2'), 'value');
    expect(alone).toMatchObject({
      total: 180,
      perCase: 2,
      perCaseInterval: [2, 2],
      against: { ok: false, reason: 'NO_ARM_COLUMN' },
      projected: { ok: false, reason: 'NO_ARM_COLUMN' },
    });
  });

  it('names the groups that nobody told apart', async () => {
    const id = await log('arm,worth', (row) => `${row % 2 === 0 ? 'north' : 'south'},2`);
    expect(await bench.run<Value>(id, 'value')).toMatchObject({
      total: 180,
      against: { reason: 'ARMS_UNKNOWN', needed: 'north, south' },
    });
  });

  it('tells amounts that hardly differ by the rows, where sums of squares have lost them', async () => {
    const amount = (row: number): number => 1e7 + (row % 3) / 1000;
    const value = await bench.run<Value>(await log('worth', (row) => String(amount(row))), 'value');
    const mean = 1e7 + 1 / 1000;
    const half = 1.959963984540054 * Math.sqrt((90 * (2 / 3)) / 89 / 1e6 / 90);
    const [low, high] = value.perCaseInterval as [number, number];
    expect(low).toBeCloseTo(mean - half, 7);
    expect(high).toBeCloseTo(mean + half, 7);
  });

  it('does not compare fewer than thirty values of a way of deciding', async () => {
    const id = await log('worth,arm', (row) => `${row < 80 ? row : ''},${row < 29 ? 'new' : 'old'}`);
    const value = await bench.run<Value>(id, 'value');
    expect(value).toMatchObject({ n: 80, withoutValue: 10, against: { reason: 'TOO_FEW_ROWS', needed: 30 } });
    const fewer = await bench.run<Value>(id, 'value', { to: '2025-01-03' });
    expect(fewer).toMatchObject({ perCaseInterval: { reason: 'TOO_FEW_ROWS', needed: 30 } });
  });
});
