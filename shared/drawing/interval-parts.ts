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
/** Room for the name of the dots to compare with, and for what all names begin with. */
const HEAD = 24;
/** Room for the name of the line to compare with. */
export const NAMED = 16;
/** Room for the numbers of the axis. */
export const FOOT = 24;
/** Room for the dots: the least, and from where names that are longer are cut no further. */
const LEAST_ROOM = 150;
const GOOD_ROOM = 220;
/** The part of the width that names keep, however long they are. */
const CUT_NAMES = 0.3;

export type IntervalParts = {
  /** What all names begin with stands once, above them; nothing where they do not. */
  heading: string;
  names: string[];
  notes: string[];
  values: string[];
  /** Why a row has no value: written over the room of the value and its interval. */
  reasons: (string | null)[];
  intervals: string[];
  hasIntervals: boolean;
  /** Where values end, and where the room of values and intervals begins. */
  valueEnd: number;
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
  const { heading, names } = apartNames(marks.map((mark) => markName(mark, words)));
  const notes = marks.map((mark) => (mark.note === undefined ? '' : words.say(mark.note)));
  const reasons = marks.map((mark) => untoldText(mark, figure, words));
  const values = marks.map((mark, at) => (reasons[at] === null ? valueText(mark.value, figure, words) : ''));
  const intervals = marks.map((mark) => intervalText(mark, figure, words));
  const valueRoom = largest(values.map((text) => textWidth(text) * 1.1)) + 20;
  const wideRoom = largest(intervals.map(textWidth)) + 20;
  const wanted = largest([...names.map((name) => textWidth(name) * 1.1), ...[heading, ...notes].map(textWidth)]) + 16;
  // A name may be cut, an interval is rather seen.
  const hasIntervals = wideRoom > 20 && width - Math.min(wanted, width * CUT_NAMES) - valueRoom - wideRoom > LEAST_ROOM;
  const needed = valueRoom + (hasIntervals ? wideRoom : 0);
  // Why there is no value stands clear of the lines, where that leaves the dots their room.
  const reasonRoom = Math.min(largest(reasons.map((text) => textWidth(text ?? ''))) + 20, width - wanted - LEAST_ROOM);
  const right = Math.max(needed, reasonRoom);
  const nameRoom = Math.min(Math.max(width * CUT_NAMES, width - right - GOOD_ROOM), wanted);
  const room = Math.max(40, width - nameRoom - right);
  const scale = span([
    ...marks.flatMap((mark) => [mark.value, mark.peer, ...(mark.interval ?? [])]),
    ...(reference === undefined ? [] : [reference.value]),
    ...notedValues(figure),
  ]);
  const x = (value: number): number => nameRoom + 8 + ((value - scale.low) / (scale.high - scale.low)) * (room - 16);
  const hasPeers = marks.some((mark) => typeof mark.peer === 'number') && peerLabel !== undefined;
  const top = hasPeers || heading !== '' ? HEAD : 4;
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
    heading,
    names,
    notes,
    values,
    reasons,
    intervals,
    hasIntervals,
    valueEnd: width - (hasIntervals ? wideRoom : 0),
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

const JOINT = /^(.+?\u00a0?: )(.+)$/u;

/** "Housing: Owner" and "Housing: Tenant" are Owner and Tenant under "Housing"; groups of two columns keep their names. */
function apartNames(names: string[]): { heading: string; names: string[] } {
  const parts = names.map((name) => JOINT.exec(name));
  const first = parts[0]?.[1] ?? '';
  const isShared = names.length > 1 && parts.every((part) => part?.[1] === first && !part[2]?.includes(': '));
  return isShared
    ? { heading: first.replace(/\u00a0?: $/u, ''), names: parts.map((part) => part?.[2] ?? '') }
    : { heading: '', names };
}
