import type { Figure } from '#shared/domain/figure.ts';
import type { Words } from '#shared/words/words.ts';
import type { Drawer } from './drawing.ts';
import { tickText } from './figure-text.ts';
import { FOOT, intervalParts, NAMED } from './interval-parts.ts';
import type { Pen, Style, TextPlace } from './pen.ts';
import { drawNotes } from './note-shapes.ts';
import { roomBelow } from './notes.ts';
import { fitted, largest, textWidth } from './scale.ts';
import type { Span } from './scale.ts';
import { toneOf } from './tones.ts';

/** One row each: name, dot on its interval, value, interval. One scale for all, a line to compare with where there is one. */
export const drawIntervals: Drawer = (figure, { words, width, pen }) => {
  const { marks, reference, peerLabel } = figure;
  const parts = intervalParts(figure, { words, width });
  const { names, notes, values, reasons, intervals, hasIntervals, valueRoom, right, nameRoom, room } = parts;
  const { scale, x, hasPeers, top, floor, middleOf, place } = parts;
  const legend =
    hasPeers && peerLabel !== undefined
      ? pen.circle('peer', { cx: nameRoom + 13, cy: 9, r: 4 }) +
        pen.text('name', words.say(peerLabel), { x: nameRoom + 23, y: 13 })
      : '';
  const rows = marks.map((mark, index) => {
    const middle = middleOf(index);
    const tone = toneOf(mark, reference?.value === 0);
    const note = notes[index] ?? '';
    const reason = reasons[index] ?? null;
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
      reason === null
        ? pen.text(tone.text as Style, values[index] ?? '', {
            x: width - right + valueRoom,
            y: middle + 4.5,
            anchor: 'end',
          })
        : pen.text('dim', fitted(reason, width - nameRoom), { x: width, y: middle + 4.5, anchor: 'end' }),
      hasIntervals ? pen.text('dim', intervals[index] ?? '', { x: width, y: middle + 4.5, anchor: 'end' }) : '',
    ].join('');
  });
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
