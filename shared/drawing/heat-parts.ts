import type { Figure, HeatCell } from '#shared/domain/figure.ts';
import { heatLevel } from '#shared/domain/figure.ts';
import type { Words } from '#shared/words/words.ts';
import { cellText, markName, shortName } from './figure-text.ts';
import { largest, textWidth } from './scale.ts';

export const HEAT_ROW = 24;
export const HEAT_HEAD = 24;
export const HEAT_LEGEND = 36;
const CELL_MOST = 64;
const SHORT = 7;

/** A level as the styles name it. */
export type HeatStyle = `heat${0 | 1 | 2 | 3 | 4 | 5}`;

export function heatStyle(level: number): HeatStyle {
  return `heat${level as 0 | 1 | 2 | 3 | 4 | 5}`;
}

/** Room for names at the left and the width of one cell. */
export function heatRooms(names: readonly string[], columns: number, width: number): { names: number; cell: number } {
  const room = Math.min(width * 0.42, largest(names.map((name) => textWidth(name) * 1.1)) + 16);
  return { names: room, cell: Math.min(CELL_MOST, (width - room) / Math.max(1, columns)) };
}

/** What is printed in a cell: the value where there is more than chance, if it fits. */
export function heatText(cell: HeatCell, figure: Figure, words: Words, room: number): string {
  const text = heatLevel(cell) === 0 ? '' : cellText(cell.value, figure.valueFormat, words);
  return textWidth(text) + 4 > room ? '' : text;
}

/** The name over a column: a short month where all are months; with many, only every other one. */
export function heatHead(figure: Figure, at: number, words: Words, room: number): string {
  const column = figure.heat?.columns[at];
  if (column === undefined) return '';
  const name = shortName({ label: column.label, labelFormat: column.format, value: null }, words);
  const every = Math.max(1, Math.ceil((Math.min(name.length, SHORT) * 6.3 + 4) / room));
  return at % every === 0 ? name : '';
}

/** What a cell says when it is read out. */
export function heatSentence(figure: Figure, row: number, at: number, words: Words): string {
  const mark = figure.marks[row];
  const column = figure.heat?.columns[at];
  const cell = figure.heat?.cells[row]?.[at];
  if (mark === undefined || column === undefined || cell === undefined) return '';
  const names = {
    name: markName(mark, words),
    column: markName({ label: column.label, labelFormat: column.format, value: null }, words),
  };
  if (cell.value === null) return words.t('charts.heatNone', names);
  if (heatLevel(cell) === 0) return words.t('charts.heatNoise', names);
  return words.t('charts.heatCell', {
    ...names,
    value: `${cellText(cell.value, figure.valueFormat, words)}, ${words.t(`charts.heatLevels.${heatLevel(cell)}`)}`,
  });
}

/** Where each step of the legend stands. */
export function heatLegend(words: Words): { level: number; text: string; x: number }[] {
  let x = 0;
  return [0, 1, 2, 3, 4, 5].map((level) => {
    const text = words.t(`charts.heatLevels.${level}`);
    const place = { level, text, x };
    x += 18 + textWidth(text) + 16;
    return place;
  });
}
