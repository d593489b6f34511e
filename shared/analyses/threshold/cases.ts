import { ended, judgedIn, onSide } from '../figure-cases.ts';
import type { Threshold } from './schema.ts';

/** What was decided and how it ended, or all that is above. */
export type CutCell = 'tp' | 'fp' | 'tn' | 'fn' | 'selected';

type Cut = Pick<Threshold, 'mode' | 'outcome' | 'cutoff'>;

/**
 * The cases that a cut-off puts in one cell, as the list of cases takes them.
 *
 * @returns null where no condition can say them: bins of the daily sketch, or no outcome that is looked for
 */
export function cutCases({ mode, outcome, cutoff }: Cut, threshold: number, cell: CutCell): string[] | null {
  if (mode !== 'exact') return null;
  const rule = { threshold, operator: cutoff?.operator ?? '>=' };
  const side = onSide(rule, cell === 'tp' || cell === 'fp' || cell === 'selected');
  if (cell === 'selected') return judgedIn(side);
  const ends = ended(outcome, cell === 'tp' || cell === 'fn' ? 'positive' : 'negative');
  return ends === null ? null : [...ends, side];
}

/** The cases whose decision changes from one cut-off to another; null as in `cutCases`. */
export function movedCases({ mode, cutoff }: Omit<Cut, 'outcome'>, a: number, b: number): string[] | null {
  if (mode !== 'exact' || a === b) return null;
  const [low, high] = a < b ? [a, b] : [b, a];
  return judgedIn(cutoff?.operator === '>' ? `@score=(${low},${high}]` : `@score=[${low},${high})`);
}
