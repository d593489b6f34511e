import { level, limit, named, valueName } from '#shared/analyses/amounts.ts';
import { changesText } from '#shared/analyses/counterfactual/findings.ts';
import type { CounterfactualResult } from '#shared/analyses/counterfactual/schema.ts';
import { reasonsOf, reasonValue, usualness } from '#shared/analyses/explain/reasons.ts';
import type { Contribution, Explain, Explained, MemberValue } from '#shared/analyses/explain/schema.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { LocalText } from '#shared/domain/language.ts';
import type { Report, ReportBlock, ReportPage } from '#shared/report/report.ts';
import type { Words } from '#shared/words/words.ts';
import { NO_SENDER } from './wording.ts';
import type { LetterWording } from './wording.ts';

/** Why no letter can be written: it would give reasons that nobody can stand for. */
export const LETTER_REFUSALS = ['NOT_REPLAYED', 'SCORE_DIFFERS', 'DECISION_CONTRADICTS', 'NO_DECISION'] as const;
export type LetterRefusal = (typeof LETTER_REFUSALS)[number];

export type LetterFacts = {
  explain: Explain;
  /** Null where the letter is refused: nothing is searched for it. */
  counterfactual: CounterfactualResult | null;
  /** Verdict of the replay of this case. */
  replay: string;
  wording: LetterWording;
  /** Facts that are never given as advice: a person cannot be asked to be another one. */
  protectedFacts: readonly string[];
  /** ISO day of the letter. */
  day: string;
  project: string;
  trail: string | null;
};

const PROVEN = new Set(['identical', 'withinTolerance']);
const REASONS = 4;
/** More facts than a page holds are counted. */
const LISTED = 24;

/** Whether a letter can stand for its reasons: the model gives the logged score again, and the decision follows from it. */
export function letterRefusal({ explain, replay }: Pick<LetterFacts, 'explain' | 'replay'>): LetterRefusal | null {
  if (!isEstimated(explain) || replay === 'notReplayable') return 'NOT_REPLAYED';
  if (!PROVEN.has(replay)) return 'SCORE_DIFFERS';
  const { logged, expected, applied } = explain.decision;
  if ((applied ?? logged ?? expected) === null) return 'NO_DECISION';
  if (logged !== null && expected !== null && logged.value !== expected.value) return 'DECISION_CONTRADICTS';
  return null;
}

/**
 * The letter to the person whom the decision is about: one sheet in plain words, in four fixed sections: the part
 * played by the score, the data and their source, what weighed for this person, what was done with them and what would
 * have changed it; then to whom to answer. Contributions are never printed as numbers.
 *
 * @param words dictionaries with those of `explain`, `counterfactual` and the letter, in the language of the letter
 * @returns the sheet, or why it cannot be written
 * Source of the sections: French code of relations between the public and the administration, article R311-3-1-2.
 */
export function letterOf(facts: LetterFacts, words: Words): Report | LetterRefusal {
  const refusal = letterRefusal(facts);
  const { explain, wording, day, project, trail } = facts;
  if (refusal !== null || !isEstimated(explain)) return refusal ?? 'NOT_REPLAYED';
  const { t, format, language } = words;
  const sender = wording.sender[language] ?? NO_SENDER;
  const decidedOn = explain.time === null ? null : format.day(explain.time.slice(0, 10));
  return {
    language,
    layout: 'sheet',
    kind: sender.organisation,
    title: decidedOn === null ? t('letter.title') : t('letter.titleOn', { day: decidedOn }),
    facts: [
      { name: t('letter.reference'), value: explain.caseId },
      { name: t('letter.written'), value: format.day(day) },
    ],
    pages: [
      page('part', t('letter.part.title'), [text(partText(explain, words))]),
      page('data', t('letter.data.title'), dataBlocks(explain, sender.source, words)),
      page('reasons', t('letter.reasons.title'), reasonBlocks(facts, explain, words)),
      page('done', t('letter.done.title'), doneBlocks(facts, explain, words)),
      page('answer', t('letter.answer.title'), [
        text(
          t('letter.answer.text', {
            contact: sender.contact === '' ? `[${t('letter.parts.contact')}]` : sender.contact,
            within:
              sender.days === null ? `[${t('letter.parts.days')}]` : t('letter.answer.within', { count: sender.days }),
          }),
        ),
        ...(sender.signature === '' ? [] : [text(sender.signature)]),
      ]),
    ],
    stamp: { project, date: format.day(day), period: decidedOn, filters: explain.caseId, data: null, trail },
  };
}

function page(id: string, title: string, blocks: readonly ReportBlock[]): ReportPage {
  return { id, title, blocks };
}

function text(said: string): ReportBlock {
  return { kind: 'text', text: said };
}

type Decided = { value: string; label: LocalText };

/** What was carried out, where it is told in the words of the rule: an action logged as yes or no is none of them. */
function decidedBy({ decision, cutoff, range }: Explained): Decided | null {
  const { applied, logged, expected } = decision;
  const model = logged ?? expected;
  const known = [
    ...(cutoff === null ? [] : [cutoff.whenTrue, cutoff.whenFalse]),
    ...(range === null ? [] : [range.inside.value, range.outside.value]),
  ];
  if (applied === null || model === null) return applied ?? model;
  return applied.value === model.value || known.includes(applied.value) ? applied : model;
}

/** What was decided, and how far the score decided it. */
function partText(explain: Explained, { t, say, language, format }: Words): string {
  const { decision, score, scoreUnit, outcome, cutoff, task } = explain;
  const label = ({ label, value }: { label: LocalText; value: string }): string => label[language] ?? value;
  const done = decidedBy(explain);
  const positive = outcome?.positive;
  const said = say(level(score, scoreUnit));
  const sentences = [
    done === null ? '' : t('letter.part.decided', { decision: format.quote(label(done)) }),
    task === 'regression' || positive === undefined
      ? t('letter.part.estimated', { score: said })
      : t('letter.part.scored', { label: positive.label[language] ?? positive.value, score: said }),
  ];
  if (cutoff !== null) {
    const above = label({ label: cutoff.whenTrueLabel, value: cutoff.whenTrue });
    const below = label({ label: cutoff.whenFalseLabel, value: cutoff.whenFalse });
    sentences.push(t('letter.part.rule', { cutoff: say(limit(cutoff.threshold, scoreUnit)), above, below }));
  }
  const model = decision.expected ?? decision.logged;
  if (model !== null && done !== null)
    sentences.push(
      model.value === done.value ? t('letter.part.followed') : t('letter.part.otherwise', { decision: label(model) }),
    );
  return sentences.filter((one) => one !== '').join(' ');
}

function dataBlocks({ contributions }: Explained, source: string, words: Words): ReportBlock[] {
  const { t } = words;
  const members = contributions.flatMap((one) => one.members);
  const told = members.slice(0, LISTED).map((member) => t('letter.data.fact', memberText(member, words)));
  const more = members.length - told.length;
  return [
    ...(source === '' ? [] : [text(source)]),
    text(`${told.join(' · ')}${more === 0 ? '' : ` · ${t('letter.data.more', { count: more })}`}`),
    text(t('letter.data.wrong')),
  ];
}

function memberText(member: MemberValue, { language, t }: Words): { label: string; value: string } {
  const { text: label, otherwise } = named(member);
  const value = valueName(member.value, member);
  return {
    label: label[language] ?? otherwise,
    value: member.value === null ? t('letter.data.missing') : (value.text[language] ?? value.otherwise),
  };
}

/** A sentence of the third section, and the fact that it is about. */
export type LetterReason = { feature: string; label: string; way: 'up' | 'down'; said: string };

/** The facts that led to the decision, the strongest first. */
export function letterReasons(
  { explain, wording }: Pick<LetterFacts, 'explain' | 'wording'>,
  words: Words,
): LetterReason[] {
  if (!isEstimated(explain)) return [];
  const way = leadingWay(explain);
  const leading = reasonsOf(explain.contributions)[way].slice(0, REASONS);
  return leading.map((one) => ({
    feature: one.feature,
    label: one.label[words.language] ?? one.feature,
    way,
    said: reasonText(one, { way, wording, explain, words }),
  }));
}

function reasonBlocks(facts: LetterFacts, explain: Explained, words: Words): ReportBlock[] {
  const { t } = words;
  const reasons = letterReasons(facts, words);
  if (reasons.length === 0) return [text(t('letter.reasons.none'))];
  return [
    text(t('letter.reasons.lead', { count: explain.background.rows })),
    { kind: 'list', isOrdered: true, items: reasons.map(({ said }) => said) },
  ];
}

/** The way in which facts pushed towards what was decided by the score. */
function leadingWay({ score, cutoff, output, base }: Explained): 'up' | 'down' {
  if (cutoff === null) return output >= base ? 'up' : 'down';
  return (cutoff.operator === '>' ? score > cutoff.threshold : score >= cutoff.threshold) ? 'up' : 'down';
}

function reasonText(
  reason: Contribution,
  asked: { way: 'up' | 'down'; wording: LetterWording; explain: Explained; words: Words },
): string {
  const { way, wording, explain, words } = asked;
  const { t, say, language } = words;
  const { text: label, otherwise } = named(reason);
  const valueText = reasonValue(reason);
  const value = valueText.text[language] ?? valueText.otherwise;
  const own = wording.reasons[reason.feature]?.[language]?.[way];
  if (own !== undefined && own.trim() !== '') return own.replaceAll('{value}', () => value);
  const compared = usualness(reason, explain);
  return t(compared === null ? 'letter.reasons.one' : 'letter.reasons.compared', {
    label: label[language] ?? otherwise,
    value: reason.members.length === 1 && reason.members[0]?.value === null ? t('letter.data.missing') : value,
    ...(compared === null ? {} : { compared: say(compared) }),
  });
}

function doneBlocks(facts: LetterFacts, explain: Explained, { t, say }: Words): ReportBlock[] {
  const { counterfactual, protectedFacts, day } = facts;
  const done = text(t('letter.done.computed', { model: explain.model.name, version: explain.model.version, day }));
  if (counterfactual === null || !isEstimated(counterfactual)) return [done];
  const { found, wanted, unit } = counterfactual;
  const allowed = found.filter(({ changes }) => changes.every(({ feature }) => !protectedFacts.includes(feature)));
  if (allowed.length === 0) return [done, text(t('letter.done.none'))];
  return [
    done,
    text(t('letter.done.would', { decision: { text: wanted.label, otherwise: wanted.value } })),
    {
      kind: 'list',
      items: allowed.map(({ changes, score }) =>
        t('letter.done.change', { changes: changesText(changes), score: say(level(score, unit)) }),
      ),
    },
    text(t('letter.done.promise')),
  ];
}
