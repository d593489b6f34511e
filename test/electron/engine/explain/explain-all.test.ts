import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Explain } from '#shared/analyses/explain/schema.ts';
import type { Importance, ImportanceComputed } from '#shared/analyses/importance/schema.ts';
import type { Progress } from '#shared/contract/procedure.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

const ROWS = 620;
/** Rows that are committed together. */
const CHUNK = 200;
const SPACE = 'margin' as const;

let bench: Bench;
let log = '';
beforeAll(async () => {
  bench = await openBench();
  const lines = readFileSync(join(FIXTURES, 'cases', 'credit', 'predictions.csv'), 'utf8').split('\n');
  log = bench.file('few.csv');
  writeFileSync(log, lines.slice(0, ROWS + 1).join('\n'));
});
afterAll(() => bench.done());

let projects = 0;
async function project(more: { link?: boolean } = {}): Promise<string> {
  projects += 1;
  const { id } = await bench.create(`all-${projects}.tribune`);
  const grant = bench.grant(join(FIXTURES, 'bundles', 'credit'));
  await bench.client.stream('bundle.add', { project: id, grant, role: 'champion' });
  const parquet = join(FIXTURES, 'cases', 'credit', 'predictions.parquet');
  if (more.link === true) await bench.load(id, [parquet], { link: true });
  else await bench.load(id, [log]);
  return id;
}

const store = (id: string, options: { signal?: AbortSignal; onProgress?: (progress: Progress) => void } = {}) =>
  bench.client.stream('explanations.store', { project: id, space: SPACE }, options);

async function importance(id: string): Promise<ImportanceComputed> {
  const found = await bench.run<Importance>(id, 'importance', { space: SPACE, permutation: 'no', interactions: 'no' });
  if (!isEstimated(found)) throw new Error('no importance');
  return found;
}

describe('contributions of every row, kept in the project', () => {
  it('goes on where it was stopped, and computes nothing twice', async () => {
    const id = await project();
    const stop = new AbortController();
    const stopped = store(id, { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(stopped).rejects.toMatchObject({ code: 'CANCELLED' });
    const halfway = new AbortController();
    const half = store(id, {
      signal: halfway.signal,
      onProgress: ({ done }) => {
        if (done > CHUNK) halfway.abort();
      },
    });
    // So few rows may all be stored before the stop arrives.
    await half.catch((fault: unknown) => expect(fault).toMatchObject({ code: 'CANCELLED' }));
    const before = await bench.client.call('explanations.stored', { project: id, space: SPACE });
    expect(before).toMatchObject({ rows: ROWS });
    const stored = 'ok' in before ? Number.NaN : before.stored;
    expect([0, ROWS % CHUNK]).toContain(stored % CHUNK);
    expect(stored).toBeGreaterThanOrEqual(CHUNK);
    expect(stored).toBeLessThanOrEqual(ROWS);
    const rest = await store(id);
    expect(rest).toEqual({
      version: '2.0.0',
      space: 'margin',
      method: 'exact',
      rows: ROWS,
      stored: ROWS,
      added: ROWS - stored,
    });
    expect(await store(id)).toMatchObject({ stored: ROWS, added: 0 });
  });

  it('are those of each case, and stand for the sample where the weight of facts is asked', async () => {
    const id = await project();
    const sampled = await importance(id);
    expect(sampled).toMatchObject({ n: 500, sample: { rows: 500, of: ROWS } });
    await store(id);
    const whole = await importance(id);
    expect(whole).toMatchObject({ n: ROWS, sample: null, base: sampled.base });
    const asked = await bench.run<Importance>(id, 'importance', {
      space: SPACE,
      sample: ROWS,
      permutation: 'no',
      interactions: 'no',
    });
    expect(isEstimated(asked) && asked.features).toEqual(whole.features);

    const target = bench.file('contributions.csv');
    const written = await bench.client.stream('explanations.export', {
      project: id,
      space: SPACE,
      target: bench.grant(target),
      flavour: 'machine',
    });
    expect(written).toEqual({ ok: true, rows: ROWS });
    const [head = '', ...lines] = readFileSync(target, 'utf8').trimEnd().split('\n');
    const facts = head.split(',').slice(2, -1);
    expect(facts).toHaveLength(12);
    expect(lines).toHaveLength(ROWS);
    const sizes = facts.map(() => 0);
    for (const line of lines) {
      const [base = 0, ...values] = line.split(',').slice(1).map(Number);
      const score = values.pop() ?? Number.NaN;
      expect(Math.abs(values.reduce((sum, one) => sum + one, base) - score)).toBeLessThan(1e-9);
      values.forEach((value, at) => (sizes[at]! += Math.abs(value) / ROWS));
    }
    for (const feature of whole.features)
      expect(feature.meanAbsolute).toBeCloseTo(sizes[facts.indexOf(feature.feature)]!, 12);
    const [first = ''] = lines;
    const explain = await bench.run<Explain>(id, 'explain', { case: first.split(',')[0], space: SPACE });
    expect(isEstimated(explain) && explain.output).toBeCloseTo(Number(first.split(',').at(-1)), 9);
  });

  it('count new rows as open, and leave those of another filter alone', async () => {
    const id = await project();
    await store(id);
    const women = await bench.run<Importance>(id, 'importance', {
      space: SPACE,
      permutation: 'no',
      interactions: 'no',
      where: ['Home=owner'],
    });
    expect(isEstimated(women) && women.sample).toBeNull();
    const more = bench.file('more.csv');
    const lines = readFileSync(join(FIXTURES, 'cases', 'credit', 'predictions.csv'), 'utf8').split('\n');
    writeFileSync(more, [lines[0], ...lines.slice(ROWS + 1, ROWS + 51)].join('\n'));
    await bench.load(id, [more]);
    expect(await bench.client.call('explanations.stored', { project: id, space: SPACE })).toMatchObject({
      rows: ROWS + 50,
      stored: ROWS,
    });
    expect(await importance(id)).toMatchObject({ n: 500 });
    expect(await store(id)).toMatchObject({ added: 50, stored: ROWS + 50 });
    expect(await importance(id)).toMatchObject({ n: ROWS + 50, sample: null });
  });

  it('a linked log has no place for them, and says so', async () => {
    const id = await project({ link: true });
    await expect(store(id)).rejects.toMatchObject({ code: 'EXPLAIN_LINKED' });
  });

  it('a project of the first format gets a place for them at its first opening, for reading too', async () => {
    const id = await project();
    await bench.client.call('project.close', { project: id });
    const path = bench.file(`all-${projects}.tribune`);
    const instance = await DuckDBInstance.create(path);
    const db = await instance.connect();
    await db.run('DROP TABLE explanation');
    await db.run('DROP TABLE explanation_run');
    await db.run('DROP TABLE document');
    await db.run('DROP TABLE process_event');
    for (const table of ['sketch_value', 'sketch_score', 'sketch_pair', 'sketch_pair_day'])
      await db.run(`DROP TABLE ${table}`);
    await db.run(`UPDATE meta SET value = '1' WHERE key = 'tribune_format'`);
    db.closeSync();
    instance.closeSync();
    const grant = bench.grant(path);
    const reading = await bench.client.stream('project.open', { grant, readOnly: true });
    expect(reading.notices.map(({ key }) => key)).toContain('notices.migrated');
    expect(await importance(reading.id)).toMatchObject({ n: 500 });
    await bench.client.call('project.close', { project: reading.id });
    const open = await bench.client.stream('project.open', { grant });
    expect(await store(open.id)).toMatchObject({ stored: ROWS });
  });
});
