import type { Figure, FigureCell, FigureMark, NumberFormat } from '#shared/domain/figure.ts';

import type { Words } from '#shared/words/words.ts';

type Mark = FigureMark;

export const NOTHING = '–';

/** A cell or a value as it is read; what does not exist is a dash and never 0. */
export function cellText(
  value: FigureCell,
  how: NumberFormat,
  { format }: Pick<Words, 'format'>,
  currency?: string | null,
): string {
  if (value === null) return NOTHING;
  if (typeof value === 'string')
    return how === 'period' ? format.period(value) : how === 'day' ? format.day(value) : value;
  switch (how) {
    case 'integer':
      return format.integer(value);
    case 'percent':
      return format.percent(value, 1);
    case 'points':
      return Math.abs(value) < 0.0005 ? format.decimal(0, 1) : format.signed(format.decimal(value * 100, 1), value);
    case 'pointsSize':
      return format.decimal(value * 100, 1);
    case 'decimal':
      return format.decimal(value);
    case 'fine':
      return format.decimal(value, 3);
    case 'pValue':
      return value < 0.001 ? `< ${format.decimal(0.001, 3)}` : format.decimal(value, 3);
    case 'money':
      return moneyText(value, currency, { format });
    default:
      return String(value);
  }
}

/** A tick is short: a whole percentage without decimals. */
export function tickText(
  value: number,
  how: NumberFormat,
  words: Pick<Words, 'format'>,
  currency?: string | null,
): string {
  if (how !== 'percent') return cellText(value, how, words, currency);
  return words.format.percent(value, Number.isInteger(Number((value * 100).toFixed(6))) ? 0 : 1);
}

/** To the hundredth below a hundred, as sentences say it; whole units above. Without a currency it is a number. */
function moneyText(
  value: number,
  currency: string | null | undefined,
  { format }: Pick<Words, 'format'>,
  digits = Number.isInteger(value) ? 0 : digitsOf(Math.abs(value), currency),
): string {
  return currency === null || currency === undefined
    ? format.decimal(value, digits)
    : format.money(value, currency, digits);
}

function digitsOf(size: number, currency: string | null | undefined): number {
  if (size >= 100) return 0;
  return size >= 1 || (currency !== null && currency !== undefined) ? 2 : 4;
}

/** What a mark is worth: amounts under one another have the same number of decimals, those that the largest one asks for. */
export function valueText(value: number | null, figure: Figure, words: Pick<Words, 'format'>): string {
  const { valueFormat, currency, marks } = figure;
  if (value === null || valueFormat !== 'money') return cellText(value, valueFormat, words, currency);
  const all = marks.flatMap((mark) => [mark.value ?? 0, mark.peer ?? 0, ...(mark.interval ?? [])]);
  const isWhole = all.every((one) => Number.isInteger(one));
  const size = all.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  return moneyText(value, currency, words, isWhole ? 0 : digitsOf(size, currency));
}

/** "21.9% to 24.8%", or why the interval cannot be told where the mark says it. */
export function intervalText(mark: Mark, figure: Figure, words: Words): string {
  const { interval } = mark;
  if (interval === undefined || interval === null) return undoubtedText(mark, words) ?? '';
  const [low, high] = interval.map((bound) => valueText(bound, figure, words));
  return words.t('charts.interval', { low, high });
}

/** Why a mark of a figure of intervals has no value; null where it has one. */
export function untoldText(
  mark: Mark,
  { kind }: Pick<Figure, 'kind'>,
  { say, t }: Pick<Words, 'say' | 't'>,
): string | null {
  if (mark.value !== null || kind !== 'intervals') return null;
  return mark.untold === undefined ? t('charts.untold') : say(mark.untold);
}

/** Why the value of a mark has no interval; null where it has one, or where nobody said. */
function undoubtedText({ value, interval, untold }: Mark, { say }: Pick<Words, 'say'>): string | null {
  const isBare = value !== null && (interval === undefined || interval === null);
  return isBare && untold !== undefined ? say(untold) : null;
}

export function markName(mark: Mark, { language, format }: Pick<Words, 'language' | 'format'>): string {
  if (mark.labelFormat === 'period') return format.period(mark.label);
  if (mark.labelFormat === 'day') return format.day(mark.label);
  return mark.name?.text[language] ?? mark.name?.otherwise ?? mark.label;
}

/** The name with the value that a fact has: "Monthly income, €700". */
export function fullName(mark: Mark, words: Pick<Words, 'language' | 'format'>): string {
  const detail = detailText(mark, words);
  return detail === '' ? markName(mark, words) : `${markName(mark, words)}, ${detail}`;
}

export function detailText({ detail }: Mark, { language }: Pick<Words, 'language'>): string {
  return detail === undefined ? '' : (detail.text[language] ?? detail.otherwise);
}

/** A part with its sign, as it is printed where parts have to add up. */
export function partText(mark: Mark, { valueFormat, currency }: Figure, { format }: Pick<Words, 'format'>): string {
  const value = mark.printed ?? mark.value;
  const text = cellText(value, valueFormat, { format }, currency);
  return value === null || valueFormat === 'points' ? text : format.signed(text, value);
}

/** The name under a column: a short month, never turned. */
export function shortName(mark: Mark, words: Pick<Words, 'language' | 'format'>): string {
  return mark.labelFormat === 'period' && !mark.label.includes('W')
    ? words.format.shortMonth(mark.label)
    : markName(mark, words);
}

/** One letter, for the smallest figures. */
export function letterOf(mark: Mark, words: Pick<Words, 'language' | 'format'>): string {
  const name = shortName(mark, words);
  return mark.labelFormat === 'period' ? name.slice(0, 1).toUpperCase() : name;
}

/** What a mark says when it is read out. */
export function markSentence(figure: Figure, mark: Mark, words: Words): string {
  const { t, say } = words;
  const written = (value: number | null): string => valueText(value, figure, words);
  const name = fullName(mark, words);
  if (figure.kind === 'signed' || figure.kind === 'waterfall')
    return [
      t('charts.mark', { name, value: partText(mark, figure, words) }),
      intervalText(mark, figure, words),
      mark.note === undefined ? '' : say(mark.note),
    ]
      .filter((part) => part !== '')
      .join(', ');
  const why = untoldText(mark, figure, words);
  const value = why ?? written(mark.value);
  const told =
    mark.total === undefined
      ? t('charts.mark', { name, value })
      : t('charts.markOf', { name, value, total: written(mark.total) });
  const between = intervalText(mark, figure, words);
  const peer =
    mark.peer === undefined || mark.peer === null || figure.peerLabel === undefined
      ? ''
      : t('charts.mark', { name: say(figure.peerLabel), value: written(mark.peer) });
  const note = mark.note === undefined ? '' : say(mark.note);
  return [told, between, peer, note].filter((part) => part !== '').join(', ');
}

/** The names in the first column of the table, in the reader's language where the data have one, and why one has no value or no interval. */
export function rowName(figure: Figure, index: number, words: Words): string | null {
  const first = figure.table.rows[index]?.[0];
  const mark = figure.marks.flatMap((one) => [one, ...(one.parts ?? [])]).find((one) => one.label === first);
  if (mark === undefined) return null;
  const [name, why] = [fullName(mark, words), untoldText(mark, figure, words) ?? undoubtedText(mark, words)];
  return why === null ? name : words.t('charts.untoldRow', { name, why });
}

/** What the mark at a place is called in full; nothing where there is none. */
export function nameAt(figure: Figure, index: number, words: Words): string {
  const mark = figure.marks[index];
  return mark === undefined ? '' : fullName(mark, words);
}

/** The table behind a figure, tabs between cells: what a spreadsheet takes from the clipboard. Formulas are disarmed. */
export function tabbedText(figure: Figure, words: Words): string {
  const head = figure.table.columns.map((column) => words.say(column.label));
  return [head, ...plainRows(figure, words)].map((line) => line.join('\t')).join('\n');
}

/** The same as a file for other programs: commas, points, texts in quotes where they need them. */
export function commaText(figure: Figure, words: Words): string {
  const head = figure.table.columns.map((column) => words.say(column.label));
  const rows = plainRows(figure, words);
  const quoted = (cell: string): string => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return [head, ...rows].map((line) => `${line.map(quoted).join(',')}\n`).join('');
}

/** The cells as other programs take them; what a mark is called stands first as it is drawn, a month as data write it. */
function plainRows(figure: Figure, words: Words): string[][] {
  return figure.table.rows.map((row) => {
    const mark = figure.marks.find((one) => one.label === row[0] && one.name !== undefined);
    return row.map((cell, place) => plainCell(place === 0 && mark !== undefined ? markName(mark, words) : cell));
  });
}

function plainCell(cell: FigureCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const flat = cell.replace(/[\t\r\n]+/g, ' ');
  return /^[=+\-@]/.test(flat) ? `'${flat}` : flat;
}

/** What continues the title of a figure, with the sign before it: a question has its own, and begins anew. */
export function titleTail(
  { title, subtitle }: Pick<Figure, 'title' | 'subtitle'>,
  { say }: Pick<Words, 'say'>,
): string {
  if (subtitle === undefined) return '';
  const tail = say(subtitle);
  return /[?!.\u2026]$/u.test(say(title)) ? ` ${tail.charAt(0).toUpperCase()}${tail.slice(1)}` : `, ${tail}`;
}
