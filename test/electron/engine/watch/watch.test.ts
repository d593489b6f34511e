import { appendFileSync, copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { WatchRun } from '#shared/contract/watch.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

const HEAD = 'prediction_id,client_id,prediction_time,model_name,model_version,score,outcome';
const month = (text: string, rows = 50): string =>
  [
    HEAD,
    ...Array.from(
      { length: rows },
      (_, index) =>
        `${text}-${index},c${index},${text}-10T08:00:00,m,1,0.${10 + (index % 90)},${index % 2 ? 'yes' : 'no'}`,
    ),
    '',
  ].join('\n');

let bench: Bench;
let project: string;
let folder: string;
beforeEach(async () => {
  bench = await openBench();
  project = (await bench.create()).id;
  folder = bench.file('monthly');
  mkdirSync(folder);
  writeFileSync(join(folder, '2025-01.csv'), month('2025-01'));
});
afterEach(async () => bench.done());

const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const add = () => bench.client.stream('watch.add', { project, folder: bench.grant(folder) });
const run = (): Promise<WatchRun> => bench.client.stream('watch.run', { project });
const look = () => bench.client.call('watch.look', { project });
const states = ({ files }: WatchRun): string[] => files.map(({ file, state }) => `${file} ${state}`);
const rows = async (): Promise<number> => (await bench.client.call('project.summary', { project })).rows;
const watched = async () => (await bench.client.call('watch.list', { project })).watches;
const start = async (): Promise<void> => {
  await bench.load(project, [join(folder, '2025-01.csv')]);
  await add();
};

it('needs a recipe and a folder', async () => {
  await expect(add()).rejects.toMatchObject({ code: 'WATCH_NO_RECIPE' });
  await bench.load(project, [join(folder, '2025-01.csv')]);
  await expect(
    bench.client.stream('watch.add', { project, folder: bench.grant(join(folder, '2025-01.csv')) }),
  ).rejects.toMatchObject({ code: 'WATCH_NOT_FOLDER' });
  expect(await watched()).toEqual([]);
});

it('takes in a new monthly file once, with the recipe, and tells the trail', async () => {
  await start();
  expect(states(await run())).toEqual(['2025-01.csv already']);
  put('2025-02.csv', month('2025-02').replace('0.15,yes', 'n/a,yes'));
  const done = await run();
  expect(done.files).toMatchObject([
    { file: '2025-02.csv', state: 'imported', accepted: 49, rejected: 1, folder: 'monthly' },
  ]);
  expect(await rows()).toBe(99);
  const { events } = await bench.client.call('project.trail', { project, limit: 1 });
  expect(events[0]).toMatchObject({ type: 'import', actor: 'watch' });
  expect((await run()).files).toEqual([]);
  put('2025-02-copy.csv', readFileSync(join(folder, '2025-02.csv'), 'utf8'));
  expect(states(await run())).toEqual(['2025-02-copy.csv already']);
  expect(await rows()).toBe(99);
});

it('never reads a file that is being written', async () => {
  await start();
  await run();
  const [first, second] = [month('2025-02').slice(0, 500), month('2025-02').slice(500)];
  put('2025-02.csv', first);
  expect(await look()).toEqual({ ready: 0, writing: 1 });
  appendFileSync(join(folder, '2025-02.csv'), second);
  expect(await look()).toEqual({ ready: 0, writing: 1 });
  expect(await look()).toEqual({ ready: 1, writing: 0 });
  put('~$open.xlsx', 'x');
  put('.2025-03.csv', 'x');
  put('2025-03.csv.part', 'x');
  expect(states(await run())).toEqual(['2025-02.csv imported']);
  expect(await rows()).toBe(100);
});

it('names a file that fails and leaves it alone until it changes', async () => {
  await start();
  await run();
  put('2025-02.csv', 'a,b\n1,2\n');
  put('2025-03.csv', month('2025-03'));
  const done = await run();
  expect(states(done)).toEqual(['2025-02.csv failed', '2025-03.csv imported']);
  expect(done.files[0]?.failure?.code).not.toBe('INTERNAL');
  expect((await watched())[0]?.failed).toMatchObject([{ file: '2025-02.csv', code: done.files[0]?.failure?.code }]);
  expect(await rows()).toBe(100);
  expect((await run()).files).toEqual([]);
  put('2025-02.csv', month('2025-02'));
  expect(states(await run())).toEqual(['2025-02.csv imported']);
  expect((await watched())[0]?.failed).toEqual([]);
});

it('says that the folder is not here, and goes on where it comes back', async () => {
  await start();
  renameSync(folder, bench.file('elsewhere'));
  expect(await watched()).toMatchObject([{ folder: 'monthly', here: false }]);
  expect(await run()).toMatchObject({ files: [], absent: ['monthly'] });
  renameSync(bench.file('elsewhere'), folder);
  expect(await watched()).toMatchObject([{ here: true }]);
});

it('is unknown to another computer until it is said where the folder stands there', async () => {
  await start();
  await bench.client.call('project.close', { project });
  const other = await openBench();
  try {
    copyFileSync(bench.file('project.tribune'), other.file('moved.tribune'));
    const moved = await other.client.stream('project.open', { grant: other.grant(other.file('moved.tribune')) });
    const list = async () => (await other.client.call('watch.list', { project: moved.id })).watches;
    expect(await list()).toMatchObject([{ folder: 'monthly', here: false }]);
    expect(await other.client.stream('watch.run', { project: moved.id })).toMatchObject({ absent: ['monthly'] });
  } finally {
    await other.done();
  }
});

it('is removed', async () => {
  await start();
  const [one] = await watched();
  await bench.client.call('watch.remove', { project, id: one!.id });
  put('2025-02.csv', month('2025-02'));
  expect(await run()).toEqual({ files: [], links: [], absent: [] });
  await expect(bench.client.call('watch.remove', { project, id: one!.id })).rejects.toMatchObject({
    code: 'DOCUMENT_NOT_FOUND',
  });
});

it('waits while an import waits for the person', async () => {
  await start();
  await run();
  put('2025-02.csv', month('2025-02'));
  const files = [bench.grant(join(folder, '2025-02.csv'))];
  const { recipe } = await bench.client.stream('import.preview', { project, files });
  const { session } = await bench.client.stream('import.check', { project, files, recipe });
  expect(await look()).toEqual({ ready: 0, writing: 0 });
  expect(states(await run())).toEqual(['2025-02.csv writing']);
  await bench.client.call('import.discard', { project, session });
  expect(states(await run())).toEqual(['2025-02.csv imported']);
});

it('counts a linked log again when its files change', async () => {
  const linked = bench.file('linked');
  mkdirSync(linked);
  const source = join(FIXTURES, 'cases/credit/predictions.parquet');
  copyFileSync(source, join(linked, 'a.parquet'));
  await bench.load(project, [linked], { link: true });
  const before = await rows();
  expect((await run()).links).toEqual([]);
  copyFileSync(source, join(linked, 'b.parquet'));
  expect((await run()).links).toMatchObject([{ name: 'linked' }]);
  const after = await rows();
  expect(after).toBe(2 * before);
  expect(await bench.run(project, 'overview')).toMatchObject({ rows: after });
  expect((await run()).links).toEqual([]);
  rmSync(join(linked, 'b.parquet'));
  expect((await run()).links).toMatchObject([{ rows: before }]);
  expect(await rows()).toBe(before);
});
