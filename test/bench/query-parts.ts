import { DuckDBInstance } from '@duckdb/node-api';
import type { Threshold } from '#shared/analyses/threshold/schema.ts';
import { changeBetween, cutAt, cutoffModel } from '#renderer/views/results/cutoff-model.ts';
import { askedEngine, leastSeconds } from './asked-engine.ts';
import type { AskedEngine } from './asked-engine.ts';
import type { Taken } from './measure.ts';

const ROUNDS = 7;

/** What a sorted look-up by hand takes: hash and row number of every row, in the order of the hash. */
export function sortedHashes(name: string): string {
  return `CREATE TEMP TABLE sorted_${name} AS SELECT hash(${name}) AS hash, rowid AS row FROM log ORDER BY hash`;
}

/** The same aggregates as the pages, scanned from the rows. */
export async function floorQueries(database: string): Promise<Taken> {
  const instance = await DuckDBInstance.create(database, { threads: '2', access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const time = async (sql: string): Promise<number> =>
    leastSeconds(ROUNDS, async () => void (await connection.runAndReadAll(sql)));
  await connection.run(sortedHashes('case_id'));
  /** What the overview tells of some rows: cells by month, the two ends, and individuals. */
  const overview = async (where: string): Promise<number> =>
    leastSeconds(ROUNDS, async () => {
      await connection.runAndReadAll(
        `SELECT strftime(prediction_time, '%Y-%m') AS month, model_name, model_version, arm, decision, count(*), count(outcome_label), count(*) FILTER (outcome_label = 'bad'), min(prediction_time), max(prediction_time) FROM log WHERE ${where} GROUP BY ALL`,
      );
      await connection.runAndReadAll(`SELECT count(DISTINCT entity_id) FROM log WHERE ${where}`);
    });
  const more = {
    overview: await time(
      `SELECT strftime(prediction_time, '%Y-%m') AS month, model_version, arm, decision, count(*), count(outcome_label), count(*) FILTER (outcome_label = 'bad') FROM log GROUP BY ALL`,
    ),
    quality: await time(
      `SELECT ${['case_id', 'entity_id', 'score', 'outcome_label', 'x_income', 'x_assets', 'x_age', 'x_home', 'x_job'].map((name) => `count(${name})`).join(', ')} FROM log`,
    ),
    filtered: await overview(`x_home = 'rent' AND arm = 'treatment'`),
    filteredMonth: await overview(
      `x_home = 'rent' AND prediction_time >= TIMESTAMP '2025-03-01' AND prediction_time < TIMESTAMP '2025-04-01'`,
    ),
    distinctScores: await time(
      `SELECT score, count(*), count(*) FILTER (outcome_label = 'bad') FROM log WHERE outcome_label IS NOT NULL GROUP BY score ORDER BY score`,
    ),
    scoreBins: await time(
      `SELECT strftime(prediction_time, '%Y-%m') AS month, model_version, floor(score * 200)::SMALLINT AS bin, count(*), count(*) FILTER (outcome_label = 'bad') FROM log WHERE outcome_label IS NOT NULL GROUP BY ALL`,
    ),
    byJob: await time(
      `SELECT x_job, count(*), count(outcome_label), count(*) FILTER (outcome_label = 'bad'), sum(score), count(*) FILTER (score >= 0.35), count(*) FILTER (score >= 0.35 AND outcome_label = 'bad') FROM log GROUP BY ALL`,
    ),
    money: await time(
      `SELECT strftime(prediction_time, '%Y-%m') AS month, arm, count(value), sum(value), var_samp(value) FROM log GROUP BY ALL`,
    ),
    individual: await time(
      `SELECT l.* FROM log l JOIN (SELECT row FROM sorted_case_id WHERE hash = hash('P25-00500000')) c ON l.rowid = c.row WHERE l.case_id = 'P25-00500000'`,
    ),
  };
  connection.closeSync();
  instance.closeSync();
  return { wallS: 0, cpuS: 0, peakMb: 0, more };
}

/** Seconds that people, errors and money of one move of the cut-off take, whatever the log: they come from the histogram. */
async function dragged(client: AskedEngine['client'], project: string): Promise<number> {
  const { result } = await client.stream('analysis.run', {
    project,
    analysis: 'threshold',
    parameters: { mode: 'sketch', truePositive: 2, falsePositive: -1, trueNegative: 0, falseNegative: 0 },
  });
  const model = cutoffModel(result as Threshold);
  const moves = model.bins + 1;
  const all = await leastSeconds(ROUNDS, () => {
    for (let edge = 0; edge < moves; edge += 1) {
      cutAt(model, edge);
      changeBetween(model, Math.round(moves / 3), edge);
    }
    return Promise.resolve();
  });
  return all / moves;
}

export async function productQueries(database: string): Promise<Taken> {
  const { client, project, ask, close } = await askedEngine(database, ROUNDS);
  const first = async (analysis: string, parameters: Record<string, unknown> = {}): Promise<number> => {
    const start = performance.now();
    await client.stream('analysis.run', { project, analysis, parameters });
    return (performance.now() - start) / 1000;
  };
  const more = {
    overviewFirst: await first('overview'),
    qualityFirst: await first('quality'),
    filtered: await ask('overview', { where: ['Home=rent', '@arm=treatment'] }),
    filteredMonth: await ask('overview', { where: ['Home=rent'], period: '2025-03' }),
    performanceSketch: await ask('performance', { mode: 'sketch' }),
    calibrationSketch: await ask('calibration', { mode: 'sketch' }),
    gainsSketch: await ask('gains', { mode: 'sketch' }),
    tableExact: await ask('threshold', { mode: 'exact' }),
    performanceExact: await ask('performance', { mode: 'exact' }),
    calibrationExact: await ask('calibration', { mode: 'exact' }, { analysis: 'gains', mode: 'exact' }),
    gainsExact: await ask('gains', { mode: 'exact' }, { analysis: 'calibration', mode: 'exact' }),
    thresholdSketch: await ask('threshold', { mode: 'sketch' }),
    thresholdExact: await ask('threshold', { mode: 'exact' }, { analysis: 'gains', mode: 'exact' }),
    segmentsByJob: await ask('segments', { by: 'Job' }, { by: 'Home' }),
    segmentsWorst: await first('segments'),
    fairnessByAge: await ask('fairness', { by: 'Age' }),
    value: await ask('value'),
    drag: await dragged(client, project),
    driftSketch: await first('drift', { mode: 'sketch', reference: '2025-01' }),
    adversarial: await first('adversarial', { reference: '2025-01', current: '2025-06' }),
    individual: await leastSeconds(
      ROUNDS,
      async () =>
        void (await client.table('cases.page', {
          project,
          selection: {},
          search: 'P25-00500000',
          offset: 0,
          limit: 20,
        })),
    ),
    cases: await leastSeconds(
      ROUNDS,
      async () => void (await client.table('cases.page', { project, selection: {}, offset: 0, limit: 100 })),
    ),
    casesByScore: await leastSeconds(
      ROUNDS,
      async () =>
        void (await client.table('cases.page', {
          project,
          selection: {},
          sort: { column: 'score', descending: true },
          offset: 0,
          limit: 100,
        })),
    ),
    revisited: await leastSeconds(
      ROUNDS,
      async () => void (await client.stream('analysis.run', { project, analysis: 'overview', parameters: {} })),
    ),
  };
  await close();
  return { wallS: 0, cpuS: 0, peakMb: 0, more };
}
