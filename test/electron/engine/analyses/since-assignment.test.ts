import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AbTest } from '#shared/analyses/ab-test/schema.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import { randomOf } from '#shared/stats/random.ts';
import { welch } from '#shared/stats/welch.ts';
import { openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
}, 60_000);
afterAll(async () => bench.done());

type Row = { entity: string; arm: 'treatment' | 'control'; day: number; value: number };

/** 600 individuals who enter over 20 days and come back; the effect is 20 in the first week of each and `later` afterwards. */
function returning(later: number): Row[] {
  const random = randomOf(5);
  return Array.from({ length: 600 }, (_, at) => at).flatMap((at) => {
    const arm = at % 2 === 0 ? 'treatment' : 'control';
    const start = at % 20;
    return [0, 2, 9, 16, 30, 61]
      .filter((_, visit) => visit === 0 || random() < 0.7)
      .map((since): Row => {
        const effect = arm === 'control' ? 0 : since < 7 ? 20 : later;
        return { entity: `e${at}`, arm, day: start + since, value: Math.round(100 + effect + 40 * (random() - 0.5)) };
      });
  });
}

let logs = 0;
async function logged(rows: readonly Row[]): Promise<string> {
  logs += 1;
  const { id } = await bench.create(`log-${logs}.tribune`);
  const lines = rows.map(({ entity, arm, day, value }, at) => {
    const time = new Date(Date.UTC(2025, 0, 1 + day, 8, at % 60)).toISOString().slice(0, 19);
    return [`p${at}`, entity, time, 'm', '1', (at % 97) / 97, arm, value].join(',');
  });
  const path = bench.file(`log-${logs}.csv`);
  const head = 'prediction_id,entity_id,prediction_time,model_name,model_version,score,arm,value';
  writeFileSync(path, [head, ...lines].join('\n'));
  await bench.load(id, [path]);
  return id;
}

const ask = (id: string, more: Record<string, unknown> = {}): Promise<AbTest> =>
  bench.run<AbTest>(id, 'ab-test', { share: 0.5, design: { metric: 'value', unit: 'individual' }, ...more });

/** The slow way: every individual by hand. */
function slowly(rows: readonly Row[], low: number, high: number): ReturnType<typeof welch> {
  const means: Record<Row['arm'], number[]> = { treatment: [], control: [] };
  for (const entity of new Set(rows.map((row) => row.entity))) {
    const own = rows.filter((row) => row.entity === entity);
    if (new Set(own.map(({ arm }) => arm)).size > 1) continue;
    const first = Math.min(...own.map(({ day }) => day));
    const values = own.filter(({ day }) => day - first >= low && day - first <= high).map(({ value }) => value);
    if (values.length > 0)
      means[own[0]?.arm ?? 'control'].push(values.reduce((sum, value) => sum + value, 0) / values.length);
  }
  const moments = (list: readonly number[]): { n: number; mean: number; variance: number } => {
    const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
    return {
      n: list.length,
      mean,
      variance: list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (list.length - 1),
    };
  };
  return welch(moments(means.treatment), moments(means.control));
}

it('tells the effect by days since each individual entered, as counting by hand does, and that it wears off', async () => {
  const rows = [
    ...returning(0),
    // Somebody on both sides is left out.
    { entity: 'both', arm: 'treatment' as const, day: 0, value: 9999 },
    { entity: 'both', arm: 'control' as const, day: 1, value: -9999 },
  ];
  const id = await logged(rows);
  const { sinceAssignment: told, verdict } = await ask(id);
  if (!isEstimated(told)) throw new Error(told.reason);
  expect(told.bands.map(({ from, to }) => [from, to])).toEqual([
    [0, 6],
    [7, 13],
    [14, 27],
    [28, 55],
    [56, null],
  ]);
  for (const band of told.bands) {
    const slow = slowly(rows, band.from, band.to ?? Infinity);
    if (!isEstimated(slow) || !isEstimated(band.interval)) throw new Error('nothing told');
    expect(band.difference).toBeCloseTo(slow.difference, 9);
    expect(band.interval[0]).toBeCloseTo(slow.interval[0], 9);
    expect(band.interval[1]).toBeCloseTo(slow.interval[1], 9);
  }
  expect(told.change).toMatchObject({ early: expect.closeTo(20, -1) as number });
  expect(verdict).toMatchObject({
    reservations: expect.arrayContaining([expect.objectContaining({ reason: 'wearsOff' })]) as unknown,
  });
  // A part of the log does not make anybody new: whoever comes from the 28th on came before.
  const part = await ask(id, { from: '2025-01-28' });
  if (!isEstimated(part.sinceAssignment)) throw new Error(part.sinceAssignment.reason);
  expect(Math.min(...part.sinceAssignment.bands.map(({ from }) => from))).toBe(7);
});

it('says nothing of an effect that stays, and why where nobody comes back or cases were dealt one by one', async () => {
  const steady = await ask(await logged(returning(20)));
  expect(steady.verdict).not.toMatchObject({
    reservations: expect.arrayContaining([expect.objectContaining({ reason: 'wearsOff' })]) as unknown,
  });
  const once = returning(0).filter((row, at, all) => all.findIndex(({ entity }) => entity === row.entity) === at);
  const one = await logged(once);
  expect((await ask(one)).sinceAssignment).toMatchObject({ reason: 'ONE_EACH' });
  const byCase = await ask(await logged(returning(0)), { design: { metric: 'value', unit: 'case' } });
  expect(byCase.sinceAssignment).toMatchObject({ reason: 'DEALT_BY_CASE' });
});
