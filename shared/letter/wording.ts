import { z } from 'zod';
import type { Language } from '#shared/domain/language.ts';

const text = z.string().max(2000);

/** What the organisation says in its own name, once for all letters in a language. */
const senderSchema = z.object({
  organisation: text.describe('who writes'),
  contact: text.describe('to whom the person answers: a name, an address, a telephone number'),
  days: z.number().int().min(1).max(365).nullable().describe('days within which somebody looks at the case again'),
  source: text.describe('where the data come from, as a whole sentence'),
  signature: text,
});

const reasonWording = z.object({ up: text.optional(), down: text.optional() });

/**
 * The words of an organisation for its letters. `reasons` replaces the sentence of a fact: `up` where it raised the
 * score, `down` where it lowered it; `{value}` stands for the value of the person.
 */
export const letterWordingSchema = z.object({
  sender: z.object({ en: senderSchema.optional(), fr: senderSchema.optional() }),
  reasons: z.record(z.string().max(500), z.object({ en: reasonWording.optional(), fr: reasonWording.optional() })),
});

export type LetterSender = z.output<typeof senderSchema>;
export type LetterWording = z.output<typeof letterWordingSchema>;

export const NO_WORDING: LetterWording = { sender: {}, reasons: {} };
export const NO_SENDER: LetterSender = { organisation: '', contact: '', days: null, source: '', signature: '' };

/** Without them a letter tells nobody who decided and to whom to answer. */
const NEEDED = ['organisation', 'contact', 'days', 'source'] as const;
export type MissingPart = (typeof NEEDED)[number];

export function missingParts({ sender }: LetterWording, language: Language): MissingPart[] {
  const said = sender[language] ?? NO_SENDER;
  return NEEDED.filter((part) => said[part] === null || said[part] === '');
}
