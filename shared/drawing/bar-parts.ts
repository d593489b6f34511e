import type { Figure } from '#shared/domain/figure.ts';
import type { Words } from '#shared/words/words.ts';
import { markName } from './figure-text.ts';
import { rowPlace } from './note-places.ts';
import type { NotePlace } from './note-shapes.ts';
import { notedValues, roomUnder } from './notes.ts';
import { largest, textWidth } from './scale.ts';

const ROW = 28;
/** Height of a bar. */
export const BAR = 13;
/** Room for the values at the right, at least. */
export const VALUE_ROOM = 72;

export type BarParts = {
  names: string[];
  nameRoom: number;
  room: number;
  row: number;
  floor: number;
  middleOf: (index: number) => number;
  ending: (value: number, whole: number | undefined) => number;
  place: NotePlace;
};

/** Where the names, the bars and the notes of bars in rows stand, in the window and on a sheet. */
export function barParts(
  figure: Figure,
  { words, width, valueRoom }: { words: Words; width: number; valueRoom: number },
): BarParts {
  const { marks, kind } = figure;
  const names = marks.map((mark) => markName(mark, words));
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
  return { names, nameRoom, room, row, floor, middleOf, ending, place };
}
