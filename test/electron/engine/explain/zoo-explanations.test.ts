import { afterAll, describe, expect, it } from 'vitest';
import { isEstimated } from '#shared/domain/estimate.ts';
import { takeRows } from '#shared/explain/raw-table.ts';
import type { RawColumn, RawTable } from '#shared/explain/raw-table.ts';
import { explainedCase } from '#electron/engine/explain/explained-case.ts';
import type { ExplainedCase } from '#electron/engine/explain/explained-case.ts';
import type { ExplainedModel } from '#electron/engine/explain/explained-model.ts';
import { wayOf } from '#electron/engine/explain/way.ts';
import type { Way } from '#electron/engine/explain/way.ts';
import { scoreRows } from '#electron/engine/models/runtime/score-rows.ts';
import { shapleyBySubsets } from '#test/support/tree-oracle.ts';
import { explainedAlone, openRuntime, zooCase } from '../models/graph/graph-bench.ts';

const runtime = openRuntime();
afterAll(() => runtime.close());

const MAP = { container: 'sequence_of_maps' };
const EACH = { container: 'tensor_per_class' };
const VALUE = { kind: 'value' };
const BACKGROUND = 10;
const signal = new AbortController().signal;

const READ: [name: string, output: object][] = [
  ['calibrated_sigmoid_default', { ...MAP, positive: 1 }],
  ['calibrated_sigmoid_default', { ...MAP, positive: 0 }],
  ['histgb_missing_values', {}],
  ['histgb_missing_values', { column: 0 }],
  ['linear_svc_no_probability', { kind: 'score' }],
  ['logreg_columns', EACH],
  ['logreg_three_classes_default', { ...MAP, positive: 'class_1' }],
  ['per_column_odd_names', {}],
  ['rf_int_labels_default', { ...MAP, positive: 1 }],
  ['rf_int_labels_tensor', {}],
  ['rf_regressor', VALUE],
  ['rf_string_labels_default', { ...MAP, positive: 'malignant' }],
  ['ridge_double_input', VALUE],
  ['tree_fixed_batch_of_one', {}],
  ['tree_int64_input', {}],
  ['tree_old_opset', {}],
  ['xgboost_onnxmltools', {}],
  ['xgboost_regressor', VALUE],
  ['xgboost_three_classes', { column: 2 }],
];

const NOT_READ: [name: string, output: object][] = [
  ['calibrated_isotonic', {}],
  ['mlp_with_imputer', {}],
  ['naive_bayes_default', { ...MAP, positive: 1 }],
  ['single_sigmoid_column', {}],
  ['svc_tensor', {}],
];

/** What the model file itself gives to every mixture of the case and the background, and what that makes of each fact. */
async function bySubsets(explained: ExplainedModel, { row, background }: { row: RawTable; background: RawTable }) {
  const { members } = explained;
  const players = members.length;
  const coalitions = 2 ** players;
  const mixed = row.columns.map((column, feature): RawColumn => {
    const player = members.findIndex((owned) => owned.includes(feature));
    const values: (number | string | null)[] = [];
    for (let coalition = 0; coalition < coalitions; coalition += 1)
      for (let at = 0; at < background.rows; at += 1)
        values.push((player >= 0 && (coalition >> player) % 2 === 1 ? column[0] : background.columns[feature]![at])!);
    return column instanceof Float64Array ? Float64Array.from(values as number[]) : (values as (string | null)[]);
  });
  const scores = await scoreRows(explained.model, { rows: coalitions * background.rows, columns: mixed });
  return shapleyBySubsets(players, (coalition) => {
    const some = scores.subarray(coalition * background.rows, (coalition + 1) * background.rows);
    return some.reduce((sum, score) => sum + score, 0) / background.rows;
  });
}

async function explainedZoo(
  name: string,
  output: object,
): Promise<{ explained: ExplainedModel; way: Way; cases: Asked[] }> {
  const found = zooCase(name, output);
  const explained = await explainedAlone(runtime, found);
  const background = takeRows(
    found.table,
    Uint32Array.from({ length: BACKGROUND }, (_, at) => at + 10),
  );
  const way = wayOf(explained, {}, BACKGROUND);
  const cases = [0, 1].map((at) => ({ row: takeRows(found.table, [at]), background }));
  return { explained, way, cases };
}
type Asked = { row: RawTable; background: RawTable };

async function told(explained: ExplainedModel, way: Way, asked: Asked): Promise<ExplainedCase> {
  const found = await explainedCase(explained, { way, ...asked, hash: 'zoo', seed: 1, signal });
  if (!isEstimated(found)) throw new Error(found.reason);
  return found;
}

const sum = (values: Iterable<number>): number => [...values].reduce((total, one) => total + one, 0);

describe('models as exporters write them, explained', () => {
  it.each(READ)('%s %j: what each fact adds is what the file gives to all mixtures', async (name, output) => {
    const { explained, way, cases } = await explainedZoo(name, output);
    expect(way).toMatchObject({ method: 'exact', instead: null });
    for (const asked of cases) {
      const exact = await told(explained, way, asked);
      const slow = await bySubsets(explained, asked);
      const scale = Math.max(1, Math.abs(exact.output));
      expect(Math.abs(exact.base - slow.base) / scale).toBeLessThan(1e-6);
      exact.phi.forEach((phi, player) => expect(Math.abs(phi - slow.phi[player]!) / scale).toBeLessThan(1e-6));
      expect(Math.abs(exact.base + sum(exact.phi) - exact.output) / scale).toBeLessThan(1e-9);
      expect(await told(explained, way, asked)).toEqual(exact);
    }
  });

  it.each(NOT_READ)('%s: its graph is not read, so it is sampled, and the answer says so', async (name, output) => {
    const { explained, way, cases } = await explainedZoo(name, output);
    expect(explained.form.kind).toBe('opaque');
    expect(way).toMatchObject({ method: 'permutation', instead: { asked: 'exact', reason: 'MODEL_NOT_READ' } });
    const [asked] = cases;
    const drawn = await told(explained, way, asked!);
    const slow = await bySubsets(explained, asked!);
    expect(Math.abs(drawn.base - slow.base)).toBeLessThan(1e-6);
    drawn.phi.forEach((phi, player) => {
      const error = drawn.errors![player]!;
      expect(error).toBeLessThan(0.01);
      expect(Math.abs(phi - slow.phi[player]!)).toBeLessThan(5 * error + 1e-6);
    });
    expect(Math.abs(drawn.base + sum(drawn.phi) - drawn.output)).toBeLessThan(1e-6);
    expect(await told(explained, way, asked!)).toEqual(drawn);
  });
});
