import { randomUUID } from 'node:crypto';
import { DuckDBInstance } from '@duckdb/node-api';
import { createClient } from '#shared/contract/client.ts';
import { openEngine } from '#electron/open-engine.ts';
import type { Taken } from './measure.ts';

const ROUNDS = 3;

/** The largest table of each report, added up from the rows as somebody would write it by hand. */
export async function floorOutcomes(database: string): Promise<Taken> {
  const instance = await DuckDBInstance.create(database, { threads: '2', access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const time = async (sql: string): Promise<number> => least(async () => void (await connection.runAndReadAll(sql)));
  const more = {
    'ab-test': await time(
      `SELECT arm, prediction_time::DATE AS day, x_home, x_job, count(*), count(value), sum(value), sum(value * value),
         count(outcome_label), count(*) FILTER (outcome_label = 'bad') FROM log GROUP BY ALL`,
    ),
    shadow: await time(
      `SELECT floor(score * 200)::SMALLINT AS a, floor(shadow_score * 200)::SMALLINT AS b, count(*), count(outcome_label),
         count(*) FILTER (outcome_label = 'bad') FROM log GROUP BY ALL`,
    ),
  };
  connection.closeSync();
  instance.closeSync();
  return { wallS: 0, cpuS: 0, peakMb: 0, more };
}

/** Both reports whole, as the tabs ask them. */
export async function productOutcomes(database: string): Promise<Taken> {
  const engine = await openEngine({
    host: 'direct',
    version: 'bench',
    dataFolder: `${database}.data`,
    examplesFolder: database,
    clock: () => new Date(0),
    randomId: randomUUID,
    locale: 'en',
    threads: 2,
    networkConnections: () => 0,
  });
  const client = createClient((request) => engine.handle(request, new AbortController().signal), 'http://engine');
  const project = (await client.stream('project.open', { grant: engine.grant(database) })).id;
  let turn = 0;
  // A selection that differs each time: answers from memory are not what is measured.
  const ask = (analysis: string): Promise<number> =>
    least(async () => {
      turn += 1;
      await client.stream('analysis.run', {
        project,
        analysis,
        parameters: { from: `2024-01-${String((turn % 28) + 1).padStart(2, '0')}` },
      });
    });
  const more = { 'ab-test': await ask('ab-test'), shadow: await ask('shadow') };
  await engine.close();
  return { wallS: 0, cpuS: 0, peakMb: 0, more };
}

async function least(work: () => Promise<void>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await work();
    best = Math.min(best, (performance.now() - start) / 1000);
  }
  return best;
}
