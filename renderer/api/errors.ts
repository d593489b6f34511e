import { AppError } from '#shared/domain/app-error.ts';
import type { PhraseValue } from '#shared/domain/finding.ts';
import type { Words } from '#shared/words/words.ts';

export function isCancelled(fault: unknown): boolean {
  return (
    (fault instanceof AppError && fault.code === 'CANCELLED') ||
    (fault instanceof Error && (fault.name === 'AbortError' || fault.name === 'CancelledError'))
  );
}

export function codeOf(fault: unknown): string | null {
  return fault instanceof AppError ? fault.code : null;
}

/** What happened and what to do, in the words of the dictionary. A fault that nobody foresaw has sentences too. */
export function errorWords(fault: unknown, { t, has, format }: Words): { say: string; advice: string } {
  if (!(fault instanceof AppError)) return { say: t('ui.error.unreachable'), advice: t('ui.error.unreachableAdvice') };
  const code = has(`errors.${fault.code}.say`) ? fault.code : 'INTERNAL';
  const values: Record<string, PhraseValue> = {};
  for (const [name, value] of Object.entries(fault.details))
    values[name] =
      typeof value === 'object' && value !== null
        ? format.list(value.map((item) => String(item)))
        : roleWord(name, value, { t, has });
  return { say: t(`errors.${code}.say`, values), advice: t(`errors.${code}.advice`, values) };
}

function roleWord(
  name: string,
  value: string | number | null,
  { t, has }: Pick<Words, 't' | 'has'>,
): string | number | null {
  const key = `mapping.parts.${String(value)}`;
  return name === 'role' && has(key) ? t(key) : value;
}
