import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { encodedRows } from '#electron/engine/explain/explained-model.ts';
import { exactProbability, probabilityPlan } from '#shared/explain/trees/probability.ts';
import { bundleCase, explainedAlone, openRuntime } from '#test/electron/engine/models/graph/graph-bench.ts';
import { askedEngine } from './asked-engine.ts';
import { nothing } from './explain-measure.ts';
import { inChild, ratioLine } from './measure.ts';
import type { Taken } from './measure.ts';
import { sortedHashes } from './query-parts.ts';

const BUNDLE = resolve('test/fixtures/bundles/credit');
const TURNS = 25;
/** The log is in the order of time, and its first half is scored by the version whose model is at hand. */
const personOf = (turn: number): string => `P25-${String(1000 + turn * 997).padStart(8, '0')}`;
const amountOf = (turn: number): number => 2000 + turn * 100;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Milliseconds of each turn. */
async function turns(work: (turn: number) => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) took.push(await timed(() => work(turn)));
  return took;
}

/** The least, the middle and the slowest but one in twenty. */
function told(name: string, inTurn: readonly number[]): Record<string, number> {
  const took = inTurn.toSorted((a, b) => a - b);
  return {
    [name]: took[0]!,
    [`${name}Middle`]: took[took.length >> 1]!,
    [`${name}Slow`]: took[Math.floor(took.length * 0.95)]!,
  };
}

/**
 * By hand: one person with the other predictions of the same individual and the percentile among the month, through the
 * sorted look-ups; the exact reasons of one case by the kernel alone; one run of the model.
 */
export async function floorCase(database: string): Promise<Taken> {
  const instance = await DuckDBInstance.create(database, { threads: '2', access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const first = async (sql: string): Promise<unknown[]> => (await connection.runAndReadAll(sql)).getRowsJS()[0] ?? [];
  for (const name of ['case_id', 'entity_id']) await connection.run(sortedHashes(name));
  const found = (name: string, value: string): string =>
    `log l JOIN (SELECT row FROM sorted_${name} WHERE hash = hash('${value}')) c ON l.rowid = c.row WHERE l.${name} = '${value}'`;
  const lookUp = await turns(async (turn) => {
    const [individual, month, score] = await first(
      `SELECT entity_id, date_trunc('month', prediction_time)::DATE::VARCHAR, score, l.* FROM ${found('case_id', personOf(turn))}`,
    );
    await first(`SELECT l.* FROM ${found('entity_id', String(individual))}`);
    await first(
      `SELECT count(score), count(*) FILTER (score < ${Number(score)}) FROM log WHERE prediction_time >= TIMESTAMP '${String(month)}' AND prediction_time < TIMESTAMP '${String(month)}' + INTERVAL 1 MONTH`,
    );
  });
  connection.closeSync();
  instance.closeSync();
  const runtime = openRuntime();
  const fixtures = resolve('test/fixtures');
  const rows = await bundleCase('credit', { rows: 'training_sample.parquet', fixtures });
  const reference = await bundleCase('credit', { fixtures });
  const explained = await explainedAlone(runtime, rows);
  const { form } = explained;
  if (form.kind !== 'trees') throw new Error('the trees of the credit model expected');
  const { columns, values } = await encodedRows(explained, form, rows.table);
  const background = await encodedRows(explained, form, reference.table);
  await runtime.close();
  const plan = probabilityPlan(form.ensemble, { owner: form.players.owner, players: form.players.members.length });
  const reasons = await turns(async (turn) =>
    exactProbability(plan, {
      x: values.subarray(turn * columns, (turn + 1) * columns),
      background,
    }),
  );
  const session = await InferenceSession.create(readFileSync(join(BUNDLE, 'model.onnx')), {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  });
  const run = await turns((turn) =>
    session.run(
      Object.fromEntries(
        rows.manifest.features.map(({ input: { tensor, dtype } }, at) => [
          tensor,
          dtype === 'string'
            ? new Tensor('string', [String(rows.table.columns[at]![turn])], [1, 1])
            : new Tensor('float32', [Number(rows.table.columns[at]![turn])], [1, 1]),
        ]),
      ),
      ['probabilities'],
    ),
  );
  await session.release();
  return nothing({ ...told('lookUp', lookUp), ...told('reasons', reasons), ...told('run', run) });
}

/** Another person at each turn, then one person whose facts are set otherwise at each turn, as the window asks. */
export async function productCase(database: string): Promise<Taken> {
  const { client, project, grant, close } = await askedEngine(database, 1);
  const { bundles } = await client.call('project.summary', { project });
  if (bundles.length === 0) await client.stream('bundle.add', { project, grant: grant(BUNDLE) });
  const ask = (analysis: string, parameters: Record<string, unknown>): Promise<unknown> =>
    client.stream('analysis.run', { project, analysis, parameters });
  const start = performance.now();
  await ask('explain', { case: personOf(TURNS) });
  const firstReasons = performance.now() - start;
  const read: number[] = [];
  const reasons: number[] = [];
  const shown: number[] = [];
  // As the page asks: the verdict of a person and its reasons at once.
  for (let turn = 0; turn < TURNS; turn += 1)
    shown.push(
      await timed(() =>
        Promise.all([
          timed(() => client.call('case.read', { project, case: personOf(turn) })).then((took) => read.push(took)),
          timed(() => ask('explain', { case: personOf(turn) })).then((took) => reasons.push(took)),
        ]),
      ),
    );
  const tried = { project, case: personOf(0) };
  await client.call('whatIf.facts', tried);
  const step = await turns((turn) =>
    client.call('whatIf.score', { ...tried, settings: [{ feature: 'Amount', value: amountOf(turn) }] }),
  );
  const lines = await turns((turn) =>
    client.call('whatIf.curves', { ...tried, settings: [{ feature: 'Amount', value: amountOf(turn) }] }),
  );
  const why = await turns((turn) => ask('what-if', { case: personOf(0), set: `Amount=${amountOf(turn)}` }));
  await close();
  return nothing({
    firstReasons,
    ...told('read', read),
    ...told('reasons', reasons),
    ...told('shown', shown),
    ...told('step', step),
    ...told('lines', lines),
    ...told('why', why),
  });
}

/** A person chosen among all rows, and a what-if at the pace of a hand, against what they cannot do without. */
export async function benchCases(
  database: string,
  { rows, rounds }: { rows: number; rounds: number },
  say: (text: string) => void,
): Promise<void> {
  const floor: Taken[] = [];
  const product: Taken[] = [];
  for (let round = 0; round < rounds; round += 1) {
    floor.push(await inChild('floorCase', [database]));
    product.push(await inChild('productCase', [database]));
  }
  const of = (taken: readonly Taken[], ...names: string[]): number[] =>
    taken.map(({ more }) => names.reduce((sum, name) => sum + more[name]!, 0));
  const slowest = (name: string): string => Math.min(...of(product, `${name}Slow`)).toFixed(1);
  const line = (name: string, over: number[], taken: number[], goal: number, note: string): void =>
    say(ratioLine({ name, floor: over, product: taken, unit: 'ms', goal, note }));
  line(
    `a person of ${rows.toLocaleString('en')}: verdict and exact reasons`,
    of(floor, 'lookUp', 'reasons'),
    of(product, 'shown'),
    2,
    'floor: look-ups and percentile by hand, the kernel alone; goal also under 100 ms',
  );
  say(
    `    verdict, score and percentile after ${Math.min(...of(product, 'read')).toFixed(1)} ms, 19 of 20 in ${slowest('read')} ms (goal 100); with the reasons 19 of 20 in ${slowest('shown')} ms; the first person, who opens the model, ${Math.min(...of(product, 'firstReasons')).toFixed(0)} ms`,
  );
  line(
    'what-if: score, decision and support of one step',
    of(floor, 'run'),
    of(product, 'step'),
    50,
    'floor: one run of the model in its own process',
  );
  const frame = Number(slowest('step'));
  const reasons = Number(slowest('why'));
  say(
    `    19 of 20 steps in ${frame} ms: ${frame <= 16 ? 'meets' : 'MISSES'} a frame of 16 ms; their reasons in ${reasons} ms: ${reasons <= 100 ? 'meets' : 'MISSES'} 100 ms; the lines along all facts ${Math.min(...of(product, 'lines')).toFixed(1)} ms`,
  );
}
