import { analyses } from '#shared/analyses/index.ts';
import type { Language } from '#shared/domain/language.ts';
import { words as storyDictionary } from '#shared/story/words.ts';
import { createWords } from '#shared/words/words.ts';
import type { DictionaryPair, Words } from '#shared/words/words.ts';

const made = new Map<Language, Words>();

/** The words of exported documents: those of all analyses, since any figure may stand in one, and of stories. */
export function reportWords(language: Language, more?: DictionaryPair): Words {
  if (more !== undefined) return createWords(language, [...[...analyses.values()].map(({ words }) => words), more]);
  const known = made.get(language);
  if (known !== undefined) return known;
  const words = createWords(language, [storyDictionary, ...[...analyses.values()].map((analysis) => analysis.words)]);
  made.set(language, words);
  return words;
}
