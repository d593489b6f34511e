import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { ModelProtoSchema, TensorProto_DataType, TypeProtoSchema, ValueInfoProtoSchema } from 'onnx-buf';
import { classLabels } from '../graph/read-graph.ts';
import type { UnpackedMaps } from './scores.ts';

/**
 * The same model with more outputs: tensors inside the graph by name, and, in the place of maps that the runtime cannot
 * return, the tensor that they were made of.
 *
 * @returns the bytes as they are when there is nothing to change
 */
export function exposeTensors(
  bytes: Uint8Array,
  inner: readonly string[],
  mapped: readonly string[],
): { bytes: Uint8Array; maps: UnpackedMaps } {
  const maps = new Map<string, { tensor: string; labels: readonly string[] }>();
  if (inner.length === 0 && mapped.length === 0) return { bytes, maps };
  const model = fromBinary(ModelProtoSchema, bytes);
  const { graph } = model;
  if (graph === undefined) return { bytes, maps };
  const exposed = new Set(inner);
  for (const node of graph.node) {
    const [tensor] = node.input;
    const [output] = node.output;
    if (node.opType !== 'ZipMap' || tensor === undefined || output === undefined || !mapped.includes(output)) continue;
    maps.set(output, { tensor, labels: classLabels(node).map(String) });
    exposed.add(tensor);
  }
  graph.node = graph.node.filter((node) => !maps.has(node.output[0] ?? ''));
  graph.output = graph.output.filter(({ name }) => !maps.has(name));
  const told = new Set(graph.output.map(({ name }) => name));
  const floats = new Set([...maps.values()].map(({ tensor }) => tensor));
  for (const name of exposed) {
    if (told.has(name)) continue;
    const known = graph.valueInfo.find((value) => value.name === name);
    const elemType = TensorProto_DataType.FLOAT;
    const type = floats.has(name)
      ? create(TypeProtoSchema, { value: { case: 'tensorType', value: { elemType } } })
      : undefined;
    graph.output.push(known ?? create(ValueInfoProtoSchema, type === undefined ? { name } : { name, type }));
  }
  return { bytes: toBinary(ModelProtoSchema, model), maps };
}
