import type { Source } from '#shared/contract/projects.ts';
import type { readingSentence } from '#shared/words/import-sentences.ts';

type Reading = Parameters<typeof readingSentence>[0];

/** How a stored file was read, for its sentence; null when an older project did not keep it. */
export function readingOf(kept: Source['reading']): Reading | null {
  const text = (name: string): string | null => {
    const value = kept[name];
    return typeof value === 'string' ? value : null;
  };
  const format = text('format');
  if (format === null) return null;
  return {
    format,
    encoding: text('encoding') ?? 'utf-8',
    compression: text('compression') ?? 'none',
    delimiter: format === 'csv' ? text('delimiter') : null,
    decimal: format === 'csv' ? text('decimal') : null,
    sheet: text('sheet'),
    dates: text('dates'),
    days: text('days'),
    timezone: text('timezone'),
  };
}
