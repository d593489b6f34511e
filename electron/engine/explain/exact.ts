import type { Attribution } from '#shared/explain/additivity.ts';
import { linearMargin } from '#shared/explain/linear.ts';
import { linearPlan, linearSlice } from '#shared/explain/linear-probability.ts';
import { lineOf, linkValue } from '#shared/explain/link-values.ts';
import { marginLine } from '#shared/explain/margin-line.ts';
import type { MarginLine } from '#shared/explain/margin-line.ts';
import type { EncodedTable } from '#shared/explain/raw-table.ts';
import type { ScoreSlice } from '#shared/explain/score-slices.ts';
import { chosenCovers } from '#shared/explain/trees/covers.ts';
import { conventionPlan, conventionSlice } from '#shared/explain/trees/probability-convention.ts';
import { pairWalk, pairWalkRows } from '#shared/explain/trees/pair-walk.ts';
import { marginOf } from '#shared/explain/trees/predict.ts';
import type { EncodedValues } from '#shared/explain/trees/predict.ts';
import { probabilityPlan, probabilitySlice } from '#shared/explain/trees/probability.ts';
import { quadraturePlan } from '#shared/explain/trees/quadrature-plan.ts';
import { quadratureKernel } from '../workers/kernels/quadrature-kernel.ts';
import type { ReadForm } from './explained-model.ts';
import { formOf } from './way.ts';
import type { Way } from './way.ts';

/** A form and a background made ready to explain one case after the other; nothing is drawn. */
export type ExactPlan = {
  players: number;
  /** The output of a row, in the space that is explained, in float64. */
  outputOf: (x: EncodedValues) => number;
} & (
  | {
      kind: 'pairs';
      background: EncodedTable;
      /** Contributions of the case against rows of the background, and the outputs of these, not yet divided. */
      slice: (x: EncodedValues, rows: { from: number; to: number }) => ScoreSlice;
    }
  | { kind: 'paths'; covers: 'file' | 'background'; whole: (x: EncodedValues) => Attribution }
);

/**
 * Prepares explanations that are sums of known terms: trees by pairs of rows, by all coalitions, or by the paths of the
 * trees; a line by its formula.
 *
 * @param background as the form reads it, derived columns included
 * @throws RangeError when the way does not fit the form: ask `wayOf`
 */
export function exactPlan(
  form: ReadForm,
  { space, method }: Pick<Way, 'space' | 'method'>,
  background: EncodedTable,
): ExactPlan {
  const owners = { owner: form.players.owner, players: form.players.members.length };
  const { players } = owners;
  const line = explainedLine(form, space);
  const outputOf = outputIn(form, line);
  if (line !== null && form.kind === 'trees' && method === 'path-dependent')
    return { kind: 'paths', players, outputOf, ...pathsOf(form, line, background) };
  if (line !== null) {
    const slice = form.kind === 'trees' ? treePairs(form, line, background) : linePairs(form, line, background);
    return { kind: 'pairs', players, outputOf, background, slice };
  }
  const shared = { kind: 'pairs' as const, players, outputOf, background };
  if (form.kind === 'linear') {
    const plan = linearPlan(form.model, owners);
    return { ...shared, slice: (x, rows) => linearSlice(plan, { x, background, ...rows }) };
  }
  if (method === 'convention') {
    const plan = conventionPlan(form.ensemble, owners);
    if (plan === null) throw new RangeError('no convention for a softmax');
    return { ...shared, slice: (x, rows) => conventionSlice(plan, { x, background, ...rows }) };
  }
  const plan = probabilityPlan(form.ensemble, owners);
  return { ...shared, slice: (x, rows) => probabilitySlice(plan, { x, background, ...rows }) };
}

/** What is explained as a line of the margins; null where it is none. */
export function explainedLine(form: ReadForm, space: Way['space']): MarginLine | null {
  const { link, margins } = formOf(form);
  if (space === 'margin') return marginLine(link, margins.length);
  const found = lineOf(link);
  // Seen from the other class the score is 1 - margin.
  return found === null ? null : { constant: found.slope === 1 ? 0 : 1, terms: [found] };
}

/** The output of a row, in float64: on the line, else through the link. */
export function outputIn(form: ReadForm, line: MarginLine | null): ExactPlan['outputOf'] {
  const { link } = formOf(form);
  const marginsOf = (x: EncodedValues): Float64Array =>
    form.kind === 'trees'
      ? Float64Array.from(form.ensemble.margins, (margin) => marginOf(margin, x))
      : Float64Array.from(form.model.margins, (margin) => linearMargin(margin, x, 0));
  return (x) => (line === null ? linkValue(link, marginsOf(x)) : onLine(line, marginsOf(x)));
}

function onLine({ constant, terms }: MarginLine, margins: Float64Array): number {
  return terms.reduce((sum, { output, slope }) => sum + slope * margins[output]!, constant);
}

type Trees = Extract<ReadForm, { kind: 'trees' }>;
type Line = Extract<ReadForm, { kind: 'linear' }>;
type Slice = Extract<ExactPlan, { kind: 'pairs' }>['slice'];

function treePairs(
  { ensemble, players: { owner, members } }: Trees,
  line: MarginLine,
  background: EncodedTable,
): Slice {
  const players = members.length;
  const parts = line.terms.map(({ output, slope }) => {
    const margin = ensemble.margins[output]!;
    const outputs = Float64Array.from({ length: background.rows }, (_, row) =>
      marginOf(margin, background.values, row * background.columns),
    );
    return { slope, outputs, walk: pairWalk(margin.trees, { owner, players }) };
  });
  const phi = new Float64Array(players);
  return (x, { from, to }) => {
    const slice: ScoreSlice = { rows: to - from, base: line.constant * (to - from), phi: new Float64Array(players) };
    for (const { slope, outputs, walk } of parts) {
      phi.fill(0);
      pairWalkRows(walk, { x, background, from, to }, phi);
      for (let player = 0; player < players; player += 1) slice.phi[player]! += slope * phi[player]!;
      for (let row = from; row < to; row += 1) slice.base += slope * outputs[row]!;
    }
    return slice;
  };
}

function linePairs({ model, players: { owner, members } }: Line, line: MarginLine, background: EncodedTable): Slice {
  const { columns, values } = background;
  return (x, { from, to }) => {
    const slice: ScoreSlice = {
      rows: to - from,
      base: line.constant * (to - from),
      phi: new Float64Array(members.length),
    };
    for (const { output, slope } of line.terms) {
      const margin = model.margins[output]!;
      for (let row = from; row < to; row += 1) {
        slice.base += slope * linearMargin(margin, values, row * columns);
        for (let column = 0; column < columns; column += 1) {
          const gap = slope * margin.weights[column]! * (x[column]! - values[row * columns + column]!);
          const player = owner[column]!;
          if (gap !== 0 && player >= 0) slice.phi[player]! += gap;
        }
      }
    }
    return slice;
  };
}

function pathsOf(
  { ensemble, players: { owner, members } }: Trees,
  line: MarginLine,
  background: EncodedTable,
): Pick<Extract<ExactPlan, { kind: 'paths' }>, 'covers' | 'whole'> {
  const players = members.length;
  const parts = line.terms.map(({ output, slope }) => {
    const margin = ensemble.margins[output]!;
    const { covers, from } = chosenCovers(margin.trees, background);
    const plan = quadraturePlan(margin, { owner, players, covers, columns: background.columns });
    return { slope, from, base: plan.base, kernel: quadratureKernel(plan) };
  });
  const phi = new Float64Array(players);
  return {
    covers: parts.every(({ from }) => from === 'file') ? 'file' : 'background',
    whole: (x) => {
      const sum: Attribution = { base: line.constant, phi: new Float64Array(players) };
      for (const { slope, base, kernel } of parts) {
        kernel.batch({ rows: 1, columns: background.columns, values: x }, { phi });
        sum.base += slope * base;
        for (let player = 0; player < players; player += 1) sum.phi[player]! += slope * phi[player]!;
      }
      return sum;
    },
  };
}
