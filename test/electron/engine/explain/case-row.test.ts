import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/domain/app-error.ts';
import type { ReadDb } from '#electron/engine/db/connection.ts';
import { caseRow } from '#electron/engine/explain/case-row.ts';
import { EMPTY_MEANING } from '#shared/mapping/recipe.ts';
import type { SourceRow } from '#electron/engine/project/project-state.ts';

type Asking = Parameters<typeof caseRow>[0];

/** A log of one row that counts how often it is read. */
function counted(...kinds: SourceRow['kind'][]): { asking: Asking; reads: () => number; changed: () => Asking } {
  let reads = 0;
  const db = {
    one: () => {
      reads += 1;
      return Promise.resolve({ caseId: 'read', place: 4, version: '1' });
    },
    all: () => Promise.resolve([{ name: 'case_index', place: 0, rows: 10 }]),
  } as unknown as ReadDb;
  const asking = (): Asking => ({
    db,
    signal: new AbortController().signal,
    columns: [],
    bundles: [],
    meaning: EMPTY_MEANING,
    sources: kinds.map((kind) => ({ kind }) as SourceRow),
    over: (rows) => `SELECT * FROM ${rows}`,
  });
  return { asking: asking(), reads: () => reads, changed: asking };
}

describe('the row of a case', () => {
  it('is read once for all that a page asks about it', async () => {
    const { asking, reads } = counted('log');
    const first = await caseRow(asking, 'C1');
    expect(await caseRow(asking, 'C1')).toEqual(first);
    expect(reads()).toBe(1);
    expect(first.where).toEqual({ sql: 'row = 4', values: [] });
  });

  it('is read once for all that ask at the same time, and by the others where one gives up', async () => {
    const { asking, reads } = counted('log');
    const [first, second] = await Promise.all([caseRow(asking, 'C1'), caseRow(asking, 'C1')]);
    expect(second).toEqual(first);
    expect(reads()).toBe(1);
    const given = new AppError('CANCELLED', 'cancelled');
    const fails = { ...asking, db: { ...asking.db, all: () => Promise.reject(given) } };
    const [left, stayed] = await Promise.allSettled([caseRow(fails, 'C2'), caseRow(asking, 'C2')]);
    expect(left).toMatchObject({ status: 'rejected', reason: given });
    expect(stayed).toMatchObject({ status: 'fulfilled', value: { caseId: 'read' } });
  });

  it('is read again once the project holds something else', async () => {
    const { asking, reads, changed } = counted('log');
    await caseRow(asking, 'C1');
    await caseRow(changed(), 'C1');
    expect(reads()).toBe(2);
  });

  it('is not kept longer than the last few', async () => {
    const { asking, reads } = counted('log');
    for (const id of ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9', 'C1']) await caseRow(asking, id);
    expect(reads()).toBe(10);
    await caseRow(asking, 'C9');
    expect(reads()).toBe(10);
  });

  it('of a linked log is read each time: its file can change in silence', async () => {
    const { asking, reads } = counted('log', 'link');
    await caseRow(asking, 'C1');
    await caseRow(asking, 'C1');
    expect(reads()).toBe(2);
  });
});
