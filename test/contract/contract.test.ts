import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '#shared/domain/app-error.ts';
import { contract } from '#shared/contract/index.ts';
import { encodeTable, decodeTable } from '#shared/contract/table.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';
import { HOSTS } from './hosts.ts';
import type { Host } from './hosts.ts';

const credit = join(FIXTURES, 'cases', 'credit', 'predictions.csv');

describe.each(HOSTS)('the engine %s', (_, connect) => {
  let bench: Bench;
  let host: Host;
  beforeEach(async () => {
    bench = await openBench();
    host = await connect(bench.engine);
  });
  afterEach(async () => {
    await host.close();
    await bench.done();
  });

  it('answers a call', async () => {
    const about = await host.client.call('app.about', {});
    expect(about).toMatchObject({ version: 'test', networkConnections: 0, openAtStart: null });
  });

  it('refuses what the schema does not know, and never shows a stack or a path', async () => {
    const fault = await host.client.call('project.summary', { project: 'p99' }).catch((cause: unknown) => cause);
    expect(fault).toBeInstanceOf(AppError);
    expect(fault).toMatchObject({ code: 'PROJECT_NOT_OPEN' });
    const wrong = await host.client
      .call('project.summary', { project: 7 as unknown as string })
      .catch((cause: unknown) => cause);
    expect(wrong).toMatchObject({ code: 'REQUEST_INVALID', details: { key: 'project' } });
    expect(JSON.stringify([fault, wrong])).not.toContain(bench.folder);
  });

  it('tells progress line by line before the result of a long work', async () => {
    const project = await bench.create();
    const files = [bench.grant(credit)];
    const preview = await host.client.stream('import.preview', { project: project.id, files });
    const stages: string[] = [];
    const checked = await host.client.stream(
      'import.check',
      { project: project.id, files, recipe: preview.recipe },
      { onProgress: ({ stage }) => stages.push(stage) },
    );
    expect([...new Set(stages)]).toEqual(expect.arrayContaining(['reading', 'loading', 'identifiers', 'counting']));
    expect(checked.report.rows).toBe(8980);
    await host.client.stream('import.commit', { project: project.id, session: checked.session });
  });

  it('stops the work when the reader goes away', async () => {
    const project = await bench.create();
    const files = [bench.grant(credit)];
    const preview = await host.client.stream('import.preview', { project: project.id, files });
    const controller = new AbortController();
    const work = host.client.stream(
      'import.check',
      { project: project.id, files, recipe: preview.recipe },
      { signal: controller.signal, onProgress: ({ stage }) => stage === 'loading' && controller.abort() },
    );
    await expect(work).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect
      .poll(async () => (await bench.load(project.id, [credit]).catch(() => null))?.rows ?? 0, { timeout: 20_000 })
      .toBe(8980);
  });

  it('carries a fault of a long work with its code and details', async () => {
    const project = await bench.create();
    const files = [bench.grant(join(FIXTURES, 'bad', 'tables', 'empty.csv'))];
    await expect(host.client.stream('import.preview', { project: project.id, files })).rejects.toMatchObject({
      code: 'FILE_EMPTY',
      details: { file: 'empty.csv' },
    });
  });

  it('brings a table with names, texts, numbers and missing values as they are', async () => {
    const project = await bench.create();
    await bench.load(project.id, [join(FIXTURES, 'bad', 'tables', 'hostile_column_names.csv')]);
    const page = await host.client.table('cases.page', { project: project.id, selection: {}, offset: 0, limit: 5 });
    expect(page.total).toBe(50);
    expect(page.rows.count).toBe(5);
    expect(page.rows.names).toEqual(page.columns);
    expect(page.rows.values[page.columns.indexOf('case_id')]).toContain('P25-0000001');
    const asked = { project: project.id, selection: {}, offset: 0, limit: 5 };
    expect(await host.client.table('cases.page', asked, { onProgress: () => undefined })).toEqual(page);
    const broken = { ...asked, sort: { column: 'no such', descending: false } };
    await expect(host.client.table('cases.page', broken, { onProgress: () => undefined })).rejects.toMatchObject({
      code: 'COLUMN_UNKNOWN',
    });
  });

  it('takes a file that was dropped', async () => {
    const bytes = readFileSync(credit);
    const entry = await host.client.upload('files.upload', { name: '../../evil/predictions.csv' }, new Blob([bytes]));
    expect(entry).toMatchObject({ name: '.._.._evil_predictions.csv', kind: 'log', bytes: bytes.length });
    const project = await bench.create();
    const preview = await host.client.stream('import.preview', { project: project.id, files: [entry.grant] });
    expect(preview.files[0]!.rowsAbout).toBe(8980);
  });

  it('knows no grant that it did not give', async () => {
    const project = await bench.create();
    await expect(
      host.client.stream('import.preview', { project: project.id, files: ['/etc/passwd'] }),
    ).rejects.toMatchObject({ code: 'GRANT_UNKNOWN' });
    await expect(host.client.stream('project.open', { grant: credit })).rejects.toMatchObject({
      code: 'GRANT_UNKNOWN',
    });
  });

  it('lists folders by grants, and files under clean names', async () => {
    const { places } = await host.client.call('files.places', {});
    expect(places.map((place) => place.key)).toContain('home');
    const folder = bench.grant(bench.folder);
    await bench.create('listed.tribune');
    await bench.create('listed 10.tribune');
    await bench.create('listed 2.tribune');
    const list = await host.client.call('files.list', { folder });
    expect(list.entries.map((entry) => entry.name).filter((name) => name.startsWith('listed'))).toEqual([
      'listed 2.tribune',
      'listed 10.tribune',
      'listed.tribune',
    ]);
    expect(list.entries.find((entry) => entry.name === 'listed.tribune')).toMatchObject({ kind: 'project' });
    expect(list.writable).toBe(true);
    const target = await host.client.call('files.target', { folder, name: '../out/..\\x', extension: 'tribune' });
    expect(target.name).toBe('__out_.._x.tribune');
  });
});

describe('the contract', () => {
  it('has four kinds of procedure and names them by area', () => {
    for (const [name, procedure] of Object.entries(contract)) {
      expect(['call', 'stream', 'table', 'upload']).toContain(procedure.kind);
      expect(name).toMatch(/^[a-z][a-zA-Z]*\.[a-z][a-zA-Z]*$/);
    }
  });

  it('gives tables back as they were', () => {
    const table = {
      names: ['__proto__', 'é', ''],
      values: [
        ['a', null],
        [1.5, null],
        [null, true],
      ],
      count: 2,
    };
    expect(decodeTable(encodeTable(table))).toEqual(table);
    expect(decodeTable(encodeTable({ names: ['a'], values: [[]], count: 0 }))).toEqual({
      names: ['a'],
      values: [[]],
      count: 0,
    });
  });
});
