import type { CounterfactualResult } from '#shared/analyses/counterfactual/schema.ts';
import { STEADY } from '#shared/analyses/explain/findings.ts';
import type { Explain } from '#shared/analyses/explain/schema.ts';
import { refusalPhrase } from '#shared/analyses/refusals.ts';
import type { Similar } from '#shared/analyses/similar/schema.ts';
import type { CaseAlike, CaseReading } from '#shared/contract/cases.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { LetterWording } from '#shared/letter/wording.ts';
import { NO_SENDER } from '#shared/letter/wording.ts';
import type { Words } from '#shared/words/words.ts';
import { decisionText, endText, gapText, nearText } from '../case-sentences.ts';

/** All that the page of a case knows; null while it is being asked. */
export type Known = {
  reading: CaseReading;
  alike: CaseAlike | null;
  explain: Explain | null;
  findings: readonly Finding[];
  similar: Similar | null;
  counterfactual: CounterfactualResult | null;
  wording: LetterWording | null;
  challenges: number | null;
};

export const QUESTIONS = ['why', 'data', 'who', 'fair', 'safe', 'impact'] as const;
export type QuestionId = (typeof QUESTIONS)[number];

/**
 * What somebody may ask of a decision, each with what this page can answer and what it cannot. The six kinds of
 * explanation are those of the ICO and the Alan Turing Institute, Explaining decisions made with AI, part 1.
 */
export function sixQuestions(known: Known, words: Words): Record<QuestionId, string[]> {
  return {
    why: whyLines(known, words),
    data: dataLines(known, words),
    who: whoLines(known, words),
    fair: fairLines(known, words),
    safe: safeLines(known, words),
    impact: impactLines(known, words),
  };
}

function whyLines({ explain, findings }: Known, { t, say }: Words): string[] {
  if (explain === null) return [t('case.questions.asking')];
  if (!isEstimated(explain)) return [say(refusalPhrase(explain))];
  return findings
    .filter(({ id }) => ['explain.verdict', 'explain.up', 'explain.down'].includes(id))
    .map(({ title }) => say(title));
}

function dataLines({ explain, wording }: Known, { t, language }: Words): string[] {
  const source = wording?.sender[language]?.source ?? '';
  const from = wording === null ? [] : [source === '' ? t('case.questions.noSource') : source];
  if (explain === null || !isEstimated(explain)) return [t('case.questions.factsUnknown'), ...from];
  const facts = explain.contributions.flatMap(({ members }) => members);
  const missing = facts.filter(({ value }) => value === null).length;
  return [
    t('case.questions.facts', { count: facts.length }),
    ...(missing === 0 ? [] : [t('case.questions.missing', { count: missing })]),
    ...from,
  ];
}

function whoLines({ reading: { version }, wording, challenges }: Known, { t, language }: Words): string[] {
  const { organisation, contact, days } = wording?.sender[language] ?? NO_SENDER;
  const isNamed = organisation !== '' && contact !== '';
  return [
    ...(version === null ? [] : [t('case.questions.version', { version })]),
    ...(wording === null
      ? []
      : [isNamed ? t('case.questions.answers', { organisation, contact }) : t('case.questions.nobody')]),
    ...(isNamed && days !== null ? [t('case.questions.within', { count: days })] : []),
    t('case.questions.challenge'),
    ...(challenges === null || challenges === 0 ? [] : [t('case.questions.challenged', { count: challenges })]),
  ];
}

function fairLines({ similar }: Known, { t }: Words): string[] {
  const isTold = similar !== null && isEstimated(similar) && similar.decidedAlike !== null;
  return [
    ...(isTold ? [t('case.questions.alike', { count: similar.cases.length, alike: similar.decidedAlike })] : []),
    t('case.questions.groups'),
  ];
}

function safeLines({ reading, alike, explain }: Known, words: Words): string[] {
  const { t } = words;
  const near = nearText(reading, alike, words);
  const gap = gapText(reading, words);
  const steady =
    explain === null || !isEstimated(explain) || explain.background.kind === 'case' ? null : explain.stability;
  return [
    near === '' ? t('case.questions.nearUnknown') : near,
    ...(gap === null ? [] : [t('case.questions.gap', { gap })]),
    ...(steady === null || !isEstimated(steady)
      ? []
      : [
          t(steady.sameFirst >= STEADY ? 'explain.steady' : 'explain.unsteady', {
            first: steady.sameFirst,
            top: steady.top,
          }),
        ]),
  ];
}

function impactLines({ reading, counterfactual }: Known, words: Words): string[] {
  const { t } = words;
  const found = counterfactual !== null && isEstimated(counterfactual) ? counterfactual.found.length : null;
  return [
    t('case.questions.decided', { decision: decisionText(reading, words) }),
    endText(reading, words),
    ...(found === null
      ? []
      : [t(found === 0 ? 'case.questions.noChange' : 'case.questions.changes', { count: found })]),
    t('case.questions.letter'),
  ];
}
