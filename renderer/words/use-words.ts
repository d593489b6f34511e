import { createContext, useContext } from 'react';
import { analyses } from '#shared/analyses/index.ts';
import type { Language } from '#shared/domain/language.ts';
import { words as story } from '#shared/story/words.ts';
import { createWords } from '#shared/words/words.ts';
import type { Words } from '#shared/words/words.ts';
import { usePreferences } from '#renderer/state/preferences.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

const made = new Map<Language, Words>();

export function wordsOf(language: Language): Words {
  const known = made.get(language);
  if (known !== undefined) return known;
  const words = createWords(language, [{ en, fr }, story, ...[...analyses.values()].map((analysis) => analysis.words)]);
  made.set(language, words);
  return words;
}

/** A part of the window that speaks a language of its own: a story is told in one it was written in. */
export const SpokenLanguage = createContext<Language | null>(null);

/** The words of the window in the language the person reads. */
export function useWords(): Words {
  const read = usePreferences((preferences) => preferences.language);
  return wordsOf(useContext(SpokenLanguage) ?? read);
}

export function currentWords(): Words {
  return wordsOf(usePreferences.getState().language);
}
