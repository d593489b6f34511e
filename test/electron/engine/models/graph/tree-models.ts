import { create, toBinary } from '@bufbuild/protobuf';
import type { MessageInitShape } from '@bufbuild/protobuf';
import { AttributeProto_AttributeType, ModelProtoSchema, TensorProto_DataType } from 'onnx-buf';
import type { AttributeProtoSchema } from 'onnx-buf';
import type { Manifest } from '#shared/bundle/manifest.ts';
import type { Random } from '#shared/stats/random.ts';
import { described } from './graph-bench.ts';

type Attribute = MessageInitShape<typeof AttributeProtoSchema>;
export type Node = {
  opType: string;
  domain?: string;
  input?: string[];
  output?: string[];
  attribute?: Attribute[];
};

const TYPES = AttributeProto_AttributeType;
const encoder = new TextEncoder();
export const ints = (name: string, values: number[]): Attribute => ({
  name,
  type: TYPES.INTS,
  ints: values.map(BigInt),
});
export const floats = (name: string, values: number[]): Attribute => ({ name, type: TYPES.FLOATS, floats: values });
export const int = (name: string, value: number): Attribute => ({ name, type: TYPES.INT, i: BigInt(value) });
export const text = (name: string, value: string): Attribute => ({
  name,
  type: TYPES.STRING,
  s: encoder.encode(value),
});
export const texts = (name: string, values: string[]): Attribute => ({
  name,
  type: TYPES.STRINGS,
  strings: values.map((value) => encoder.encode(value)),
});
export const tensor = (name: string, dataType: number, values: number[]): Attribute => {
  const dims = [BigInt(values.length)];
  const t =
    dataType === TensorProto_DataType.FLOAT
      ? { dims, dataType, floatData: values }
      : dataType === TensorProto_DataType.DOUBLE
        ? { dims, dataType, doubleData: values }
        : { dims, dataType, int32Data: values };
  return { name, type: TYPES.TENSOR, t };
};

export const COLUMNS = 3;

export function modelOf(
  nodes: Node[],
  { type = TensorProto_DataType.FLOAT, score = 'score', edition = 3 } = {},
): Uint8Array {
  const shape = {
    dim: [
      { value: { case: 'dimParam', value: 'rows' } as const },
      { value: { case: 'dimValue', value: BigInt(COLUMNS) } as const },
    ],
  };
  const model = create(ModelProtoSchema, {
    irVersion: 8n,
    opsetImport: [
      { domain: '', version: 17n },
      { domain: 'ai.onnx.ml', version: BigInt(edition) },
    ],
    graph: {
      name: 'small',
      node: nodes.map((node) => ({ domain: 'ai.onnx.ml', ...node })),
      input: [{ name: 'x', type: { value: { case: 'tensorType', value: { elemType: type, shape } } } }],
      output: [{ name: score }],
    },
  });
  return toBinary(ModelProtoSchema, model);
}

export function manifestOf(output: object = {}, dtype = 'float32'): Manifest {
  return described({
    features: Array.from({ length: COLUMNS }, (_, index) => {
      return { name: `c${index}`, type: 'numeric', input: { tensor: 'x', dtype, index } };
    }),
    output: { score: 'score', kind: 'value', container: 'tensor', ...output },
  });
}

export type Small = {
  tree: number;
  id: number;
  mode: string;
  feature: number;
  value: number;
  track: number;
  yes: number;
  no: number;
};

export const leaf = (tree: number, id: number): Small => {
  return { tree, id, mode: 'LEAF', feature: 0, value: 0, track: 0, yes: 0, no: 0 };
};

export function listed(nodes: Small[]): Attribute[] {
  return [
    ints(
      'nodes_treeids',
      nodes.map(({ tree }) => tree),
    ),
    ints(
      'nodes_nodeids',
      nodes.map(({ id }) => id),
    ),
    texts(
      'nodes_modes',
      nodes.map(({ mode }) => (mode === 'LEAF' ? mode : `BRANCH_${mode}`)),
    ),
    ints(
      'nodes_featureids',
      nodes.map(({ feature }) => feature),
    ),
    floats(
      'nodes_values',
      nodes.map(({ value }) => value),
    ),
    ints(
      'nodes_missing_value_tracks_true',
      nodes.map(({ track }) => track),
    ),
    ints(
      'nodes_truenodeids',
      nodes.map(({ yes }) => yes),
    ),
    ints(
      'nodes_falsenodeids',
      nodes.map(({ no }) => no),
    ),
  ];
}

export type Vote = { tree: number; id: number; output: number; weight: number };

export function votesOf(kind: 'class' | 'target', votes: Vote[]): Attribute[] {
  return [
    ints(
      `${kind}_treeids`,
      votes.map(({ tree }) => tree),
    ),
    ints(
      `${kind}_nodeids`,
      votes.map(({ id }) => id),
    ),
    ints(
      `${kind}_ids`,
      votes.map(({ output }) => output),
    ),
    floats(
      `${kind}_weights`,
      votes.map(({ weight }) => weight),
    ),
  ];
}

export const MODES_3 = ['LEQ', 'LT', 'GTE', 'GT', 'EQ', 'NEQ'];
const VALUES = [-2, -1, -0, 0, 0.1, 1, 2, 3, 1e-45, 16_777_216];

/** Small trees with every mode, both tracks, ties, and chains of equalities whose matches go to one node. */
export function randomTrees(random: Random, trees: number): { nodes: Small[]; leaves: Vote[] } {
  const nodes: Small[] = [];
  const leaves: Vote[] = [];
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  for (let tree = 0; tree < trees; tree += 1) {
    let next = 0;
    const grow = (depth: number): number => {
      const id = (next += 1) - 1;
      const node = leaf(tree, id);
      nodes.push(node);
      if (depth === 0 || random() < 0.15) {
        leaves.push({ tree, id, output: 0, weight: Math.fround(random() - 0.5) });
        return id;
      }
      Object.assign(node, { mode: pick(MODES_3), feature: Math.floor(random() * COLUMNS), value: pick(VALUES) });
      node.track = random() < 0.5 ? 1 : 0;
      node.yes = grow(depth - 1);
      if (node.mode === 'EQ' && random() < 0.7) {
        const link = leaf(tree, (next += 1) - 1);
        nodes.push(link);
        Object.assign(link, { mode: 'EQ', feature: node.feature, value: pick(VALUES), yes: node.yes });
        link.track = node.track;
        node.no = link.id;
        link.no = grow(depth - 1);
      } else node.no = grow(depth - 1);
      return id;
    };
    grow(4);
  }
  return { nodes, leaves };
}
