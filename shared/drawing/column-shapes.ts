import type { Figure } from '#shared/domain/figure.ts';
import type { Words } from '#shared/words/words.ts';
import { cellText, shortName } from './figure-text.ts';
import { columnPlace } from './note-places.ts';
import type { NotePlace } from './note-shapes.ts';
import { notedValues, roomOver } from './notes.ts';
import { largest, namedEvery, textWidth, ticks, within } from './scale.ts';
import type { Shape } from './shapes.ts';

const HEIGHT = 236;
const TOP = 22;
const BOTTOM = 26;
const WIDEST = 84;
/** Between the numbers of the axis and the first column. */
const GAP = 8;

export type ColumnShapes = {
  height: number;
  /** Lines with their numbers, where columns carry no values. */
  grid: Shape[];
  columns: { left: number; shapes: Shape[] }[];
  zero: Shape[];
  /** From one column to the next. */
  slot: number;
  place: NotePlace;
};

/** Columns from zero, the whole behind a part as its track; few carry their values, many stand on lines with numbers. */
export function columnShapes(figure: Figure, { words, width }: { words: Words; width: number }): ColumnShapes {
  const { marks } = figure;
  const write = (value: number | null): string => cellText(value, figure.valueFormat, words, figure.currency);
  const top = largest([...marks.map((mark) => mark.total ?? mark.value), ...notedValues(figure)]);
  const over = TOP + roomOver(figure);
  const height = HEIGHT + roomOver(figure);
  const lines = ticks(top);
  const isLabelled = marks.every((mark) => textWidth(write(mark.total ?? mark.value)) < width / marks.length - 4);
  const left = isLabelled ? 0 : largest(lines.map((line) => textWidth(write(line)))) + GAP;
  const slot = (width - left) / Math.max(1, marks.length);
  const bar = Math.min(WIDEST, slot * 0.62);
  const most = isLabelled ? top : (lines.at(-1) ?? top);
  const room = HEIGHT - TOP - BOTTOM;
  const y = (value: number): number => over + room - (most > 0 ? (value / most) * room : 0);
  const widths = marks.map((mark) => textWidth(shortName(mark, words)));
  const every = namedEvery(widths, slot);
  const text = (style: 'name' | 'value' | 'inside', written: string, x: number, at: number): Shape => ({
    shape: 'text',
    style,
    text: written,
    x,
    y: at,
    anchor: 'middle',
  });
  return {
    ...{ height, slot },
    grid: isLabelled
      ? []
      : lines.flatMap((line): Shape[] => [
          { shape: 'line', style: 'line', x1: left, x2: width, y1: y(line), y2: y(line) },
          { shape: 'text', style: 'name', text: write(line), x: left - GAP, y: y(line) + 4, anchor: 'end' },
        ]),
    columns: marks.map((mark, index) => {
      const middle = left + slot * (index + 0.5);
      const box = { x: middle - bar / 2, width: bar };
      const value = mark.value ?? 0;
      const whole = mark.total;
      const written = write(mark.value);
      const isInside = whole !== undefined && textWidth(written) < bar - 8 && y(0) - y(value) > 24;
      const rect = (style: 'track' | 'plain' | 'subject' | 'act' | 'other', size: number): Shape => ({
        shape: 'rect',
        style,
        ...box,
        y: y(size),
        height: Math.max(0, y(0) - y(size)),
      });
      return {
        left: middle - slot / 2,
        shapes: [
          ...(whole === undefined ? [] : [rect('track', whole)]),
          rect(mark.emphasis ?? 'plain', value),
          ...(isLabelled ? [text('value', write(whole ?? mark.value), middle, y(whole ?? value) - 7)] : []),
          ...(isInside ? [text('inside', written, middle, y(value) + 17)] : []),
          ...(index % every === 0
            ? [text('name', shortName(mark, words), within(middle, widths[index] ?? 0, width), height - 8)]
            : []),
        ],
      };
    }),
    zero: [{ shape: 'line', style: 'zero', x1: left, x2: width, y1: y(0), y2: y(0) }],
    place: columnPlace(figure, { left, slot, width, y, top: over - 8, isLabelled }),
  };
}
