import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Replay } from '#shared/analyses/replay/schema.ts';
import { askedEngine } from './asked-engine.ts';
import { stopwatch } from './measure.ts';
import type { Taken } from './measure.ts';

const BUNDLE = resolve('test/fixtures/bundles/credit');
const BATCH = 4096;

type Described = { features: { name: string; input: { tensor: string; dtype: string } }[] };

/** Read, run and append as somebody would write it by hand, one batch after the other in one process. */
export async function floorRescore(database: string): Promise<Taken> {
  const { features } = JSON.parse(readFileSync(join(BUNDLE, 'bundle.json'), 'utf8')) as Described;
  const session = await InferenceSession.create(readFileSync(join(BUNDLE, 'model.onnx')), {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  });
  const instance = await DuckDBInstance.create(database, { threads: '2', access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const columns = features.map(({ name, input }) =>
    input.dtype === 'string' ? `x_${name.toLowerCase()}` : `x_${name.toLowerCase()}::DOUBLE`,
  );
  const watch = stopwatch();
  const read = await connection.runAndReadAll(
    `SELECT ${columns.join(', ')} FROM log WHERE model_version = '2.0.0' ORDER BY rowid`,
  );
  const values = read.getColumns() as (string | number | null)[][];
  const rows = read.currentRowCount;
  watch.lap('read');
  const scores = new Float64Array(rows);
  for (let from = 0; from < rows; from += BATCH) {
    const count = Math.min(BATCH, rows - from);
    const feeds: Record<string, Tensor> = {};
    features.forEach(({ input: { tensor, dtype } }, column) => {
      const part = values[column]!.slice(from, from + count);
      feeds[tensor] =
        dtype === 'string'
          ? new Tensor(
              'string',
              part.map((one) => String(one ?? '')),
              [count, 1],
            )
          : new Tensor(
              'float32',
              Float32Array.from(part, (one) => Number(one ?? Number.NaN)),
              [count, 1],
            );
    });
    const found = (await session.run(feeds, ['probabilities']))['probabilities']!.data as Float32Array;
    for (let row = 0; row < count; row += 1) scores[from + row] = found[2 * row + 1]!;
  }
  watch.lap('run');
  const memory = await DuckDBInstance.create(':memory:');
  const target = await memory.connect();
  await target.run('CREATE TABLE rescored (place BIGINT, score DOUBLE)');
  const appender = await target.createAppender('rescored');
  scores.forEach((score, row) => {
    appender.appendBigInt(BigInt(row));
    appender.appendDouble(score);
    appender.endRow();
  });
  appender.closeSync();
  watch.lap('append');
  const taken = watch.taken({ rows, sum: scores.reduce((sum, one) => sum + one, 0) });
  for (const one of [connection, target]) one.closeSync();
  for (const one of [instance, memory]) one.closeSync();
  await session.release();
  return taken;
}

/** Every row whose version is at hand through the product, from the question to its answer; the model is open before. */
export async function productRescore(database: string): Promise<Taken> {
  const { client, project, grant, close } = await askedEngine(database, 1);
  const { bundles } = await client.call('project.summary', { project });
  if (bundles.length === 0) await client.stream('bundle.add', { project, grant: grant(BUNDLE) });
  const replay = async (sample: number | undefined): Promise<Replay> =>
    (await client.stream('analysis.run', { project, analysis: 'replay', parameters: { version: '2.0.0', sample } }))
      .result as Replay;
  await replay(1000);
  const watch = stopwatch();
  const { checked } = await replay(undefined);
  const taken = watch.taken({ rows: checked });
  await close();
  return taken;
}
