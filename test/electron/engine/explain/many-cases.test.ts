import { afterAll, describe, expect, it } from 'vitest';
import { takeRows } from '#shared/explain/raw-table.ts';
import { exactPlan } from '#electron/engine/explain/exact.ts';
import { encodedRows } from '#electron/engine/explain/explained-model.ts';
import type { ExplainedModel } from '#electron/engine/explain/explained-model.ts';
import { manyCases } from '#electron/engine/explain/many-cases.ts';
import { tablesPlan } from '#electron/engine/explain/tables.ts';
import { wayOf } from '#electron/engine/explain/way.ts';
import type { AskedWay } from '#electron/engine/explain/way.ts';
import { explainedAlone, openRuntime, zooCase } from '../models/graph/graph-bench.ts';

const runtime = openRuntime();
afterAll(() => runtime.close());

const { signal } = new AbortController();
const MANY = 1000;

async function zoo(name: string, output: object) {
  const { bytes, manifest, table } = zooCase(name, output);
  const explained = await explainedAlone(runtime, { bytes, manifest });
  const rows = (from: number, to: number) =>
    takeRows(
      table,
      Uint32Array.from({ length: to - from }, (_, at) => from + at),
    );
  const half = Math.floor(table.rows / 2);
  return { explained, cases: rows(0, half), background: rows(half, table.rows) };
}

/** As a single case is explained: one after the other, by pairs of rows or by quadrature. */
async function oneByOne(
  explained: ExplainedModel,
  asked: AskedWay,
  { cases, background }: Awaited<ReturnType<typeof zoo>>,
) {
  const { form, members } = explained;
  if (form.kind === 'opaque') throw new Error('a form that is read expected');
  const way = wayOf(explained, asked, background.rows);
  const plan = exactPlan(form, way, await encodedRows(explained, form, background, { signal }));
  const { values, columns } = await encodedRows(explained, form, cases, { signal });
  const phi = new Float64Array(cases.rows * members.length);
  let base = Number.NaN;
  for (let row = 0; row < cases.rows; row += 1) {
    const x = values.subarray(row * columns, (row + 1) * columns);
    const rows = background.rows;
    const found = plan.kind === 'paths' ? plan.whole(x) : plan.slice(x, { from: 0, to: rows });
    const share = plan.kind === 'paths' ? 1 : rows;
    phi.set(
      found.phi.map((one) => one / share),
      row * members.length,
    );
    base = found.base / share;
  }
  return { phi, base };
}

const TREES: [name: string, output: object, asked: AskedWay][] = [
  ['histgb_missing_values', {}, { space: 'margin' }],
  ['histgb_missing_values', { column: 0 }, { space: 'margin', method: 'path-dependent' }],
  ['xgboost_onnxmltools', {}, { space: 'margin' }],
  ['xgboost_onnxmltools', {}, { space: 'margin', method: 'path-dependent' }],
  ['rf_int_labels_tensor', {}, {}],
  ['rf_int_labels_tensor', {}, { method: 'path-dependent' }],
  ['rf_regressor', { kind: 'value' }, {}],
];

describe('many cases of trees by tables of patterns', () => {
  it.each(TREES)('%s %j %j: what each fact adds is what it adds to a case alone', async (name, output, asked) => {
    const found = await zoo(name, output);
    const { explained, cases, background } = found;
    const way = wayOf(explained, asked, background.rows);
    const told: number[] = [];
    const many = await manyCases(
      explained,
      { way, cases, background, seed: 0, of: MANY },
      { signal, progress: ({ done }) => told.push(done) },
    );
    const single = await oneByOne(explained, asked, found);
    const scale = Math.max(1, Math.abs(single.base), ...single.phi.map(Math.abs));
    expect(Math.max(...single.phi.map(Math.abs))).toBeGreaterThan(0);
    expect(Math.abs(many.base - single.base)).toBeLessThanOrEqual(1e-9 * scale);
    expect(Math.max(...many.phi.map((one, at) => Math.abs(one - single.phi[at]!)))).toBeLessThanOrEqual(1e-9 * scale);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(cases.rows);
  });

  it('stops between two trees', async () => {
    const { explained, cases, background } = await zoo('rf_int_labels_tensor', {});
    const stop = new AbortController();
    const way = wayOf(explained, {}, background.rows);
    const running = manyCases(
      explained,
      { way, cases, background, seed: 0 },
      { signal: stop.signal, progress: () => stop.abort() },
    );
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('takes tables where what is explained adds up and there are many rows', async () => {
    const { explained, background } = await zoo('xgboost_onnxmltools', {});
    const { form } = explained;
    if (form.kind !== 'trees') throw new Error('trees expected');
    const encoded = await encodedRows(explained, form, background, { signal });
    const planned = (asked: AskedWay, rows: number) =>
      tablesPlan(form, wayOf(explained, asked, background.rows), { background: encoded, rows });
    expect(planned({ space: 'margin' }, 1)).not.toBeNull();
    expect(planned({ space: 'margin', method: 'path-dependent' }, 127)).toBeNull();
    expect(planned({ space: 'margin', method: 'path-dependent' }, 128)).not.toBeNull();
    expect(planned({ space: 'probability' }, MANY)).toBeNull();
  });
});
