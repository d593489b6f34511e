import type { DictionaryPair } from '#shared/words/words.ts';
import { helpEn } from './help-en.ts';
import { helpFr } from './help-fr.ts';

/** The texts of the help come with its page, not with the window. */
export const helpWords: DictionaryPair = { en: { help: helpEn }, fr: { help: helpFr } };
