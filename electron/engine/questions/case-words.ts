import type { CaseReading } from '#shared/contract/cases.ts';
import type { Unit } from '#shared/analyses/explanations.ts';
import { scoreUnit } from '../explain/asked-model.ts';
import { leadingBundle } from '../project/project-state.ts';
import type { QuestionContext } from './question.ts';
import { sideLabels } from './scored.ts';

/** How one row ended, as `HAPPENED_SQL` reads it. */
export type Happened = { known: boolean; label: string | null; outcome: number | null };

export const HAPPENED_SQL = 'outcome_known AS known, outcome_label AS label, outcome';

/** The same, and when that was known. */
export type Timed = Happened & { outcomeTime: string | null };

export const TIMED_SQL = `${HAPPENED_SQL}, strftime(outcome_time, '%Y-%m-%dT%H:%M:%S') AS "outcomeTime"`;

/** What the logged scores are counted in: as the bundle says, else as the project does. */
export function loggedUnit({ meaning, bundles }: Pick<QuestionContext, 'meaning' | 'bundles'>): Unit {
  const bundle = leadingBundle(bundles);
  if (bundle !== null) return scoreUnit(bundle.manifest);
  return { kind: meaning.scoreKind === 'probability' ? 'probability' : 'quantity', currency: null, name: {} };
}

/** A decision with the label of the rule that takes it. */
export function decisionNamed({
  bundles,
}: Pick<QuestionContext, 'bundles'>): (value: string | null) => CaseReading['decision'] {
  const labelOf = sideLabels(leadingBundle(bundles));
  return (value) => (value === null ? null : { value, label: labelOf(value) });
}

/** How a case ended: a class or an amount; null while it is not known. */
export function endOf(
  { known, label, outcome }: Happened,
  task: CaseReading['task'],
): Omit<NonNullable<CaseReading['outcome']>, 'time'> | null {
  if (!known) return null;
  if (task === 'regression') return { value: null, isPositive: null, amount: outcome };
  return { value: label, isPositive: outcome === null ? null : outcome === 1, amount: null };
}
