import type { Figure } from '#shared/domain/figure.ts';
import type { Words } from '#shared/words/words.ts';
import { tickText } from './figure-text.ts';
import { FOOT, intervalParts, NAMED } from './interval-parts.ts';
import type { IntervalParts } from './interval-parts.ts';
import { roomBelow } from './notes.ts';
import { fitted, largest, textWidth } from './scale.ts';
import { lineOf, textAt } from './shapes.ts';
import type { RowShapes, Shape } from './shapes.ts';
import { toneOf } from './tones.ts';

/** One row each: name, dot on its interval, value, interval. One scale for all, a line to compare with where there is one. */
export function intervalShapes(figure: Figure, { words, width }: { words: Words; width: number }): RowShapes {
  const { marks, reference, peerLabel } = figure;
  const parts = intervalParts(figure, { words, width });
  const { heading, names, notes, values, reasons, intervals, hasIntervals, valueEnd, nameRoom } = parts;
  const { x, hasPeers, top, row, floor, middleOf, place } = parts;
  const rows = marks.map((mark, index): Shape[] => {
    const middle = middleOf(index);
    const tone = toneOf(mark, reference?.value === 0);
    const note = notes[index] ?? '';
    const reason = reasons[index] ?? null;
    const interval = mark.interval ?? null;
    const name = fitted(names[index] ?? '', nameRoom - 8);
    return [
      textAt(mark.value === null ? 'dim' : 'label', name, { x: 0, y: middle + (note === '' ? 4.5 : -2.5) }),
      ...(note === '' ? [] : [textAt('name', fitted(note, nameRoom - 8), { x: 0, y: middle + 13 })]),
      ...(interval === null
        ? []
        : [lineOf(tone.line, { x1: x(interval[0]), x2: x(interval[1]), y1: middle, y2: middle })]),
      ...(typeof mark.peer === 'number' ? [dot('peer', x(mark.peer), middle, 4)] : []),
      ...(mark.value === null ? [] : [dot(tone.dot, x(mark.value), middle, 4.5)]),
      reason === null
        ? textAt(tone.text, values[index] ?? '', { x: valueEnd, y: middle + 4.5, anchor: 'end' })
        : textAt('dim', fitted(reason, width - nameRoom), { x: width, y: middle + 4.5, anchor: 'end' }),
      ...(hasIntervals ? [textAt('dim', intervals[index] ?? '', { x: width, y: middle + 4.5, anchor: 'end' })] : []),
    ];
  });
  return {
    ...{ top, row, rows, place, foot: [] },
    height: floor + FOOT + (reference === undefined ? 0 : NAMED) + roomBelow(figure),
    head: [
      ...(heading === '' ? [] : [textAt('name', fitted(heading, nameRoom - 8), { x: 0, y: 13 })]),
      ...(hasPeers && peerLabel !== undefined
        ? [dot('peer', nameRoom + 13, 9, 4), textAt('name', words.say(peerLabel), { x: nameRoom + 23, y: 13 })]
        : []),
      ...axis(figure, parts, { words, width }),
    ],
  };
}

function dot(style: Extract<Shape, { shape: 'circle' }>['style'], cx: number, cy: number, r: number): Shape {
  return { shape: 'circle', style, cx, cy, r };
}

/** The lines of the scale with their numbers, and the line to compare with under its name. */
function axis(figure: Figure, parts: IntervalParts, { words, width }: { words: Words; width: number }): Shape[] {
  const { reference, valueFormat, currency } = figure;
  const { scale, x, top, floor } = parts;
  const numbers = scale.lines.map((line) => tickText(line, valueFormat, words, currency));
  const isWritten = writtenLines(
    scale.lines.map((line, at) => ({ x: x(line), width: textWidth(numbers[at] ?? '') })),
    reference === undefined ? null : x(reference.value),
  );
  const lines = scale.lines.flatMap((line, at) => [
    lineOf(line === 0 ? 'zero' : 'line', { x1: x(line), x2: x(line), y1: top, y2: floor }),
    ...(isWritten[at] === true
      ? [textAt('name', numbers[at] ?? '', { x: x(line), y: floor + 16, anchor: 'middle' })]
      : []),
  ]);
  if (reference === undefined) return lines;
  const at = x(reference.value);
  const name = words.say(reference.label);
  return [
    ...lines,
    lineOf('reference', { x1: at, x2: at, y1: top, y2: floor + 20 }),
    textAt('name', name, { ...inside(at, name, width), y: floor + 32 }),
  ];
}

const GAP = 12;

/**
 * Which lines of a scale are numbered: every so many as leave the numbers apart, and never one that the line with a name
 * would strike through. Of the ways to begin, the one that numbers most lines.
 */
export function writtenLines(lines: readonly { x: number; width: number }[], crossedAt: number | null): boolean[] {
  const gap = Math.abs((lines[1]?.x ?? Number.POSITIVE_INFINITY) - (lines[0]?.x ?? 0));
  const every = Math.max(1, Math.ceil((largest(lines.map((line) => line.width)) + GAP) / gap));
  const ways = Array.from({ length: Math.min(every, lines.length) }, (_, first) =>
    lines.map(
      (line, at) => at % every === first && (crossedAt === null || Math.abs(line.x - crossedAt) >= line.width / 2 + 4),
    ),
  );
  const count = (way: readonly boolean[]): number => way.filter(Boolean).length;
  return ways.reduce((best, way) => (count(way) > count(best) ? way : best), ways[0] ?? []);
}

/** A name under its line that stays inside the drawing. */
function inside(x: number, text: string, width: number): { x: number; anchor: 'start' | 'middle' | 'end' } {
  const half = textWidth(text) / 2;
  if (x + half > width) return { x: width, anchor: 'end' };
  return x - half < 0 ? { x: 0, anchor: 'start' } : { x, anchor: 'middle' };
}
