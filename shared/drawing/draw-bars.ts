import { BAR, barParts, VALUE_ROOM } from './bar-parts.ts';
import type { Drawer } from './drawing.ts';
import { cellText } from './figure-text.ts';
import { drawNotes } from './note-shapes.ts';
import { roomBelow } from './notes.ts';
import { fitted, largest, textWidth } from './scale.ts';

const LEAST = 1.5;

/** Bars in rows from one zero line; names at the left, values in a column of their own at the right. */
export const drawBars: Drawer = (figure, { words, width, pen }) => {
  const { marks, kind } = figure;
  const values = marks.map((mark) => cellText(mark.value, figure.valueFormat, words, figure.currency));
  const valueRoom = Math.max(VALUE_ROOM, largest(values.map((text) => textWidth(text) * 1.1)) + 16);
  const { names, nameRoom, room, floor, middleOf, ending, place } = barParts(figure, { words, width, valueRoom });
  const rows = marks.map((mark, index) => {
    const middle = middleOf(index);
    const bar = { x: nameRoom, y: middle - BAR / 2, height: BAR };
    const isNothing = mark.value === null || mark.value === 0;
    const filled = Math.max(isNothing ? 0 : LEAST, ending(mark.value ?? 0, mark.total) - nameRoom);
    return [
      pen.text('label', fitted(names[index] ?? '', nameRoom - 8), { x: 0, y: middle + 4.5 }),
      kind === 'shares' || mark.total !== undefined ? pen.rect('track', { ...bar, width: room }) : '',
      pen.rect(mark.emphasis ?? 'plain', { ...bar, width: filled }),
      pen.text('strong', values[index] ?? '', { x: width, y: middle + 4.5, anchor: 'end' }),
    ].join('');
  });
  const zero = pen.line('zero', { x1: nameRoom, x2: nameRoom, y1: 2, y2: floor });
  return {
    height: floor + 4 + roomBelow(figure),
    marks: rows.join('') + zero + drawNotes(figure, place, { words, pen }),
  };
};
