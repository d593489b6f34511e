import type { Figure, FigureNote, NoteKind } from '#shared/domain/figure.ts';
import type { Words } from '#shared/words/words.ts';
import { isOfValues } from './notes.ts';
import type { Pen, Style } from './pen.ts';
import { fitted, textWidth } from './scale.ts';
import { drawShapes } from './shapes.ts';
import type { Shape } from './shapes.ts';

const LINE_OF_TEXT = 16;
const UNDER_LINE = 14;

type Box = { x: number; y: number; width: number; height: number };

export type NotePlace = {
  /** The box of the plot. */
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Values run upwards, or to the right in a figure of rows. */
  values: 'up' | 'right';
  /** Place of a value on its axis. */
  value: (value: number) => number;
  /** Where a mark, or an x of a curve, stands: along its own axis, and its tip on that of the values; null when nowhere. */
  along: (at: number | string) => { at: number; tip: number | null } | null;
  /** Below the plot, in a figure of rows or cells: from where names stand. */
  names?: number;
  /** Room that the printed value of a mark takes above its tip. */
  clear: number;
  /** In a figure of rows: from the middle of a row to the foot of its bar. */
  foot?: number;
  /** In a figure of cells: the box of one. */
  cell?: (row: string, column: string) => Box | null;
};

/** The notes of a figure as shapes, in the order they are drawn; a note whose place is gone is left to the words below. */
export function noteShapes(figure: Figure, place: NotePlace, { say }: Pick<Words, 'say'>): Shape[] {
  let row = 0;
  const said = new Map<number | string, number>();
  const shapes = (figure.notes ?? []).flatMap((note): Shape[] => {
    // The words below say it in full.
    const label = fitted(say(note.label), place.right - place.left - 12);
    const nth = said.get(note.at) ?? 0;
    if (isOfMark(note.kind)) said.set(note.at, nth + 1);
    const drawn =
      figure.kind === 'heat'
        ? ofCells(note, label, { place, row })
        : isOfValues(figure, note.kind)
          ? ofValues(note, label, { place, row })
          : ofPlace(note, label, { place, row, nth });
    if (drawn.length > 0 && (figure.kind === 'heat' || !isOfMark(note.kind))) row += 1;
    return drawn;
  });
  // Words are drawn over the lines of other notes, never under.
  return [...shapes.filter(({ shape }) => shape !== 'text'), ...shapes.filter(({ shape }) => shape === 'text')];
}

function isOfMark(kind: NoteKind): boolean {
  return kind === 'point' || kind === 'callout';
}

type At = { place: NotePlace; row: number };

function ofValues({ kind, at, to }: FigureNote, label: string, { place, row }: At): Shape[] {
  if (typeof at !== 'number' || (kind === 'area' && to === undefined)) return [];
  const { left, right, top, bottom, values, value } = place;
  const style: Style = kind === 'threshold' ? 'threshold' : 'reference';
  const [from, until] = [value(at), value(to ?? at)];
  const text = (x: number, y: number, anchor: 'start' | 'middle' | 'end'): Shape => ({
    shape: 'text',
    style: 'noteText',
    text: label,
    x,
    y,
    anchor,
  });
  // Columns and bars begin at zero: there is no place below.
  if (values === 'up' ? Math.max(from, until) > bottom + 0.5 : Math.min(from, until) < left - 0.5) return [];
  if (values === 'up')
    return kind === 'area'
      ? [
          {
            shape: 'rect',
            style: 'noteArea',
            x: left,
            width: right - left,
            y: Math.min(from, until),
            height: Math.abs(from - until),
          },
          text(right, Math.min(from, until) + 12, 'end'),
        ]
      : [{ shape: 'line', style, x1: left, x2: right, y1: from, y2: from }, text(right, from - 4, 'end')];
  const middle = (from + until) / 2;
  const below = (place.names ?? bottom) + row * LINE_OF_TEXT;
  return [
    kind === 'area'
      ? {
          shape: 'rect',
          style: 'noteArea',
          x: Math.min(from, until),
          width: Math.abs(from - until),
          y: top,
          height: bottom - top,
        }
      : { shape: 'line', style, x1: from, x2: from, y1: top, y2: below + 4 },
    text(clampedMiddle(middle, label, place), below + LINE_OF_TEXT, 'middle'),
  ];
}

function ofPlace(
  { kind, at, to }: FigureNote,
  label: string,
  { place, row, nth }: At & { /** How many notes the mark has before this one. */ nth: number },
): Shape[] {
  const { left, right, top, bottom, values, along, clear } = place;
  const found = along(at);
  if (found === null) return [];
  const aside = (x: number, y: number): Shape => {
    const fits = x + 6 + textWidth(label) <= right;
    return {
      shape: 'text',
      style: 'noteText',
      text: label,
      x: fits ? x + 6 : x - 6,
      y,
      anchor: fits ? 'start' : 'end',
    };
  };
  if (kind === 'area') {
    const until = to === undefined ? null : along(to);
    if (until === null) return [];
    const [x, end] = [Math.min(found.at, until.at), Math.max(found.at, until.at)];
    return [
      { shape: 'rect', style: 'noteArea', x, width: end - x, y: top, height: bottom - top },
      aside(x, top + 12 + row * LINE_OF_TEXT),
    ];
  }
  if (kind === 'event' && values === 'up')
    return [
      { shape: 'line', style: 'event', x1: found.at, x2: found.at, y1: top, y2: bottom },
      aside(found.at, top + 12 + row * LINE_OF_TEXT),
    ];
  if (found.tip === null) return [];
  if (values === 'right')
    return underBar(
      kind,
      { x: found.tip, y: found.at },
      { foot: (place.foot ?? 0) + nth * UNDER_LINE, bar: place.foot ?? 0, aside },
    );
  const [cx, cy] = [found.at, found.tip];
  const lift = kind === 'callout' ? 14 : 0;
  const isBelow = cy - clear - lift - 4 < 12;
  const ring: Shape[] = kind === 'callout' ? [] : [{ shape: 'circle', style: 'notePoint', cx, cy, r: 7 }];
  const near = isBelow ? cy + 8 : cy - clear;
  const far = isBelow ? near + lift : near - lift;
  const leader: Shape[] =
    kind === 'callout' ? [{ shape: 'line', style: 'event', x1: cx, x2: cx, y1: near, y2: far }] : [];
  return [
    ...ring,
    ...leader,
    {
      shape: 'text',
      style: 'noteText',
      text: label,
      x: clampedMiddle(cx, label, { left, right }),
      y: isBelow ? far + 12 : far - 4,
      anchor: 'middle',
    },
  ];
}

/** What is said of a row stands under its bar, beside the tip. */
function underBar(
  kind: NoteKind,
  { x, y }: { x: number; y: number },
  { foot, bar, aside }: { foot: number; bar: number; aside: (x: number, y: number) => Shape },
): Shape[] {
  if (kind === 'callout')
    return [{ shape: 'line', style: 'event', x1: x, x2: x, y1: y + bar, y2: y + foot + 18 }, aside(x, y + foot + 18)];
  return [{ shape: 'circle', style: 'notePoint', cx: x, cy: y, r: 7 }, aside(x, y + foot + 11)];
}

/** Cells are full of numbers: a frame around one, or a line before a column, led down to its words. */
function ofCells({ kind, at, column }: FigureNote, label: string, { place, row }: At): Shape[] {
  const { top, bottom, along, cell } = place;
  const below = (place.names ?? bottom) + row * LINE_OF_TEXT;
  const led = (x: number, from: number): Shape[] => [
    { shape: 'line', style: 'event', x1: x, x2: x, y1: from, y2: below + 4 },
    {
      shape: 'text',
      style: 'noteText',
      text: label,
      x: clampedMiddle(x, label, place),
      y: below + LINE_OF_TEXT,
      anchor: 'middle',
    },
  ];
  if (kind === 'event') {
    const found = along(at);
    return found === null ? [] : led(found.at, top);
  }
  const box = typeof at === 'string' && column !== undefined ? (cell?.(at, column) ?? null) : null;
  if (box === null || (kind !== 'point' && kind !== 'callout')) return [];
  return [
    { shape: 'rect', style: 'noteGap', ...box },
    { shape: 'rect', style: 'notePoint', ...box },
    ...led(box.x + box.width, box.y + box.height),
  ];
}

function clampedMiddle(x: number, text: string, { left, right }: { left: number; right: number }): number {
  const half = textWidth(text) / 2;
  return right - left < 2 * half ? (left + right) / 2 : Math.max(left + half, Math.min(right - half, x));
}

/** The same shapes as SVG. */
export function drawNotes(figure: Figure, place: NotePlace, { words, pen }: { words: Words; pen: Pen }): string {
  return drawShapes(noteShapes(figure, place, words), pen);
}
