import { clone, create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { ModelProtoSchema, NodeProtoSchema, TensorProto_DataLocation, TensorProto_DataType } from 'onnx-buf';
import type { AttributeProto, GraphProto, ModelProto, NodeProto, TensorProto } from 'onnx-buf';
import { AppError } from '#shared/domain/app-error.ts';
import { countParts } from '../onnx-graph.ts';

/** A forest of 80,000 nodes has 1 million numbers; each becomes at most some thirty bytes here. */
const MOST_PARTS = 12_000_000;

export type EncodedKind = 'float32' | 'float64' | 'int64';

export type Graph = {
  model: ModelProto;
  graph: GraphProto;
  /** The node that makes each tensor. */
  maker: Map<string, NodeProto>;
  constants: Map<string, TensorProto>;
};

/** @throws AppError MODEL_DAMAGED */
export function readGraph(bytes: Uint8Array): Graph {
  const model = parsed(bytes);
  const graph = model.graph;
  if (graph === undefined) throw damaged('no graph');
  const maker = new Map<string, NodeProto>();
  const constants = new Map(graph.initializer.map((tensor) => [tensor.name, tensor]));
  for (const node of graph.node) {
    for (const name of node.output) if (name !== '') maker.set(name, node);
    const value = node.opType === 'Constant' ? attribute(node, 'value')?.t : undefined;
    if (value !== undefined && node.output[0] !== undefined) constants.set(node.output[0], value);
  }
  return { model, graph, maker, constants };
}

function parsed(bytes: Uint8Array): ModelProto {
  try {
    if (countParts(bytes, ModelProtoSchema, MOST_PARTS) > MOST_PARTS) throw damaged(`more than ${MOST_PARTS} parts`);
    return fromBinary(ModelProtoSchema, bytes);
  } catch (cause) {
    throw cause instanceof AppError ? cause : damaged('bytes that are no ONNX model', cause);
  }
}

function damaged(found: string, cause?: unknown): AppError {
  return new AppError('MODEL_DAMAGED', `damaged model; ${found}`, { found, expected: 'an ONNX model' }, { cause });
}

export function attribute(node: NodeProto, name: string): AttributeProto | undefined {
  return node.attribute.find((one) => one.name === name);
}

export function integer(node: NodeProto, name: string, otherwise: number): number {
  const found = attribute(node, name);
  return found === undefined ? otherwise : Number(found.i);
}

export function integers(node: NodeProto, name: string): number[] {
  return attribute(node, name)?.ints.map(Number) ?? [];
}

const decoder = new TextDecoder();

export function word(node: NodeProto, name: string, otherwise: string): string {
  const found = attribute(node, name);
  return found === undefined ? otherwise : decoder.decode(found.s);
}

export function wordsOf(node: NodeProto, name: string): string[] {
  return attribute(node, name)?.strings.map((bytes) => decoder.decode(bytes)) ?? [];
}

/** Numbers of an attribute, kept as floats or as the tensor `NAME_as_tensor`. */
export function numbers(node: NodeProto, name: string): number[] {
  const tensor = attribute(node, `${name}_as_tensor`)?.t ?? attribute(node, name)?.t;
  if (tensor !== undefined) return tensorNumbers(tensor) ?? [];
  return attribute(node, name)?.floats ?? [];
}

/** The labels of a classifier or of a ZipMap, in order. */
export function classLabels(node: NodeProto): (string | number)[] {
  const texts = wordsOf(node, 'classlabels_strings');
  if (texts.length > 0) return texts;
  const whole = integers(node, 'classlabels_int64s');
  return whole.length > 0 ? whole : integers(node, 'classlabels_ints');
}

/** Values of a constant tensor, row-major; null when it holds no numbers or they lie outside the file. */
export function tensorNumbers(tensor: TensorProto): number[] | null {
  if (tensor.dataLocation === TensorProto_DataLocation.EXTERNAL) return null;
  const { rawData: raw } = tensor;
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  const each = (size: number, read: (at: number) => number): number[] =>
    Array.from({ length: Math.floor(raw.byteLength / size) }, (_, index) => read(index * size));
  const stored = raw.byteLength > 0;
  switch (tensor.dataType) {
    case TensorProto_DataType.FLOAT:
      return stored ? each(4, (at) => view.getFloat32(at, true)) : tensor.floatData;
    case TensorProto_DataType.DOUBLE:
      return stored ? each(8, (at) => view.getFloat64(at, true)) : tensor.doubleData;
    case TensorProto_DataType.INT64:
      return stored ? each(8, (at) => Number(view.getBigInt64(at, true))) : tensor.int64Data.map(Number);
    case TensorProto_DataType.INT32:
      return stored ? each(4, (at) => view.getInt32(at, true)) : tensor.int32Data;
    case TensorProto_DataType.UINT8:
    case TensorProto_DataType.BOOL:
      return stored ? [...raw] : tensor.int32Data;
    default:
      return null;
  }
}

export function constantNumbers({ constants }: Graph, name: string | undefined): number[] | null {
  const tensor = constants.get(name ?? '');
  return tensor === undefined ? null : tensorNumbers(tensor);
}

export const ISOLATED_INPUT = 'encoded';

/** A model that is this node alone: input `encoded`, [rows, columns]; outputs as the node names them. */
export function isolateNode(
  { model }: Graph,
  node: NodeProto,
  { kind, columns }: { kind: EncodedKind; columns: number },
): Uint8Array {
  const alone = clone(NodeProtoSchema, node);
  alone.input = [ISOLATED_INPUT];
  const elemType =
    kind === 'float64'
      ? TensorProto_DataType.DOUBLE
      : kind === 'int64'
        ? TensorProto_DataType.INT64
        : TensorProto_DataType.FLOAT;
  const shape = { dim: [{ value: { case: 'dimParam', value: 'rows' } as const }, size(columns)] };
  const isolated = create(ModelProtoSchema, {
    irVersion: model.irVersion,
    opsetImport: model.opsetImport,
    graph: {
      name: 'isolated',
      node: [alone],
      input: [{ name: ISOLATED_INPUT, type: { value: { case: 'tensorType', value: { elemType, shape } } } }],
      output: node.output.map((name) => ({ name })),
    },
  });
  return toBinary(ModelProtoSchema, isolated);
}

function size(columns: number): { value: { case: 'dimValue'; value: bigint } } {
  return { value: { case: 'dimValue', value: BigInt(columns) } };
}
