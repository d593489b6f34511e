import { NOTE_KINDS } from '#shared/domain/figure.ts';
import type { Figure, FigureNote, NoteKind, NumberFormat } from '#shared/domain/figure.ts';
import type { Words } from '#shared/words/words.ts';
import { markName, tickText } from './figure-text.ts';

const OF_VALUES: ReadonlySet<NoteKind> = new Set(['line', 'threshold', 'area']);
const ON_CELLS: readonly NoteKind[] = ['point', 'event'];
const UPRIGHT: ReadonlySet<Figure['kind']> = new Set(['columns', 'curve']);
/** Room above columns, and under a row, for what is said of one of them. */
const OVER = { point: 18, callout: 32 };
const UNDER = { line: 14, leader: 8 };
const LINE_BELOW = 16;

type Kind = Pick<Figure, 'kind'>;

/** What can be marked on such a figure: rows have no height over which something happens, cells no axis of values. */
export function noteKinds({ kind, marks }: Pick<Figure, 'kind' | 'marks'>): readonly NoteKind[] {
  if (kind === 'heat') return ON_CELLS;
  // Without one whole for all rows, no place is the same share in each.
  const isScaled = kind !== 'shares' || new Set(marks.map(({ total }) => total)).size === 1;
  return NOTE_KINDS.filter((one) => {
    if (one === 'event') return UPRIGHT.has(kind);
    return isScaled || !OF_VALUES.has(one);
  });
}

/** Whether a note stands at values, along the axis that counts. */
export function isOfValues({ kind }: Kind, note: NoteKind): boolean {
  return kind !== 'heat' && OF_VALUES.has(note) && (note !== 'area' || kind !== 'curve');
}

/** How the values of the axis are written along which a note stands. */
export function noteFormat(figure: Figure, note: NoteKind): NumberFormat {
  if (figure.kind === 'waterfall') return figure.levelFormat ?? figure.valueFormat;
  const axis = figure.kind !== 'curve' || isOfValues(figure, note) ? figure.axes?.y : figure.axes?.x;
  return axis?.format ?? figure.valueFormat;
}

/** Values that the scale has to hold so that the notes are seen. */
export function notedValues({ kind, notes = [] }: Figure): number[] {
  return notes.flatMap(({ kind: what, at, to }) => {
    return isOfValues({ kind }, what) ? [at, to].filter((one): one is number => typeof one === 'number') : [];
  });
}

/** How much room columns leave above for what is said of one of them. */
export function roomOver({ notes = [] }: Figure): number {
  if (notes.some(({ kind }) => kind === 'callout')) return OVER.callout;
  return notes.some(({ kind }) => kind === 'point' || kind === 'event') ? OVER.point : 0;
}

/** How much room rows leave under each for what is said of one of them. */
export function roomUnder({ notes = [] }: Figure): number {
  const ofMarks = notes.filter(({ kind }) => kind === 'point' || kind === 'callout' || kind === 'event');
  const most = Math.max(0, ...ofMarks.map(({ at }) => ofMarks.filter((other) => other.at === at).length));
  return most * UNDER.line + (ofMarks.some(({ kind }) => kind === 'callout') ? UNDER.leader : 0);
}

/** How much room the names take that stand below a figure of rows or cells, one under the other. */
export function roomBelow({ kind, notes = [] }: Figure): number {
  return LINE_BELOW * notes.filter((note) => kind === 'heat' || isOfValues({ kind }, note.kind)).length;
}

/** Where a note stands, in words: a value, the name of a mark, a cell, an x of a curve; and where it ends. */
export function placeOfNote(figure: Figure, note: FigureNote, words: Words): { at: string; to: string | null } {
  const format = noteFormat(figure, note.kind);
  const written = (value: number): string => tickText(value, format, words, figure.currency);
  const at = typeof note.at === 'number' ? written(note.at) : nameOf(figure, note.at, words);
  return {
    at: note.column === undefined ? at : `${at}, ${nameOf(figure, note.column, words)}`,
    to: note.to === undefined ? null : written(note.to),
  };
}

function nameOf({ marks, heat }: Figure, label: string, words: Words): string {
  const mark = marks.find((one) => one.label === label);
  if (mark !== undefined) return markName(mark, words);
  const column = heat?.columns.find((one) => one.label === label);
  return column === undefined ? label : markName({ label, labelFormat: column.format, value: null }, words);
}
