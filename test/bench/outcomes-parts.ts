import { DuckDBInstance } from '@duckdb/node-api';
import { askedEngine, leastSeconds } from './asked-engine.ts';
import type { Taken } from './measure.ts';

const ROUNDS = 3;

/** The largest table of each report, added up from the rows as somebody would write it by hand. */
export async function floorOutcomes(database: string): Promise<Taken> {
  const instance = await DuckDBInstance.create(database, { threads: '2', access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const time = async (sql: string): Promise<number> =>
    leastSeconds(ROUNDS, async () => void (await connection.runAndReadAll(sql)));
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
  const { ask, close } = await askedEngine(database, ROUNDS);
  const more = { 'ab-test': await ask('ab-test'), shadow: await ask('shadow') };
  await close();
  return { wallS: 0, cpuS: 0, peakMb: 0, more };
}
