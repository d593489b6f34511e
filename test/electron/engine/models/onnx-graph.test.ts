import { readFile, readdir } from 'node:fs/promises';
import { create, toBinary } from '@bufbuild/protobuf';
import type { MessageInitShape } from '@bufbuild/protobuf';
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { ModelProtoSchema, TensorProto_DataLocation, TensorProto_DataType } from 'onnx-buf';
import type {
  FunctionProtoSchema,
  GraphProtoSchema,
  NodeProtoSchema,
  TensorProtoSchema,
  TrainingInfoProtoSchema,
} from 'onnx-buf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/domain/app-error.ts';
import { ACCEPTED_OPERATORS, refusedOperator } from '#electron/engine/models/accepted-operators.ts';
import { modelFacts } from '#electron/engine/models/onnx-graph.ts';
import type { ModelFacts } from '#electron/engine/models/onnx-graph.ts';

type Graph = MessageInitShape<typeof GraphProtoSchema>;
type Node = MessageInitShape<typeof NodeProtoSchema>;
type Tensor = MessageInitShape<typeof TensorProtoSchema>;
type Beside = {
  functions?: MessageInitShape<typeof FunctionProtoSchema>[];
  trainingInfo?: MessageInitShape<typeof TrainingInfoProtoSchema>[];
};

const ZOO = 'test/fixtures/model-zoo';
const zoo = (await readdir(ZOO)).filter((name) => name.endsWith('.onnx')).sort();
const INT64 = TensorProto_DataType.INT64;
const outside = (location: string): Tensor => ({
  dataLocation: TensorProto_DataLocation.EXTERNAL,
  externalData: [{ key: 'location', value: location }],
});

async function zooFacts(name: string): Promise<ModelFacts> {
  return modelFacts(await readFile(`${ZOO}/${name}`), name);
}

function facts(graph: Graph, more: Beside = {}): ModelFacts {
  const model = create(ModelProtoSchema, { irVersion: 8n, graph: { output: [{ name: 'y' }], ...graph }, ...more });
  return modelFacts(toBinary(ModelProtoSchema, model), 'model.onnx');
}

function fault(bytes: Uint8Array): AppError {
  try {
    modelFacts(bytes, 'model.onnx');
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(AppError);
    return thrown as AppError;
  }
  throw new Error('the bytes were taken for a model');
}

describe('modelFacts', () => {
  it('tells what a model with one input per column is', async () => {
    const read = modelFacts(await readFile('test/fixtures/bundles/credit/model.onnx'), 'model.onnx');
    expect(read).toMatchObject({
      irVersion: 8,
      producer: 'skl2onnx 1.14.0',
      outputs: [
        { name: 'label', kind: 'tensor', dtype: 'int64' },
        { name: 'probabilities', kind: 'tensor', dtype: 'float32', shape: [null, 2] },
      ],
      operators: [
        'Concat',
        'Reshape',
        'ai.onnx.ml.Imputer',
        'ai.onnx.ml.OneHotEncoder',
        'ai.onnx.ml.TreeEnsembleClassifier',
      ],
      externalData: [],
      family: 'treeEnsemble',
    });
    expect(read.opsets).toContainEqual({ domain: 'ai.onnx', version: 11 });
    expect(read.opsets).toContainEqual({ domain: 'ai.onnx.ml', version: 1 });
    expect(read.inputs).toHaveLength(12);
    expect(read.inputs[1]).toEqual({ name: 'Home', dtype: 'string', shape: [null, 1] });
  });

  it('tells a sequence of maps from a tensor, and a named size from an open one', async () => {
    const maps = await zooFacts('rf_int_labels_default.onnx');
    expect(maps.outputs[1]).toEqual({
      name: 'output_probability',
      kind: 'sequence',
      dtype: 'map(int64, float32)',
      shape: null,
    });
    expect((await zooFacts('single_sigmoid_column.onnx')).inputs[0]?.shape).toEqual(['batch', 10]);
    expect((await zooFacts('tree_fixed_batch_of_one.onnx')).inputs[0]?.shape).toEqual([1, 10]);
    expect((await zooFacts('ridge_double_input.onnx')).inputs[0]?.dtype).toBe('float64');
  });

  it('names the family of each model of the zoo', async () => {
    const families: Record<string, string[]> = {};
    for (const name of zoo) (families[(await zooFacts(name)).family] ??= []).push(name.replace('.onnx', ''));
    expect(families['linear']).toEqual([
      'linear_svc_no_probability',
      'logreg_columns',
      'logreg_three_classes_default',
      'per_column_odd_names',
      'ridge_double_input',
    ]);
    expect(families['other']).toEqual([
      'mlp_with_imputer',
      'naive_bayes_default',
      'single_sigmoid_column',
      'svc_tensor',
    ]);
    expect(families['treeEnsemble']).toHaveLength(13);
  });

  it('does not ask for an input that has a stored value', () => {
    const read = facts({ input: [{ name: 'x' }, { name: 'w' }], initializer: [{ name: 'w' }] });
    expect(read.inputs.map(({ name }) => name)).toEqual(['x']);
  });

  it('finds operators and outside weights wherever a model can hide them', () => {
    const inner: Graph = {
      node: [{ opType: 'Magic', domain: 'com.example' }],
      initializer: [outside('1.bin')],
      sparseInitializer: [{ values: outside('2.bin'), indices: outside('3.bin') }],
    };
    const node: Node = {
      opType: 'If',
      attribute: [
        { g: inner },
        { graphs: [{ node: [{ opType: 'Loop', attribute: [{ g: { initializer: [outside('4.bin')] } }] }] }] },
        { t: outside('5.bin') },
        { tensors: [outside('6.bin')] },
        { sparseTensor: { values: outside('7.bin') } },
        { sparseTensors: [{ indices: outside('8.bin') }] },
      ],
    };
    const read = facts(
      { node: [node] },
      {
        functions: [{ node: [{ opType: 'Scan' }], attributeProto: [{ t: outside('9.bin') }] }],
        trainingInfo: [{ algorithm: { initializer: [outside('../a.bin')] } }],
      },
    );
    expect(read.operators).toEqual(['If', 'Loop', 'Scan', 'com.example.Magic']);
    expect(read.externalData).toEqual(['../a.bin', ...Array.from({ length: 9 }, (_, index) => `${index + 1}.bin`)]);
  });

  it('counts what a ConstantOfShape makes when its shape is a constant', () => {
    const raw = new Uint8Array(new BigInt64Array([1000n, 2000n]).buffer);
    const maker = (input: string): Node => ({ opType: 'ConstantOfShape', input: [input], output: [`of ${input}`] });
    const names = [
      'data',
      'raw',
      'scalar',
      'made',
      'copied',
      'cut',
      'computed',
      'negative',
      'twice',
      'float',
      'away',
      'nowhere',
    ];
    const read = facts({
      initializer: [
        { name: 'data', dataType: INT64, dims: [2n], int64Data: [3n, 4n] },
        { name: 'raw', dataType: INT64, dims: [2n], rawData: raw },
        { name: 'scalar', dataType: INT64, dims: [0n] },
        { name: 'negative', dataType: INT64, int64Data: [-1n] },
        { name: 'twice', dataType: INT64, int64Data: [1n] },
        { name: 'twice', dataType: INT64, int64Data: [40_000_000_000n] },
        { name: 'float', dataType: TensorProto_DataType.FLOAT, floatData: [3] },
        { name: 'away', dataType: INT64, ...outside('x.bin') },
      ],
      node: [
        {
          opType: 'Constant',
          output: ['made'],
          attribute: [{ name: 'value', t: { dataType: INT64, int64Data: [7n] } }],
        },
        { opType: 'Shape', input: ['x'], output: ['copied'] },
        { opType: 'Shape', input: ['x'], output: ['cut'], attribute: [{ name: 'start', i: 1n }] },
        { opType: 'Cast', input: ['x'], output: ['computed'] },
        ...names.map(maker),
      ],
    });
    const unknown = Array.from({ length: 7 }, () => 'unknown');
    expect(read.filledSizes).toEqual([12, 2_000_000, 1, 7, 'asTensor', ...unknown]);
  });

  it('does not trust a ConstantOfShape inside a sub-graph or a function', () => {
    const node: Node = { opType: 'ConstantOfShape', input: ['s'] };
    const initializer: Tensor[] = [{ name: 's', dataType: INT64, int64Data: [1n] }];
    expect(facts({ initializer, node: [{ opType: 'If', attribute: [{ g: { node: [node] } }] }] }).filledSizes).toEqual([
      'unknown',
    ]);
    expect(facts({ initializer }, { functions: [{ node: [node] }] }).filledSizes).toEqual(['unknown']);
  });

  it('takes for damage what merely parses: nothing, no version, no graph, no output', () => {
    expect(fault(new Uint8Array()).code).toBe('MODEL_DAMAGED');
    for (const init of [{ irVersion: 8n }, { graph: { output: [{ name: 'y' }] } }, { irVersion: 8n, graph: {} }])
      expect(fault(toBinary(ModelProtoSchema, create(ModelProtoSchema, init))).code).toBe('MODEL_DAMAGED');
  });

  it('gives facts or says damaged, whatever the bytes', async () => {
    const real = await readFile(`${ZOO}/logreg_columns.onnx`);
    const altered = fc
      .tuple(fc.nat(real.length - 1), fc.uint8Array({ minLength: 1, maxLength: 8 }))
      .map(([at, patch]) => {
        const bytes = Uint8Array.from(real);
        bytes.set(patch.subarray(0, real.length - at), at);
        return bytes;
      });
    fc.assert(
      fc.property(fc.oneof(altered, fc.uint8Array({ maxLength: 200 })), (bytes) => {
        try {
          expect(modelFacts(bytes, 'model.onnx').outputs.length).toBeGreaterThan(0);
        } catch (thrown) {
          expect(thrown).toMatchObject({ name: 'AppError', code: 'MODEL_DAMAGED' });
        }
      }),
    );
  });

  it('does not follow a nesting without end', () => {
    let bytes = new Uint8Array();
    for (let depth = 0; depth < 500; depth += 1) {
      const graph = new BinaryWriter().tag(1, WireType.LengthDelimited).bytes(bytes).finish();
      const attribute = new BinaryWriter().tag(6, WireType.LengthDelimited).bytes(graph).finish();
      bytes = new BinaryWriter().tag(5, WireType.LengthDelimited).bytes(attribute).finish();
    }
    const graph = new BinaryWriter().tag(1, WireType.LengthDelimited).bytes(bytes).finish();
    expect(fault(new BinaryWriter().tag(7, WireType.LengthDelimited).bytes(graph).finish()).code).toBe('MODEL_DAMAGED');
  });

  it.each([
    ['empty nodes', 0x0a, 0x00],
    ['packed numbers', null, 0x01],
  ])('refuses %s by the million before they fill the memory', (_, first, second) => {
    const count = 20_000_000;
    const body = new Uint8Array(count);
    if (first === null) body.fill(second);
    else for (let at = 0; at < count; at += 2) body.set([first, second], at);
    const tensor = (bytes: Uint8Array): Uint8Array =>
      new BinaryWriter()
        .tag(5, WireType.LengthDelimited)
        .bytes(new BinaryWriter().tag(7, WireType.LengthDelimited).bytes(bytes).finish())
        .finish();
    const graph = first === null ? tensor(body) : body;
    const bytes = new BinaryWriter().tag(7, WireType.LengthDelimited).bytes(graph).finish();
    const heap = process.memoryUsage().heapUsed;
    expect(fault(bytes).details['found']).toContain('1000000 parts');
    expect(process.memoryUsage().heapUsed - heap).toBeLessThan(100_000_000);
  });

  it('leaves the numbers of a large forest unread', () => {
    const ints = new BinaryWriter();
    for (let index = 0; index < 2_000_000; index += 1) ints.tag(8, WireType.Varint).int64(index % 100);
    const node = new BinaryWriter().tag(4, WireType.LengthDelimited).string('TreeEnsembleRegressor');
    node.tag(7, WireType.LengthDelimited).string('ai.onnx.ml').tag(5, WireType.LengthDelimited).bytes(ints.finish());
    const graph = new BinaryWriter().tag(1, WireType.LengthDelimited).bytes(node.finish());
    graph
      .tag(12, WireType.LengthDelimited)
      .bytes(new BinaryWriter().tag(1, WireType.LengthDelimited).string('y').finish());
    const model = new BinaryWriter()
      .tag(1, WireType.Varint)
      .int64(8)
      .tag(7, WireType.LengthDelimited)
      .bytes(graph.finish());
    const bytes = model.finish();
    const heap = process.memoryUsage().heapUsed;
    expect(modelFacts(bytes, 'model.onnx').family).toBe('treeEnsemble');
    expect(process.memoryUsage().heapUsed - heap).toBeLessThan(50_000_000);
  });
});

describe('accepted operators', () => {
  it.each(zoo)('run %s', async (name) => {
    const { operators, filledSizes } = await zooFacts(name);
    expect(refusedOperator(operators, filledSizes)).toBeNull();
  });

  it.each(['Loop', 'If', 'Scan', 'Expand', 'Tile', 'Range', 'RandomNormal', 'com.microsoft.CDist', 'com.example.Relu'])(
    'do not include %s',
    (name) => expect(refusedOperator(['Add', name], [])).toBe(name),
  );

  it('accept a ConstantOfShape of a stated size, or of the size of a tensor', () => {
    expect(ACCEPTED_OPERATORS.has('ConstantOfShape')).toBe(true);
    expect(refusedOperator([], [1_000_000, 'asTensor'])).toBeNull();
    for (const size of [1_000_001, Number.NaN, Infinity, 'unknown'] as const)
      expect(refusedOperator([], [1, size])).toBe('ConstantOfShape');
  });
});
