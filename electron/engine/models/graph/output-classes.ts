import type { NodeProto, TensorProto } from 'onnx-buf';
import { TensorProto_DataType } from 'onnx-buf';
import { AppError } from '#shared/domain/app-error.ts';
import { classLabels, constantNumbers, readGraph, tensorNumbers } from './read-graph.ts';
import type { Graph } from './read-graph.ts';

export type ClassLabel = string | number;

/** The classes of the table that an output is, or is one column of (`column`). */
export type OutputClasses = { table: string; labels: ClassLabel[]; column: number | null };

/** Steps that leave the order of the columns as it is. */
const KEEPS_COLUMNS: readonly string[] = ['Cast', 'Identity', 'Reshape', 'Normalizer', 'Softmax'];
const MOST_STEPS = 20;

/** What the graph itself says of the classes of its outputs; outputs of which it says nothing are not there. */
export function outputClasses(bytes: Uint8Array): Map<string, OutputClasses> {
  const found = new Map<string, OutputClasses>();
  const graph = orNull(() => readGraph(bytes));
  for (const { name } of graph?.graph.output ?? []) {
    const classes = graph === null ? null : classesOf(graph, name);
    if (classes !== null && classes.labels.length > 0) found.set(name, classes);
  }
  return found;
}

function orNull(read: () => Graph): Graph | null {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof AppError) return null;
    throw cause;
  }
}

function classesOf(graph: Graph, output: string): OutputClasses | null {
  const { tensor, node } = source(graph, output);
  if (node === undefined) return null;
  if (node.opType === 'ZipMap') return { table: node.input[0] ?? '', labels: classLabels(node), column: null };
  const column = pickedColumn(graph, node);
  if (column === null) return { table: tensor, labels: labelsOf(graph, tensor, node), column };
  const inside = source(graph, node.input[0] ?? '');
  const labels = inside.node === undefined ? [] : labelsOf(graph, inside.tensor, inside.node);
  return column < labels.length ? { table: inside.tensor, labels, column } : null;
}

/** The tensor that an output repeats, column for column, and the node that makes it. */
function source({ maker }: Graph, name: string): { tensor: string; node: NodeProto | undefined } {
  let tensor = name;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const node = maker.get(tensor);
    const before = node?.input[0];
    if (node === undefined || before === undefined || !KEEPS_COLUMNS.includes(node.opType)) return { tensor, node };
    tensor = before;
  }
  return { tensor, node: maker.get(tensor) };
}

/** The column that a node takes out of a table; null when it does something else. */
function pickedColumn(graph: Graph, { opType, input }: NodeProto): number | null {
  const values = (at: number): number | null => {
    const numbers = constantNumbers(graph, input[at]);
    return numbers?.length === 1 ? (numbers[0] ?? null) : null;
  };
  if (opType === 'ArrayFeatureExtractor') return values(1);
  if (opType !== 'Slice' || values(3) !== 1) return null;
  const [start, end] = [values(1), values(2)];
  return start !== null && end === start + 1 ? start : null;
}

function labelsOf(graph: Graph, tensor: string, node: NodeProto): ClassLabel[] {
  if (/Classifier$/.test(node.opType)) return node.output[1] === tensor ? classLabels(node) : [];
  const most = graph.graph.node.find(({ opType, input }) => {
    return opType === 'ArgMax' && source(graph, input[0] ?? '').tensor === tensor;
  });
  const named = graph.graph.node.find(({ opType, input }) => {
    return opType === 'ArrayFeatureExtractor' && most !== undefined && input[1] === most.output[0];
  });
  const classes = graph.constants.get(named?.input[0] ?? '');
  return classes === undefined ? [] : constantLabels(classes);
}

function constantLabels(tensor: TensorProto): ClassLabel[] {
  if (tensor.dataType !== TensorProto_DataType.STRING) return tensorNumbers(tensor) ?? [];
  const decoder = new TextDecoder();
  return tensor.stringData.map((bytes) => decoder.decode(bytes));
}
