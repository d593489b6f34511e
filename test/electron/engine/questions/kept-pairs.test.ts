import { writeFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ColumnPart } from '#shared/domain/role.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import type { Shadow, ShadowReport } from '#shared/analyses/shadow/schema.ts';
import { randomOf } from '#shared/stats/random.ts';
import type { ReadDb, WriteDb } from '#electron/engine/db/connection.ts';
import { derivedIsCurrent } from '#electron/engine/ingest/derived.ts';
import { updatePairs } from '#electron/engine/ingest/sketch-pairs.ts';
import { openProjectFile } from '#electron/engine/project/open-project.ts';
import { openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

const HEAD =
  'id,time,model,version,score,shadow_score,shadow_version,arm,acted,propensity,outcome,worth,age,region'.split(',');
const PARTS: Record<string, ColumnPart> = {
  ...{ id: 'prediction_id', time: 'prediction_time', model: 'model_name', version: 'model_version', score: 'score' },
  ...{ shadow_score: 'shadow_score', shadow_version: 'shadow_version', arm: 'arm', acted: 'acted', outcome: 'outcome' },
  ...{ propensity: 'action_propensity', worth: 'value', age: 'feature', region: 'feature' },
};
/** A table of any size; large logs only have it in the application. */
const ALWAYS = 0;
/** An instant before every row: the small tables know days only, so the rows themselves are read. */
const ALL_ROWS = { from: '1900-01-01T00:00:00' };
const SKETCH = { mode: 'sketch' };

let bench: Bench;
let count = 0;
beforeAll(async () => (bench = await openBench()));
afterAll(async () => bench.done());

/** Rows of two months, of two versions, with every column that the report can use; scores on and beside the borders of the steps. */
function lines(month: string, rows: number, seed: number): string[] {
  const random = randomOf(seed);
  return Array.from({ length: rows }, (_, row) => {
    const truth = random();
    const [champion, shadow] = [(truth + random()) / 2, row % 50 === 0 ? 1 : (truth + 2 * random()) / 3];
    const chance = champion > 0.6 ? 0.8 : 0.3;
    const acted = random() < chance ? 'yes' : 'no';
    const outcome = row % 10 === 0 ? '' : random() < truth * (acted === 'yes' ? 0.8 : 0.5) ? '1' : '0';
    const worth = row % 11 === 0 ? '' : acted === 'no' ? '0' : (random() * 100 - 30).toFixed(2);
    const day = `${month}-${String(1 + (row % 28)).padStart(2, '0')}`;
    return [
      ...[`${month}-${row}`, day, 'm', row % 3 === 0 ? '1' : '2', champion.toFixed(row % 2 === 0 ? 2 : 4)],
      ...[row % 40 === 0 ? '' : shadow.toFixed(4), '9', row % 2 === 0 ? 'treatment' : 'control', acted, chance],
      ...[outcome, worth, String(20 + (row % 50)), ['north', 'south', ''][row % 3]],
    ].join(',');
  });
}

function csv(rows: readonly string[], head = HEAD): string {
  const path = bench.file(`log-${(count += 1)}.csv`);
  writeFileSync(path, [head.join(','), ...rows].join('\n'));
  return path;
}

async function load(project: string, rows: readonly string[]): Promise<void> {
  await bench.load(project, [csv(rows)], { said: { parts: PARTS, positive: '1' } });
}

/** Works on the closed file, then opens it again. */
async function beside<T>(name: string, work: (db: WriteDb) => Promise<T>, opened: string[] = []): Promise<T> {
  for (const project of opened) await bench.client.call('project.close', { project });
  const settings = { threads: 1, memoryLimitMb: 512, spillRoot: bench.file('spill') };
  const { file } = await openProjectFile(bench.file(name), 'work', settings);
  try {
    return await file.write(null, work);
  } finally {
    await file.close();
  }
}

async function reopened(name: string): Promise<ProjectSummary> {
  return bench.client.stream('project.open', { grant: bench.grant(bench.file(name)) });
}

async function report(project: string, parameters: Record<string, unknown>): Promise<ShadowReport> {
  const found = await bench.run<Shadow>(project, 'shadow', { ...SKETCH, ...parameters });
  if ('ok' in found) throw new Error(found.reason);
  return found;
}

/** The same figures, whichever order their sums were added up in. */
function near(found: unknown, expected: unknown): unknown {
  if (typeof found === 'number' && typeof expected === 'number')
    return Math.abs(found - expected) <= 1e-8 * Math.max(1, Math.abs(expected)) ? expected : found;
  if (typeof found !== 'object' || found === null || typeof expected !== 'object' || expected === null) return found;
  if (Array.isArray(found)) return found.map((one, at) => near(one, (expected as unknown[])[at]));
  return Object.fromEntries(
    Object.entries(found).map(([key, one]) => [key, near(one, (expected as Record<string, unknown>)[key])]),
  );
}

const kept = (db: ReadDb): Promise<{ cells: number; rows: number; days: number } | null> =>
  db.one(
    `SELECT count(*)::DOUBLE AS cells, coalesce(sum(rows), 0)::DOUBLE AS rows, (SELECT coalesce(sum(rows), 0) FROM sketch_pair_day)::DOUBLE AS days FROM sketch_pair`,
  );

/** Cells that are changed on purpose show in an answer only if it leans on them. */
async function leansOnCells(name: string, project: string, parameters: Record<string, unknown>): Promise<boolean> {
  const before = await report(project, parameters);
  await beside(name, (db) => db.run('UPDATE sketch_pair SET positive = known'), [project]);
  const { id } = await reopened(name);
  const after = await report(id, parameters);
  await bench.client.call('project.close', { project: id });
  return after.rate !== before.rate;
}

describe('sums by pair of scores', () => {
  const name = 'pairs.tribune';
  let project: string;
  beforeAll(async () => {
    const { id } = await bench.create(name);
    await load(id, lines('2025-01', 3000, 1));
    await load(id, lines('2025-02', 2000, 2));
    const meaning = (await bench.client.call('project.summary', { project: id })).meaning;
    await bench.client.stream('project.saveMeaning', {
      project: id,
      meaning: {
        ...meaning,
        arms: { treatment: 'treatment', control: 'control', expectedShareTreatment: 0.5 },
        cutoff: { type: 'threshold', threshold: 0.5017, operator: '>=', whenTrue: 'call', whenFalse: 'leave' },
        outcomeWindowDays: 20,
      },
    });
    await beside(name, (db) => updatePairs(db, ALWAYS), [id]);
    project = (await reopened(name)).id;
  });

  it.each([
    ['of the whole log', {}],
    ['of one month', { period: '2025-02' }],
    ['of one version', { version: '2' }],
    ['up to the last day that has rows', { from: '2025-01-01', to: '2025-02-28' }],
    ['at another budget', { budget: 0.07 }],
    ['of days that cut a month', { from: '2025-01-10', to: '2025-02-20' }],
  ])('say what the rows say: %s', async (_name, parameters) => {
    const found = await report(project, parameters);
    const { from, ...others } = parameters as { from?: string };
    const scanned = await report(project, { ...others, from: from === undefined ? ALL_ROWS.from : `${from}T00:00:00` });
    expect(near(found, scanned)).toEqual(scanned);
    expect(found.uplift).not.toHaveProperty('ok');
    expect(found.offPolicy).not.toHaveProperty('ok');
    expect(found.swap).not.toHaveProperty('ok');
    expect(found.action).not.toHaveProperty('ok');
    expect(found.population.immature).toBeGreaterThan(0);
  });

  it('state how far they can be from the exact answer, which holds', async () => {
    const [found, exact] = [await report(project, {}), await report(project, { mode: 'exact' })];
    expect(exact.stepError).toBeNull();
    const { aucChampion, aucShadow, chosen } = found.stepError ?? { aucChampion: 0, aucShadow: 0, chosen: 0 };
    expect(Math.abs(Number(found.aucChampion) - Number(exact.aucChampion))).toBeLessThanOrEqual(aucChampion);
    expect(Math.abs(Number(found.aucShadow) - Number(exact.aucShadow))).toBeLessThanOrEqual(aucShadow);
    expect(aucShadow).toBeGreaterThan(0);
    expect(aucShadow).toBeLessThan(0.01);
    expect(chosen).toBeGreaterThan(0);
    expect(chosen).toBeLessThan(0.05);
    for (const figure of ['kappa', 'agreement', 'mcnemar', 'brierDifference', 'logLossDifference'] as const)
      expect(near(found[figure], exact[figure])).toEqual(exact[figure]);
  });

  it('are added to by a new file, and counted again after outcomes, another meaning or another file', async () => {
    const [grown, whole] = ['grown.tribune', 'whole.tribune'];
    const [first, second] = [lines('2025-01', 800, 3), lines('2025-02', 700, 4)];
    const cells = async (file: string, steps: (readonly string[])[]): Promise<unknown> => {
      const { id } = await bench.create(file);
      let open = id;
      for (const rows of steps) {
        await load(open, rows);
        await beside(file, (db) => updatePairs(db, ALWAYS), [open]);
        open = (await reopened(file)).id;
      }
      await bench.client.call('project.close', { project: open });
      return beside(file, (db) =>
        db.all(
          `SELECT * EXCLUDE (source_id) FROM (SELECT day, score_bin, shadow_bin, acted, sum(rows)::DOUBLE AS rows, sum(positive)::DOUBLE AS positive, 0 AS source_id
             FROM sketch_pair GROUP BY ALL) ORDER BY ALL`,
        ),
      );
    };
    const both = await cells(whole, [[...first, ...second]]);
    expect(await cells(grown, [first, second])).toEqual(both);

    const open = await reopened(whole);
    const answers = async (project: string): Promise<boolean> => {
      const found = await report(project, {});
      return (
        JSON.stringify(near(found, await report(project, ALL_ROWS))) === JSON.stringify(await report(project, ALL_ROWS))
      );
    };
    expect(await answers(open.id)).toBe(true);
    // A cut-off moves rows from one side to the other: what was gathered by the former one no longer answers.
    const meaning = (await bench.client.call('project.summary', { project: open.id })).meaning;
    await bench.client.stream('project.saveMeaning', {
      project: open.id,
      meaning: {
        ...meaning,
        cutoff: { type: 'threshold', threshold: 0.3, operator: '>=', whenTrue: 'call', whenFalse: 'leave' },
      },
    });
    expect(await answers(open.id)).toBe(true);
    expect(await leansOnCells(whole, open.id, {})).toBe(false);
    await beside(whole, (db) => updatePairs(db, ALWAYS));
    const again = await reopened(whole);
    expect(await answers(again.id)).toBe(true);
    expect(await leansOnCells(whole, again.id, {})).toBe(true);
  });

  it('are no more than the rows deserve: nothing without a second score, or for a log that is read at once', async () => {
    const small = await bench.create('small.tribune');
    await load(small.id, lines('2025-01', 300, 5));
    expect(await beside('small.tribune', kept, [small.id])).toEqual({ cells: 0, rows: 0, days: 0 });
    const without = await bench.create('without.tribune');
    const places = [...HEAD.keys()].filter((at) => !HEAD[at]!.startsWith('shadow'));
    const rows = lines('2025-01', 300, 6).map((line) => {
      const cells = line.split(',');
      return places.map((at) => cells[at]).join(',');
    });
    const head = places.map((at) => HEAD[at]!);
    await bench.load(without.id, [csv(rows, head)], {
      said: { parts: Object.fromEntries(head.map((one) => [one, PARTS[one]!])), positive: '1' },
    });
    const found = await beside(
      'without.tribune',
      async (db) => {
        await updatePairs(db, ALWAYS);
        return [await kept(db), await derivedIsCurrent(db)];
      },
      [without.id],
    );
    expect(found).toEqual([{ cells: 0, rows: 0, days: 0 }, true]);
  });

  it('come to an older file when it is opened', async () => {
    const old = await bench.create('old.tribune');
    await load(old.id, lines('2025-01', 300, 7));
    await bench.client.call('project.close', { project: old.id });
    const instance = await DuckDBInstance.create(bench.file('old.tribune'));
    const db = await instance.connect();
    await db.run('DROP TABLE sketch_pair');
    await db.run('DROP TABLE sketch_pair_day');
    await db.run('DROP TABLE sketch_score');
    await db.run(`UPDATE meta SET value = '4' WHERE key = 'tribune_format'`);
    // As many rows as a large log has, in words only: the rest of the derived tables is as it was.
    await db.run('UPDATE source SET rows_accepted = 2500000');
    db.closeSync();
    instance.closeSync();
    const open = await reopened('old.tribune');
    expect(open.notices.map(({ key }) => key)).toContain('notices.migrated');
    const { cells = 0, rows, days } = (await beside('old.tribune', kept, [open.id])) ?? {};
    // So few rows spread over many steps: the cells would save nothing, the days are known.
    expect({ cells, rows, days }).toEqual({ cells: 0, rows: 0, days: 292 });
  });
});
