export const LANGUAGES = ['en', 'fr'] as const;

export type Language = (typeof LANGUAGES)[number];

export function isLanguage(text: string): text is Language {
  return (LANGUAGES as readonly string[]).includes(text);
}

/** A text in the languages it has; never shown in another language without saying so. */
export type LocalText = { en?: string | undefined; fr?: string | undefined };
