import { analyses } from '#shared/analyses/index.ts';
import type { Language } from '#shared/domain/language.ts';
import { words as story } from '#shared/story/words.ts';
import { createWords } from '#shared/words/words.ts';
import type { Words } from '#shared/words/words.ts';
import { en } from '#renderer/words/en.ts';
import { fr } from '#renderer/words/fr.ts';

/** The words of the window, as the window makes them. */
export function windowWords(language: Language): Words {
  return createWords(language, [{ en, fr }, story, ...[...analyses.values()].map((analysis) => analysis.words)]);
}
