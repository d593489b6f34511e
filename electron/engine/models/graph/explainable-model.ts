import type { Link } from '#shared/explain/link.ts';
import type { Players } from '#shared/explain/players.ts';
import type { Ensemble, LinearMargin, LinearModel, Margin } from '#shared/explain/trees/ensemble.ts';
import type { Manifest } from '#shared/bundle/manifest.ts';
import { AppError } from '#shared/domain/app-error.ts';
import { mergeTrees } from './canonical-trees.ts';
import { isAffine, upright } from './expression.ts';
import type { Expression } from './expression.ts';
import { follow } from './follow.ts';
import type { Followed } from './follow.ts';
import { ownersOf } from './ownership.ts';
import type { Owners } from './ownership.ts';
import { playersOf } from './players.ts';
import { classLabels, readGraph } from './read-graph.ts';
import type { EncodedKind, Graph } from './read-graph.ts';
import { Refusal, orOpaque } from './refusal.ts';
import type { Opaque } from './refusal.ts';

export type Encoded = { tensor: string; kind: EncodedKind };

export type ExplainableModel =
  | { kind: 'trees'; ensemble: Ensemble; players: Players; encoded: Encoded }
  | { kind: 'linear'; model: LinearModel; players: Players; encoded: Encoded }
  | Opaque;

export type Described = Pick<Manifest, 'features' | 'output' | 'target'>;

/** The canonical form of a model whose scores are sums of trees or a line, through a known link; else the reason. */
export function explainableModel(bytes: Uint8Array, manifest: Described): ExplainableModel {
  try {
    return orOpaque(() => {
      const graph = readGraph(bytes);
      const { followed, score, owners } = followedScore(graph, manifest);
      const derived = followed.derived.derived;
      const players = playersOf(manifest.features.length, owners, derived);
      const { encoded } = followed;
      const shape = { inputKind: inputKindOf(encoded.kind), columns: owners.length } as const;
      if (followed.kind === 'trees') {
        const { margins, link } = linkOf(score, followed.margins, mergedTrees);
        return { kind: 'trees', ensemble: { margins, link, ...shape, derived }, players, encoded };
      }
      const { margins, link } = linkOf(score, followed.margins, mergedLines);
      if (margins.some(({ weights }) => weights.length !== owners.length))
        throw new Refusal('COLUMNS_MIXED', 'weights');
      return { kind: 'linear', model: { margins, link, ...shape }, players, encoded };
    });
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'MODEL_DAMAGED')
      return { kind: 'opaque', reason: 'MODEL_DAMAGED', found: cause.message };
    throw cause;
  }
}

export function inputKindOf(kind: EncodedKind): 'float32' | 'float64' {
  return kind === 'float64' ? 'float64' : 'float32';
}

/** @throws Refusal */
export function followedScore(
  graph: Graph,
  manifest: Described,
): { followed: Followed; score: Expression; owners: Owners } {
  const name = manifest.output.score;
  if (!graph.graph.output.some((output) => output.name === name) && !graph.maker.has(name))
    throw new Refusal('NO_SUCH_OUTPUT', name);
  let owners: Owners = [];
  const followed = follow(graph, name, (tensor) => {
    owners = ownersOf(graph, manifest.features, tensor);
    return owners.length;
  });
  const score = followed.columns[positiveColumn(graph, manifest, followed.columns.length)];
  if (score === undefined) throw new Refusal('NO_SUCH_OUTPUT', name);
  return { followed, score: upright(score), owners };
}

/** The column that is read as the score everywhere: see `scoreSource` and `scoresOf`. */
function positiveColumn(graph: Graph, { output, target }: Described, width: number): number {
  if (output.container === 'tensor') return output.column ?? (width === 2 ? 1 : 0);
  const map = graph.maker.get(output.score);
  if (map?.opType !== 'ZipMap') return 0;
  const positive = String(output.positive ?? target.positive);
  const place = classLabels(map).map(String).indexOf(positive);
  if (place < 0) throw new Refusal('POSITIVE_CLASS_UNKNOWN', positive);
  return place;
}

/** Coefficients of float32 graphs: as near as this, shares of members are taken for equal. */
const SAME = 1e-6;
const same = (a: number, b: number): boolean => Math.abs(a - b) <= SAME;

type Merge<M> = (affine: Expression, margins: readonly M[]) => M;

function linkOf<M>(score: Expression, found: readonly M[], merge: Merge<M>): { margins: M[]; link: Link } {
  if (isAffine(score)) return { margins: [merge(score, found)], link: { kind: 'identity', output: 0 } };
  const { constant, terms } = score;
  const [first] = terms;
  if (terms.every(({ atom }) => atom.kind === 'sigmoid') && same(constant, 0)) return sigmoids(score, found, merge);
  if (first === undefined || terms.length !== 1) throw new Refusal('STEP_NOT_FOLLOWED', 'score');
  const { coefficient, atom } = first;
  if (atom.kind === 'exp' && constant === 0) {
    affineOnly(atom.of);
    return { margins: [merge(atom.of, found)], link: { kind: 'exponential', output: 0, factor: coefficient } };
  }
  if (atom.kind !== 'softmax') throw new Refusal('STEP_NOT_FOLLOWED', 'score');
  atom.of.forEach(affineOnly);
  const margins = atom.of.map((one) => merge(one, found));
  const softmax: Link = { kind: 'softmax', output: atom.output };
  if (same(coefficient, 1) && same(constant, 0)) return { margins, link: softmax };
  if (same(coefficient, -1) && same(constant, 1)) return { margins, link: { kind: 'complement', of: softmax } };
  throw new Refusal('STEP_NOT_FOLLOWED', 'score');
}

function sigmoids<M>({ terms }: Expression, found: readonly M[], merge: Merge<M>): { margins: M[]; link: Link } {
  const inner = terms.map(({ atom, coefficient }) => {
    if (atom.kind !== 'sigmoid' || !same(coefficient, 1 / terms.length))
      throw new Refusal('STEP_NOT_FOLLOWED', 'score');
    affineOnly(atom.of);
    return atom.of;
  });
  const only = inner[0];
  if (inner.length === 1 && only !== undefined)
    return { margins: [merge(only, found)], link: { kind: 'logistic', output: 0 } };
  const margins: M[] = [];
  const members = inner.map((one, output) => {
    const [term] = one.terms;
    const plain = one.terms.length === 1 && term !== undefined;
    margins.push(merge(plain ? { constant: 0, terms: [{ ...term, coefficient: 1 }] } : one, found));
    return plain ? { output, slope: -term.coefficient, intercept: -one.constant } : { output, slope: -1, intercept: 0 };
  });
  return { margins, link: { kind: 'sigmoids', members } };
}

function affineOnly(one: Expression): void {
  if (!isAffine(one)) throw new Refusal('STEP_NOT_FOLLOWED', 'score');
}

function partsOf<M>({ terms }: Expression, margins: readonly M[]): { one: M; scale: number }[] {
  return terms.flatMap(({ coefficient, atom }) => {
    const one = atom.kind === 'margin' ? margins[atom.id] : undefined;
    return one === undefined ? [] : [{ one, scale: coefficient }];
  });
}

const mergedTrees: Merge<Margin> = (affine, margins) => {
  const parts = partsOf(affine, margins);
  return {
    trees: mergeTrees(parts.map(({ one, scale }) => ({ trees: one.trees, scale }))),
    base: parts.reduce((sum, { one, scale }) => sum + scale * one.base, affine.constant),
  };
};

const mergedLines: Merge<LinearMargin> = (affine, margins) => {
  const parts = partsOf(affine, margins);
  const weights = new Float64Array(parts[0]?.one.weights.length ?? 0);
  for (const { one, scale } of parts)
    one.weights.forEach((weight, at) => (weights[at] = (weights[at] ?? 0) + scale * weight));
  return { weights, base: parts.reduce((sum, { one, scale }) => sum + scale * one.base, affine.constant) };
};
