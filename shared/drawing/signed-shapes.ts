import type { Figure, FigureLevel, FigureMark } from '#shared/domain/figure.ts';
import type { Words } from '#shared/words/words.ts';
import { cellText, detailText, markName, partText } from './figure-text.ts';
import { rowPlace } from './note-places.ts';
import { notedValues, roomBelow, roomUnder } from './notes.ts';
import { fitted, largest, textWidth } from './scale.ts';
import { lineOf, textAt } from './shapes.ts';
import type { RowShapes, Shape } from './shapes.ts';
import { signedParts, signedTone } from './signed-parts.ts';

const PLAIN_ROW = 28;
const NOTED_ROW = 40;
const BAR = 15;
const ENDS = 28;
const LEAST = 1.5;

/** A part, or under it what it is made of. */
export type SignedLine = {
  mark: FigureMark;
  depth: number;
  /** Null where it is made of nothing else. */
  isOpen: boolean | null;
};

/** Parts on both sides of one zero line, or as a staircase, from the average at the top to the whole at the bottom. */
export function signedShapes(
  figure: Figure,
  lines: readonly SignedLine[],
  { words, width }: { words: Words; width: number },
): RowShapes {
  const { base, total, levelFormat = figure.valueFormat, currency, kind } = figure;
  const marks = lines.map(({ mark }) => mark);
  const bare = marks.some((mark) => mark.note !== undefined) ? NOTED_ROW : PLAIN_ROW;
  const row = bare + roomUnder(figure);
  const parts = signedParts({ ...figure, marks });
  const names = lines.map((line) => nameOf(line, words));
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
  const floor = top + lines.length * row;
  const below = floor + roomBelow(figure);
  const middleOf = (index: number): number => top + index * row + bare / 2;
  const endRow = (style: 'base' | 'strong', level: FigureLevel, y: number): Shape[] => [
    {
      shape: 'text',
      style,
      text: fitted(words.say(level.label), width - textWidth(levelText(level)) - 30),
      x: 0,
      y,
      anchor: 'start',
    },
    { shape: 'text', style, text: levelText(level), x: width, y, anchor: 'end' },
  ];
  const rows = lines.map(({ mark, depth, isOpen }, index): Shape[] => {
    const middle = middleOf(index);
    const { from, to } = parts[index] ?? { from: start, to: start };
    const tone = signedTone(depth > 0 ? { ...mark, emphasis: 'other' } : mark, figure.goodSide);
    const name = fitted(names[index] ?? '', nameRoom - 8);
    const detail = details[index] ?? '';
    const { note, interval = null } = mark;
    const isNothing = mark.value === 0 || mark.value === null;
    return [
      {
        shape: 'text',
        style: 'label',
        anchor: 'start',
        x: 0,
        y: middle + (note === undefined ? 4.5 : -3),
        text: detail === '' ? name : `${name}, ${fitted(detail, Math.max(40, nameRoom - 16 - textWidth(name) * 1.12))}`,
        ...(detail === '' && isOpen === null ? {} : { lead: name }),
      },
      ...(note === undefined ? [] : [textAt('name', fitted(words.say(note), nameRoom - 8), { x: 0, y: middle + 13 })]),
      {
        shape: 'rect',
        style: tone.bar,
        x: Math.min(x(from), x(to)),
        y: middle - BAR / 2,
        height: BAR,
        width: Math.max(isNothing ? 0 : LEAST, Math.abs(x(to) - x(from))),
      },
      ...(interval === null || kind !== 'signed'
        ? []
        : [lineOf('bound', { x1: x(interval[0]), x2: x(interval[1]), y1: middle, y2: middle })]),
      ...(kind === 'waterfall' && index < lines.length - 1
        ? [lineOf('step', { x1: x(to), x2: x(to), y1: middle + BAR / 2, y2: middle + row - BAR / 2 })]
        : []),
      { shape: 'text', style: tone.text, text: values[index] ?? '', x: width, y: middle + 4.5, anchor: 'end' },
    ];
  });
  return {
    ...{ top, row, rows, height: below + (total === undefined ? 4 : ENDS + 4) },
    head: [
      ...(base === undefined ? [] : endRow('base', base, 18)),
      lineOf('zero', { x1: x(start), x2: x(start), y1: top, y2: floor }),
    ],
    foot:
      total === undefined
        ? []
        : [lineOf('zero', { x1: 0, x2: width, y1: below + 2, y2: below + 2 }), ...endRow('strong', total, below + 22)],
    place: rowPlace(
      lines.map(({ mark, depth }, index) => ({
        label: depth > 0 ? '' : mark.label,
        tip: mark.value === null ? null : x(parts[index]?.to ?? start),
      })),
      {
        ...{ x, middle: middleOf, top, bottom: floor, names: floor, foot: BAR / 2 },
        ...{ left: nameRoom, right: nameRoom + room },
      },
    ),
  };
}

/** What a part is made of stands further in; a sign tells whether it is shown. */
function nameOf({ mark, depth, isOpen }: SignedLine, words: Words): string {
  const name = markName(mark, words);
  if (depth > 0) return `\u2003${name}`;
  return isOpen === null ? name : `${isOpen ? '\u25be' : '\u25b8'} ${name}`;
}
