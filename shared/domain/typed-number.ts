import type { Language } from '#shared/domain/language.ts';

/** A typed number, comma or point, spaces allowed; `value: null` for an empty field, null when it is no number. */
export function typedNumber(text: string): { value: number | null } | null {
  const plain = text
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(/\u2212/g, '-')
    .replace(',', '.');
  if (plain === '') return { value: null };
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? { value: Number(plain) } : null;
}

export function writtenNumber(value: number | null, language: Language): string {
  if (value === null) return '';
  const text = String(value).replace('-', '\u2212');
  return language === 'fr' ? text.replace('.', ',') : text;
}
