import type { NamedText } from '#shared/domain/finding.ts';
import { words } from './words.ts';

/** A text of the dictionary as the name of a mark. */
export function nameOf(key: string): NamedText {
  const of = (language: 'en' | 'fr'): string => {
    const names = (words[language]['shadow'] as { names: Record<string, string> }).names;
    return names[key] ?? key;
  };
  return { text: { en: of('en'), fr: of('fr') }, otherwise: key };
}
