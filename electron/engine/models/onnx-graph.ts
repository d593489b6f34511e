import { clone, createFileRegistry, fromBinary } from '@bufbuild/protobuf';
import type { DescMessage } from '@bufbuild/protobuf';
import type { GenMessage } from '@bufbuild/protobuf/codegenv2';
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import { FileDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';
import { TensorProto_DataLocation, TensorProto_DataType, file_onnx } from 'onnx-buf';
import type {
  AttributeProto,
  GraphProto,
  ModelProto,
  NodeProto,
  SparseTensorProto,
  TensorProto,
  TypeProto,
} from 'onnx-buf';
import { AppError } from '#shared/domain/app-error.ts';
import { modelFamily } from './accepted-operators.ts';
import type { FilledSize, ModelFamily } from './accepted-operators.ts';

/** A size, the name of a variable size, or `null` where the model leaves it open. */
export type Dimension = number | string | null;

export type ValueKind = 'tensor' | 'sequence' | 'map' | 'optional' | 'sparseTensor' | 'unknown';

export type ModelFacts = {
  irVersion: number;
  opsets: { domain: string; version: number }[];
  producer: string;
  /** What must be fed: an input with a stored value is left out. `shape` is `null` when nothing is said of it. */
  inputs: { name: string; dtype: string; shape: Dimension[] | null }[];
  outputs: { name: string; kind: ValueKind; dtype: string; shape: Dimension[] | null }[];
  /** Sorted, each once, sub-graphs and functions included: `Relu`, `ai.onnx.ml.Scaler`. */
  operators: string[];
  filledSizes: FilledSize[];
  /** Where tensors kept outside the file are said to be. */
  externalData: string[];
  family: ModelFamily;
};

const MOST_PARTS = 1_000_000;
const DEEPEST = 100;
const LONGEST_SHAPE_BYTES = 512;
const STANDARD_DOMAIN = 'ai.onnx';
const KINDS = {
  tensorType: 'tensor',
  sequenceType: 'sequence',
  mapType: 'map',
  optionalType: 'optional',
  sparseTensorType: 'sparseTensor',
} as const;

/**
 * Numbers of trees and of dense weights are not read: they hold no fact wanted here and, as JavaScript values, would
 * take twelve times the size of the file.
 */
const LEFT_UNREAD: Record<string, readonly string[]> = {
  AttributeProto: ['floats', 'ints', 'strings'],
  TensorProto: ['float_data', 'int32_data', 'string_data', 'double_data', 'uint64_data'],
};

const outline = outlineSchema();

/** @throws AppError MODEL_DAMAGED when the bytes are no ONNX model; some wrong bytes parse as an empty message */
export function modelFacts(bytes: Uint8Array, file: string): ModelFacts {
  const model = parsed(bytes, file);
  const graph = model.graph;
  if (model.irVersion <= 0n) throw damaged(file, 'no version');
  if (graph === undefined || graph.output.length === 0) throw damaged(file, 'no graph');
  const { nodes, tensors } = contents(model);
  const stored = new Set(graph.initializer.map((tensor) => tensor.name));
  const operators = nodes.map(operatorName);
  return {
    irVersion: Number(model.irVersion),
    opsets: model.opsetImport.map(({ domain, version }) => ({ domain: domainName(domain), version: Number(version) })),
    producer: `${model.producerName} ${model.producerVersion}`.trim(),
    inputs: graph.input.filter(({ name }) => !stored.has(name)).map(({ name, type }) => ({ name, ...valueOf(type) })),
    outputs: graph.output.map(({ name, type }) => ({ name, kind: kindOf(type), ...valueOf(type) })),
    operators: [...new Set(operators)].sort(),
    filledSizes: filledSizes(graph, nodes),
    externalData: [...new Set(tensors.flatMap(outsideLocation))].sort(),
    family: modelFamily(operators),
  };
}

function outlineSchema(): GenMessage<ModelProto> {
  const proto = clone(FileDescriptorProtoSchema, file_onnx.proto);
  for (const message of proto.messageType)
    message.field = message.field.filter((field) => !LEFT_UNREAD[message.name]?.includes(field.name));
  return createFileRegistry(proto, () => undefined).getMessage('onnx.ModelProto') as GenMessage<ModelProto>;
}

function parsed(bytes: Uint8Array, file: string): ModelProto {
  try {
    const parts = countParts(bytes);
    if (parts > MOST_PARTS) throw damaged(file, `more than ${MOST_PARTS} parts`);
    return fromBinary(outline, bytes, { readUnknownFields: false });
  } catch (cause) {
    throw cause instanceof AppError ? cause : damaged(file, 'bytes that are no ONNX model', cause);
  }
}

/** What a parse would allocate, counted without allocating: two bytes of a hostile file can make an object. */
export function countParts(bytes: Uint8Array, schema: DescMessage = outline, most = MOST_PARTS): number {
  const reader = new BinaryReader(bytes);
  const open: { message: DescMessage; end: number }[] = [{ message: schema, end: reader.len }];
  let parts = 0;
  for (let inside = open.at(-1); inside !== undefined && parts <= most; inside = open.at(-1)) {
    if (reader.pos >= inside.end) {
      open.pop();
      continue;
    }
    const [number, wire] = reader.tag();
    const field = inside.message.fields.find((one) => one.number === number);
    parts += field === undefined ? 0 : 1;
    if (field?.message !== undefined && wire === WireType.LengthDelimited && open.length < DEEPEST) {
      const length = reader.uint32();
      open.push({ message: field.message, end: reader.pos + length });
      continue;
    }
    const skipped = reader.skip(wire, number);
    if (field?.fieldKind === 'list' && field.packed) parts += skipped.length;
  }
  return parts;
}

function contents(model: ModelProto): { nodes: NodeProto[]; tensors: TensorProto[] } {
  const nodes: NodeProto[] = [];
  const tensors: TensorProto[] = [];
  const graphs: (GraphProto | undefined)[] = [model.graph];
  for (const training of model.trainingInfo) graphs.push(training.initialization, training.algorithm);
  const sparse = (one: SparseTensorProto | undefined): void => {
    if (one?.values !== undefined) tensors.push(one.values);
    if (one?.indices !== undefined) tensors.push(one.indices);
  };
  const attribute = (one: AttributeProto): void => {
    if (one.t !== undefined) tensors.push(one.t);
    for (const tensor of one.tensors) tensors.push(tensor);
    sparse(one.sparseTensor);
    one.sparseTensors.forEach(sparse);
    graphs.push(one.g);
    for (const graph of one.graphs) graphs.push(graph);
  };
  const take = (node: NodeProto): void => {
    nodes.push(node);
    node.attribute.forEach(attribute);
  };
  for (const one of model.functions) {
    one.node.forEach(take);
    one.attributeProto.forEach(attribute);
  }
  while (graphs.length > 0) {
    const graph = graphs.pop();
    graph?.node.forEach(take);
    for (const tensor of graph?.initializer ?? []) tensors.push(tensor);
    graph?.sparseInitializer.forEach(sparse);
  }
  return { nodes, tensors };
}

function outsideLocation(tensor: TensorProto): string[] {
  if (tensor.dataLocation !== TensorProto_DataLocation.EXTERNAL && tensor.externalData.length === 0) return [];
  return [tensor.externalData.find(({ key }) => key === 'location')?.value ?? tensor.name];
}

function filledSizes(graph: GraphProto, nodes: readonly NodeProto[]): FilledSize[] {
  const makers = nodes.filter((node) => operatorName(node) === 'ConstantOfShape');
  if (makers.length === 0) return [];
  const main = new Set(graph.node);
  const sizes = new Map<string, FilledSize>();
  const say = (name: string | undefined, size: FilledSize): void => {
    if (name !== undefined) sizes.set(name, sizes.has(name) ? 'unknown' : size);
  };
  for (const tensor of graph.initializer) say(tensor.name, elementCount(tensor));
  for (const node of graph.node) {
    if (operatorName(node) === 'Constant') say(node.output[0], elementCount(node.attribute[0]?.t));
    // With `start` or `end`, Shape tells a part of a shape, which may be larger than the tensor: [0, 1e12].
    if (operatorName(node) === 'Shape' && node.attribute.length === 0) say(node.output[0], 'asTensor');
  }
  return makers.map((node) => (main.has(node) ? (sizes.get(node.input[0] ?? '') ?? 'unknown') : 'unknown'));
}

function elementCount(shape: TensorProto | undefined): FilledSize {
  if (shape?.dataType !== TensorProto_DataType.INT64 || outsideLocation(shape).length > 0) return 'unknown';
  const { rawData } = shape;
  if (rawData.byteLength > LONGEST_SHAPE_BYTES) return 'unknown';
  const view = new DataView(rawData.buffer, rawData.byteOffset, rawData.byteLength);
  const raw = Array.from({ length: Math.floor(rawData.byteLength / 8) }, (_, index) =>
    view.getBigInt64(index * 8, true),
  );
  const sizes = raw.length > 0 ? raw : shape.int64Data;
  return sizes.some((size) => size < 0n) ? 'unknown' : sizes.reduce((product, size) => product * Number(size), 1);
}

function kindOf(type: TypeProto | undefined): ValueKind {
  return type?.value.case === undefined ? 'unknown' : KINDS[type.value.case];
}

function valueOf(type: TypeProto | undefined): { dtype: string; shape: Dimension[] | null } {
  return { dtype: dtypeOf(type), shape: shapeOf(type) };
}

function dtypeName(type: number): string {
  if (type === TensorProto_DataType.FLOAT) return 'float32';
  if (type === TensorProto_DataType.DOUBLE) return 'float64';
  return type === TensorProto_DataType.UNDEFINED ? 'unknown' : (TensorProto_DataType[type] ?? 'unknown').toLowerCase();
}

function dtypeOf(type: TypeProto | undefined): string {
  const value = type?.value;
  switch (value?.case) {
    case 'tensorType':
    case 'sparseTensorType':
      return dtypeName(value.value.elemType);
    case 'sequenceType':
    case 'optionalType':
      return dtypeOf(value.value.elemType);
    case 'mapType':
      return `map(${dtypeName(value.value.keyType)}, ${dtypeOf(value.value.valueType)})`;
    default:
      return 'unknown';
  }
}

function shapeOf(type: TypeProto | undefined): Dimension[] | null {
  if (type?.value.case !== 'tensorType' && type?.value.case !== 'sparseTensorType') return null;
  const shape = type.value.value.shape;
  if (shape === undefined) return null;
  return shape.dim.map(({ value }) => {
    if (value.case === 'dimValue') return Number(value.value);
    return value.case === 'dimParam' && value.value !== '' ? value.value : null;
  });
}

function domainName(domain: string): string {
  return domain === '' ? STANDARD_DOMAIN : domain;
}

function operatorName({ domain, opType }: NodeProto): string {
  return domainName(domain) === STANDARD_DOMAIN ? opType : `${domain}.${opType}`;
}

function damaged(file: string, found: string, cause?: unknown): AppError {
  const details = { file, found, expected: 'an ONNX model' };
  return new AppError('MODEL_DAMAGED', `damaged model; ${found}`, details, { cause });
}
