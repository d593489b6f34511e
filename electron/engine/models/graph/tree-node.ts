import type { NodeProto } from 'onnx-buf';
import { classLabels, integer, integers, numbers, word, wordsOf } from './read-graph.ts';
import { Refusal } from './refusal.ts';

export const MODES = ['LEQ', 'LT', 'GTE', 'GT', 'EQ', 'NEQ', 'MEMBER', 'LEAF'] as const;
export type Mode = (typeof MODES)[number];

export type PostTransform = 'NONE' | 'SOFTMAX' | 'LOGISTIC' | 'SOFTMAX_ZERO' | 'PROBIT';

/** The trees of one node as the file lists them; children are positions in these arrays. */
export type ListedTrees = {
  roots: number[];
  mode: Mode[];
  feature: number[];
  threshold: number[];
  /** Values of a MEMBER test. */
  members: (readonly number[])[];
  tracksTrue: boolean[];
  yes: number[];
  no: number[];
  /** What a leaf gives to which output. */
  votes: (readonly { output: number; weight: number }[])[];
  hits: number[] | null;
};

export type TreeNode = {
  listed: ListedTrees;
  outputs: number;
  /** 0 for a regressor. */
  classes: number;
  average: boolean;
  base: number[];
  post: PostTransform;
};

const POSTS = ['NONE', 'SOFTMAX', 'LOGISTIC', 'SOFTMAX_ZERO', 'PROBIT'] as const;
const AGGREGATES = ['AVERAGE', 'SUM', 'MIN', 'MAX'] as const;

export function isTreeNode({ opType, domain }: NodeProto): boolean {
  return domain === 'ai.onnx.ml' && /^TreeEnsemble(Classifier|Regressor)?$/.test(opType);
}

/** @throws Refusal when the trees are listed in a way whose sum is not established */
export function treeNode(node: NodeProto): TreeNode {
  if (node.opType === 'TreeEnsemble') return fifthEdition(node);
  const classifier = node.opType === 'TreeEnsembleClassifier';
  const classes = classifier ? classLabels(node).length : 0;
  const aggregate = classifier ? 'SUM' : word(node, 'aggregate_function', 'SUM');
  return {
    listed: listedByIds(node, classifier ? 'class' : 'target'),
    outputs: classifier ? classes : integer(node, 'n_targets', 1),
    classes,
    average: isAverage(aggregate),
    base: numbers(node, 'base_values'),
    post: postTransform(word(node, 'post_transform', 'NONE')),
  };
}

function isAverage(aggregate: string | undefined): boolean {
  if (aggregate !== 'SUM' && aggregate !== 'AVERAGE') throw new Refusal('AGGREGATE_NOT_ADDITIVE', String(aggregate));
  return aggregate === 'AVERAGE';
}

function postTransform(text: string | undefined): PostTransform {
  const known = POSTS.find((one) => one === text);
  if (known === undefined) throw new Refusal('POST_TRANSFORM_UNKNOWN', String(text));
  return known;
}

function listedByIds(node: NodeProto, votesOf: 'class' | 'target'): ListedTrees {
  const trees = integers(node, 'nodes_treeids');
  const ids = integers(node, 'nodes_nodeids');
  const mode = wordsOf(node, 'nodes_modes').map(modeOf);
  const tracks = integers(node, 'nodes_missing_value_tracks_true');
  const hits = numbers(node, 'nodes_hitrates');
  const key = (tree: number | undefined, id: number | undefined): string => `${String(tree)} ${String(id)}`;
  const place = new Map(ids.map((id, index) => [key(trees[index], id), index]));
  if (place.size !== ids.length) throw new Refusal('TREES_BROKEN', 'a node twice');
  const roots = trees.flatMap((tree, index) => (index === 0 || trees[index - 1] !== tree ? [index] : []));
  if (new Set(roots.map((root) => trees[root])).size !== roots.length) throw new Refusal('TREES_INTERLEAVED');
  const children = (name: string): number[] =>
    integers(node, name).map((id, index) => (mode[index] === 'LEAF' ? -1 : (place.get(key(trees[index], id)) ?? -2)));
  const votes: { output: number; weight: number }[][] = ids.map(() => []);
  const weights = numbers(node, `${votesOf}_weights`);
  const voteTrees = integers(node, `${votesOf}_treeids`);
  const outputs = integers(node, `${votesOf}_ids`);
  integers(node, `${votesOf}_nodeids`).forEach((id, index) => {
    const leaf = votes[place.get(key(voteTrees[index], id)) ?? -1];
    if (leaf === undefined) throw new Refusal('TREES_BROKEN', 'a vote of no node');
    leaf.push({ output: outputs[index] ?? 0, weight: weights[index] ?? 0 });
  });
  return {
    roots,
    mode,
    feature: integers(node, 'nodes_featureids'),
    threshold: numbers(node, 'nodes_values'),
    members: [],
    tracksTrue: ids.map((_, index) => tracks[index] === 1),
    yes: children('nodes_truenodeids'),
    no: children('nodes_falsenodeids'),
    votes,
    hits: hits.length === ids.length ? hits : null,
  };
}

function modeOf(name: string): Mode {
  const found = MODES.find((mode) => (mode === 'LEAF' ? 'LEAF' : `BRANCH_${mode}`) === name);
  if (found === undefined) throw new Refusal('TREES_BROKEN', name);
  return found;
}

/** Leaves lie in lists of their own: here they follow the inner nodes. */
function fifthEdition(node: NodeProto): TreeNode {
  const codes = numbers(node, 'nodes_modes');
  const inner = codes.length;
  const weights = numbers(node, 'leaf_weights');
  const targets = integers(node, 'leaf_targetids');
  const tracks = integers(node, 'nodes_missing_value_tracks_true');
  const child = (ids: string, leafs: string): number[] => {
    const isLeaf = integers(node, leafs);
    const places = integers(node, ids).map((id, index) => (isLeaf[index] === 1 ? inner + id : id));
    return [...places, ...weights.map(() => -1)];
  };
  const mode = codes.map((code): Mode => MODES[code] ?? 'LEAF');
  if (mode.includes('LEAF')) throw new Refusal('TREES_BROKEN', 'a mode that is none');
  const sets = memberSets(numbers(node, 'membership_values'));
  let nextSet = 0;
  return {
    listed: {
      roots: integers(node, 'tree_roots'),
      mode: [...mode, ...weights.map((): Mode => 'LEAF')],
      feature: integers(node, 'nodes_featureids'),
      threshold: numbers(node, 'nodes_splits'),
      members: mode.map((one) => (one === 'MEMBER' ? (sets[nextSet++] ?? []) : [])),
      tracksTrue: mode.map((_, index) => tracks[index] === 1),
      yes: child('nodes_truenodeids', 'nodes_trueleafs'),
      no: child('nodes_falsenodeids', 'nodes_falseleafs'),
      votes: [...mode.map(() => []), ...weights.map((weight, leaf) => [{ output: targets[leaf] ?? 0, weight }])],
      hits: null,
    },
    outputs: integer(node, 'n_targets', 1),
    classes: 0,
    average: isAverage(AGGREGATES[integer(node, 'aggregate_function', 1)]),
    base: [],
    post: postTransform(POSTS[integer(node, 'post_transform', 0)]),
  };
}

function memberSets(values: readonly number[]): number[][] {
  const sets: number[][] = [[]];
  for (const value of values) {
    if (Number.isNaN(value)) sets.push([]);
    else sets.at(-1)?.push(value);
  }
  return sets;
}
