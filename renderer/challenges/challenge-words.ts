import type { Challenge, ChallengeMoment, ContestedFact } from '#shared/domain/challenge.ts';
import type { Words } from '#shared/words/words.ts';

/** "Ann, an expert, disagrees since 1 March 2026: a fact is wrong." */
export function challengeSentence(
  {
    raisedBy,
    raisedAs,
    stance,
    kind,
    openedAt,
  }: Pick<Challenge, 'raisedBy' | 'raisedAs' | 'stance' | 'kind' | 'openedAt'>,
  { t, format }: Words,
): string {
  const who = t('challenge.who', { name: raisedBy, as: t(`challenges.raisers.${raisedAs}`) });
  const values = {
    who,
    stance: t(`challenges.stances.${stance}`),
    ...(openedAt === null ? {} : { day: format.day(openedAt.slice(0, 10)) }),
    ...(kind === null ? {} : { kind: t(`challenges.kinds.${kind}`) }),
  };
  return t(`challenge.sentence.${openedAt === null ? 'draft' : 'since'}${kind === null ? '' : 'Kind'}`, values);
}

export function factSentence({ feature, label, value, shouldBe }: ContestedFact, { t }: Words): string {
  const values = { feature: label ?? feature, value: value ?? t('filters.notFilled'), shouldBe: shouldBe ?? '' };
  return t(`challenge.${shouldBe === null ? 'contestedFact' : 'correctedFact'}`, values);
}

export function momentSentence({ step, at, by, text }: ChallengeMoment, { t, format }: Words): string {
  const told = t('challenge.moment', { at: format.dateTime(at), name: by, step: t(`challenges.steps.${step}`) });
  return text === null || step === 'answer' ? told : `${told} ${text}`;
}
