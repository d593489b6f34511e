import { amount, level, limit } from '#shared/analyses/amounts.ts';
import type { Explain } from '#shared/analyses/explain/schema.ts';
import type { CaseReading } from '#shared/contract/cases.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { Words } from '#shared/words/words.ts';
import type { Shape } from '#renderer/ui/Badge.tsx';
import { decisionText, outcomeText } from './case-sentences.ts';

/** A step from what was asked to how it ended, and whether it was proven here or only logged. */
export type TraceCell = { id: string; shape: Shape; said: string; value: string };

type Proof = Pick<TraceCell, 'shape' | 'said'>;

export type Traced = {
  reading: CaseReading;
  /** Null while the model is run again, or where that failed. */
  explain: Explain | null;
  isAsking: boolean;
  meaning: Pick<ProjectSummary['meaning'], 'arms'>;
  /** An auditor also reads what the model was given, and whether anything stands between it and the score. */
  isAudit: boolean;
};

/** Five steps that anybody asks for; seven for who checks them one by one. */
export function traceCells(traced: Traced, words: Words): TraceCell[] {
  const { reading, isAudit } = traced;
  const { t, format } = words;
  const logged = { shape: 'logged' as const, said: t('case.trace.logged') };
  const { time, individual, caseId, outcome } = reading;
  const gap = cutoffText(reading, words);
  const ended = outcomeText(reading, words);
  const known = outcome?.time ?? null;
  return [
    { id: 'asked', ...logged, value: parts(individual ?? caseId, time === null ? null : format.shortDateTime(time)) },
    ...(isAudit ? factsCell(traced, words) : []),
    { id: 'score', ...scoreProof(traced, words), value: scoresText(traced, words) },
    ...(isAudit ? afterModelCell(traced, words) : []),
    ...(gap === null ? [] : [{ id: 'cutoff', ...ruleProof(traced, words), value: gap }]),
    { id: 'decision', ...logged, value: decisionsText(traced, words) },
    ended === null
      ? { id: 'outcome', shape: 'missing', said: t('case.trace.open'), value: t('case.trace.notYet') }
      : {
          id: 'outcome',
          ...logged,
          value: parts(ended, known === null ? null : t('case.trace.knownOn', { day: format.shortDay(known) })),
        },
  ];
}

function parts(...texts: (string | null)[]): string {
  return texts.filter((text) => text !== null).join(', ');
}

/** How many facts the model was given, and how many of them were not filled in. */
function factsCell({ explain, isAsking }: Traced, { t }: Words): TraceCell[] {
  if (isAsking) return [{ id: 'facts', shape: 'ask', said: t('case.trace.asking'), value: '' }];
  if (explain === null || !isEstimated(explain))
    return [{ id: 'facts', shape: 'missing', said: t('case.trace.missing'), value: t('case.trace.notGiven') }];
  const facts = explain.contributions.flatMap(({ members }) => members);
  const missing = facts.filter(({ value }) => value === null).length;
  const given = t('case.trace.given', { count: facts.length });
  const value = missing === 0 ? given : parts(given, t('case.trace.unfilled', { count: missing }));
  return [{ id: 'facts', shape: 'logged', said: t('case.trace.logged'), value }];
}

/** A score that the model gives again from the facts alone has nothing between the two. */
function afterModelCell(traced: Traced, words: Words): TraceCell[] {
  const { t } = words;
  const proof = scoreProof(traced, words);
  if (proof.shape === 'ask') return [{ id: 'after', ...proof, value: '' }];
  if (proof.shape === 'proven') return [{ id: 'after', ...proof, value: t('case.trace.nothingAfter') }];
  return [{ id: 'after', shape: 'missing', said: t('case.trace.missing'), value: t('case.trace.afterUnknown') }];
}

function scoresText({ reading: { score, unit }, explain, isAudit }: Traced, { t, say }: Words): string {
  if (score === null) return t('filters.notFilled');
  const first = t('case.trace.loggedScore', { score: say(level(score, unit)) });
  if (explain === null || !isEstimated(explain)) return first;
  const again = t('case.trace.replayedScore', { score: say(level(explain.score, explain.scoreUnit)) });
  const { version, sha256 } = explain.model;
  return parts(first, again, isAudit ? t('case.trace.byModel', { version, hash: sha256.slice(0, HASH_SHOWN) }) : null);
}

const HASH_SHOWN = 8;

/** "35%: 27.3 points above"; null without a score or a cut-off. */
function cutoffText({ score, cutoff, unit }: CaseReading, { t, say }: Words): string | null {
  if (score === null || cutoff === null) return null;
  const gap = score - cutoff.threshold;
  return t(`case.trace.gap.${gap === 0 ? 'on' : gap > 0 ? 'above' : 'below'}`, {
    cutoff: say(limit(cutoff.threshold, unit)),
    by: say(amount(gap, unit)),
  });
}

function decisionsText({ reading, meaning: { arms }, isAudit }: Traced, words: Words): string {
  const { t } = words;
  const { arm, decision, applied } = reading;
  const group =
    arm === null
      ? null
      : arm === arms?.treatment
        ? t('case.arms.treatment')
        : arm === arms?.control
          ? t('case.arms.control')
          : arm;
  const followed =
    !isAudit || decision === null
      ? null
      : applied === null
        ? t('case.trace.notSaid')
        : applied.value === decision.value
          ? t('case.trace.asDecided')
          : null;
  return parts(decisionText(reading, words), followed, group);
}

/** Whether the model gives the logged score again. */
function scoreProof({ explain, isAsking }: Traced, { t }: Words): Proof {
  if (isAsking) return { shape: 'ask', said: t('case.trace.asking') };
  if (explain === null || !isEstimated(explain) || explain.logged === null)
    return { shape: 'logged', said: t('case.trace.logged') };
  const differs = explain.warnings.some(({ code }) => code === 'LOGGED_DIFFERS');
  return differs ? { shape: 'act', said: t('case.trace.differs') } : { shape: 'proven', said: t('case.trace.proven') };
}

/** Whether the decision is the one that the cut-off gives. */
function ruleProof({ reading: { decision }, explain, isAsking }: Traced, { t }: Words): Proof {
  if (isAsking) return { shape: 'ask', said: t('case.trace.asking') };
  if (explain === null || !isEstimated(explain) || explain.decision.expected === null || decision === null)
    return { shape: 'logged', said: t('case.trace.logged') };
  return explain.decision.expected.value === decision.value
    ? { shape: 'proven', said: t('case.trace.proven') }
    : { shape: 'act', said: t('case.trace.contradicts') };
}
