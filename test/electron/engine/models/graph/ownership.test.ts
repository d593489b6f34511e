import { TensorProto_DataType } from 'onnx-buf';
import { describe, expect, it } from 'vitest';
import { ownersOf } from '#electron/engine/models/graph/ownership.ts';
import { playersOf } from '#electron/engine/models/graph/players.ts';
import { readGraph } from '#electron/engine/models/graph/read-graph.ts';
import { floats, int, ints, manifestOf, modelOf, tensor, texts } from './tree-models.ts';
import type { Node } from './tree-models.ts';

const step = (opType: string, input: string[], attribute: NonNullable<Node['attribute']> = []): Node => {
  return { opType, domain: '', input, output: ['y'], attribute };
};
const stored = (name: string, values: number[], type = TensorProto_DataType.INT64): Node => {
  const t = type === TensorProto_DataType.INT64 ? { int64Data: values.map(BigInt) } : { floatData: values };
  const { type: kind } = tensor('value', type, values);
  const value = { name: 'value', type: kind!, t: { ...t, dataType: type, dims: [BigInt(values.length)] } };
  return { opType: 'Constant', domain: '', output: [name], attribute: [value] };
};
const owners = (...nodes: Node[]) =>
  ownersOf(readGraph(modelOf(nodes, { score: 'y' })), manifestOf({ score: 'y' }).features, 'y');

describe('ownersOf', () => {
  it('keeps each column through steps on one column', () => {
    expect(owners(step('Cast', ['x'], [int('to', 1)]))).toEqual([[0], [1], [2]]);
    expect(owners(stored('c', [1, 2, 3], TensorProto_DataType.FLOAT), step('Sub', ['x', 'c']))).toEqual([
      [0],
      [1],
      [2],
    ]);
    const missing = { ...step('IsNaN', ['x']), output: ['m'] };
    const zero = stored('c', [0], TensorProto_DataType.FLOAT);
    expect(owners(missing, zero, step('Where', ['m', 'c', 'x']))).toEqual([[0], [1], [2]]);
  });

  it('follows positions', () => {
    const at = stored('i', [2, 0]);
    expect(owners(at, { ...step('ArrayFeatureExtractor', ['x', 'i']), domain: 'ai.onnx.ml' })).toEqual([[2], [0]]);
    expect(owners(at, step('Gather', ['x', 'i'], [int('axis', 1)]))).toEqual([[2], [0]]);
    const slice = [stored('s', [-2]), stored('e', [9]), stored('a', [1])];
    expect(owners(...slice, step('Slice', ['x', 's', 'e', 'a']))).toEqual([[1], [2]]);
    expect(owners(step('Concat', ['x', 'x'], [int('axis', 1)]))).toEqual([[0], [1], [2], [0], [1], [2]]);
    const split = step('Split', ['x'], [int('axis', 1), ints('split', [1, 2])]);
    expect(owners({ ...split, output: ['z', 'y'] })).toEqual([[1], [2]]);
  });

  it('gives every column of a one-hot encoding to its source', () => {
    const hot = { ...step('OneHotEncoder', ['x'], [texts('cats_strings', ['a', 'b'])]), domain: 'ai.onnx.ml' };
    expect(owners(hot)).toEqual([[0], [0], [1], [1], [2], [2]]);
    const flat = step('Reshape', ['h', 's']);
    expect(owners({ ...hot, output: ['h'] }, stored('s', [-1, 6]), flat)).toEqual([[0], [0], [1], [1], [2], [2]]);
    const everyone = [0, 1, 2];
    expect(owners({ ...hot, output: ['h'] }, stored('s', [-1, 3]), flat)).toEqual([everyone, everyone, everyone]);
  });

  it('gives what mixes columns to all of them, and a constant to nobody', () => {
    const length = { ...step('Normalizer', ['x']), domain: 'ai.onnx.ml' };
    expect(owners(length)[0]).toEqual([0, 1, 2]);
    const one = stored('i', [0]);
    const first = { ...step('Gather', ['x', 'i'], [int('axis', 1)]), output: ['f'] };
    expect(owners(one, first, step('Div', ['x', 'f']))).toEqual([[0], [0, 1], [0, 2]]);
    expect(owners(stored('y', [1, 2], TensorProto_DataType.FLOAT))).toEqual([[], []]);
    const odd = step('TopK', ['x'], [floats('k', [1])]);
    expect(() => owners(odd)).toThrow('COLUMNS_MIXED');
  });
});

describe('playersOf', () => {
  it('unites features that one column mixes, chains of them too', () => {
    const { members, owner } = playersOf(
      8,
      [[0], [1, 3], [3, 5], [], [6]],
      [{ source: 2, values: [1], missingIsMember: false }],
    );
    expect(members).toEqual([[0], [1, 3, 5], [2], [4], [6], [7]]);
    expect([...owner]).toEqual([0, 1, 1, -1, 4, 1]);
  });

  it('refuses when most features would be one', () => {
    expect(() => playersOf(3, [[0, 1]], [])).toThrow('COLUMNS_MIXED');
    expect(playersOf(4, [[0, 1]], []).members).toEqual([[0, 1], [2], [3]]);
    expect(playersOf(1, [[0]], []).members).toEqual([[0]]);
  });
});
