import type { Phrase } from '#shared/domain/finding.ts';
import { LANGUAGES } from '#shared/domain/language.ts';
import type { Language, LocalText } from '#shared/domain/language.ts';
import type { Words } from '#shared/words/words.ts';
import { heldAt, isPhrase } from './answers.ts';
import type { Answered } from './answers.ts';
import type { Binding } from './schema.ts';

export type BothWords = Record<Language, Words>;

const PLACE = /\{\{\s*(\w+)\s*(?:,\s*([^}]+?)\s*)?\}\}/g;

/**
 * The sentence of an analysis as a text of a story, in both languages: each value becomes a chip whose binding is added
 * to `bindings`, so that the sentence follows the data and nobody types over a number.
 *
 * @param at where the phrase stands: `finding:gains.top/title`
 */
export function bindPhrase(
  phrase: Phrase,
  at: string,
  answered: Answered,
  { words, bindings }: { words: BothWords; bindings: Record<string, Binding> },
): LocalText {
  const written = (open: Phrase, path: string, language: Language): string =>
    words[language].open(open).replaceAll(PLACE, (_place, name: string, how: string | undefined) => {
      const value = open.values?.[name];
      if (value === undefined || value === null) return '';
      const own = `${path}/${name}`;
      if (isPhrase(value)) return written(value, own, language);
      const held = heldAt(answered, own);
      if (held === null) return '';
      const format = how ?? 'text';
      const chip = chipName(own);
      const known = (bindings[chip] ??= {
        analysis: answered.analysis,
        params: answered.params,
        path: own,
        ...held,
        format,
        signed: false,
      });
      return `{{${chip}${known.format === format ? '' : `|${format}`}}}`;
    });
  return Object.fromEntries(LANGUAGES.map((language) => [language, written(phrase, at, language)]));
}

/** `finding:gains.top/account/0/n` as `gains_top_0_n`. */
function chipName(path: string): string {
  return path
    .replace(/^finding:/, '')
    .replace('/title/', '/')
    .replace('/account/', '/')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .slice(0, 80);
}
