import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync, appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Overview } from '#shared/analyses/overview/schema.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

const credit = join(FIXTURES, 'cases', 'credit', 'predictions.csv');
const churn = join(FIXTURES, 'cases', 'churn', 'predictions.parquet');

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(async () => bench.done());

async function check(project: string, path: string): Promise<{ session: string }> {
  const preview = await bench.preview(project, [path]);
  return bench.client.stream('import.check', { project, files: [bench.grant(path)], recipe: preview.recipe });
}

describe('an import', () => {
  it('shows nothing before it is confirmed, and leaves nothing when it is given up', async () => {
    const project = await bench.create();
    const { session } = await check(project.id, credit);
    expect((await bench.run<Overview>(project.id, 'overview')).rows).toBe(0);
    await bench.client.call('import.discard', { project: project.id, session });
    const summary = await bench.client.call('project.summary', { project: project.id });
    expect([summary.rows, summary.sources, summary.columns, summary.state]).toEqual([0, [], [], 1]);
    await expect(bench.client.stream('import.commit', { project: project.id, session })).rejects.toMatchObject({
      code: 'SESSION_UNKNOWN',
    });
  });

  it('lets only one import wait at a time', async () => {
    const project = await bench.create();
    await check(project.id, credit);
    await expect(check(project.id, churn)).rejects.toMatchObject({ code: 'PROJECT_BUSY' });
  });

  it('is given up when the project is closed', async () => {
    const project = await bench.create();
    await check(project.id, credit);
    await bench.client.call('project.close', { project: project.id });
    const again = await bench.client.stream('project.open', { grant: bench.grant(bench.file('project.tribune')) });
    expect(again.rows).toBe(0);
  });

  it('stops when the reader of its progress goes away, and the project is as before', async () => {
    const project = await bench.create();
    const preview = await bench.preview(project.id, [credit]);
    const controller = new AbortController();
    const stages: string[] = [];
    const work = bench.client.stream(
      'import.check',
      { project: project.id, files: [bench.grant(credit)], recipe: preview.recipe },
      {
        signal: controller.signal,
        onProgress: ({ stage }) => {
          stages.push(stage);
          if (stage === 'loading') controller.abort();
        },
      },
    );
    await expect(work).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(stages).toContain('loading');
    const report = await bench.load(project.id, [credit]);
    expect(report.rows).toBe(8980);
  });

  it('adds nothing when the same bytes come again, under any name', async () => {
    const project = await bench.create();
    await bench.load(project.id, [credit]);
    const copy = bench.file('other-name.csv');
    copyFileSync(credit, copy);
    const report = await bench.load(project.id, [copy]);
    expect(report.files[0]).toMatchObject({ state: 'already', accepted: 0 });
    expect(report.rows).toBe(8980);
    const twice = await bench.create('twice.tribune');
    const both = await bench.load(twice.id, [credit, copy]);
    expect(both.files.map((file) => file.state)).toEqual(['read', 'already']);
    expect(both.rows).toBe(8980);
  });

  it('sets predictions aside that a later file repeats', async () => {
    const project = await bench.create();
    await bench.load(project.id, [credit]);
    const lines = readFileSync(credit, 'utf8').split('\n');
    const part = bench.file('part.csv');
    const fresh = lines[1]!.replace('P25-0000001', 'P25-9999999');
    writeFileSync(part, [lines[0], lines[5], lines[6], fresh, ''].join('\n'));
    const report = await bench.load(project.id, [part]);
    expect(report.files[0]).toMatchObject({ read: 3, accepted: 1, duplicates: 2 });
    expect(report.files[0]!.reasons[0]).toMatchObject({ reason: 'DUPLICATE', lines: [2, 3] });
    expect(report.rows).toBe(8981);
  });

  it('recognises the recipe of a file of the same kind', async () => {
    const project = await bench.create();
    await bench.load(project.id, [credit], { said: { positive: 'bad', parts: { Marital: 'ignore' } } });
    const next = bench.file('next.csv');
    writeFileSync(next, readFileSync(credit, 'utf8').split('\n').slice(0, 50).join('\n').replaceAll('P25-', 'P26-'));
    const preview = await bench.preview(project.id, [next]);
    expect(preview.knownRecipe?.name).toBe('predictions.csv');
    expect(preview.questions).toEqual([]);
    expect(preview.guesses.find((guess) => guess.name === 'Marital')?.part).toBe('ignore');
  });

  it('leaves no private copy behind', async () => {
    const project = await bench.create();
    await bench.load(project.id, [join(FIXTURES, 'cases', 'credit', 'predictions.ndjson.gz')]);
    const run = join(bench.folder, 'data', 'run');
    const files = readdirSync(run, { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile() && !entry.name.endsWith('.tmp'),
    );
    expect(files.map((file) => file.name)).toEqual([]);
  });

  it('refuses a file that grows while it is read', async () => {
    const project = await bench.create();
    const growing = bench.file('growing.csv');
    copyFileSync(credit, growing);
    const preview = await bench.preview(project.id, [growing]);
    const work = bench.client.stream(
      'import.check',
      { project: project.id, files: [bench.grant(growing)], recipe: preview.recipe },
      { onProgress: ({ stage }) => stage === 'loading' && appendFileSync(growing, 'x') },
    );
    await expect(work).rejects.toMatchObject({ code: 'FILE_CHANGED' });
    expect((await bench.client.call('project.summary', { project: project.id })).rows).toBe(0);
  });

  it('writes the event of each import into the trail', async () => {
    const project = await bench.create();
    await bench.load(project.id, [credit]);
    const { events } = await bench.client.call('project.trail', { project: project.id, limit: 10 });
    expect(events.map((event) => event.type)).toEqual(['import', 'created']);
    expect((events[0]!.body['files'] as { sha256: string }[])[0]!.sha256).toMatch(/^[0-9a-f]{64}$/);
    const verdict = await bench.client.stream('project.verifyTrail', { project: project.id });
    expect(verdict).toMatchObject({ events: 2, broken: null });
  });
});

describe('outcomes in a second file', () => {
  it('are joined by the identifier of the prediction', async () => {
    const project = await bench.create();
    const lines = readFileSync(credit, 'utf8').split('\n');
    const names = lines[0]!.split(',');
    const outcome = names.indexOf('outcome');
    const bare = bench.file('bare.csv');
    const kept = names.map((_, index) => index).filter((index) => ![outcome, outcome + 1, outcome + 2].includes(index));
    const rows = lines.slice(1, 2001).map((line) => line.split(','));
    writeFileSync(bare, [names, ...rows].map((row) => kept.map((index) => row[index]).join(',')).join('\n'));
    const results = bench.file('results.csv');
    const known = rows.filter((row) => row[outcome] !== '');
    writeFileSync(
      results,
      [
        'prediction_id,outcome,outcome_date',
        ...known.map((row) => `${row[0]},${row[outcome]},${row[outcome + 1]}`),
        'P00-unknown,bad,2025-02-01',
      ].join('\n'),
    );
    await bench.load(project.id, [bare]);
    expect((await bench.run<Overview>(project.id, 'overview')).outcomes.known).toEqual({
      ok: false,
      reason: 'NO_OUTCOME_COLUMN',
    });
    const report = await bench.load(project.id, [], { outcomes: bench.grant(results) });
    expect(report.files[0]).toMatchObject({
      kind: 'outcomes',
      read: known.length + 1,
      accepted: known.length,
      rejected: 1,
    });
    expect(report.files[0]!.reasons).toMatchObject([{ reason: 'NO_MATCH', rows: 1 }]);
    const overview = await bench.run<Overview>(project.id, 'overview');
    expect(overview.outcomes.known).toBe(known.length);
  });

  it('are joined by individual inside the outcome window', async () => {
    const project = await bench.create();
    const log = bench.file('log.csv');
    writeFileSync(
      log,
      [
        'prediction_id,client_id,computed_at,score',
        'a1,c1,2025-01-01T10:00:00,0.2',
        'a2,c1,2025-03-01T10:00:00,0.3',
        'b1,c2,2025-01-01T10:00:00,0.9',
      ].join('\n'),
    );
    const results = bench.file('results.csv');
    writeFileSync(results, ['client_id,churned,churned_at', 'c1,1,2025-01-20', 'c2,1,2025-06-01'].join('\n'));
    await bench.load(project.id, [log]);
    const summary = await bench.client.call('project.summary', { project: project.id });
    await bench.client.stream('project.saveMeaning', {
      project: project.id,
      meaning: { ...summary.meaning, outcomeWindowDays: 60, positive: '1' },
    });
    await bench.load(project.id, [], { outcomes: bench.grant(results) });
    const page = await bench.client.table('cases.page', { project: project.id, selection: {}, offset: 0, limit: 10 });
    const at = (name: string): unknown[] => page.rows.values[page.rows.names.indexOf(name)]!;
    expect(at('case_id')).toEqual(['a1', 'b1', 'a2']);
    expect(at('outcome_label')).toEqual(['1', null, null]);
  });
});

describe('a crash', () => {
  it('between an import and its summaries is mended at the next opening', async () => {
    const project = await bench.create();
    await bench.load(project.id, [credit]);
    await bench.client.call('project.close', { project: project.id });
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const instance = await DuckDBInstance.create(bench.file('project.tribune'));
    const connection = await instance.connect();
    for (const table of ['sketch_cube', 'sketch_histogram', 'case_index']) await connection.run(`DELETE FROM ${table}`);
    await connection.run(`DELETE FROM setting WHERE key = 'derived'`);
    connection.closeSync();
    instance.closeSync();
    const again = await bench.client.stream('project.open', { grant: bench.grant(bench.file('project.tribune')) });
    expect(again.rows).toBe(8980);
    const found = await bench.client.table('cases.page', {
      project: again.id,
      selection: {},
      search: 'P25-0000123',
      offset: 0,
      limit: 5,
    });
    expect(found.rows.values[0]).toEqual(['P25-0000123']);
    expect(existsSync(bench.file('project.tribune'))).toBe(true);
  });
});

describe('what a crash leaves in the private folder', () => {
  it('is removed at the next start, what a living process uses is not', async () => {
    const run = join(bench.folder, 'data', 'run');
    const dead = join(run, '999999999-dead');
    const alive = join(run, `${process.pid}-alive`);
    for (const folder of [dead, alive]) mkdirSync(folder, { recursive: true });
    const other = await openBench({ dataFolder: join(bench.folder, 'data') });
    expect(existsSync(dead)).toBe(false);
    expect(existsSync(alive)).toBe(true);
    await other.done();
  });
});
