import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { TensorProto_DataType } from 'onnx-buf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '#shared/contract/client.ts';
import { AppError } from '#shared/domain/app-error.ts';
import type { Manifest } from '#shared/bundle/manifest.ts';
import type { Passport } from '#shared/contract/bundles.ts';
import { createWords } from '#shared/words/words.ts';
import { faultSentence } from '#electron/cli/fault-sentence.ts';
import { proposeDescription } from '#electron/engine/models/describe-model.ts';
import { modelFacts } from '#electron/engine/models/onnx-graph.ts';
import { forkScoring } from '#electron/engine/models/runtime/scoring-process.ts';
import { BAD_BUNDLES } from '#test/support/bad-inputs.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';
import { int, ints, modelOf, tensor } from './graph/tree-models.ts';
import type { Node } from './graph/tree-models.ts';
import { makeZip } from './make-zip.ts';

/** Classes of the files that name them. */
const POSITIVE: Record<string, string> = {
  'logreg_three_classes_default.onnx': 'class_1',
  'rf_string_labels_default.onnx': 'malignant',
};

let bench: Bench;
let project = '';
beforeAll(async () => {
  bench = await openBench();
  project = (await bench.create()).id;
});
afterAll(() => bench.done());

const add = async (path: string, more: object = {}): Promise<Passport[]> =>
  (await bench.client.stream('bundle.add', { project, grant: bench.grant(path), ...more })).added;

const faultOf = (work: Promise<unknown>): Promise<AppError> =>
  work.then(
    () => expect.fail('nothing was refused'),
    (fault: unknown) => {
      expect(fault).toBeInstanceOf(AppError);
      return fault as AppError;
    },
  );

const stored = async (): Promise<string[]> =>
  (await bench.client.stream('project.open', { grant: bench.grant(bench.file('project.tribune')) })).bundles.map(
    ({ name, version }) => `${name} ${version}`,
  );

const plain = (opType: string, input: string[], output: string, attribute: Node['attribute'] = []): Node => ({
  domain: '',
  opType,
  input,
  output: [output],
  attribute,
});

const constant = (name: string, values: number[]): Node =>
  plain('Constant', [], name, [tensor('value', TensorProto_DataType.FLOAT, values)]);

/** One column out of three: their mean, which lies between 0 and 1 for columns that do. */
const mean = (output: string): Node => plain('ReduceMean', ['x'], output, [ints('axes', [1])]);

/** A square of the wanted size made of one row's score, and as many products as asked: small to write, long to compute. */
function square(size: number, products: number): Node[] {
  const nodes = [
    plain('ReduceMean', ['x'], 'one', [int('keepdims', 0)]),
    constant(
      'line',
      Array.from({ length: size }, () => 1e-3),
    ),
    plain('Mul', ['line', 'one'], 'scaled'),
    constant('axes1', [0]),
    plain('Cast', ['axes1'], 'first', [int('to', TensorProto_DataType.INT64)]),
    constant('axes2', [1]),
    plain('Cast', ['axes2'], 'second', [int('to', TensorProto_DataType.INT64)]),
    plain('Unsqueeze', ['scaled', 'first'], 'row'),
    plain('Unsqueeze', ['scaled', 'second'], 'column'),
    plain('Add', ['row', 'column'], 'm0'),
    ...Array.from({ length: products }, (_, at) => plain('MatMul', [`m${at}`, 'm0'], `m${at + 1}`)),
    plain('ReduceMax', [`m${products}`], 'most', [int('keepdims', 0)]),
    mean('score0'),
    plain('Add', ['score0', 'most'], 'score'),
  ];
  return nodes;
}

type Small = { version: string; kind?: Manifest['output']['kind']; features?: object; more?: object };

function smallManifest({ version, kind = 'probability', features = {}, more = {} }: Small): string {
  return JSON.stringify({
    format: 'tribune-bundle',
    format_version: 1,
    model: { name: 'small', version, file: 'model.onnx' },
    task: 'binary_classification',
    target: { name: 'y', positive: 1 },
    features: [0, 1, 2].map((index) => ({
      name: `c${index}`,
      type: 'numeric',
      input: { tensor: 'x', dtype: 'float32', index },
      ...features,
    })),
    output: { score: 'score', kind, container: 'tensor' },
    ...more,
  });
}

function small(nodes: Node[], about: Small): string {
  const folder = bench.file(`small-${about.version}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'bundle.json'), smallManifest(about));
  writeFileSync(join(folder, 'model.onnx'), modelOf(nodes));
  return folder;
}

/** A copy of a bundle of the fixtures, changed. */
function changed(name: string, change: (folder: string, manifest: Manifest) => Manifest): string {
  const folder = bench.file(`${name}-changed-${readdirSync(bench.folder).length}`);
  cpSync(join(FIXTURES, 'bundles', name), folder, { recursive: true });
  const path = join(folder, 'bundle.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  manifest.model.version = basename(folder);
  writeFileSync(path, JSON.stringify(change(folder, manifest)));
  return folder;
}

describe('models are tried before they are stored', () => {
  it.each(['credit', 'credit-baseline', 'churn', 'churn-2.0.0', 'churn-baseline', 'housing', 'housing-shadow'])(
    '%s is added, without a warning',
    async (name) => {
      expect((await add(join(FIXTURES, 'bundles', name)))[0]?.warnings).toEqual([]);
    },
  );

  const zoo = readdirSync(join(FIXTURES, 'model-zoo')).filter((name) => name.endsWith('.onnx'));
  it.each(zoo)('%s is added as it is described', async (file) => {
    const path = join(FIXTURES, 'model-zoo', file);
    const { slots, scores } = proposeDescription(modelFacts(readFileSync(path), file));
    const isProbability = !/regressor|ridge|linear_svc/.test(file);
    const [added] = await add(path, {
      description: {
        name: file,
        version: '1',
        task: isProbability ? 'binary_classification' : 'regression',
        target: 'y',
        positive: POSITIVE[file] ?? 1,
        features: slots.map((_, at) => `f${at}`),
        score: scores[0]?.name,
        kind: isProbability ? 'probability' : 'score',
        ...(scores[0]?.columns === 1 ? {} : { column: 1 }),
      },
    }).catch((fault: unknown) => {
      throw new Error(`${file}: ${JSON.stringify((fault as AppError).details)}`, { cause: fault });
    });
    expect(added?.warnings.map(({ code }) => code)).toEqual(['BACKGROUND_MISSING', 'TRAINING_SAMPLE_MISSING']);
  });

  it.each(Object.entries(BAD_BUNDLES))('%s does what is expected of it', async (name, expected) => {
    const before = await stored();
    const path = join(FIXTURES, 'bad', 'bundles', name);
    if (typeof expected === 'string') {
      expect((await faultOf(add(path))).code).toBe(expected);
      expect(await stored()).toEqual(before);
      return;
    }
    const target = (await bench.create(`bad-${name}.tribune`)).id;
    const { added } = await bench.client.stream('bundle.add', { project: target, grant: bench.grant(path) });
    expect(added.length).toBe(expected.bundles);
    expect([...new Set(added.flatMap(({ warnings }) => warnings.map(({ code }) => code)))]).toEqual(expected.warnings);
    await bench.client.call('project.close', { project: target });
  });
});

describe('a model that fails its trial', () => {
  const words = [createWords('en'), createWords('fr')];
  const said = (fault: AppError): string => words.map((one) => faultSentence(fault, one)).join(' ');

  it('is refused when it does not end, and the next one is added', async () => {
    const path = small(square(3000, 60), { version: 'slow' });
    const fault = await faultOf(add(path));
    expect(fault).toMatchObject({ code: 'MODEL_TOO_SLOW', details: { model: 'small slow' } });
    expect(said(fault)).toMatch(/“small slow” gave no answer within 10 seconds.*small slow.*10 secondes/s);
    expect((await add(small([mean('score')], { version: 'after-slow' })))[0]?.bundle.version).toBe('after-slow');
  });

  it('is refused when it takes too much memory', async () => {
    const fault = await faultOf(add(small(square(30_000, 0), { version: 'large' })));
    expect(fault).toMatchObject({ code: 'MODEL_TOO_MUCH_MEMORY', details: { model: 'small large' } });
    expect(said(fault)).toContain('small large');
  });

  it('is refused when it cannot be loaded or run', async () => {
    const load = await faultOf(add(small([plain('Add', ['x', 'nothing'], 'score')], { version: 'unloaded' })));
    expect(load.code).toBe('MODEL_LOAD_FAILED');
    const nodes = [constant('two', [1, 2]), plain('Add', ['x', 'two'], 'score')];
    const run = await faultOf(add(small(nodes, { version: 'unrun' })));
    expect(['MODEL_LOAD_FAILED', 'MODEL_RUN_FAILED']).toContain(run.code);
    expect(said(run)).toContain('small unrun');
  });

  it('is refused when its scores are no probabilities as announced, and added when they are called scores', async () => {
    const nodes = [mean('m'), constant('ten', [10]), plain('Mul', ['m', 'ten'], 'score')];
    const fault = await faultOf(add(small(nodes, { version: 'ten' })));
    expect(fault).toMatchObject({ code: 'MODEL_SCORE_OUT_OF_RANGE', details: { found: 5, context: 'madeUp' } });
    expect(said(fault)).toMatch(/gives 5.*donne 5/s);
    expect((await add(small(nodes, { version: 'ten-score', kind: 'score' })))[0]?.manifest.output.kind).toBe('score');
  });

  it('is refused when it gives no number on complete rows', async () => {
    const nodes = [mean('m'), plain('Neg', ['m'], 'n'), constant('one', [-1]), plain('Add', ['n', 'one'], 'o')];
    const fault = await faultOf(
      add(small([...nodes, plain('Sqrt', ['o'], 'score')], { version: 'nan', kind: 'value' })),
    );
    expect(fault).toMatchObject({ code: 'MODEL_SCORE_MISSING', details: { context: 'madeUp' } });
  });

  it('is told with the row of its own background', async () => {
    const path = changed('credit', (_, manifest) => ({ ...manifest, output: { ...manifest.output, score: 'margin' } }));
    expect((await faultOf(add(path))).code).toBe('MODEL_OUTPUT_ABSENT');
    const price = changed('housing', (_, manifest) => ({
      ...manifest,
      output: { ...manifest.output, kind: 'probability' },
    }));
    const fault = await faultOf(add(price));
    expect(fault).toMatchObject({
      code: 'MODEL_SCORE_OUT_OF_RANGE',
      details: { row: 1, sample: 'background.parquet' },
    });
    expect(said(fault)).toMatch(/row 1 of .background\.parquet.*ligne 1 de/s);
  });

  it('leaves out the others of its archive too', async () => {
    const before = await stored();
    const entries = ['first', 'second'].flatMap((version, at) => [
      { name: `${version}/bundle.json`, bytes: Buffer.from(smallManifest({ version })) },
      {
        name: `${version}/model.onnx`,
        bytes: modelOf(at === 0 ? [mean('score')] : [mean('m'), plain('Sub', ['m', 'x'], 'score')]),
      },
    ]);
    const path = bench.file('two.zip');
    writeFileSync(path, makeZip(entries));
    const fault = await faultOf(add(path));
    expect(fault.details).toMatchObject({ model: 'small second' });
    expect(await stored()).toEqual(before);
  });

  it('can be cancelled, and the next one is added', async () => {
    const control = new AbortController();
    const client = createClient((request) => bench.engine.handle(request, control.signal), 'http://engine');
    const grant = bench.grant(small(square(3000, 60), { version: 'cancelled' }));
    const fault = faultOf(
      client.stream('bundle.add', { project, grant }, { onProgress: () => setTimeout(() => control.abort(), 800) }),
    );
    expect((await fault).code).toBe('CANCELLED');
    expect(await add(small([mean('score')], { version: 'after-cancelled' }))).toHaveLength(1);
    expect(await stored()).not.toContain('small cancelled');
  });

  it('gives up an import that brings it, before anything is read', async () => {
    const target = (await bench.create('import.tribune')).id;
    const nodes = [mean('m'), constant('ten', [10]), plain('Mul', ['m', 'ten'], 'score')];
    const log = bench.file('log.csv');
    writeFileSync(log, 'id,time,score,c0,c1,c2\n1,2025-01-01,0.5,0,1,0.5\n2,2025-01-02,0.25,0,0.5,0.25\n');
    const bundle = bench.grant(small(nodes, { version: 'imported' }));
    expect((await faultOf(bench.load(target, [log], { bundle }))).code).toBe('MODEL_SCORE_OUT_OF_RANGE');
    expect((await bench.load(target, [log])).rows).toBe(2);
  });
});

describe('what cannot be tried', () => {
  it('is a background that lacks a column: it is left out, and said', async () => {
    const path = changed('credit', (folder, manifest) => {
      cpSync(join(FIXTURES, 'bundles', 'housing', 'background.parquet'), join(folder, 'background.parquet'));
      return manifest;
    });
    const [added] = await add(path);
    expect(added?.warnings).toMatchObject([{ code: 'BACKGROUND_COLUMN_MISSING', details: { column: 'Seniority' } }]);
    expect(added?.files.map((one) => one.kind)).not.toContain('background');
  });

  it('is a background that is damaged inside', async () => {
    const path = changed('credit', (folder, manifest) => {
      const bytes = readFileSync(join(folder, 'background.parquet'));
      bytes.fill(0x55, bytes.length - 1500, bytes.length - 8);
      writeFileSync(join(folder, 'background.parquet'), bytes);
      return manifest;
    });
    expect((await add(path))[0]?.warnings).toMatchObject([{ code: 'BACKGROUND_NOT_PARQUET' }]);
  });

  it('is any model where the runtime is absent', async () => {
    const elsewhere = await openBench({
      spawnScoring: (entry, env) => {
        const child = forkScoring(entry, env);
        return {
          ...child,
          onMessage: (listener) =>
            child.onMessage((message) =>
              listener({ ...(message as object), ok: false, absent: true, message: 'none' }),
            ),
        };
      },
    });
    const { id } = await elsewhere.create();
    const { added } = await elsewhere.client.stream('bundle.add', {
      project: id,
      grant: elsewhere.grant(join(FIXTURES, 'bundles', 'credit')),
    });
    expect(added[0]?.warnings).toEqual([{ code: 'TRIAL_RUNTIME_ABSENT', details: {} }]);
    await elsewhere.done();
  });

  it('is a model that takes texts which nobody named', async () => {
    const path = join(FIXTURES, 'bundles', 'credit', 'model.onnx');
    const [added] = await add(path, {
      description: {
        name: 'alone',
        version: '1',
        task: 'binary_classification',
        target: 'y',
        positive: 'bad',
        score: 'probabilities',
        kind: 'probability',
        column: 1,
      },
    });
    const codes = added?.warnings.map(({ code }) => code) ?? [];
    expect(codes.filter((code) => code !== 'TRIAL_CATEGORIES_UNKNOWN')).toEqual([
      'BACKGROUND_MISSING',
      'TRAINING_SAMPLE_MISSING',
    ]);
  });
});
