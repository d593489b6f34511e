import type { Drawer } from './drawing.ts';
import { cellText, shortName } from './figure-text.ts';
import { columnPlace } from './note-places.ts';
import { drawNotes } from './note-shapes.ts';
import { notedValues, roomOver } from './notes.ts';
import { largest, namedEvery, textWidth, ticks, within } from './scale.ts';

const HEIGHT = 236;
const TOP = 22;
const BOTTOM = 26;

/** Columns from zero, the whole behind a part as its track; few carry their values, many stand on lines with numbers. */
export const drawColumns: Drawer = (figure, { words, width, pen }) => {
  const { marks } = figure;
  const write = (value: number | null): string => cellText(value, figure.valueFormat, words, figure.currency);
  const top = largest([...marks.map((mark) => mark.total ?? mark.value), ...notedValues(figure)]);
  const over = TOP + roomOver(figure);
  const height = HEIGHT + roomOver(figure);
  const lines = ticks(top);
  const slot = width / Math.max(1, marks.length);
  const bar = Math.min(84, slot * 0.62);
  const isLabelled = marks.every((mark) => textWidth(write(mark.total ?? mark.value)) < slot - 4);
  const most = isLabelled ? top : (lines.at(-1) ?? top);
  const room = HEIGHT - TOP - BOTTOM;
  const y = (value: number): number => over + room - (most > 0 ? (value / most) * room : 0);
  const widths = marks.map((mark) => textWidth(shortName(mark, words)));
  const every = namedEvery(widths, slot);
  const grid = isLabelled
    ? []
    : lines.map(
        (line) =>
          pen.line('line', { x1: 0, x2: width, y1: y(line), y2: y(line) }) +
          pen.text('name', write(line), { x: 0, y: y(line) - 4 }),
      );
  const columns = marks.map((mark, index) => {
    const middle = slot * (index + 0.5);
    const box = { x: middle - bar / 2, width: bar };
    const value = mark.value ?? 0;
    const whole = mark.total;
    const text = write(mark.value);
    const isInside = whole !== undefined && textWidth(text) < bar - 8 && y(0) - y(value) > 24;
    return [
      whole === undefined ? '' : pen.rect('track', { ...box, y: y(whole), height: y(0) - y(whole) }),
      pen.rect(mark.emphasis ?? 'plain', { ...box, y: y(value), height: Math.max(0, y(0) - y(value)) }),
      isLabelled
        ? pen.text('value', write(whole ?? mark.value), { x: middle, y: y(whole ?? value) - 7, anchor: 'middle' })
        : '',
      isInside ? pen.text('inside', text, { x: middle, y: y(value) + 17, anchor: 'middle' }) : '',
      index % every === 0
        ? pen.text('name', shortName(mark, words), {
            x: within(middle, widths[index]!, width),
            y: height - 8,
            anchor: 'middle',
          })
        : '',
    ].join('');
  });
  const zero = pen.line('zero', { x1: 0, x2: width, y1: y(0), y2: y(0) });
  const notes = drawNotes(figure, columnPlace(figure, { slot, width, y, top: over - 8, isLabelled }), { words, pen });
  return { height, marks: grid.join('') + columns.join('') + zero + notes };
};
