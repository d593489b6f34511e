import { AppError } from '#shared/domain/app-error.ts';
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
  if (fault.code === 'USAGE') values['found'] = String(fault.details[words.language]);
  return `${words.t(`errors.${fault.code}.say`, values)} ${words.t(`errors.${fault.code}.advice`, values)}`;
}
