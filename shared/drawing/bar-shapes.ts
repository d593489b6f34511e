import type { Figure } from '#shared/domain/figure.ts';
import type { Words } from '#shared/words/words.ts';
import { cellText, markName } from './figure-text.ts';
import { rowPlace } from './note-places.ts';
import { notedValues, roomBelow, roomUnder } from './notes.ts';
import { fitted, largest, textWidth } from './scale.ts';
import { lineOf, textAt } from './shapes.ts';
import type { RowShapes, Shape } from './shapes.ts';

const ROW = 28;
/** Height of a bar, and the least of its length. */
const BAR = 13;
const LEAST = 1.5;
/** Room for the values at the right, at least. */
const VALUE_ROOM = 72;

/** Bars in rows from one zero line; names at the left, values in a column of their own at the right. */
export function barShapes(figure: Figure, { words, width }: { words: Words; width: number }): RowShapes {
  const { marks, kind, valueFormat, currency } = figure;
  const names = marks.map((mark) => markName(mark, words));
  const values = marks.map((mark) => cellText(mark.value, valueFormat, words, currency));
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
  const rows = marks.map((mark, index): Shape[] => {
    const middle = middleOf(index);
    const bar = { shape: 'rect' as const, x: nameRoom, y: middle - BAR / 2, height: BAR };
    const isNothing = mark.value === null || mark.value === 0;
    const filled = Math.max(isNothing ? 0 : LEAST, ending(mark.value ?? 0, mark.total) - nameRoom);
    return [
      textAt('label', fitted(names[index] ?? '', nameRoom - 8), { x: 0, y: middle + 4.5 }),
      ...(kind === 'shares' || mark.total !== undefined ? [{ ...bar, style: 'track' as const, width: room }] : []),
      { ...bar, style: mark.emphasis ?? 'plain', width: filled },
      textAt('strong', values[index] ?? '', { x: width, y: middle + 4.5, anchor: 'end' }),
    ];
  });
  return {
    ...{ top: 0, row, rows, height: floor + 4 + roomBelow(figure) },
    head: [],
    foot: [lineOf('zero', { x1: nameRoom, x2: nameRoom, y1: 2, y2: floor })],
    place: rowPlace(
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
    ),
  };
}
