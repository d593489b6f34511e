import type { NodeProto } from 'onnx-buf';
import { attribute, constantNumbers, integer, integers } from './read-graph.ts';
import type { Graph } from './read-graph.ts';

/** Which columns a node keeps of `width`, in order; null unless it picks along the second axis. */
export function pickedColumns(graph: Graph, node: NodeProto, width: number): number[] | null {
  const at = (index: number): number => (index < 0 ? index + width : index);
  if (node.opType !== 'Slice') {
    const indices = constantNumbers(graph, node.input[1]);
    const axis = node.opType === 'Gather' ? integer(node, 'axis', 0) : 1;
    if (indices === null || (axis !== 1 && axis !== -1)) return null;
    return indices.map(at);
  }
  const given = (input: number, name: string): number[] | null =>
    node.input[input] === undefined || node.input[input] === ''
      ? attribute(node, name) === undefined
        ? null
        : integers(node, name)
      : constantNumbers(graph, node.input[input]);
  const starts = given(1, 'starts');
  const ends = given(2, 'ends');
  const axes = given(3, 'axes') ?? [0];
  const steps = given(4, 'steps') ?? [1];
  if (starts?.length !== 1 || ends?.length !== 1 || steps[0] !== 1 || (axes[0] !== 1 && axes[0] !== -1)) return null;
  const clamp = (index: number): number => Math.min(width, Math.max(0, at(index)));
  const from = clamp(starts[0] ?? 0);
  return Array.from({ length: Math.max(0, clamp(ends[0] ?? 0) - from) }, (_, index) => from + index);
}
