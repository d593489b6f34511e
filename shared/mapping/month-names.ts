/**
 * Dates whose month is a word, as people and their tools write them in English, French and German: `12 mars 2024`,
 * `1er févr. 2025`, `12-Mär-24`, `3. Oktober 2023`, `03JAN2025:10:22:00`, `Tuesday, March 12, 2024 at 3:05 PM`.
 */
export type MonthNameShape = 'monthName' | 'monthNameFirst';

/** The words of each month, in small letters and without accents. */
export const MONTH_WORDS: readonly (readonly string[])[] = [
  ['jan', 'janv', 'january', 'janvier', 'januar', 'janner', 'jaen', 'jaenner'],
  ['feb', 'febr', 'fev', 'fevr', 'february', 'fevrier', 'februar'],
  ['mar', 'mars', 'march', 'marz', 'mrz', 'maerz'],
  ['apr', 'avr', 'april', 'avril'],
  ['may', 'mai'],
  ['jun', 'juin', 'june', 'juni'],
  ['jul', 'juil', 'juill', 'july', 'juillet', 'juli'],
  ['aug', 'aou', 'aout', 'august'],
  ['sep', 'sept', 'september', 'septembre'],
  ['oct', 'okt', 'october', 'octobre', 'oktober'],
  ['nov', 'november', 'novembre'],
  ['dec', 'dez', 'december', 'decembre', 'dezember'],
];

const MONTH_OF = new Map(MONTH_WORDS.flatMap((words, index) => words.map((word) => [word, index + 1] as const)));

const WEEKDAYS = [
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  ['mon', 'tues?', 'wed', 'thu(?:rs?)?', 'fri', 'sat', 'sun'],
  ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche', 'lun', 'mar', 'mer', 'jeu', 'ven', 'sam'],
  ['dim', 'montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag', 'sonntag'],
  ['mo', 'di', 'mi', 'do', 'fr', 'sa', 'so'],
].flat();

const GAP = '[\\s\u00a0\u202f]';
const WEEKDAY = `(?:(?:${WEEKDAYS.join('|')})\\.?,?${GAP}+)?`;
const WORD = '([\\p{L}\\p{M}]+)\\.?';
const CLOCK = `(?:(?:,?${GAP}+|[T:])(?:(?:à|at|um)${GAP}+)?(\\d{1,2})${GAP}?[:h]${GAP}?(\\d{2})(?::(\\d{2}))?(?:${GAP}?(?:([ap]m)|uhr))?)?`;

/** Read with capitals and small letters alike, by JavaScript and by RE2: `parts` names the groups in their order. */
export const MONTH_NAME_PATTERNS: Record<MonthNameShape, { pattern: string; parts: readonly string[] }> = {
  monthName: {
    pattern: `^${WEEKDAY}(\\d{1,2})(?:er|st|nd|rd|th)?\\.?(?:${GAP}|[-/])*${WORD}(?:${GAP}|[-/,])*(\\d{4}|\\d{2})${CLOCK}$`,
    parts: ['day', 'month', 'year', 'hour', 'minute', 'second', 'half'],
  },
  monthNameFirst: {
    pattern: `^${WEEKDAY}${WORD}(?:${GAP}|[-/])*(\\d{1,2})(?:st|nd|rd|th)?(?:${GAP}|[-/,])+(\\d{4})${CLOCK}$`,
    parts: ['month', 'day', 'year', 'hour', 'minute', 'second', 'half'],
  },
};

const SHAPES = Object.entries(MONTH_NAME_PATTERNS).map(([shape, { pattern, parts }]) => ({
  shape: shape as MonthNameShape,
  parts,
  regex: new RegExp(pattern, 'iu'),
}));

/** From this year on, two figures are of the last century: as the database reads them. */
export const LAST_CENTURY = 69;

/** Which day a text names with its month as a word, and in which order; null where it is no such date. */
export function namedDay(text: string): { shape: MonthNameShape; day: string } | null {
  for (const { shape, parts, regex } of SHAPES) {
    const groups = regex.exec(text)?.slice(1);
    const part = (name: string): string => groups?.[parts.indexOf(name)] ?? '';
    const month = MONTH_OF.get(plainWord(part('month')));
    if (month === undefined || !/^(?:0?[1-9]|[12]\d|3[01])$/.test(part('day'))) continue;
    const year = part('year');
    const whole = year.length === 4 ? year : `${Number(year) < LAST_CENTURY ? 20 : 19}${year}`;
    return { shape, day: `${whole}-${String(month).padStart(2, '0')}-${part('day').padStart(2, '0')}` };
  }
  return null;
}

function plainWord(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
