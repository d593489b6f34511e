import type { Figure } from '#shared/domain/figure.ts';
import type { Words } from '#shared/words/words.ts';
import type { Drawer } from './drawing.ts';
import { cellText, intervalText, markName, NOTHING, tickText } from './figure-text.ts';
import type { Pen, Style, TextPlace } from './pen.ts';
import { rowPlace } from './note-places.ts';
import { drawNotes } from './note-shapes.ts';
import { notedValues, roomBelow, roomUnder } from './notes.ts';
import { fitted, largest, span, textWidth } from './scale.ts';
import type { Span } from './scale.ts';
import { toneOf } from './tones.ts';

const PLAIN_ROW = 28;
const NOTED_ROW = 42;
const FOOT = 24;
const LEGEND = 24;
const NAMED = 16;
const LEAST_ROOM = 150;

/** One row each: name, dot on its interval, value, interval. One scale for all, a line to compare with where there is one. */
export const drawIntervals: Drawer = (figure, { words, width, pen }) => {
  const { marks, reference, peerLabel, valueFormat, currency } = figure;
  const bare = marks.some((mark) => mark.note !== undefined) ? NOTED_ROW : PLAIN_ROW;
  const row = bare + roomUnder(figure);
  const names = marks.map((mark) => markName(mark, words));
  const notes = marks.map((mark) => (mark.note === undefined ? '' : words.say(mark.note)));
  const values = marks.map((mark) =>
    mark.value === null ? NOTHING : cellText(mark.value, valueFormat, words, currency),
  );
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
  const legend =
    hasPeers && peerLabel !== undefined
      ? pen.circle('peer', { cx: nameRoom + 13, cy: 9, r: 4 }) +
        pen.text('name', words.say(peerLabel), { x: nameRoom + 23, y: 13 })
      : '';
  const rows = marks.map((mark, index) => {
    const middle = middleOf(index);
    const tone = toneOf(mark, reference?.value === 0);
    const note = notes[index] ?? '';
    const interval = mark.interval ?? null;
    return [
      pen.text(mark.value === null ? 'dim' : 'label', fitted(names[index] ?? '', nameRoom - 8), {
        x: 0,
        y: middle + (note === '' ? 4.5 : -2.5),
      }),
      note === '' ? '' : pen.text('name', fitted(note, nameRoom - 8), { x: 0, y: middle + 13 }),
      interval === null
        ? ''
        : pen.line(tone.line as Style, { x1: x(interval[0]), x2: x(interval[1]), y1: middle, y2: middle }),
      typeof mark.peer === 'number' ? pen.circle('peer', { cx: x(mark.peer), cy: middle, r: 4 }) : '',
      mark.value === null ? '' : pen.circle(tone.dot as Style, { cx: x(mark.value), cy: middle, r: 4.5 }),
      pen.text(mark.value === null ? 'dim' : (tone.text as Style), values[index] ?? '', {
        x: width - right + valueRoom,
        y: middle + 4.5,
        anchor: 'end',
      }),
      hasIntervals ? pen.text('dim', intervals[index] ?? '', { x: width, y: middle + 4.5, anchor: 'end' }) : '',
    ].join('');
  });
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
    height: floor + FOOT + (reference === undefined ? 0 : NAMED) + roomBelow(figure),
    marks:
      legend +
      grid(figure, { words, pen, scale, x, room, top, floor, width }) +
      rows.join('') +
      drawNotes(figure, place, { words, pen }),
  };
};

type Grid = {
  words: Words;
  pen: Pen;
  scale: Span;
  x: (value: number) => number;
  room: number;
  top: number;
  floor: number;
  width: number;
};

function grid({ reference, valueFormat, currency }: Figure, place: Grid): string {
  const { words, pen, scale, x, room, top, floor, width } = place;
  const lineText = (value: number): string => tickText(value, valueFormat, words, currency);
  const widest = largest(scale.lines.map((line) => textWidth(lineText(line)))) + 12;
  const every = Math.ceil(widest / (room / scale.lines.length));
  /** The line with a name would strike the number through. */
  const isCrossed = (line: number): boolean =>
    reference !== undefined && Math.abs(x(line) - x(reference.value)) < textWidth(lineText(line)) / 2 + 4;
  const lines = scale.lines.map(
    (line, index) =>
      pen.line(line === 0 ? 'zero' : 'line', { x1: x(line), x2: x(line), y1: top, y2: floor }) +
      (index % every === 0 && !isCrossed(line)
        ? pen.text('name', lineText(line), { x: x(line), y: floor + 16, anchor: 'middle' })
        : ''),
  );
  if (reference === undefined) return lines.join('');
  const at = x(reference.value);
  const name = words.say(reference.label);
  return [
    ...lines,
    pen.line('reference', { x1: at, x2: at, y1: top, y2: floor + 20 }),
    pen.text('name', name, { ...inside(at, name, width), y: floor + 32 }),
  ].join('');
}

/** A name under its line that stays inside the drawing. */
function inside(x: number, text: string, width: number): Pick<TextPlace, 'x' | 'anchor'> & { x: number } {
  const half = textWidth(text) / 2;
  if (x + half > width) return { x: width, anchor: 'end' };
  return x - half < 0 ? { x: 0, anchor: 'start' } : { x, anchor: 'middle' };
}
