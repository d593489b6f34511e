import type { Figure, FigureNote } from '#shared/domain/figure.ts';
import type { Words } from '#shared/words/words.ts';
import { markName, tickText } from './figure-text.ts';
import type { Pen, Style } from './pen.ts';
import { fitted, textWidth } from './scale.ts';

/** Kinds of figures whose scales can carry notes; on others they stand in words. */
const CARRIES: ReadonlySet<Figure['kind']> = new Set(['columns', 'intervals', 'curve']);
const OF_VALUES: ReadonlySet<string> = new Set(['line', 'threshold']);
const LINE_OF_TEXT = 14;
/** Room above columns for what is said of one of them. */
const OVER = { point: 18, callout: 32 };

export type NoteShape =
  | { shape: 'rect'; style: Style; x: number; y: number; width: number; height: number }
  | { shape: 'line'; style: Style; x1: number; x2: number; y1: number; y2: number }
  | { shape: 'circle'; style: Style; cx: number; cy: number; r: number }
  | { shape: 'text'; style: Style; text: string; x: number; y: number; anchor: 'start' | 'middle' | 'end' };

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
  /** Below the plot, in a figure of rows: from where names of values stand. */
  names?: number;
  /** Room that the printed value of a mark takes above its tip. */
  clear: number;
};

export function carriesNotes({ kind }: Pick<Figure, 'kind'>): boolean {
  return CARRIES.has(kind);
}

/** Values that the scale has to hold so that the notes are seen. */
export function notedValues({ kind, notes = [] }: Figure): number[] {
  return notes.flatMap(({ kind: what, at, to }) => {
    return isOfValues({ kind }, what) ? [at, to].filter((one): one is number => typeof one === 'number') : [];
  });
}

/** How much room columns leave above for what is said of them. */
export function roomOver({ notes = [] }: Figure): number {
  if (notes.some(({ kind }) => kind === 'callout')) return OVER.callout;
  return notes.some(({ kind }) => kind === 'point' || kind === 'event') ? OVER.point : 0;
}

/** How many names stand under a figure of rows, one below the other. */
export function namesBelow({ notes = [] }: Figure): number {
  return notes.filter(({ kind }) => OF_VALUES.has(kind) || kind === 'area').length;
}

/** The notes of a figure as shapes, in the order they are drawn; a note whose place is gone is left to the words below. */
export function noteShapes(figure: Figure, place: NotePlace, { say }: Pick<Words, 'say'>): NoteShape[] {
  let row = 0;
  return (figure.notes ?? []).flatMap((note): NoteShape[] => {
    // The words below say it in full.
    const label = fitted(say(note.label), place.right - place.left - 12);
    const shapes = isOfValues(figure, note.kind)
      ? ofValues(note, label, { place, row })
      : ofPlace(note, label, { place, row });
    if (shapes.length > 0 && note.kind !== 'point' && note.kind !== 'callout') row += 1;
    return shapes;
  });
}

type At = { place: NotePlace; row: number };

function ofValues({ kind, at, to }: FigureNote, label: string, { place, row }: At): NoteShape[] {
  if (typeof at !== 'number' || (kind === 'area' && to === undefined)) return [];
  const { left, right, top, bottom, values, value } = place;
  const style: Style = kind === 'threshold' ? 'threshold' : 'reference';
  const [from, until] = [value(at), value(to ?? at)];
  const text = (x: number, y: number, anchor: 'start' | 'middle' | 'end'): NoteShape => ({
    shape: 'text',
    style: 'noteText',
    text: label,
    x,
    y,
    anchor,
  });
  // Columns begin at zero: there is no place below.
  if (values === 'up' && Math.max(from, until) > bottom + 0.5) return [];
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
  const below = place.names ?? bottom;
  const y = below + 32 + row * LINE_OF_TEXT;
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
      : { shape: 'line', style, x1: from, x2: from, y1: top, y2: below + 20 + row * LINE_OF_TEXT },
    text(clampedMiddle(middle, label, place), y, 'middle'),
  ];
}

function ofPlace({ kind, at, to }: FigureNote, label: string, { place, row }: At): NoteShape[] {
  const { left, right, top, bottom, values, along, clear } = place;
  const found = along(at);
  if (found === null) return [];
  const aside = (x: number, y: number): NoteShape => {
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
  const [cx, cy] = values === 'up' ? [found.at, found.tip] : [found.tip, found.at];
  const lift = kind === 'callout' ? 14 : 0;
  const isBelow = values === 'up' && cy - clear - lift - 4 < 12;
  const ring: NoteShape[] = kind === 'callout' ? [] : [{ shape: 'circle', style: 'notePoint', cx, cy, r: 7 }];
  const near = isBelow ? cy + 8 : cy - clear;
  const far = isBelow ? near + lift : near - lift;
  const leader: NoteShape[] =
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

function clampedMiddle(x: number, text: string, { left, right }: { left: number; right: number }): number {
  const half = textWidth(text) / 2;
  return right - left < 2 * half ? (left + right) / 2 : Math.max(left + half, Math.min(right - half, x));
}

/** The same shapes as SVG. */
export function drawNotes(figure: Figure, place: NotePlace, { words, pen }: { words: Words; pen: Pen }): string {
  return noteShapes(figure, place, words)
    .map((one) => {
      switch (one.shape) {
        case 'rect':
          return pen.rect(one.style, one);
        case 'line':
          return pen.line(one.style, one);
        case 'circle':
          return pen.circle(one.style, one);
        case 'text':
          return pen.text(one.style, one.text, one);
      }
    })
    .join('');
}

/** The value of a curve at an x: on the line between its points; null outside. */
export function curveAt(points: readonly { x: number; y: number }[], x: number): number | null {
  for (const [index, point] of points.entries()) {
    const next = points[index + 1];
    if (point.x === x) return point.y;
    if (next !== undefined && point.x < x && x < next.x)
      return point.y + ((next.y - point.y) * (x - point.x)) / (next.x - point.x);
  }
  return null;
}

/** Whether a note stands at values, along the axis that counts. */
export function isOfValues({ kind }: Pick<Figure, 'kind'>, note: FigureNote['kind']): boolean {
  return OF_VALUES.has(note) || (note === 'area' && kind !== 'curve');
}

/** Where a note stands, in words: a value, the name of a mark, an x of a curve. */
export function notePlaceText(figure: Figure, note: FigureNote['kind'], at: number | string, words: Words): string {
  if (typeof at === 'string') {
    const mark = figure.marks.find(({ label }) => label === at);
    return mark === undefined ? at : markName(mark, words);
  }
  const axis = figure.kind !== 'curve' || isOfValues(figure, note) ? figure.axes?.y : figure.axes?.x;
  return tickText(at, axis?.format ?? figure.valueFormat, words, figure.currency);
}
