import { TensorProto_DataType } from 'onnx-buf';
import { attribute, integer } from './read-graph.ts';
import type { EncodedKind, Graph } from './read-graph.ts';
import { Refusal } from './refusal.ts';

const FLOAT_MAKERS = new Set(['Scaler', 'OneHotEncoder', 'FeatureVectorizer', 'Normalizer', 'Binarizer']);

/** @throws Refusal TYPE_UNKNOWN when the graph does not tell, or tells a type that no margin reads */
export function tensorKind(graph: Graph, tensor: string): EncodedKind {
  let name = tensor;
  for (let steps = 0; steps < 1000; steps += 1) {
    const given = graph.graph.input.find((input) => input.name === name)?.type?.value;
    const stored = graph.constants.get(name)?.dataType;
    if (stored !== undefined) return kindOf(stored);
    if (given?.case === 'tensorType') return kindOf(given.value.elemType);
    const node = graph.maker.get(name);
    if (node === undefined) break;
    if (FLOAT_MAKERS.has(node.opType)) return 'float32';
    if (node.opType === 'Cast') return kindOf(integer(node, 'to', 0));
    if (node.opType === 'Imputer')
      return (attribute(node, 'imputed_value_int64s')?.ints.length ?? 0) > 0 ? 'int64' : 'float32';
    if (node.opType === 'LabelEncoder' || node.opType === 'CategoryMapper')
      return (attribute(node, 'values_floats')?.floats.length ?? 0) > 0 ? 'float32' : 'int64';
    name = node.input[node.opType === 'Where' ? 1 : 0] ?? '';
  }
  throw new Refusal('TYPE_UNKNOWN', tensor);
}

function kindOf(type: number): EncodedKind {
  if (type === TensorProto_DataType.FLOAT) return 'float32';
  if (type === TensorProto_DataType.DOUBLE) return 'float64';
  if (type === TensorProto_DataType.INT64 || type === TensorProto_DataType.INT32) return 'int64';
  throw new Refusal('TYPE_UNKNOWN', TensorProto_DataType[type] ?? String(type));
}
