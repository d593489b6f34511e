import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Manifest } from '#shared/bundle/manifest.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

const WRITER = resolve(import.meta.dirname, '../../resources/python');
const PYTHON = ['python3', '/usr/bin/python3'].find((one) => spawnSync(one, ['-c', 'import onnx']).status === 0);

type Told = { path: string; model: string; table: Record<string, unknown[]>; said: Record<string, unknown> };

const PROGRAM = `
import json, sys
from tribune_bundle import BundleError, write_bundle
told = json.load(sys.stdin)
try:
    print(json.dumps(write_bundle(told["path"], told["model"], told["table"], **told["said"])))
except BundleError as fault:
    sys.exit(str(fault))
`;

function python(args: readonly string[], input = '', more = ''): { code: number | null; out: string; err: string } {
  const env = { ...process.env, PYTHONPATH: [more, WRITER].join(':'), PYTHONDONTWRITEBYTECODE: '1' };
  const { status, stdout, stderr } = spawnSync(PYTHON ?? 'python3', args, { input, encoding: 'utf8', env });
  return { code: status, out: stdout, err: stderr };
}

const write = (told: Told) => python(['-c', PROGRAM], JSON.stringify(told));

type Zoo = { columns: string[]; rows: (number | null)[][] };

function zoo(name: string): Pick<Told, 'model' | 'table'> {
  const { columns, rows } = JSON.parse(readFileSync(join(FIXTURES, 'model-zoo', `${name}.json`), 'utf8')) as Zoo;
  const table = Object.fromEntries(columns.map((column, at) => [column, rows.map((row) => row[at] ?? null)]));
  return { model: join(FIXTURES, 'model-zoo', `${name}.onnx`), table };
}

async function parquet(path: string): Promise<Record<string, unknown[]>> {
  const instance = await DuckDBInstance.create(':memory:');
  const db = await instance.connect();
  const reader = await db.runAndReadAll(`SELECT * FROM read_parquet('${path.replaceAll("'", "''")}')`);
  const columns = reader.getColumnsJS();
  const found = Object.fromEntries(
    reader.columnNames().map((name, at) => [name, (columns[at] as unknown[]).map(plain)]),
  );
  db.closeSync();
  instance.closeSync();
  return found;
}

/** Whole numbers come back as such. */
const plain = (value: unknown): unknown => (typeof value === 'bigint' ? Number(value) : value);

const SAID = { name: 'zoo', version: 1, target: 'y', positive: 1, classes: [0, 1] };

describe.skipIf(PYTHON === undefined)('the bundle writer for Python', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.done());
  let count = 0;
  const fresh = (ending = ''): string => bench.file(`written-${(count += 1)}${ending}`);
  const add = async (path: string) => {
    const { id } = await bench.create(`project-${(count += 1)}.tribune`);
    return (await bench.client.stream('bundle.add', { project: id, grant: bench.grant(path) })).added[0]!;
  };

  it('writes texts, numbers and gaps that Tribune reads back as they were', async () => {
    const folder = join(FIXTURES, 'bundles', 'credit');
    const manifest = JSON.parse(readFileSync(join(folder, 'bundle.json'), 'utf8')) as Manifest;
    const whole = await parquet(join(folder, 'background.parquet'));
    const names = manifest.features.map(({ name }) => name);
    const table = Object.fromEntries(names.map((name) => [name, whole[name]!.map((one) => one ?? null)]));
    const path = fresh();
    const labels = { bad: { en: 'Default', fr: 'Défaut' }, good: { en: 'Repaid', fr: 'Remboursé' } };
    const written = write({
      path,
      model: join(folder, 'model.onnx'),
      table,
      said: {
        ...{ name: 'credit', version: '2.0.0', target: 'Status', positive: 'bad', labels, threshold: 0.35 },
        decisions: ['refuse', 'accept'],
        classes: ['bad', 'good'],
        training_sample: { ...table, Status: table['Age']!.map((_, at) => (at % 3 === 0 ? 'bad' : 'good')) },
        features: { Age: { label: { en: 'Age', fr: 'Âge' }, immutable: true, unit: { en: 'years', fr: 'ans' } } },
        groups: { Loan: ['Amount', 'Price'], Person: { label: { fr: 'Personne' }, features: ['Age', 'Job'] } },
      },
    });
    expect(written.err).toBe('');
    expect(await parquet(join(path, 'background.parquet'))).toEqual(table);
    expect(Object.keys(await parquet(join(path, 'training_sample.parquet')))).toEqual([...names, 'Status']);
    const passport = await add(path);
    expect(passport.bundle).toMatchObject({ name: 'credit', version: '2.0.0' });
    expect(passport.warnings).toEqual([]);
    const told = JSON.parse(readFileSync(join(path, 'bundle.json'), 'utf8')) as Manifest;
    expect(told.features.map(({ name, type, input }) => [name, type, input])).toEqual(
      manifest.features.map(({ name, type, input }) => [name, type, input]),
    );
    expect(told.groups).toEqual([
      { name: 'Loan', features: ['Amount', 'Price'] },
      { name: 'Person', label: { fr: 'Personne' }, features: ['Age', 'Job'] },
    ]);
    expect(told.features.find(({ name }) => name === 'Age')).toMatchObject({ label: { fr: 'Âge' }, immutable: true });
  });

  it.each([
    ['xgboost_onnxmltools', SAID],
    ['rf_int_labels_default', SAID],
    ['rf_regressor', { name: 'zoo', version: 1, target: 'y' }],
    ['per_column_odd_names', SAID],
  ])('%s is written, tried and stored', async (name, said) => {
    const path = fresh('.zip');
    expect(write({ path, ...zoo(name), said })).toMatchObject({ code: 0, err: '' });
    expect((await add(path)).bundle).toMatchObject({ name: 'zoo', version: '1' });
    expect(python([join(WRITER, 'tribune_bundle.py'), 'check', path])).toMatchObject({ code: 0 });
  });

  it('says what is missing, and leaves nothing behind', () => {
    const model = zoo('xgboost_onnxmltools');
    const { mean_radius: _first, ...fewer } = model.table;
    const faults: [Partial<Told>, string][] = [
      [{ said: { ...SAID, positive: undefined, task: 'binary_classification' } }, 'positive is missing'],
      [{ said: { ...SAID, classes: undefined } }, 'Give classes'],
      [{ said: { ...SAID, threshold: 0.5 } }, 'decisions is missing'],
      [{ said: { ...SAID, features: { height: {} } } }, 'background lacks: height'],
      [{ said: { ...SAID, groups: { size: ['height'] } } }, 'background lacks: height'],
      [{ said: { ...SAID, groups: { size: 'mean_radius' } } }, 'must be a list of columns'],
      [{ said: { ...SAID, groups: { size: ['mean_radius'], all: ['mean_radius'] } } }, 'is in two groups'],
      [{ table: fewer }, 'the model reads 10 columns, background has 9'],
      [{ table: { ...model.table, mean_radius: [1, 'x'] } }, 'differ in length'],
      [{ table: {} }, 'has no column'],
      [{ model: join(FIXTURES, 'model-zoo', 'rf_regressor.json') }, 'is no ONNX file'],
    ];
    for (const [change, sentence] of faults) {
      const before = readdirSync(bench.folder);
      const path = fresh();
      const { code, err } = write({ path, ...model, said: SAID, ...change });
      expect([code, err]).toEqual([1, expect.stringContaining(sentence)]);
      expect(readdirSync(bench.folder)).toEqual(before);
    }
  });

  it('notices a model that is not the one described', () => {
    const path = fresh();
    write({ path, ...zoo('xgboost_onnxmltools'), said: SAID });
    writeFileSync(join(path, 'model.onnx'), readFileSync(zoo('rf_int_labels_tensor').model));
    const checked = python([join(WRITER, 'tribune_bundle.py'), 'check', path]);
    expect(checked).toMatchObject({ code: 1, err: expect.stringContaining('its hash differs') as string });
  });

  it('hands an estimator of scikit-learn to its converter, column by column where there are texts', () => {
    const doubles = fresh();
    execFileSync('mkdir', ['-p', join(doubles, 'skl2onnx', 'common')]);
    writeFileSync(
      join(doubles, 'skl2onnx', '__init__.py'),
      `def convert_sklearn(model, initial_types, options):
    print([(name, kind) for name, kind in initial_types], list(options.values()))
    raise SystemExit(0)
`,
    );
    writeFileSync(join(doubles, 'skl2onnx', 'common', '__init__.py'), '');
    writeFileSync(
      join(doubles, 'skl2onnx', 'common', 'data_types.py'),
      ['Boolean', 'Float', 'String'].map((kind) => `def ${kind}TensorType(shape): return "${kind}", shape\n`).join(''),
    );
    const program = `
from tribune_bundle import write_bundle
class Model:
    classes_ = [0, 1]
    def predict(self, table): pass
    def predict_proba(self, table): pass
write_bundle("nowhere", Model(), {"age": [1.5, None], "job": ["a", "b"], "new": [True, False]}, name="m", version="1", target="y", positive=1)
`;
    expect(python(['-c', program], '', doubles)).toMatchObject({
      code: 0,
      out: "[('age', ('Float', [None, 1])), ('job', ('String', [None, 1])), ('new', ('Boolean', [None, 1]))] [{'zipmap': False}]\n",
    });
  });
});
