import type { Language } from '#shared/domain/language.ts';
import type { Dictionary, DictionaryPair } from '#shared/words/words.ts';
import { outcomesHelp } from '#shared/words/outcomes-help.ts';
import { helpEn } from './help-en.ts';
import { helpFr } from './help-fr.ts';

/** The texts of the help come with its page, not with the window. */
export const helpWords: DictionaryPair = {
  en: { help: { ...helpEn, ...sectionOf('en') } },
  fr: { help: { ...helpFr, ...sectionOf('fr') } },
};

function sectionOf(language: Language): Dictionary {
  return outcomesHelp[language]['help'] as Dictionary;
}
