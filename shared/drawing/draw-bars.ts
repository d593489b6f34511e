import type { Drawer } from './drawing.ts';
import { cellText, markName } from './figure-text.ts';
import { rowPlace } from './note-places.ts';
import { drawNotes } from './note-shapes.ts';
import { notedValues, roomBelow, roomUnder } from './notes.ts';
import { fitted, largest, textWidth } from './scale.ts';

const ROW = 28;
const BAR = 13;
const VALUE_ROOM = 72;
const LEAST = 1.5;

/** Bars in rows from one zero line; names at the left, values in a column of their own at the right. */
export const drawBars: Drawer = (figure, { words, width, pen }) => {
  const { marks, kind } = figure;
  const names = marks.map((mark) => markName(mark, words));
  const values = marks.map((mark) => cellText(mark.value, figure.valueFormat, words, figure.currency));
  const valueRoom = Math.max(VALUE_ROOM, largest(values.map((text) => textWidth(text) * 1.1)) + 16);
  const nameRoom = Math.min(width * 0.42, largest(names.map((name) => textWidth(name) * 1.1)) + 16);
  const room = Math.max(40, width - nameRoom - valueRoom);
  const most =
    kind === 'shares' ? 1 : largest([...marks.map((mark) => mark.total ?? mark.value), ...notedValues(figure)]);
  const partOf = (value: number, whole: number | undefined): number =>
    kind === 'shares' ? value / (whole ?? 1) : most > 0 ? value / most : 0;
  const row = ROW + roomUnder(figure);
  const floor = Math.max(1, marks.length) * row;
  const middleOf = (index: number): number => index * row + ROW / 2;
  const ending = (value: number, whole: number | undefined): number =>
    nameRoom + room * Math.min(1, partOf(value, whole));
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
  const place = rowPlace(
    marks.map(({ label, value, total }) => ({ label, tip: value === null ? null : ending(value, total) })),
    {
      x: (value) => nameRoom + room * partOf(value, marks[0]?.total),
      middle: middleOf,
      top: 0,
      bottom: floor,
      left: nameRoom,
      right: nameRoom + room,
      names: floor,
      foot: BAR / 2,
    },
  );
  return {
    height: floor + 4 + roomBelow(figure),
    marks: rows.join('') + zero + drawNotes(figure, place, { words, pen }),
  };
};
