import { AppError } from './app-error.ts';

/** From a draft to an answer that somebody else gave, and on: an answer can be accepted or asked for again. */
export const CHALLENGE_STATES = ['draft', 'open', 'underReview', 'answered', 'closed', 'reopened'] as const;
export type ChallengeState = (typeof CHALLENGE_STATES)[number];

/** Those that wait for an answer; all that were raised, a draft being nobody's business yet. */
export const CHALLENGES_TOLD: Readonly<Record<'waiting' | 'all', readonly ChallengeState[]>> = {
  waiting: ['open', 'underReview', 'reopened'],
  all: CHALLENGE_STATES.filter((state) => state !== 'draft'),
};

export const STANCES = ['disagree', 'unsure', 'agree'] as const;
export type Stance = (typeof STANCES)[number];

export const CHALLENGE_KINDS = [
  'wrongData',
  'missingContext',
  'ruleMisapplied',
  'reasoningWrong',
  'unfairTreatment',
  'outcomeWrong',
] as const;
export type ChallengeKind = (typeof CHALLENGE_KINDS)[number];

export const RAISERS = ['expert', 'auditor', 'person'] as const;
export type Raiser = (typeof RAISERS)[number];

export const CHALLENGE_VERDICTS = ['upheld', 'partly', 'rejected', 'outOfScope'] as const;
export type ChallengeVerdict = (typeof CHALLENGE_VERDICTS)[number];

/** Fewest words of a reason that stands without evidence. */
export const REASON_WORDS = 15;

/** A fact that is contested, as the person read it: its name and value in words and, where it is known, what it should be. */
export type ContestedFact = { feature: string; label: string | null; value: string | null; shouldBe: string | null };

/** What the one who raises it says. */
export type ChallengeText = {
  stance: Stance;
  raisedAs: Raiser;
  kind: ChallengeKind | null;
  reason: string;
  /** What should have happened. */
  expected: string;
  facts: ContestedFact[];
};

/** The case as it stood when it was contested, so that the answer is about the same thing. */
export type AttachedCase = {
  version: string | null;
  score: number | null;
  replayed: number | null;
  /** Verdict of the replay, `notReplayable` without a model that can be run. */
  replay: string;
  decision: string | null;
  /** The largest contributions, with their signs; empty where none can be told. */
  reasons: { feature: string; contribution: number }[];
  /** The categories that the case belongs to. */
  segments: { column: string; value: string }[];
};

export type ChallengeMoment = { step: ChallengeStep['step']; at: string; by: string; text: string | null };

export type Challenge = ChallengeText & {
  id: string;
  caseId: string;
  state: ChallengeState;
  raisedBy: string;
  openedAt: string | null;
  attached: AttachedCase | null;
  answer: { verdict: ChallengeVerdict; text: string; by: string; at: string } | null;
  history: ChallengeMoment[];
};

/** What somebody does with a challenge. */
export type ChallengeStep =
  | ({ step: 'save'; by: string } & ChallengeText)
  | ({ step: 'open'; by: string } & ChallengeText)
  | { step: 'review'; by: string }
  | { step: 'close'; by: string }
  | { step: 'answer'; by: string; verdict: ChallengeVerdict; text: string }
  | { step: 'reopen'; by: string; text: string };

const FROM: Record<ChallengeStep['step'], readonly (ChallengeState | null)[]> = {
  save: [null, 'draft'],
  open: [null, 'draft'],
  review: ['open', 'reopened'],
  answer: ['underReview'],
  close: ['answered'],
  reopen: ['answered', 'closed'],
};

/** The steps that a challenge can take now; agreement was noted and waits for nobody. */
export function stepsFrom({ state, stance }: Pick<Challenge, 'state' | 'stance'>): ChallengeStep['step'][] {
  return (Object.keys(FROM) as ChallengeStep['step'][]).filter(
    (step) => FROM[step].includes(state) && !(stance === 'agree' && step === 'reopen'),
  );
}

/** Nobody has answered it yet. */
export function isWaiting({ state }: Pick<Challenge, 'state'>): boolean {
  return state === 'open' || state === 'underReview' || state === 'reopened';
}

/**
 * The next state of a challenge; nothing is changed in place.
 *
 * @throws AppError CHALLENGE_STEP (not from this state), CHALLENGE_INCOMPLETE (what is missing), CHALLENGE_OWN_ANSWER
 */
export function nextChallenge(
  before: Challenge | null,
  taken: ChallengeStep,
  { id, caseId, at }: { id: string; caseId: string; at: string },
): Challenge {
  const { step } = taken;
  if (before === null ? !FROM[step].includes(null) : !stepsFrom(before).includes(step))
    throw new AppError('CHALLENGE_STEP', `no ${step} from ${before?.state ?? 'nothing'}`, {
      step,
      state: before?.state ?? 'none',
    });
  const by = taken.by.trim();
  if (by === '') throw incomplete('by');
  const now: ChallengeMoment = { step, at, by, text: 'text' in taken ? taken.text.trim() : null };
  if (taken.step === 'save' || taken.step === 'open') {
    const { stance, raisedAs, kind, reason, expected, facts } = taken;
    const text = { stance, raisedAs, kind, reason: reason.trim(), expected: expected.trim(), facts };
    const state = taken.step === 'save' ? 'draft' : stance === 'agree' ? 'closed' : 'open';
    if (state === 'open') requireText(text);
    return {
      ...text,
      id,
      caseId,
      state,
      raisedBy: by,
      openedAt: state === 'draft' ? null : at,
      attached: null,
      answer: null,
      history: [...(before?.history ?? []), now],
    };
  }
  if (before === null) throw new AppError('CHALLENGE_STEP', 'no such challenge', { step, state: 'none' });
  const history = [...before.history, now];
  if (taken.step === 'review') return { ...before, state: 'underReview', history };
  if (taken.step === 'close') return { ...before, state: 'closed', history };
  const text = taken.text.trim();
  if (text === '') throw incomplete('text');
  if (taken.step === 'reopen') return { ...before, state: 'reopened', history };
  if (isSamePerson(by, before.raisedBy))
    throw new AppError('CHALLENGE_OWN_ANSWER', 'answered by who raised it', { found: by });
  return { ...before, state: 'answered', answer: { verdict: taken.verdict, text, by, at }, history };
}

function requireText({ kind, reason, facts }: Pick<ChallengeText, 'kind' | 'reason' | 'facts'>): void {
  if (kind === null) throw incomplete('kind');
  if (wordCount(reason) < REASON_WORDS && facts.length === 0) throw incomplete('reason');
}

function incomplete(key: 'by' | 'kind' | 'reason' | 'text'): AppError {
  return new AppError('CHALLENGE_INCOMPLETE', `a challenge without ${key}`, { key, expected: REASON_WORDS });
}

export function wordCount(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Names are typed by hand: case, accents and spaces do not make another person. */
export function isSamePerson(one: string, other: string): boolean {
  return plainName(one) === plainName(other);
}

function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}
