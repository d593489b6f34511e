import { analyses } from '#shared/analyses/index.ts';
import type { Language } from '#shared/domain/language.ts';
import { createWords } from '#shared/words/words.ts';
import type { Words } from '#shared/words/words.ts';
import { words } from './words.ts';

/** The words of a story in one language: those of every analysis, and what a story says around them. */
export function storyWords(language: Language): Words {
  return createWords(language, [words, ...[...analyses.values()].map((analysis) => analysis.words)]);
}
