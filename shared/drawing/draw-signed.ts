import type { FigureLevel } from '#shared/domain/figure.ts';
import type { Drawer } from './drawing.ts';
import { cellText, detailText, markName, partText } from './figure-text.ts';
import { rowPlace } from './note-places.ts';
import { drawNotes } from './note-shapes.ts';
import { notedValues, roomBelow, roomUnder } from './notes.ts';
import type { Style } from './pen.ts';
import { fitted, largest, textWidth } from './scale.ts';
import { signedParts, signedTone } from './signed-parts.ts';

const PLAIN_ROW = 28;
const NOTED_ROW = 40;
const BAR = 15;
const ENDS = 28;
const LEAST = 1.5;

/** Parts on both sides of one zero line, or as a staircase, from the average at the top to the whole at the bottom. */
export const drawSigned: Drawer = (figure, { words, width, pen }) => {
  const { marks, base, total, levelFormat = figure.valueFormat, currency, kind } = figure;
  const bare = marks.some((mark) => mark.note !== undefined) ? NOTED_ROW : PLAIN_ROW;
  const row = bare + roomUnder(figure);
  const parts = signedParts(figure);
  const names = marks.map((mark) => markName(mark, words));
  const details = marks.map((mark) => detailText(mark, words));
  const values = marks.map((mark) => partText(mark, figure, words));
  const levelText = (level: FigureLevel): string => cellText(level.value, levelFormat, words, currency);
  const levels = [base, total].map((level) => (level === undefined ? '' : levelText(level)));
  const valueRoom = largest([...values, ...levels].map((text) => textWidth(text) * 1.15));
  const wanted = largest(names.map((name, at) => textWidth(`${name}, ${details[at] ?? ''}`) * 1.12)) + 20;
  const nameRoom = Math.min(width * 0.46, wanted);
  const room = Math.max(60, width - nameRoom - valueRoom - 24);
  const start = kind === 'waterfall' ? (base?.value ?? 0) : 0;
  const ends = [
    start,
    ...parts.flatMap((part) => [part.from, part.to]),
    ...marks.flatMap((mark) => mark.interval ?? []),
    ...notedValues(figure),
  ];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const x = (value: number): number => nameRoom + ((value - low) / (high - low || 1)) * room;
  const top = base === undefined ? 2 : ENDS;
  const floor = top + marks.length * row;
  const below = floor + roomBelow(figure);
  const middleOf = (index: number): number => top + index * row + bare / 2;
  const endRow = (style: Style, level: FigureLevel, y: number): string =>
    pen.text(style, fitted(words.say(level.label), width - textWidth(levelText(level)) - 30), { x: 0, y }) +
    pen.text(style, levelText(level), { x: width, y, anchor: 'end' });
  const rows = marks.map((mark, index) => {
    const middle = middleOf(index);
    const { from, to } = parts[index] ?? { from: start, to: start };
    const tone = signedTone(mark, figure.goodSide);
    const hasNote = mark.note !== undefined;
    const name = fitted(names[index] ?? '', nameRoom - 8);
    const detail = details[index] ?? '';
    const y = middle + (hasNote ? -3 : 4.5);
    const isNothing = mark.value === 0 || mark.value === null;
    const written =
      detail === '' ? name : `${name}, ${fitted(detail, Math.max(40, nameRoom - 16 - textWidth(name) * 1.12))}`;
    const interval = mark.interval ?? null;
    return [
      pen.text('label', written, { x: 0, y }),
      mark.note === undefined
        ? ''
        : pen.text('name', fitted(words.say(mark.note), nameRoom - 8), { x: 0, y: middle + 13 }),
      pen.rect(tone.bar, {
        x: Math.min(x(from), x(to)),
        y: middle - BAR / 2,
        width: Math.max(isNothing ? 0 : LEAST, Math.abs(x(to) - x(from))),
        height: BAR,
      }),
      interval === null || kind !== 'signed'
        ? ''
        : pen.line('bound', { x1: x(interval[0]), x2: x(interval[1]), y1: middle, y2: middle }),
      kind === 'waterfall' && index < marks.length - 1
        ? pen.line('step', { x1: x(to), x2: x(to), y1: middle + BAR / 2, y2: middle + row - BAR / 2 })
        : '',
      pen.text(tone.text, values[index] ?? '', { x: width, y: middle + 4.5, anchor: 'end' }),
    ].join('');
  });
  const place = rowPlace(
    marks.map(({ label, value }, index) => ({ label, tip: value === null ? null : x(parts[index]?.to ?? start) })),
    {
      x,
      middle: middleOf,
      top,
      bottom: floor,
      left: nameRoom,
      right: nameRoom + room,
      names: floor,
      foot: BAR / 2,
    },
  );
  return {
    height: below + (total === undefined ? 4 : ENDS + 4),
    marks: [
      base === undefined ? '' : endRow('base', base, 18),
      pen.line('zero', { x1: x(start), x2: x(start), y1: top, y2: floor }),
      ...rows,
      drawNotes(figure, place, { words, pen }),
      total === undefined
        ? ''
        : pen.line('zero', { x1: 0, x2: width, y1: below + 2, y2: below + 2 }) + endRow('strong', total, below + 22),
    ].join(''),
  };
};
