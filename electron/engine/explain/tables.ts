import type { EncodedTable } from '#shared/explain/raw-table.ts';
import { chosenCovers } from '#shared/explain/trees/covers.ts';
import { patternPlan } from '#shared/explain/trees/pattern-plan.ts';
import { patternKernel } from '../workers/kernels/pattern-kernel.ts';
import type { PatternKernel } from '../workers/kernels/pattern-kernel.ts';
import { explainedLine, outputIn } from './exact.ts';
import type { ExactPlan } from './exact.ts';
import type { ReadForm } from './explained-model.ts';
import type { Way } from './way.ts';

/** Trees and a background made ready to explain many cases at once, where what is explained is a line of the margins. */
export type TablesPlan = Pick<ExactPlan, 'players' | 'outputOf'> & {
  /** Output of the empty coalition. */
  base: number;
  parts: { slope: number; trees: number; kernel: PatternKernel }[];
};

/** Below this many rows the tables of path-dependent values cost more than they save. */
const FEW_ROWS = 128;

/**
 * Prepares the tables of patterns where they are the faster exact way.
 *
 * @param rows asked for in all, so that the parts of a long run are explained in one way
 * @param background as the form reads it, derived columns included
 * @returns null for what is no line of the margins of trees, for too few rows, and for trees that the tables refuse
 */
export function tablesPlan(
  form: ReadForm,
  { space, method }: Pick<Way, 'space' | 'method'>,
  { background, rows }: { background: EncodedTable; rows: number },
): TablesPlan | null {
  const line = explainedLine(form, space);
  if (form.kind !== 'trees' || line === null) return null;
  const byPaths = method === 'path-dependent';
  if (byPaths && rows < FEW_ROWS) return null;
  const players = form.players.members.length;
  const owners = { owner: form.players.owner, players };
  const all: TablesPlan = { players, outputOf: outputIn(form, line), base: line.constant, parts: [] };
  for (const { output, slope } of line.terms) {
    const margin = form.ensemble.margins[output]!;
    const against = byPaths ? { covers: chosenCovers(margin.trees, background).covers } : { background };
    const plan = patternPlan(margin, owners, against);
    if (plan === null) return null;
    all.base += slope * plan.base;
    all.parts.push({ slope, trees: plan.blocks.ofTree.length - 1, kernel: patternKernel(plan) });
  }
  return all;
}

/**
 * Contributions of all rows, tree after tree.
 *
 * @param phi rows x players, row-major, zeros at first
 * @yields the share that is done, 0 to 1
 */
export function* tableContributions(
  { parts, players }: TablesPlan,
  encoded: EncodedTable,
  phi: Float64Array,
): Generator<number, void> {
  const numbers = encoded.rows * players;
  const part = new Float64Array(numbers);
  for (const [at, { slope, trees, kernel }] of parts.entries()) {
    const steps = encoded.rows * trees;
    for (const done of kernel.trees(encoded, part)) yield (at + done / steps) / parts.length;
    for (let one = 0; one < numbers; one += 1) phi[one]! += slope * part[one]!;
  }
}
