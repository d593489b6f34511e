import type { LocalText } from '#shared/domain/language.ts';
import type { KnownBlock, StoryPage } from './schema.ts';

type CaseBlock = Extract<KnownBlock, { type: 'case' }>;

/** What a case is shown for; those that are wrong ended otherwise than their score said. */
export type CaseShownAs = 'typical' | 'decidedOtherwise' | 'higherScore' | 'sureAndWrong' | 'wrong' | 'farOff';

export type DraftedCase = { as: CaseShownAs; block: CaseBlock };

const TITLES: Readonly<Record<CaseShownAs, LocalText>> = {
  typical: { en: 'One real case shows what weighed.', fr: 'Un premier dossier réel montre ce qui a pesé.' },
  decidedOtherwise: {
    en: 'Another real case was decided otherwise.',
    fr: 'Un autre dossier réel a reçu l’autre décision.',
  },
  higherScore: {
    en: 'Another real case has a much higher score.',
    fr: 'Un autre dossier réel a un score bien plus haut.',
  },
  sureAndWrong: { en: 'Here the model was sure, and wrong.', fr: 'Ici le modèle était sûr, et s’est trompé.' },
  wrong: { en: 'Here the model was wrong.', fr: 'Ici le modèle s’est trompé.' },
  farOff: { en: 'Here the estimate was far off.', fr: 'Ici l’estimation était loin du compte.' },
};

const UNEXPLAINED: LocalText = {
  en: 'This is one real case, as it was decided.',
  fr: 'Voici un dossier réel, tel qu’il a été décidé.',
};

const WRONG: ReadonlySet<CaseShownAs> = new Set(['sureAndWrong', 'wrong', 'farOff']);

const NONE_WRONG: LocalText = {
  en: 'No case that the model got wrong is shown: none is known.',
  fr: 'Aucun dossier sur lequel le modèle s’est trompé n’est montré : on n’en connaît pas.',
};

/** A page for each real case; the last one says it where none is known that the model got wrong. */
export function casePages(cases: readonly DraftedCase[]): StoryPage[] {
  const lacksWrong = !cases.some(({ as }) => WRONG.has(as));
  return cases.map(({ as, block }, index) => ({
    id: `case-${index + 1}`,
    message: as === 'typical' && block.stored.reasons.length === 0 ? UNEXPLAINED : TITLES[as],
    noNumber: true,
    place: { page: 'cases', tab: null },
    blocks: [
      block,
      ...(lacksWrong && index === cases.length - 1 ? [{ type: 'text' as const, template: NONE_WRONG }] : []),
    ],
  }));
}
