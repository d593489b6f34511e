import type { LocalText } from './language.ts';
import type { Selection } from './selection.ts';

/** A sentence by key: the words live in the dictionaries, the values are raw (the dictionary formats them). */
export type Phrase = { key: string; values?: Record<string, PhraseValue> };

/** A text in the language of the sentence, or the name in the file where nobody translated it. */
export type NamedText = { text: LocalText; otherwise: string };

/** A text, a number, a text of the data in several languages, or a phrase to be said inside the phrase. */
export type PhraseValue = string | number | null | NamedText | Phrase;

/** What the reader should do about a finding: act now, keep an eye on it, rely on it, or just know it. */
export type FindingState = 'act' | 'watch' | 'holds' | 'know';

/** One plain-language statement with the figure that proves it. `weight` in (0, 1] sorts findings, most urgent first. */
export type Finding = {
  id: string;
  state: FindingState;
  weight: number;
  title: Phrase;
  account: Phrase[];
  figure?: string;
  link?: { label: Phrase; page: PageId; selection?: Selection; focus?: string };
};

export const PAGES = [
  'home',
  'stories',
  'results',
  'model',
  'cases',
  'outcomes',
  'stability',
  'audit',
  'data',
] as const;

export type PageId = (typeof PAGES)[number];

/** Most urgent first; equal weights keep the order of their ids, so that the same data always reads the same. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
