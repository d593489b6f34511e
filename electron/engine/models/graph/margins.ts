import type { NodeProto } from 'onnx-buf';
import type { LinearMargin, Margin } from '#shared/explain/trees/ensemble.ts';
import { canonicalTrees } from './canonical-trees.ts';
import type { Comparison, DerivedList } from './canonical-trees.ts';
import { constant, margin, scaled, sigmoid, single, sumOf } from './expression.ts';
import type { Expression } from './expression.ts';
import { classLabels, integer, numbers, word } from './read-graph.ts';
import { Refusal } from './refusal.ts';
import { treeNode } from './tree-node.ts';

/** What a node puts into its columns of scores, over margins numbered from `first`. */
export type NodeScores<M> = { columns: Expression[]; margins: M[] };

/** @throws Refusal when what the runtime does with the votes is not established */
export function treeScores(
  node: NodeProto,
  { first, type, derived }: { first: number; type: Comparison; derived: DerivedList },
): NodeScores<Margin> {
  const parsed = treeNode(node);
  const { mode, feature } = parsed.listed;
  if (mode.some((one, at) => one !== 'LEAF' && !((feature[at] ?? -1) >= 0 && (feature[at] ?? 0) < derived.columns)))
    throw new Refusal('TREES_BROKEN', 'a column that is not there');
  const { listed, classes, outputs, base, post } = parsed;
  const scale = parsed.average ? 1 / Math.max(1, listed.roots.length) : 1;
  const trees = (output: number, firstVoteOnly: boolean): Margin['trees'] =>
    canonicalTrees(listed, { output, firstVoteOnly, type, derived, scale });
  if (post === 'PROBIT' || post === 'SOFTMAX_ZERO') throw new Refusal('POST_TRANSFORM_UNKNOWN', post);
  if (classes === 0 && outputs === 1) {
    if (base.length > 1) throw new Refusal('BASE_VALUES_UNCLEAR', String(base.length));
    return { columns: [margin(first)], margins: [{ trees: trees(0, true), base: base[0] ?? 0 }] };
  }
  const voted = new Set(listed.votes.flatMap((votes) => votes.map(({ output }) => output)));
  if (classes === 2 && voted.size === 1) {
    const [id = 0] = voted;
    if (base.length > 1 || (id !== 0 && base.length > 0)) throw new Refusal('BASE_VALUES_UNCLEAR', String(base.length));
    const m = margin(first);
    const negative = listed.votes.some((votes) => votes.some(({ weight }) => weight < 0));
    const other = negative ? scaled(m, -1) : sumOf([constant(1), scaled(m, -1)]);
    return {
      columns: post === 'LOGISTIC' ? [sigmoid(scaled(m, -1)), sigmoid(m)] : [other, m],
      margins: [{ trees: trees(id, false), base: base[0] ?? 0 }],
    };
  }
  if (classes === 1) throw new Refusal('VOTES_UNCLEAR', 'one class');
  if (base.length > 0 && (base.length !== outputs || classes === 2))
    throw new Refusal('BASE_VALUES_UNCLEAR', String(base.length));
  const margins = Array.from({ length: outputs }, (_, output) => ({
    trees: trees(output, false),
    base: base[output] ?? 0,
  }));
  return {
    columns: linked(
      margins.map((_, output) => margin(first + output)),
      post,
    ),
    margins,
  };
}

function linked(margins: Expression[], post: string): Expression[] {
  if (post === 'LOGISTIC') return margins.map(sigmoid);
  if (post === 'SOFTMAX') return margins.map((_, output) => single({ kind: 'softmax', of: margins, output }));
  return margins;
}

/** @throws Refusal POST_TRANSFORM_UNKNOWN, VOTES_UNCLEAR */
export function linearScores(node: NodeProto, first: number): NodeScores<LinearMargin> {
  const weights = numbers(node, 'coefficients');
  const intercepts = numbers(node, 'intercepts');
  const classifier = node.opType === 'LinearClassifier';
  const classes = classifier ? classLabels(node).length : 0;
  const rows = classifier ? Math.max(intercepts.length, 1) : integer(node, 'targets', 1);
  const post = word(node, 'post_transform', 'NONE');
  if (post !== 'NONE' && post !== 'LOGISTIC' && post !== 'SOFTMAX') throw new Refusal('POST_TRANSFORM_UNKNOWN', post);
  if (!classifier && post !== 'NONE') throw new Refusal('POST_TRANSFORM_UNKNOWN', post);
  if (classifier && rows !== classes) throw new Refusal('VOTES_UNCLEAR', `${rows} scores, ${classes} classes`);
  const columns = weights.length / rows;
  const margins = Array.from({ length: rows }, (_, row) => ({
    weights: Float64Array.from(weights.slice(row * columns, (row + 1) * columns)),
    base: intercepts[row] ?? 0,
  }));
  return mirrored(margins, { first, post });
}

/** Two classes are written as one line and its opposite: one margin then, so that their shares are seen to sum to one. */
function mirrored(margins: LinearMargin[], { first, post }: { first: number; post: string }): NodeScores<LinearMargin> {
  const [zero, one] = margins;
  const opposite =
    margins.length === 2 &&
    zero !== undefined &&
    one !== undefined &&
    zero.base === -one.base &&
    zero.weights.every((weight, index) => weight === -(one.weights[index] ?? Number.NaN));
  if (!opposite)
    return {
      columns: linked(
        margins.map((_, row) => margin(first + row)),
        post,
      ),
      margins,
    };
  const m = margin(first);
  return { columns: linked([scaled(m, -1), m], post), margins: [one] };
}

/** `input x matrix` with a constant matrix, row-major [columns, outputs]. */
export function matrixScores(matrix: readonly number[], outputs: number, first: number): NodeScores<LinearMargin> {
  const columns = matrix.length / outputs;
  const margins = Array.from({ length: outputs }, (_, output) => ({
    weights: Float64Array.from({ length: columns }, (_one, column) => matrix[column * outputs + output] ?? 0),
    base: 0,
  }));
  return { columns: margins.map((_, output) => margin(first + output)), margins };
}
