import type { NodeProto } from 'onnx-buf';
import type { Players } from '#shared/explain/players.ts';
import type { EncodedTable, RawColumn, RawTable } from '#shared/explain/raw-table.ts';
import type { Ensemble, LinearModel, Margin } from '#shared/explain/trees/ensemble.ts';
import { leafOf, withDerived } from '#shared/explain/trees/predict.ts';
import type { ManifestFeature } from '#shared/bundle/manifest.ts';
import { numbersOf } from '../runtime/scores.ts';
import type { TensorValue } from '../runtime/protocol.ts';
import type { DerivedList } from './canonical-trees.ts';
import { evaluate, isAffine } from './expression.ts';
import type { Measured } from './expression.ts';
import { followedScore, inputKindOf } from './explainable-model.ts';
import type { Described } from './explainable-model.ts';
import { measuredScore } from './measured-score.ts';
import { treeScores } from './margins.ts';
import { ISOLATED_INPUT, isolateNode, readGraph } from './read-graph.ts';
import type { EncodedKind } from './read-graph.ts';
import type { OpaqueReason } from './refusal.ts';
import { orOpaque } from './refusal.ts';
import { isTreeNode } from './tree-node.ts';
import { trialRows } from './trial-rows.ts';

/** Runs a model given as bytes; whoever gives it ends what takes too long. */
export type RunModel = (
  model: Uint8Array,
  feeds: Record<string, TensorValue>,
  fetches: readonly string[],
) => Promise<Record<string, TensorValue>>;

export type Accepted = { kind: 'accepted'; rows: number };
/** `rows`: the first of those that differ, positions among the rows tried. */
export type NotAccepted = { kind: 'opaque'; reason: OpaqueReason; found: string; rows: number[] };
export type Verdict = Accepted | NotAccepted;

/**
 * The runtime adds trees in float32, in an order of its own: each addition is off by at most 2^-24 of what is added so
 * far, by 0.58 of that at one standard deviation. Seven of them for a walk of as many steps as there are trees.
 */
const ROUNDING = 2 ** -24;
const FEWEST_ROUNDINGS = 8;
const ROUNDINGS_PER_STEP = 4;
const LEAST = 2 ** -22;
const ROWS_TOLD = 20;

/**
 * Each tree node alone, on rows at its thresholds, one step beside them, missing, endless and random: what the runtime
 * gives against the canonical trees.
 */
export async function acceptNodes(
  bytes: Uint8Array,
  manifest: Described,
  { run, rows, seed }: { run: RunModel; rows: number; seed: number },
): Promise<Verdict> {
  const graph = readGraph(bytes);
  const found = orOpaque(() => ({ kind: 'followed' as const, ...followedScore(graph, manifest) }));
  if (found.kind === 'opaque') return { ...found, rows: [] };
  const { followed, owners } = found;
  const { kind } = followed.encoded;
  for (const node of followed.nodes.filter(isTreeNode)) {
    const trial = trialRows(node, { rows, columns: owners.length, kind, seed });
    const alone = isolateNode(graph, node, { kind, columns: owners.length });
    const output = node.output[node.opType === 'TreeEnsembleClassifier' ? 1 : 0] ?? '';
    const feeds = { [ISOLATED_INPUT]: asFed(trial, kind) };
    const given = numbersOf((await run(alone, feeds, [output]))[output], output, trial.rows);
    const verdict = compareNode(node, trial, given);
    if (verdict.kind === 'opaque') return verdict;
  }
  return { kind: 'accepted', rows };
}

function compareNode(
  node: NodeProto,
  trial: EncodedTable,
  given: { values: ArrayLike<number | bigint>; columns: number },
): Verdict {
  const type = trial.values instanceof Float64Array ? 'float64' : 'float32';
  const list: DerivedList = { columns: trial.columns, derived: [], place: new Map() };
  const { columns, margins } = treeScores(node, { first: 0, type, derived: list });
  const { values, columns: width } = withDerived(trial, ensembleOf(margins, trial, list));
  if (columns.length !== given.columns)
    return { kind: 'opaque', reason: 'RUNTIME_DIFFERS', found: `${given.columns} columns`, rows: [] };
  // Of two classes that share one unlinked margin m, the runtime gives the first as 1 - m or -m, changing from row to row.
  const isTwin = columns.length === 2 && margins.length === 1 && columns.every(isAffine);
  return judged(trial.rows, (row) => {
    const measured = margins.map((margin) => measuredMargin(margin, values, row * width));
    return columns.flatMap((column, at) => {
      if (isTwin && at === 0) return [];
      return [{ expected: evaluate(column, measured), given: Number(given.values[row * columns.length + at]) }];
    });
  });
}

function ensembleOf(margins: Margin[], { columns }: EncodedTable, { derived }: DerivedList): Ensemble {
  return { margins, link: { kind: 'identity', output: 0 }, inputKind: 'float32', columns, derived };
}

function judged(rows: number, at: (row: number) => { expected: Measured; given: number }[]): Verdict {
  const wrong: number[] = [];
  let found = '';
  for (let row = 0; row < rows && wrong.length < ROWS_TOLD; row += 1) {
    const off = at(row).find(({ expected, given }) => !(Math.abs(expected.value - given) <= expected.error + LEAST));
    if (off === undefined) continue;
    if (found === '') found = `${off.given} for ${off.expected.value}`;
    wrong.push(row);
  }
  return wrong.length === 0
    ? { kind: 'accepted', rows }
    : { kind: 'opaque', reason: 'RUNTIME_DIFFERS', found, rows: wrong };
}

/** The whole graph: its scores of rows against trees and link, or line and link, of the same rows encoded. */
export function acceptScores(
  model: { kind: 'trees'; ensemble: Ensemble } | { kind: 'linear'; model: LinearModel },
  encoded: EncodedTable,
  scores: Float64Array,
): Verdict {
  const form = model.kind === 'trees' ? model.ensemble : model.model;
  if (encoded.columns !== form.columns)
    return { kind: 'opaque', reason: 'RUNTIME_DIFFERS', found: `${encoded.columns} columns`, rows: [] };
  const compared = form.inputKind === 'float32' ? { ...encoded, values: Float32Array.from(encoded.values) } : encoded;
  const wide = model.kind === 'trees' ? withDerived(compared, model.ensemble) : compared;
  return judged(encoded.rows, (row) => {
    const offset = row * wide.columns;
    const margins =
      model.kind === 'trees'
        ? model.ensemble.margins.map((margin) => measuredMargin(margin, wide.values, offset))
        : model.model.margins.map(({ weights, base }) => measuredLine(weights, base, wide.values, offset));
    const expected = measuredScore(form.link, margins);
    // Scores leave the runtime in float32, whatever was computed inside.
    const error = expected.error + 2 ** -23 * Math.abs(expected.value);
    return [{ expected: { value: expected.value, error }, given: scores[row] ?? Number.NaN }];
  });
}

function measuredMargin({ trees, base }: Margin, values: Float32Array | Float64Array, offset: number): Measured {
  let value = base;
  let size = Math.abs(base);
  for (let tree = 0; tree + 1 < trees.roots.length; tree += 1) {
    const leaf = trees.value[leafOf(trees, tree, values, offset)] ?? Number.NaN;
    value += leaf;
    size += Math.abs(leaf);
  }
  return { value, error: rounding(size, trees.roots.length) };
}

function measuredLine(weights: Float64Array, base: number, ...[values, offset]: [ArrayLike<number>, number]): Measured {
  let value = base;
  let size = Math.abs(base);
  weights.forEach((weight, at) => {
    const part = weight * (values[offset + at] ?? Number.NaN);
    value += part;
    size += Math.abs(part);
  });
  return { value, error: rounding(size, weights.length) };
}

function rounding(size: number, steps: number): number {
  return Math.max(FEWEST_ROUNDINGS, ROUNDINGS_PER_STEP * Math.sqrt(steps)) * ROUNDING * size;
}

function asFed({ rows, columns, values }: EncodedTable, kind: EncodedKind): TensorValue {
  const dims = [rows, columns];
  if (kind === 'int64') return { type: 'int64', dims, data: BigInt64Array.from(Array.from(values, BigInt)) };
  return { type: inputKindOf(kind), dims, data: values };
}

/**
 * Puts every category, a missing value and other rows' values into one column of the reader after the other: only
 * encoded columns of its player may move.
 *
 * @param features of the manifest, as `table` has them
 */
export async function acceptOwnership(
  players: Players,
  { features, table }: { features: readonly ManifestFeature[]; table: RawTable },
  encode: (table: RawTable) => Promise<EncodedTable>,
): Promise<Verdict> {
  const before = await encode(table);
  for (const [at, feature] of features.entries()) {
    const player = players.members.findIndex((members) => members.includes(at));
    for (const column of changed(table, at, feature)) {
      const columns = table.columns.map((one, index) => (index === at ? column : one));
      const after = await encode({ rows: table.rows, columns });
      const wrong: number[] = [];
      after.values.forEach((value, place) => {
        const owner = players.owner[place % after.columns];
        if (!Object.is(value, before.values[place]) && owner !== player) wrong.push(Math.floor(place / after.columns));
      });
      if (wrong.length === 0) continue;
      const rows = [...new Set(wrong)].slice(0, ROWS_TOLD);
      return { kind: 'opaque', reason: 'OWNERSHIP_DIFFERS', found: feature.name, rows };
    }
  }
  return { kind: 'accepted', rows: table.rows };
}

function changed({ rows, columns }: RawTable, at: number, feature: ManifestFeature): RawColumn[] {
  const column = columns[at];
  if (column === undefined) return [];
  if (column instanceof Float64Array) {
    const shifted = Float64Array.from({ length: rows }, (_, row) => column[(row + 1) % rows] ?? Number.NaN);
    const whole = ['int32', 'int64', 'bool'].includes(feature.input.dtype);
    return whole ? [shifted] : [shifted, new Float64Array(rows).fill(Number.NaN)];
  }
  const shifted = Array.from({ length: rows }, (_, row) => column[(row + 1) % rows] ?? null);
  const texts = [null, 'no such category', ...(feature.categories ?? []).map(({ value }) => String(value))];
  return [shifted, ...texts.map((text) => Array.from({ length: rows }, () => text))];
}
