import { REASON_WORDS, wordCount } from '#shared/domain/challenge.ts';
import type { ChallengeKind, ChallengeText, ContestedFact, Raiser, Stance } from '#shared/domain/challenge.ts';

/** What is being filled in. */
export type Draft = {
  by: string;
  stance: Stance;
  raisedAs: Raiser;
  kind: ChallengeKind | null;
  reason: string;
  expected: string;
  /** By fact: what it should be, once it is contested. */
  contested: Record<string, string>;
};

export function emptyDraft(by: string): Draft {
  return { by, stance: 'disagree', raisedAs: 'expert', kind: null, reason: '', expected: '', contested: {} };
}

/** A fact that can be contested, as the page shows it. */
export type Fact = { feature: string; label: string; value: string | null };

export function draftText(draft: Draft, facts: readonly Fact[]): ChallengeText {
  const { stance, raisedAs, kind, reason, expected, contested } = draft;
  return {
    stance,
    raisedAs,
    kind,
    reason,
    expected,
    facts: facts.flatMap(({ feature, label, value }): ContestedFact[] => {
      const shouldBe = contested[feature];
      return shouldBe === undefined
        ? []
        : [{ feature, label, value, shouldBe: shouldBe.trim() === '' ? null : shouldBe.trim() }];
    }),
  };
}

/** The first thing that is still missing before it can be raised; null when nothing is. */
export function missingPart({ by, stance, kind, reason, contested }: Draft): 'by' | 'kind' | 'reason' | null {
  if (by.trim() === '') return 'by';
  if (stance === 'agree') return null;
  if (kind === null) return 'kind';
  return wordCount(reason) < REASON_WORDS && Object.keys(contested).length === 0 ? 'reason' : null;
}
