import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DuckDBInstance } from '@duckdb/node-api';
import { appendEvent } from '#electron/engine/audit/trail.ts';
import type { KnownProject } from '#electron/engine/project/project.ts';
import { knownProject, readDataState, readState } from '#electron/engine/project/project-state.ts';
import { openProjectFile } from '#electron/engine/project/open-project.ts';
import { listDocuments, readDocument, removeDocument, saveDocument } from '#electron/engine/db/documents.ts';
import { openBench, type Bench } from '#test/support/engine.ts';

describe('a document of a project', () => {
  let bench: Bench;
  const settings = { threads: 1, memoryLimitMb: 256 };
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.done());

  const file = async (name: string, readOnly = false) =>
    (
      await openProjectFile(bench.file(name), readOnly ? 'look' : 'work', {
        ...settings,
        spillRoot: bench.file('spill'),
      })
    ).file;

  it('keeps when it was made through its changes, apart from others of the same id', async () => {
    const project = await bench.create('a.tribune');
    await bench.client.call('project.close', { project: project.id });
    const open = await file('a.tribune');
    try {
      await open.write(null, async (db) => {
        await saveDocument(db, { kind: 'cohort', id: 'x', body: { name: 'l’été' }, at: '2026-01-01' });
        await saveDocument(db, { kind: 'plan', id: 'x', body: null, at: '2026-01-02' });
        await saveDocument(db, { kind: 'cohort', id: 'x', body: { name: 'é', n: 1 }, at: '2026-01-03' });
        await saveDocument(db, { kind: 'cohort', id: 'a', body: 1, at: '2026-01-02' });
      });
      const ids = (await open.read(null, (db) => listDocuments(db, 'cohort'))).map(({ id }) => id);
      expect(ids).toEqual(['x', 'a']);
      expect(await open.read(null, (db) => readDocument(db, 'cohort', 'x'))).toEqual({
        kind: 'cohort',
        id: 'x',
        body: { name: 'é', n: 1 },
        createdAt: '2026-01-01',
        changedAt: '2026-01-03',
      });
      await open.write(null, (db) => removeDocument(db, 'cohort', 'x'));
      expect(await open.read(null, (db) => readDocument(db, 'cohort', 'x'))).toBeNull();
      expect(await open.read(null, (db) => readDocument(db, 'plan', 'x'))).toMatchObject({ body: null });
    } finally {
      await open.close();
    }
  });

  it('has events that leave answers about the data as they are', async () => {
    const project = await bench.create('b.tribune');
    await bench.client.call('project.close', { project: project.id });
    const open = await file('b.tribune');
    const states = () => open.read(null, async (db) => [await readState(db), await readDataState(db)]);
    const [before = 0] = await states();
    const tell = (type: string) =>
      open.write(null, (db) => appendEvent(db, { at: '2026-01-01', actor: 'user', type, body: {} }));
    await tell('challenge');
    expect(await states()).toEqual([before + 1, before]);
    await tell('import');
    expect(await states()).toEqual([before + 2, before + 2]);
    await open.close();
  });

  it('is known from memory until something is written, and anew only where the data changed', async () => {
    const project = await bench.create('c.tribune');
    await bench.client.call('project.close', { project: project.id });
    const open = await file('c.tribune');
    const held = { file: open, known: null as KnownProject | null };
    let asked = 0;
    const known = () =>
      open.read(null, (db) =>
        knownProject(
          {
            ...db,
            all: (...query) => ((asked += 1), db.all(...query)),
            one: (...query) => ((asked += 1), db.one(...query)),
          },
          held,
        ),
      );
    const tell = (type: string) =>
      open.write(null, (db) => appendEvent(db, { at: '2026-01-01', actor: 'user', type, body: {} }));
    const first = await known();
    asked = 0;
    expect(await known()).toBe(first);
    expect(asked).toBe(0);
    await tell('story');
    expect(await known()).toBe(first);
    expect(asked).toBe(1);
    expect(await known()).toBe(first);
    expect(asked).toBe(1);
    await tell('import');
    const later = await known();
    expect(later).not.toBe(first);
    expect(later.state).toBeGreaterThan(first.state);
    await open.close();
  });

  it('has its place in an older file from its first opening, for reading too', async () => {
    const project = await bench.create('old.tribune');
    await bench.client.call('project.close', { project: project.id });
    const instance = await DuckDBInstance.create(bench.file('old.tribune'));
    const db = await instance.connect();
    await db.run('DROP TABLE document');
    await db.run('DROP TABLE process_event');
    for (const table of ['sketch_value', 'sketch_score', 'sketch_pair', 'sketch_pair_day'])
      await db.run(`DROP TABLE ${table}`);
    await db.run(`UPDATE meta SET value = '2' WHERE key = 'tribune_format'`);
    db.closeSync();
    instance.closeSync();
    const reading = await file('old.tribune', true);
    expect(await reading.read(null, (read) => listDocuments(read, 'story'))).toEqual([]);
    expect(await reading.read(null, (read) => readDocument(read, 'story', 'x'))).toBeNull();
    await reading.close();
    const open = await file('old.tribune');
    await open.write(null, (write) => saveDocument(write, { kind: 'story', id: 's', body: {}, at: '2026-01-01' }));
    expect(await open.read(null, (read) => listDocuments(read, 'story'))).toHaveLength(1);
    await open.close();
  });
});
