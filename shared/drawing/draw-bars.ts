import type { Drawer } from './drawing.ts';
import { cellText, markName } from './figure-text.ts';
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
  const most = kind === 'shares' ? 1 : largest(marks.map((mark) => mark.total ?? mark.value));
  const partOf = (value: number, whole: number | undefined): number =>
    kind === 'shares' ? value / (whole ?? 1) : most > 0 ? value / most : 0;
  const height = Math.max(1, marks.length) * ROW + 4;
  const rows = marks.map((mark, index) => {
    const middle = index * ROW + ROW / 2;
    const bar = { x: nameRoom, y: middle - BAR / 2, height: BAR };
    const isNothing = mark.value === null || mark.value === 0;
    const filled = Math.max(isNothing ? 0 : LEAST, room * Math.min(1, partOf(mark.value ?? 0, mark.total)));
    return [
      pen.text('label', fitted(names[index] ?? '', nameRoom - 8), { x: 0, y: middle + 4.5 }),
      kind === 'shares' || mark.total !== undefined ? pen.rect('track', { ...bar, width: room }) : '',
      pen.rect(mark.emphasis ?? 'plain', { ...bar, width: filled }),
      pen.text('strong', values[index] ?? '', { x: width, y: middle + 4.5, anchor: 'end' }),
    ].join('');
  });
  const zero = pen.line('zero', { x1: nameRoom, x2: nameRoom, y1: 2, y2: height - 4 });
  return { height, marks: rows.join('') + zero };
};
