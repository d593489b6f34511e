import { AppError } from '#shared/domain/app-error.ts';
import { typesetText } from '#shared/words/words.ts';
import type { Words } from '#shared/words/words.ts';

/** One sentence that says what and where, and what to do. */
export function faultSentence(fault: unknown, words: Words): string {
  if (!(fault instanceof AppError))
    return `${words.t('errors.INTERNAL.say', { id: '-' })} ${fault instanceof Error ? fault.message : String(fault)}`;
  const values = Object.fromEntries(
    Object.entries(fault.details).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.join(', ') : (value as string | number | null),
    ]),
  );
  // What is written wrong is said in both languages where it is found.
  if (fault.code === 'USAGE') values['found'] = asSentence(String(fault.details[words.language]), words);
  return `${words.t(`errors.${fault.code}.say`, values)} ${words.t(`errors.${fault.code}.advice`, values)}`;
}

/** What is wrong with a command, with the signs of the language and a full stop; names of options stay as they are typed. */
export function asSentence(text: string, { language }: Pick<Words, 'language'>): string {
  return typesetText(/[.!?…]$/.test(text) ? text : `${text}.`, language);
}
