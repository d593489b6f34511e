import { parseRecords, sniffDelimiter } from './records.ts';

/** Where a table in text begins: `lines` of the file stand above its header. */
export type TableStart = { lines: number; text: string; delimiter: string };

const LINES_ABOVE_MOST = 20;
const SAME_WIDTH_SHARE = 0.8;
const VALUE = /^[+\-\u2212]?[\d\s.,'\u00a0\u202f]*\d(?:\s?[%€$£])?$|^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([T ].*)?$/;
/** What no column is called: a number with decimals, a date. */
const NEVER_A_NAME = /^[+-]?\d+[.,]\d+$|^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([T ].*)?$/;

/**
 * Finds the header of a table in text. A title, the day of the export or `sep=;` may stand above it, as spreadsheets
 * write them; a first line that names columns is always the header.
 */
export function tableStart(text: string): TableStart {
  const said = /^sep=(.)(?:\r\n|\n|\r)/i.exec(text);
  if (said) return { lines: 1, text: text.slice(said[0].length), delimiter: said[1] ?? ',' };
  const top: TableStart = { lines: 0, text, delimiter: sniffDelimiter(text) };
  if (namesColumns(firstRecord(top))) return top;
  let rest = text;
  for (let lines = 1; lines <= LINES_ABOVE_MOST; lines += 1) {
    const end = /\r\n|\n|\r/.exec(rest);
    if (end === null || rest.slice(0, end.index).includes('"')) return top;
    rest = rest.slice(end.index + end[0].length);
    const start = { lines, text: rest, delimiter: sniffDelimiter(rest) };
    if (isHeader(start)) return start;
  }
  return top;
}

/** True when a first line holds values: its columns have no names. */
export function holdsValues(header: readonly string[]): boolean {
  const values = header.filter((cell) => VALUE.test(cell.trim())).length;
  return values >= 0.6 * header.length && header.some((cell) => NEVER_A_NAME.test(cell.trim()));
}

function firstRecord({ text, delimiter }: TableStart): string[] {
  return parseRecords(text, { delimiter, quote: '"' }, true, 1)[0] ?? [];
}

function namesColumns(record: readonly string[]): boolean {
  const filled = record.filter((cell) => cell.trim() !== '').length;
  return filled >= 2 && filled >= 0.5 * record.length;
}

/** Different names in nearly every cell, and lines of the same width below. */
function isHeader({ text, delimiter }: TableStart): boolean {
  if (/^[\r\n]/.test(text)) return false;
  const [header = [], ...rows] = parseRecords(text, { delimiter, quote: '"' }, true, 50);
  const names = header.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return (
    namesColumns(header) &&
    names.length >= 0.8 * header.length &&
    new Set(names).size === names.length &&
    !names.some((name) => VALUE.test(name)) &&
    rows.length > 0 &&
    rows.filter((row) => row.length === header.length).length >= SAME_WIDTH_SHARE * rows.length
  );
}
