import type { NodeProto } from 'onnx-buf';
import type { LinearMargin, Margin } from '#shared/explain/trees/ensemble.ts';
import { tensorKind } from './tensor-kind.ts';
import type { DerivedList } from './canonical-trees.ts';
import { constant, isConstant, scaled, sigmoid, single, sumOf, sumsToOne } from './expression.ts';
import type { Expression } from './expression.ts';
import { linearScores, matrixScores, treeScores } from './margins.ts';
import { pickedColumns } from './picked-columns.ts';
import { attribute, constantNumbers, integer } from './read-graph.ts';
import type { EncodedKind, Graph } from './read-graph.ts';
import { Refusal } from './refusal.ts';
import { isTreeNode } from './tree-node.ts';

export type Followed = {
  columns: Expression[];
  encoded: { tensor: string; kind: EncodedKind };
  derived: DerivedList;
  nodes: NodeProto[];
} & ({ kind: 'trees'; margins: Margin[] } | { kind: 'linear'; margins: LinearMargin[] });

const SAME_SHAPE = new Set(['Identity', 'Reshape', 'Flatten', 'Squeeze', 'Unsqueeze', 'ZipMap', 'Dropout']);
const FLOAT_TYPES = [1, 11];

/**
 * From an output of scores back to the nodes that make margins.
 *
 * @param widthOf how many columns a tensor has; derived columns are numbered after those of the tensor that enters
 * @throws Refusal
 */
export function follow(graph: Graph, output: string, widthOf: (tensor: string) => number): Followed {
  const follower = new Follower(graph, widthOf);
  const found = follower.columnsOf(output);
  const { encoded, trees, lines, nodes, derived } = follower;
  if (encoded === null) throw new Refusal('NO_TREES_NO_LINE');
  if (trees.length > 0 && lines.length > 0) throw new Refusal('KINDS_MIXED');
  const both = { columns: found, encoded, derived, nodes };
  return trees.length > 0 ? { ...both, kind: 'trees', margins: trees } : { ...both, kind: 'linear', margins: lines };
}

class Follower {
  encoded: { tensor: string; kind: EncodedKind } | null = null;
  readonly trees: Margin[] = [];
  readonly lines: LinearMargin[] = [];
  readonly nodes: NodeProto[] = [];
  readonly derived: DerivedList = { columns: 0, derived: [], place: new Map() };
  private readonly widthOf: (tensor: string) => number;
  private readonly graph: Graph;
  private readonly known = new Map<string, Expression[]>();
  private readonly open = new Set<string>();

  constructor(graph: Graph, widthOf: (tensor: string) => number) {
    this.graph = graph;
    this.widthOf = widthOf;
  }

  columnsOf(name: string | undefined): Expression[] {
    const tensor = name ?? '';
    const before = this.known.get(tensor);
    if (before !== undefined) return before;
    const stored = constantNumbers(this.graph, tensor);
    if (stored !== null) return stored.map(constant);
    const node = this.graph.maker.get(tensor);
    if (node === undefined) throw new Refusal('STEP_NOT_FOLLOWED', tensor);
    if (this.open.has(tensor) || this.open.size > 200) throw new Refusal('STEP_NOT_FOLLOWED', 'a loop');
    this.open.add(tensor);
    const columns = this.step(node, tensor);
    this.open.delete(tensor);
    this.known.set(tensor, columns);
    return columns;
  }

  private step(node: NodeProto, tensor: string): Expression[] {
    const type = node.opType;
    const inputs = (): Expression[][] => node.input.map((name) => this.columnsOf(name));
    const only = (): Expression[] => this.columnsOf(node.input[0]);
    if (isTreeNode(node)) {
      if (type === 'TreeEnsembleClassifier' && node.output[1] !== tensor)
        throw new Refusal('STEP_NOT_FOLLOWED', 'label');
      const kind = this.enter(node.input[0] ?? '');
      const comparison = kind === 'float64' ? 'float64' : 'float32';
      const scores = treeScores(node, { first: this.trees.length, type: comparison, derived: this.derived });
      this.trees.push(...scores.margins);
      this.nodes.push(node);
      return scores.columns;
    }
    if (type === 'LinearClassifier' || type === 'LinearRegressor') {
      if (type === 'LinearClassifier' && node.output[1] !== tensor) throw new Refusal('STEP_NOT_FOLLOWED', 'label');
      this.enter(node.input[0] ?? '');
      return this.line(node, linearScores(node, this.lines.length));
    }
    if (type === 'MatMul' || type === 'Gemm') return this.matrix(node);
    if (SAME_SHAPE.has(type)) return only();
    switch (type) {
      case 'Cast':
        if (!FLOAT_TYPES.includes(integer(node, 'to', 0))) throw new Refusal('STEP_NOT_FOLLOWED', 'Cast');
        return only();
      case 'Concat':
        return inputs().flat();
      case 'Slice':
      case 'Gather':
      case 'ArrayFeatureExtractor':
        return this.picked(node, only());
      case 'Neg':
        return only().map((one) => scaled(one, -1));
      case 'Add':
      case 'Sum':
        return broadcast(inputs(), (parts) => sumOf(parts));
      case 'Sub':
        return broadcast(inputs(), ([a, b]) => sumOf([a ?? constant(0), scaled(b ?? constant(0), -1)]));
      case 'Mean':
        return broadcast(inputs(), (parts) => scaled(sumOf(parts), 1 / parts.length));
      case 'Mul':
        return broadcast(inputs(), ([a, b]) => product(a ?? constant(1), b ?? constant(1)));
      case 'Div':
        return broadcast(inputs(), ([a, b]) => quotient(a ?? constant(1), b ?? constant(1)));
      case 'Sigmoid':
        return only().map(sigmoid);
      case 'Exp':
        return only().map((of) => single({ kind: 'exp', of }));
      case 'Softmax':
        return only().map((_, at) => single({ kind: 'softmax', of: only(), output: at }));
      case 'Normalizer':
        if (sumsToOne(only())) return only();
        throw new Refusal('STEP_NOT_FOLLOWED', 'Normalizer');
      default:
        throw new Refusal('STEP_NOT_FOLLOWED', type);
    }
  }

  private picked(node: NodeProto, columns: Expression[]): Expression[] {
    const picked = pickedColumns(this.graph, node, columns.length)?.map((at) => columns[at]);
    if (picked === undefined || picked.includes(undefined)) throw new Refusal('STEP_NOT_FOLLOWED', node.opType);
    return picked as Expression[];
  }

  /** Every node of margins must read the same tensor. */
  private enter(tensor: string): EncodedKind {
    const kind = tensorKind(this.graph, tensor);
    if (this.encoded !== null && this.encoded.tensor !== tensor) throw new Refusal('ENCODED_TENSORS_DIFFER', tensor);
    if (this.encoded === null) this.derived.columns = this.widthOf(tensor);
    this.encoded = { tensor, kind };
    return kind;
  }

  private line(node: NodeProto, scores: { columns: Expression[]; margins: LinearMargin[] }): Expression[] {
    this.lines.push(...scores.margins);
    this.nodes.push(node);
    return scores.columns;
  }

  private matrix(node: NodeProto): Expression[] {
    const stored = this.graph.constants.get(node.input[1] ?? '');
    const values = constantNumbers(this.graph, node.input[1]);
    if (stored === undefined || values === null || stored.dims.length > 2 || integer(node, 'transA', 0) === 1)
      throw new Refusal('STEP_NOT_FOLLOWED', node.opType);
    const height = Number(stored.dims[0] ?? 1n);
    const width = Number(stored.dims[1] ?? 1n);
    const turned = integer(node, 'transB', 0) === 1;
    const matrix = turned
      ? values.map((_, at) => values[(at % height) * width + Math.floor(at / height)] ?? 0)
      : values;
    this.enter(node.input[0] ?? '');
    const product = this.line(node, matrixScores(matrix, turned ? height : width, this.lines.length));
    if (node.opType === 'MatMul') return product;
    const alpha = attribute(node, 'alpha')?.f ?? 1;
    const beta = attribute(node, 'beta')?.f ?? 1;
    const added = node.input[2] === undefined || node.input[2] === '' ? [constant(0)] : this.columnsOf(node.input[2]);
    return broadcast([product, added], ([a, b]) =>
      sumOf([scaled(a ?? constant(0), alpha), scaled(b ?? constant(0), beta)]),
    );
  }
}

function broadcast(inputs: Expression[][], join: (parts: Expression[]) => Expression): Expression[] {
  const width = Math.max(...inputs.map((columns) => columns.length));
  if (inputs.some(({ length }) => length !== 1 && length !== width)) throw new Refusal('STEP_NOT_FOLLOWED', 'shapes');
  return Array.from({ length: width }, (_, at) =>
    join(inputs.map((columns) => columns[columns.length === 1 ? 0 : at] ?? constant(Number.NaN))),
  );
}

function product(a: Expression, b: Expression): Expression {
  if (isConstant(a)) return scaled(b, a.constant);
  if (isConstant(b)) return scaled(a, b.constant);
  throw new Refusal('STEP_NOT_FOLLOWED', 'Mul');
}

/** Also n / (c + d exp(e)), which is n / c times the sigmoid of -(e + ln(d / c)): how calibrated sigmoids are written. */
function quotient(a: Expression, b: Expression): Expression {
  if (isConstant(b)) return scaled(a, 1 / b.constant);
  const [term] = b.terms;
  if (!isConstant(a) || term?.atom.kind !== 'exp' || b.terms.length !== 1)
    throw new Refusal('STEP_NOT_FOLLOWED', 'Div');
  const ratio = term.coefficient / b.constant;
  if (!(ratio > 0)) throw new Refusal('STEP_NOT_FOLLOWED', 'Div');
  return scaled(sigmoid(scaled(sumOf([term.atom.of, constant(Math.log(ratio))]), -1)), a.constant / b.constant);
}
