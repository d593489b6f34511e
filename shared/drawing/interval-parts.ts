import type { Figure } from '#shared/domain/figure.ts';
import type { Words } from '#shared/words/words.ts';
import { intervalText, markName, untoldText, valueText } from './figure-text.ts';
import { rowPlace } from './note-places.ts';
import type { NotePlace } from './note-shapes.ts';
import { notedValues, roomUnder } from './notes.ts';
import { largest, span, textWidth } from './scale.ts';
import type { Span } from './scale.ts';

const PLAIN_ROW = 28;
const NOTED_ROW = 42;
/** Room for the name of the dots to compare with. */
const LEGEND = 24;
/** Room for the name of the line to compare with. */
export const NAMED = 16;
/** Room for the numbers of the axis. */
export const FOOT = 24;
const LEAST_ROOM = 150;

export type IntervalParts = {
  names: string[];
  notes: string[];
  values: string[];
  /** Why a row has no value: written over the room of the value and its interval. */
  reasons: (string | null)[];
  intervals: string[];
  hasIntervals: boolean;
  valueRoom: number;
  right: number;
  nameRoom: number;
  room: number;
  scale: Span;
  x: (value: number) => number;
  hasPeers: boolean;
  top: number;
  row: number;
  floor: number;
  middleOf: (index: number) => number;
  place: NotePlace;
};

/** Where the texts, the dots and the notes of intervals in rows stand, in the window and on a sheet. */
export function intervalParts(figure: Figure, { words, width }: { words: Words; width: number }): IntervalParts {
  const { marks, reference, peerLabel } = figure;
  const bare = marks.some((mark) => mark.note !== undefined) ? NOTED_ROW : PLAIN_ROW;
  const row = bare + roomUnder(figure);
  const names = marks.map((mark) => markName(mark, words));
  const notes = marks.map((mark) => (mark.note === undefined ? '' : words.say(mark.note)));
  const reasons = marks.map((mark) => untoldText(mark, figure, words));
  const values = marks.map((mark, at) => (reasons[at] === null ? valueText(mark.value, figure, words) : ''));
  const intervals = marks.map((mark) => intervalText(mark, figure, words));
  const valueRoom = largest(values.map((text) => textWidth(text) * 1.1)) + 20;
  const wideRoom = largest(intervals.map(textWidth)) + 20;
  const wanted = largest([...names.map((name) => textWidth(name) * 1.1), ...notes.map(textWidth)]) + 16;
  const hasIntervals = wideRoom > 20 && width - wanted - valueRoom - wideRoom > LEAST_ROOM;
  const right = valueRoom + (hasIntervals ? wideRoom : 0);
  const nameRoom = Math.min(Math.max(width * 0.3, width - right - 260), wanted);
  const room = Math.max(40, width - nameRoom - right);
  const scale = span([
    ...marks.flatMap((mark) => [mark.value, mark.peer, ...(mark.interval ?? [])]),
    ...(reference === undefined ? [] : [reference.value]),
    ...notedValues(figure),
  ]);
  const x = (value: number): number => nameRoom + 8 + ((value - scale.low) / (scale.high - scale.low)) * (room - 16);
  const hasPeers = marks.some((mark) => typeof mark.peer === 'number') && peerLabel !== undefined;
  const top = hasPeers ? LEGEND : 4;
  const floor = top + Math.max(1, marks.length) * row + 2;
  const middleOf = (index: number): number => top + index * row + bare / 2;
  const place = rowPlace(
    marks.map(({ label, value }) => ({ label, tip: value === null ? null : x(value) })),
    {
      x,
      middle: middleOf,
      top,
      bottom: floor,
      left: nameRoom,
      right: width - right,
      // The numbers of the axis, and the name of the line to compare with, stand first below.
      names: floor + NAMED + (reference === undefined ? 0 : NAMED),
      foot: 5,
    },
  );
  return {
    names,
    notes,
    values,
    reasons,
    intervals,
    hasIntervals,
    valueRoom,
    right,
    nameRoom,
    room,
    scale,
    x,
    hasPeers,
    top,
    row,
    floor,
    middleOf,
    place,
  };
}
