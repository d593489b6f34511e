import type { Language } from '#shared/domain/language.ts';

/** A typed day as `YYYY-MM-DD`: written so, or day/month/year; `day: null` for an empty field, null when it is no day. */
export function typedDay(text: string): { day: string | null } | null {
  const plain = text.trim();
  if (plain === '') return { day: null };
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain);
  const french = /^(\d{1,2})[/. ](\d{1,2})[/. ](\d{4})$/.exec(plain);
  const parts = iso ? [iso[1], iso[2], iso[3]] : french ? [french[3], french[2], french[1]] : null;
  if (parts === null) return null;
  const [year, month, date] = parts.map(Number);
  const day = `${parts[0]}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  const there = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(there.getTime()) || there.getUTCFullYear() !== year || there.toISOString().slice(0, 10) !== day
    ? null
    : { day };
}

/** A day as it is typed: 31/08/2025 in French, 2025-08-31 in English, where the order of day and month is in doubt. */
export function writtenDay(day: string | null, language: Language): string {
  if (day === null) return '';
  return language === 'fr' ? day.split('-').reverse().join('/') : day;
}
