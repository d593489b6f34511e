import type { Language } from '#shared/domain/language.ts';
import { partsOf } from '../template.ts';
import type { Story } from '../schema.ts';

const MONTHS: Readonly<Record<Language, string>> = {
  en: 'january|february|march|april|may|june|july|august|september|october|november|december',
  fr: 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre',
};

/** Digits that are no claim: dates, names in quotation marks, the level of an interval, the base of "in 100". */
function allowed(language: Language): RegExp {
  const month = MONTHS[language];
  return new RegExp(
    [
      String.raw`\b\d{4}-\d{2}(?:-\d{2})?\b`,
      String.raw`\b\d{1,2}\/\d{1,2}\/\d{4}\b`,
      String.raw`\b(?:\d{1,2}(?:er)?\s+)?(?:${month})(?:\s+\d{4})?\b`,
      String.raw`[“"][^”"]*[”"]|«[^»]*»`,
      String.raw`\b95\s*%`,
      String.raw`\b(?:in|of|out of|per|sur|pour)\s+(?:100|1[\s,]?000|10[\s,]?000)\b`,
      String.raw`\b(?:1[\s,]?000|10[\s,]?000)\s+(?:\p{L}+)`,
    ].join('|'),
    'giu',
  );
}

/** Numbers that somebody typed into a text; the versions of the models are names. */
export function typedDigits(story: Story, template: string, language: Language): string[] {
  const names = story.snapshot.models.flatMap(({ name, version }) => [name, version]);
  const words = partsOf(template)
    .map((part) => (part.kind === 'words' ? part.text : ' '))
    .join('');
  const bare = names.reduce((text, name) => (name === '' ? text : text.replaceAll(name, ' ')), words);
  return bare.replaceAll(allowed(language), ' ').match(/\d[\d\s.,\u00a0]*\d|\d/gu) ?? [];
}
