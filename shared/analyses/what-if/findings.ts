import { isEstimated } from '#shared/domain/estimate.ts';
import type { Finding, NamedText, Phrase } from '#shared/domain/finding.ts';
import { level, listed, named } from '../amounts.ts';
import { changesText } from '../counterfactual/findings.ts';
import type { Unit } from '../explanations.ts';
import { findings as reasonFindings } from '../explain/findings.ts';
import { refusalPhrase, refusedFinding } from '../refusals.ts';
import { NOTES } from './schema.ts';
import type { Changed, Support, WhatIf, WhatIfComputed } from './schema.ts';

const FIGURE = 'what-if.scores';
/** The reasons of the changed case, told after what it would have been given. */
const TOLD = new Set(['explain.up', 'explain.down', 'explain.none']);

export function findings(result: WhatIf): Finding[] {
  if (!isEstimated(result)) return [refusedFinding('what-if', result)];
  return [
    {
      id: 'what-if.would',
      state: 'know',
      weight: 0.6,
      figure: FIGURE,
      title: wouldHave(result, result.unit),
      account: [supportPhrase(result.support)],
    },
    ...reservations(result),
    ...reasonFindings(result.reasons).filter(({ id }) => TOLD.has(id)),
  ];
}

type Scored = Pick<Changed, 'before' | 'after' | 'changes' | 'flips'>;

/** What the model would have said, in one sentence: never what would have happened. */
export function wouldHave({ before, after, changes, flips }: Scored, unit: Unit): Phrase {
  const values = {
    changes: changesText(changes),
    score: level(after.score, unit),
    before: level(before.score, unit),
    decision: decisionName(after.decision),
    was: decisionName(before.decision),
  };
  if (changes.length === 0) return { key: after.decision === null ? 'what-if.asIs' : 'what-if.asIsDecided', values };
  if (flips === null) return { key: 'what-if.would', values };
  return { key: flips ? 'what-if.flips' : 'what-if.still', values };
}

function decisionName(decision: Changed['after']['decision']): NamedText {
  return { text: decision?.label ?? {}, otherwise: decision?.value ?? '' };
}

/** Whether cases like the changed one exist. */
export function supportPhrase(support: Changed['support']): Phrase {
  if (!isEstimated(support)) return refusalPhrase(support);
  return {
    key: support.alike === 0 ? 'what-if.support.none' : 'what-if.support.some',
    values: { count: support.alike, rows: support.rows },
  };
}

/** Pairs of facts that never stand together, as sentences. */
export function neverPhrases({ never }: Support): Phrase[] {
  return never.map((pair) => ({ key: 'what-if.never', values: { columns: listed(pair) } }));
}

function reservations({ changes, support }: WhatIfComputed): Finding[] {
  const watch = (id: string, title: Phrase): Finding => ({ id, state: 'watch', weight: 0.5, title, account: [] });
  const notes = NOTES.flatMap((note) => {
    const columns = changes.filter((one) => one.note === note);
    return columns.length === 0
      ? []
      : [watch(`what-if.${note}`, { key: `what-if.notes.${note}`, values: { columns: listed(columns) } })];
  });
  const fixed = changes.filter((one) => one.fixed);
  return [
    ...(isEstimated(support) ? neverPhrases(support).map((one, at) => watch(`what-if.never.${at + 1}`, one)) : []),
    ...notes,
    ...fixed.map((one) =>
      watch(`what-if.fixed.${one.feature}`, { key: 'what-if.fixed', values: { label: named(one) } }),
    ),
  ];
}
