import type { Words } from '#shared/words/words.ts';

const SPELLED_UP_TO = 9;

/** Two to nine in letters, as sentences say them; larger numbers in digits. */
export function numberWord(count: number, { t, format }: Pick<Words, 't' | 'format'>): string {
  return Number.isInteger(count) && count >= 2 && count <= SPELLED_UP_TO
    ? t(`ui.numbers.${count}`)
    : format.integer(count);
}

/** The same at the beginning of a sentence. */
export function leadingNumberWord(count: number, words: Pick<Words, 't' | 'format'>): string {
  const word = numberWord(count, words);
  return word.charAt(0).toUpperCase() + word.slice(1);
}
