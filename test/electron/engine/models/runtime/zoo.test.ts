import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { manifestSchema } from '#shared/bundle/manifest.ts';
import type { Manifest } from '#shared/bundle/manifest.ts';
import { createModelRuntime } from '#electron/engine/models/runtime/model-runtime.ts';
import { exposeTensors } from '#electron/engine/models/runtime/expose-tensors.ts';
import { openModel, scoreRows } from '#electron/engine/models/runtime/score-rows.ts';
import { forkScoring } from '#electron/engine/models/runtime/scoring-process.ts';
import { FIXTURES } from '#test/support/engine.ts';

type Port = { name: string; kind: string; type?: string; shape?: (number | null)[] };
type Zoo = {
  columns: string[];
  rows: (number | null)[][];
  io: { inputs: Port[]; outputs: Port[] };
  expected: Record<string, unknown[]>;
};

const folder = join(FIXTURES, 'model-zoo');
const logger = { info: () => undefined, warn: () => undefined, fault: () => '' };
const runtime = createModelRuntime({ spawn: forkScoring, logger });
afterAll(() => runtime.close());

const DTYPES: Record<string, string> = { float: 'float32', double: 'float64', int64: 'int64', string: 'string' };
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.onnx'))
  .map((name) => name.slice(0, -5));
/** Their files give other values than the models they were made from, as their exporters write them. */
const TOLERANCE: Record<string, number> = { calibrated_isotonic: 0.035 };

function read(name: string): { zoo: Zoo; bytes: Uint8Array } {
  const zoo = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Zoo;
  return { zoo, bytes: new Uint8Array(readFileSync(join(folder, `${name}.onnx`))) };
}

function manifestOf({ columns, io }: Zoo, output: Port, more: object): Manifest {
  const single = io.inputs.length === 1;
  return manifestSchema.parse({
    format: 'tribune-bundle',
    format_version: 1,
    model: { name: 'zoo', version: '1', file: 'model.onnx' },
    task: 'regression',
    target: { name: 'y' },
    features: columns.map((name, index) => {
      const input = io.inputs[single ? 0 : index]!;
      const place = single ? { index } : {};
      return { name, type: 'numeric', input: { tensor: input.name, dtype: DTYPES[input.type!]!, ...place } };
    }),
    output: { score: output.name, kind: 'probability', ...more },
  });
}

const tableOf = ({ rows, columns }: Zoo) => ({
  rows: rows.length,
  columns: columns.map((_, column) => Float64Array.from(rows, (row) => row[column] ?? Number.NaN)),
});

/** What the original model gave for each row: a list in the order of the columns, a map by class, or a number. */
function expectedOf(zoo: Zoo, output: string, row: number, key: string | number): number {
  const value = zoo.expected[output]![row];
  if (typeof value === 'number') return value;
  return (value as Record<string, number>)[key]!;
}

describe('models as exporters write them', () => {
  it('are all here', () => expect(names.length).toBe(22));

  for (const name of names)
    it(`score what they should: ${name}`, async () => {
      const { zoo, bytes } = read(name);
      const table = tableOf(zoo);
      const wanted = zoo.io.outputs.filter((one) => one.name in zoo.expected && !one.name.includes('label'));
      let compared = 0;
      for (const output of wanted) {
        const first = zoo.expected[output.name]![0];
        const keys = typeof first === 'object' && first !== null ? Object.keys(first) : ['0'];
        const classes = exposeTensors(bytes, [], [output.name]).maps.get(output.name)?.labels ?? [];
        for (const key of keys) {
          const more =
            output.kind === 'sequence'
              ? { container: 'sequence_of_maps', positive: classes[Number(key)]! }
              : { container: 'tensor', ...(typeof first === 'object' ? { column: Number(key) } : {}) };
          const manifest = manifestOf(zoo, output, more);
          const model = await openModel(runtime, { key: name, manifest, bytes });
          const scores = await scoreRows(model, table);
          const others = await scoreRows(model, table, { batchRows: 7 });
          expect(others).toEqual(scores);
          scores.forEach((score, row) => {
            const right = expectedOf(zoo, output.name, row, key);
            expect(Math.abs(score - right)).toBeLessThan((TOLERANCE[name] ?? 2e-5) * Math.max(1, Math.abs(right)));
            compared += 1;
          });
        }
      }
      if (name !== 'linear_svc_no_probability') expect(compared).toBeGreaterThanOrEqual(zoo.rows.length);
    });
});
