import { randomUUID } from 'node:crypto';
import { rmSync, statSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { createClient } from '#shared/contract/client.ts';
import { openEngine } from '#electron/open-engine.ts';
import { stopwatch } from './measure.ts';
import type { Taken } from './measure.ts';

const THREADS = 2;
const MEMORY_MB = 512;

function reader(path: string): string {
  if (path.endsWith('.parquet')) return `read_parquet('${path}')`;
  return path.endsWith('.ndjson') ? `read_json('${path}')` : `read_csv('${path}')`;
}

/** DuckDB's own load into a database file, insertion order off: the floor. */
export async function floorImport(path: string, target: string): Promise<Taken> {
  for (const suffix of ['', '.wal']) rmSync(`${target}${suffix}`, { force: true });
  const instance = await DuckDBInstance.create(target, {
    threads: String(THREADS),
    memory_limit: `${MEMORY_MB}MB`,
    preserve_insertion_order: 'false',
    temp_directory: `${target}.tmp`,
  });
  const connection = await instance.connect();
  const watch = stopwatch();
  await connection.run(`CREATE TABLE log AS SELECT * FROM ${reader(path)}`);
  await connection.run('CHECKPOINT');
  const taken = watch.taken();
  connection.closeSync();
  instance.closeSync();
  return { ...taken, more: { databaseMb: statSync(target).size / 1e6 } };
}

/** The same file through the product: mapping, types, rejects, look-ups and sketches. Hash and repeated predictions are laps of their own. */
export async function productImport(path: string, target: string): Promise<Taken> {
  for (const suffix of ['', '.wal']) rmSync(`${target}${suffix}`, { force: true });
  const dataFolder = `${target}.data`;
  const engine = await openEngine({
    host: 'direct',
    version: 'bench',
    dataFolder,
    examplesFolder: dataFolder,
    clock: () => new Date('2026-01-01T00:00:00Z'),
    randomId: randomUUID,
    locale: 'en',
    threads: THREADS,
    memoryLimitMb: MEMORY_MB,
    networkConnections: () => 0,
  });
  const client = createClient((request) => engine.handle(request, new AbortController().signal), 'http://engine');
  const project = (
    await client.stream('project.create', { target: engine.grant(target), name: 'bench', language: 'en' })
  ).id;
  const files = [engine.grant(path)];
  const preview = await client.stream('import.preview', { project, files, said: { positive: 'bad' } });
  const watch = stopwatch();
  let stage = 'start';
  const onProgress = (progress: { stage: string }): void => {
    if (progress.stage === stage) return;
    watch.lap(stage);
    stage = progress.stage;
  };
  const checked = await client.stream('import.check', { project, files, recipe: preview.recipe }, { onProgress });
  await client.stream('import.commit', { project, session: checked.session }, { onProgress });
  watch.lap(stage);
  const taken = watch.taken();
  await engine.close();
  const databaseMb = statSync(target).size / 1e6;
  rmSync(dataFolder, { recursive: true, force: true });
  return { ...taken, more: { ...taken.more, databaseMb, rows: checked.report.rows } };
}
