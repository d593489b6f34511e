import type { Words } from './words.ts';

type Reading = {
  format: string;
  encoding: string;
  compression: string;
  delimiter: string | null;
  decimal: string | null;
  sheet: string | null;
  dates: string | null;
  days?: string | null;
  timezone?: string | null;
};

const DELIMITERS: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };

/** "table in text, Windows-1252, semicolons between columns, decimal comma, dates day/month/year". */
export function readingSentence(reading: Reading, { t }: Words): string {
  const isText = reading.format === 'csv' || reading.format === 'ndjson' || reading.format === 'json';
  return [
    t(`imports.formats.${reading.format}`),
    isText ? t(`imports.encodings.${reading.encoding}`) : '',
    reading.compression === 'none' ? '' : t(`imports.compressions.${reading.compression}`),
    reading.delimiter === null ? '' : t(`imports.delimiters.${DELIMITERS[reading.delimiter] ?? 'comma'}`),
    reading.decimal === null ? '' : t(`imports.decimals.${reading.decimal === ',' ? 'comma' : 'point'}`),
    reading.dates === null ? '' : t(`imports.dates.${reading.dates}`),
    reading.days === null || reading.days === undefined ? '' : t(`imports.days.${reading.days}`),
    reading.sheet === null ? '' : t('imports.sheet', { sheet: reading.sheet }),
    reading.timezone === null || reading.timezone === undefined
      ? ''
      : t('imports.timezone', { timezone: reading.timezone }),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

type FileReport = {
  name: string;
  kind: 'log' | 'outcomes' | 'link';
  state: 'read' | 'already';
  read: number;
  accepted: number;
  duplicates: number;
  reasons: readonly { reason: string; rows: number; lines: readonly number[]; ids: readonly string[] }[];
  notes: readonly { key: string; values: Record<string, string | number> }[];
};

/** What is to know of how a file was read; the format that a misnamed one really holds stands in words. */
export function noteSentence({ key, values }: FileReport['notes'][number], { t }: Words): string {
  const { format } = values;
  return t(key, typeof format === 'string' ? { ...values, format: t(`imports.formats.${format}`) } : values);
}

/** What an import did with one file, a sentence a line. */
export function fileSentences(file: FileReport, words: Words): string[] {
  const { t, format, language } = words;
  const colon = language === 'fr' ? '\u00a0: ' : ': ';
  const key =
    file.kind === 'outcomes' ? 'imports.outcomesRead' : file.kind === 'link' ? 'imports.linked' : 'imports.read';
  const head = file.state === 'already' ? [] : [t(key, { file: file.name, accepted: file.accepted, read: file.read })];
  const reasons = file.reasons.map(({ reason, rows, lines, ids }) => {
    const where =
      lines.length > 0
        ? t(lines.length < rows ? 'imports.linesMore' : 'imports.lines', {
            count: lines.length,
            lines: lines.map((line) => format.integer(line)).join(', '),
          })
        : '';
    const who = [...new Set(ids)].slice(0, 5).join(', ');
    const tail = [where, who].filter((part) => part !== '').join('; ');
    return `${t('imports.setAside', { count: rows })}${colon}${t(`imports.reasons.${reason}`)}${tail === '' ? '' : ` (${tail})`}.`;
  });
  const notes = file.notes.map(
    (note) => `${file.state === 'already' ? `${format.quote(file.name)}${colon}` : ''}${noteSentence(note, words)}`,
  );
  return [...head, ...reasons, ...notes];
}
