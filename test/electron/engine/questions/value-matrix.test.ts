import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Threshold } from '#shared/analyses/threshold/schema.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

/** An instant before every row: the small tables know days only, so the rows themselves are scanned. */
const ALL_ROWS = { from: '1900-01-01T00:00:00' };
/** Sums of the same amounts in another order. */
const ORDER = 1e-12;

let bench: Bench;
beforeEach(async () => (bench = await openBench()));
afterEach(async () => bench.done());

async function bothMatrices(project: string): Promise<[Record<string, unknown>, Record<string, unknown>]> {
  const sketched = await bench.run<Threshold>(project, 'threshold');
  const scanned = await bench.run<Threshold>(project, 'threshold', ALL_ROWS);
  return [sketched.matrix, scanned.matrix];
}

function expectSame(a: Record<string, unknown>, b: Record<string, unknown>): void {
  expect(Object.keys(a)).toEqual(Object.keys(b));
  for (const [key, value] of Object.entries(b)) {
    if (typeof value === 'number')
      expect(Math.abs((a[key] as number) - value), key).toBeLessThanOrEqual(ORDER * Math.abs(value));
    else expect(a[key], key).toEqual(value);
  }
}

async function creditProject(): Promise<string> {
  const { id } = await bench.create();
  await bench.client.stream('bundle.add', { project: id, grant: bench.grant(join(FIXTURES, 'bundles/credit')) });
  await bench.load(id, [join(FIXTURES, 'cases/credit/predictions.csv')]);
  return id;
}

/** A log whose decisions are mostly words of their own, beside the two of the cut-off. */
function manyDecisions(others: number): string {
  const rows = Array.from({ length: 1200 }, (_, row) => {
    const decision = row % 3 === 0 ? `other-${row % others}` : row % 3 === 1 ? 'refuse' : 'accept';
    return [`p${row}`, `2025-01-${String((row % 28) + 1).padStart(2, '0')}`, (row % 100) / 100, decision]
      .concat([row % 5 < 2 ? 'bad' : 'good', String((row * 7) % 101)])
      .join(',');
  });
  const path = bench.file(`decisions-${others}.csv`);
  writeFileSync(path, ['prediction_id,prediction_time,score,final_decision,outcome,gain', ...rows].join('\n'));
  return path;
}

describe('what a decision was worth, from the daily sums', () => {
  it('is what the rows say, and stays so after the positive class changes', async () => {
    const id = await creditProject();
    const [sketched, scanned] = await bothMatrices(id);
    expect(sketched).toMatchObject({ source: 'observed' });
    expectSame(sketched, scanned);
    const { meaning } = await bench.client.call('project.summary', { project: id });
    await bench.client.stream('project.saveMeaning', { project: id, meaning: { ...meaning, positive: 'good' } });
    const [turned, turnedScanned] = await bothMatrices(id);
    expectSame(turned, turnedScanned);
    expect(turned['trueNegative']).toBe(sketched['falseNegative']);
  });

  for (const others of [40, 900])
    it(`is what the rows say with ${others} other decisions`, async () => {
      const { id } = await bench.create();
      await bench.load(id, [manyDecisions(others)], {
        said: { positive: 'bad', parts: { final_decision: 'applied_decision' } },
      });
      const { meaning } = await bench.client.call('project.summary', { project: id });
      const cutoff = {
        type: 'threshold',
        threshold: 0.5,
        operator: '>=',
        whenTrue: 'refuse',
        whenFalse: 'accept',
      } as const;
      await bench.client.stream('project.saveMeaning', { project: id, meaning: { ...meaning, cutoff } });
      const [sketched, scanned] = await bothMatrices(id);
      expect(sketched).toMatchObject({ source: 'observed', observedRows: 800 });
      expectSame(sketched, scanned);
    });

  it('is built for a file of the format before', async () => {
    const id = await creditProject();
    const [before] = await bothMatrices(id);
    await bench.client.call('project.close', { project: id });
    const path = bench.file('project.tribune');
    const instance = await DuckDBInstance.create(path);
    const connection = await instance.connect();
    for (const table of ['sketch_value', 'sketch_score', 'sketch_pair', 'sketch_pair_day'])
      await connection.run(`DROP TABLE ${table}`);
    await connection.run(`UPDATE meta SET value = '3' WHERE key = 'tribune_format'`);
    connection.closeSync();
    instance.closeSync();
    const again = await bench.client.stream('project.open', { grant: bench.grant(path) });
    const [after, scanned] = await bothMatrices(again.id);
    expectSame(after, before);
    expectSame(after, scanned);
  });
});
