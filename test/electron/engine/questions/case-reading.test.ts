import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseAlike, CaseReading } from '#shared/contract/cases.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import { studentQuantile } from '#shared/stats/student.ts';
import { wilsonInterval } from '#shared/stats/wilson-interval.ts';
import { caseProject } from '#test/support/case-projects.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

let bench: Bench;
let credit = '';
let housing = '';
beforeAll(async () => {
  bench = await openBench();
  credit = await caseProject(bench, 'credit');
  housing = await caseProject(bench, 'housing');
});
afterAll(() => bench.done());

const read = (project: string, id: string): Promise<CaseReading> =>
  bench.client.call('case.read', { project, case: id });

const alike = (project: string, id: string): Promise<CaseAlike> =>
  bench.client.call('case.alike', { project, case: id });

/** The log line by line, without the engine. */
function lines(name: 'credit' | 'housing'): Record<string, string>[] {
  const [head = '', ...rows] = readFileSync(join(FIXTURES, 'cases', name, 'predictions.csv'), 'utf8')
    .trimEnd()
    .split('\n');
  const names = head.split(',');
  return rows.map((row) => {
    const cells = row.split(',');
    return Object.fromEntries(names.map((column, at) => [column, cells[at] ?? '']));
  });
}

describe('what the log says of one case', () => {
  it('is what it says of this line, in the words of the bundle', async () => {
    const found = await read(credit, 'P25-0004129');
    expect(found).toMatchObject({
      caseId: 'P25-0004129',
      individual: 'C105310',
      time: '2025-03-26T15:40:58',
      version: '2.0.0',
      task: 'binary_classification',
      unit: { kind: 'probability' },
      decision: { value: 'refuse', label: { en: 'Refused' } },
      outcome: { value: 'good', isPositive: false, amount: null },
      cutoff: { threshold: 0.35, whenTrue: 'refuse' },
      labels: { positive: { value: 'bad' }, negative: { value: 'good' } },
    });
  });

  it.each(['P25-0004129', 'P25-0000001', 'P25-0000164'])('%s: rank and ends of like scores are counted', async (id) => {
    const found = await read(credit, id);
    const log = lines('credit');
    const own = log.find((line) => line['prediction_id'] === id)!;
    const score = Number(own['score']);
    const month = own['computed_at']!.slice(0, 7);
    const scored = log.filter((line) => line['computed_at']!.startsWith(month) && line['score'] !== '');
    expect(found.rank?.n).toBe(scored.length);
    expect(found.rank?.month).toBe(month);
    expect(found.rank?.below).toBeCloseTo(
      scored.filter((line) => Number(line['score']) < score).length / scored.length,
      12,
    );
    const others = log.filter(
      (line) =>
        line['prediction_id'] !== id &&
        line['outcome'] !== '' &&
        Number(line['score']) >= score - 0.025 &&
        Number(line['score']) <= score + 0.025,
    );
    const positive = others.filter((line) => line['outcome'] === 'bad').length;
    expect(await alike(credit, id)).toEqual({
      kind: 'share',
      n: others.length,
      positive,
      share: positive / others.length,
      interval: wilsonInterval(positive, others.length),
      within: 0.025,
      onlyOf: null,
    });
  });

  it('says which decision alone has known ends', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => {
      const isRefused = at % 3 === 0;
      return [
        `C${at}`,
        '2025-01-01',
        0.5,
        isRefused ? 'refuse' : 'accept',
        isRefused ? '' : at % 2 ? 'bad' : 'good',
      ].join();
    });
    const path = bench.file('selective.csv');
    writeFileSync(path, ['prediction_id,prediction_time,score,decision,outcome', ...rows].join('\n'));
    const project = (await bench.create('selective.tribune')).id;
    await bench.load(project, [path], { said: { positive: 'bad' } });
    expect(await alike(project, 'C0')).toMatchObject({
      n: 40,
      positive: 20,
      onlyOf: { value: 'accept' },
    });
    expect(await alike(project, 'C1')).toMatchObject({ n: 39, onlyOf: { value: 'accept' } });
  });

  it('tells the other predictions of the same individual, latest first', async () => {
    const log = lines('credit');
    const counts = new Map<string, number>();
    for (const line of log) counts.set(line['client_id']!, (counts.get(line['client_id']!) ?? 0) + 1);
    const individual = [...counts].find(([, count]) => count > 1)?.[0];
    const several = log.filter((line) => line['client_id'] === individual);
    expect(several.length).toBeGreaterThan(1);
    expect((await read(credit, 'P25-0004129')).others).toEqual({ count: 0, cases: [] });
    const found = await read(credit, several[0]!['prediction_id']!);
    expect(found.others.count).toBe(several.length - 1);
    expect(found.others.cases.map(({ caseId }) => caseId)).toEqual(
      several
        .slice(1)
        .sort((a, b) => (a['computed_at']! < b['computed_at']! ? 1 : -1))
        .slice(0, 20)
        .map((line) => line['prediction_id']),
    );
  });

  it('tells a case that several versions scored by its latest row, and the other versions beside it', async () => {
    const instance = await DuckDBInstance.create(':memory:');
    const db = await instance.connect();
    const path = bench.file('versions.parquet');
    await db.run(`COPY (SELECT * FROM (VALUES
      ('A1', TIMESTAMP '2025-01-05 10:00:00', '1.0.0', 0.2, 'good'), ('A1', TIMESTAMP '2025-02-05 10:00:00', '2.0.0', 0.6, 'good'),
      ('A2', TIMESTAMP '2025-01-06 10:00:00', '1.0.0', 0.3, 'bad'), ('A3', TIMESTAMP '2025-02-07 10:00:00', '2.0.0', 0.4, 'good'))
      AS log(prediction_id, computed_at, model_version, score, outcome)) TO '${path}' (FORMAT parquet)`);
    db.closeSync();
    instance.closeSync();
    const project = (await bench.create('versions.tribune')).id;
    await bench.load(project, [path], { link: true });
    const found = await read(project, 'A1');
    expect(found).toMatchObject({ version: '2.0.0', score: 0.6, individual: null });
    expect(found.others).toMatchObject({ count: 1, cases: [{ caseId: 'A1', version: '1.0.0', score: 0.2 }] });
    expect((await read(project, 'A3')).others).toEqual({ count: 0, cases: [] });
  });

  it('of an estimate, how far like estimates were from what was seen', async () => {
    const log = lines('housing');
    const id = log.find((line) => Object.values(line).length > 3)!;
    const key = Object.keys(id)[0]!;
    const found = await read(housing, id[key]!);
    expect(found).toMatchObject({ task: 'regression', unit: { kind: 'currency', currency: 'USD' }, labels: null });
    const near = await alike(housing, id[key]!);
    expect(isEstimated(near) && near.kind).toBe('mean');
    if (!isEstimated(near) || near.kind !== 'mean') return;
    expect(near.interval[0]).toBeLessThan(near.mean);
    expect(near.within).toBeCloseTo(found.score! * 0.05, 6);
    const within = near.within;
    const seen = log
      .filter((line) => line[key] !== id[key] && line['sale_price'] !== '')
      .filter((line) => Math.abs(Number(line['estimate']) - found.score!) <= within)
      .map((line) => Number(line['sale_price']));
    const mean = seen.reduce((sum, one) => sum + one, 0) / seen.length;
    const sd = Math.sqrt(seen.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (seen.length - 1));
    expect(near).toMatchObject({ n: seen.length });
    expect(near.mean).toBeCloseTo(mean, 6);
    const spread = (studentQuantile(0.975, seen.length - 1) * sd) / Math.sqrt(seen.length);
    expect(near.interval[1]).toBeCloseTo(mean + spread, 4);
  });

  it('is refused for a case that is not there', async () => {
    for (const asked of [read, alike])
      await expect(asked(credit, 'nobody')).rejects.toMatchObject({ code: 'CASE_NOT_FOUND' });
  });
});
