import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Overview } from '#shared/analyses/overview/schema.ts';
import type { Quality } from '#shared/analyses/quality/schema.ts';
import { parseRecords } from '#electron/engine/ingest/records.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

const credit = join(FIXTURES, 'cases', 'credit', 'predictions.csv');

let bench: Bench;
let project: string;
beforeAll(async () => {
  bench = await openBench();
  project = (await bench.create()).id;
  await bench.load(project, [credit], {
    bundle: bench.grant(join(FIXTURES, 'bundles', 'credit')),
  });
});
afterAll(async () => bench.done());

const overview = (parameters: Record<string, unknown>): Promise<Overview> =>
  bench.run<Overview>(project, 'overview', parameters);

describe('a selection', () => {
  it('by month and by its days is the same, from sketches and from rows', async () => {
    const [month, days, instants] = await Promise.all([
      overview({ period: '2025-03' }),
      overview({ from: '2025-03-01', to: '2025-03-31' }),
      overview({ from: '2025-03-01T00:00:00', to: '2025-03-31T23:59:59' }),
    ]);
    expect(month.rows).toBe(1500);
    expect(days).toEqual(month);
    expect(instants).toEqual(month);
  });

  it('by weeks adds up to the whole', async () => {
    const weeks = await Promise.all(
      Array.from({ length: 27 }, (_, index) => overview({ period: `2025-W${String(index + 1).padStart(2, '0')}` })),
    );
    expect(weeks.reduce((sum, week) => sum + week.rows, 0)).toBe(8980);
  });

  it('by the name in the file, by role and by the fact of the bundle is the same', async () => {
    const [byName, byRole] = await Promise.all([
      overview({ where: ['arm=treatment'] }),
      overview({ where: ['@arm=treatment'] }),
    ]);
    expect(byName.rows).toBe(2707);
    expect(byRole).toEqual(byName);
  });

  it('by ranges that meet holds every row once, and what is not filled in in none', async () => {
    const parts = ['[,0.2)', '[0.2,0.35]', '(0.35,]', ''].map((range) => overview({ where: [`@score=${range}`] }));
    const rows = (await Promise.all(parts)).map((one) => one.rows);
    expect(rows.reduce((sum, one) => sum + one, 0)).toBe(8980);
    const [open, closed] = await Promise.all(
      ['(0.2,0.35)', '[0.2;0.35]'].map((range) => overview({ where: [`@score=${range}`] })),
    );
    expect(closed!.rows).toBe(rows[1]);
    expect(open!.rows).toBeLessThanOrEqual(closed!.rows);
  });

  it('by a range of days holds all of the last one', async () => {
    const days = await overview({ where: ['@prediction_time=[2025-03-01,2025-03-31]'] });
    expect(days).toMatchObject({ rows: 1500 });
    const [month, before] = await Promise.all([
      overview({ where: ['@prediction_time=2025-03'] }),
      overview({ where: ['@prediction_time=[2025-03-01,2025-04-01)'] }),
    ]);
    expect([month.rows, before.rows]).toEqual([1500, 1500]);
  });

  it('by another value holds what is filled in with something else', async () => {
    const [all, rent, others, known, unknown] = await Promise.all(
      [[], ['Home=rent'], ['Home!=rent'], ['Home!='], ['Home=']].map(async (where) => (await overview({ where })).rows),
    );
    expect(rent! + others!).toBe(known);
    expect(known! + unknown!).toBe(all);
    expect(others).toBeGreaterThan(0);
  });

  it('refuses a range of what is no number', async () => {
    await expect(overview({ where: ['@score=[a,0.2)'] })).rejects.toMatchObject({ code: 'PARAMETER_INVALID' });
    await expect(overview({ where: ['@prediction_time=[march,]'] })).rejects.toMatchObject({ code: 'PERIOD_INVALID' });
  });

  it('by several conditions holds all of them', async () => {
    const all = await overview({ where: ['Home=rent', '@decision=refuse', '@outcome=bad'] });
    expect(all.outcomes.known).toBe(all.rows);
    expect(all.outcomes.positive).toBe(all.rows);
    expect(all.decisions).toEqual([{ decision: 'refuse', rows: all.rows }]);
  });

  it('of missing values is written with nothing after the equals sign', async () => {
    expect((await overview({ where: ['Income='] })).rows).toBe(801);
  });

  it('keeps a value that looks like SQL as a value', async () => {
    expect((await overview({ where: [`Home=x' OR '1'='1`] })).rows).toBe(0);
  });

  it('of nothing has reasons instead of figures', async () => {
    const none = await overview({ period: '2030-01' });
    expect(none).toMatchObject({ rows: 0, period: null, byPeriod: [], individuals: 0 });
    expect(none.outcomes.positive).toEqual({ ok: false, reason: 'NO_OUTCOME_KNOWN' });
  });

  it.each([
    [{ period: '2025-13' }, 'PERIOD_INVALID'],
    [{ from: 'yesterday' }, 'PERIOD_INVALID'],
    [{ where: ['Home'] }, 'PARAMETER_INVALID'],
    [{ where: ['Nope=1'] }, 'COLUMN_UNKNOWN'],
    [{ where: ['@nope=1'] }, 'ROLE_UNKNOWN'],
    [{ where: ['Age=young'] }, 'PARAMETER_INVALID'],
    [{ nonsense: 1 }, 'PARAMETER_INVALID'],
  ])('that makes no sense (%j) is refused', async (parameters, code) => {
    await expect(overview(parameters)).rejects.toMatchObject({ code });
  });
});

describe('quality', () => {
  it('counts missing values per column as the reference does', async () => {
    const quality = await bench.run<Quality>(project, 'quality');
    const missing = Object.fromEntries(
      quality.columns.filter((column) => column.missing > 0).map((column) => [column.column, column.missing]),
    );
    expect(missing).toEqual({
      Home: 7,
      Job: 5,
      Income: 801,
      Assets: 92,
      Debt: 38,
      outcome: 1268,
      outcome_at: 1268,
      gain_eur: 1268,
    });
  });

  it('gives the same counts from sketches and from rows', async () => {
    const [sketched, scanned] = await Promise.all([
      bench.run<Quality>(project, 'quality'),
      bench.run<Quality>(project, 'quality', { from: '2020-01-01' }),
    ]);
    expect(scanned.columns).toEqual(sketched.columns);
    expect(scanned.rows).toBe(sketched.rows);
  });

  it('compares with the ranges of the training, and says so where there is none', async () => {
    const quality = await bench.run<Quality>(project, 'quality');
    expect(quality.reference).toBe('training');
    const age = quality.columns.find((column) => column.column === 'Age')!;
    expect(age.range).toEqual([18, 69]);
    const [header, ...rows] = parseRecords(readFileSync(credit, 'utf8'), { delimiter: ',', quote: '"' }, false);
    for (const column of quality.columns.filter((one) => one.range !== null)) {
      const at = header!.indexOf(column.column);
      const outside = rows.filter(
        (row) => row[at] !== '' && (Number(row[at]) < column.range![0] || Number(row[at]) > column.range![1]),
      );
      expect([column.column, column.outOfRange]).toEqual([column.column, outside.length]);
    }
    const alone = await bench.create('alone.tribune');
    await bench.load(alone.id, [join(FIXTURES, 'cases', 'credit', 'predictions.parquet')]);
    const without = await bench.run<Quality>(alone.id, 'quality');
    expect(without.reference).toBeNull();
    expect(without.columns[0]!.outOfRange).toEqual({ ok: false, reason: 'NO_REFERENCE' });
  });

  it('compares one month with another', async () => {
    const may = await bench.run<Quality>(project, 'quality', { current: '2025-05', reference: '2025-01' });
    expect(may).toMatchObject({ rows: 1600, current: '2025-05', reference: '2025-01' });
    const january = await bench.run<Quality>(project, 'quality', { current: '2025-01', reference: '2025-01' });
    for (const column of january.columns.filter((one) => one.part === 'feature')) {
      expect([0, { ok: false, reason: 'NO_REFERENCE' }]).toContainEqual(column.outOfRange);
      expect([0, { ok: false, reason: 'NO_REFERENCE' }]).toContainEqual(column.unseen);
    }
  });
});

describe('an answer', () => {
  it('comes from memory until the project changes', async () => {
    const first = await bench.client.stream('analysis.run', { project, analysis: 'overview', parameters: {} });
    const second = await bench.client.stream('analysis.run', { project, analysis: 'overview', parameters: {} });
    expect(second).toEqual(first);
    const summary = await bench.client.call('project.summary', { project });
    await bench.client.stream('project.saveMeaning', { project, meaning: { ...summary.meaning, positive: 'good' } });
    const changed = await bench.run<Overview>(project, 'overview');
    expect(changed.outcomes.positive).toBe(7712 - 2295);
    await bench.client.stream('project.saveMeaning', { project, meaning: { ...summary.meaning, positive: 'bad' } });
    expect((await bench.run<Overview>(project, 'overview')).outcomes.positive).toBe(2295);
  });

  it('says where it comes from', async () => {
    const { provenance } = await bench.client.stream('analysis.run', {
      project,
      analysis: 'overview',
      parameters: { period: '2025-02' },
    });
    expect(provenance).toMatchObject({
      engine: 'test',
      rows: 1400,
      selection: { period: '2025-02' },
      models: [{ name: 'credit-default', version: '2.0.0' }],
    });
    expect(provenance.data).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('unknown outcomes', () => {
  it('are too young or lost once somebody says after how many days they should be known', async () => {
    const summary = await bench.client.call('project.summary', { project });
    await bench.client.stream('project.saveMeaning', {
      project,
      meaning: { ...summary.meaning, outcomeWindowDays: 120, asOf: '2025-09-01' },
    });
    const { outcomes } = await bench.run<Overview>(project, 'overview');
    expect(outcomes).toMatchObject({ unknown: 1268, asOf: '2025-09-01' });
    expect((outcomes.immature as number) + (outcomes.lost as number)).toBe(1268);
    const rows = await overview({ from: '2025-05-05', where: ['@outcome='] });
    expect(outcomes.immature).toBe(rows.rows);
  });
});
