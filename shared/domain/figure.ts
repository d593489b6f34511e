import type { NamedText, Phrase } from './finding.ts';

/** How a number in a figure or a table is written. */
export type NumberFormat =
  | 'integer'
  | 'decimal'
  /** Three decimals: indices that are small. */
  | 'fine'
  /** Below a thousandth only that. */
  | 'pValue'
  | 'percent'
  | 'points'
  /** Points of percentage without a sign: how far, not which way. */
  | 'pointsSize'
  | 'text'
  | 'period'
  | 'day'
  | 'money';

export type FigureColumn = { id: string; label: Phrase; format: NumberFormat };

export type FigureCell = number | string | null;

/**
 * Which rows of the question a mark counts: conditions that are added to its own, on `@score` for the score that is
 * judged, and a period in place of its own. `column` is the one of the table that holds their number.
 */
export type FigureCases = { column: string; where: string[]; period?: string };

export type FigureMark = {
  label: string;
  /** The label in the language of the reader, for what the data name. */
  name?: NamedText;
  labelFormat: NumberFormat;
  value: number | null;
  /** The whole of which `value` is a part: drawn as the track behind it. */
  total?: number;
  emphasis?: 'subject' | 'act' | 'other';
  /** Said after the name: the value that a fact has. */
  detail?: NamedText;
  /** Why there is no value: stands in its place. Beside a value, why that has no interval. */
  untold?: Phrase;
  /** Low and high at 95 %; null where it cannot be told. */
  interval?: [low: number, high: number] | null;
  /** What the value is compared with in the same row: the mean score of a bin, the control of a month. */
  peer?: number | null;
  /** Stands under the label: how usual the value is. */
  note?: Phrase;
  /** The rows behind it, where conditions say them exactly: as many as the cell of the table in that column tells. */
  cases?: FigureCases[];
  /** What it is made of, in a figure of parts: drawn under it when the reader asks. */
  parts?: FigureMark[];
  /** What is printed in place of `value`, where printed numbers have to add up. */
  printed?: number;
};

export type CurvePoint = { x: number; y: number; low?: number; high?: number };

/** One line of a `curve`; at most four in a figure, the first is the subject. */
export type Curve = { id: string; label: Phrase; role: 'subject' | 'peer' | 'reference'; points: CurvePoint[] };

/** One cell; what chance alone can do is drawn as nothing. */
export type HeatCell = { value: number | null; isNoise: boolean };

/** The cells of a `heat`: one row for each mark. */
export type Heat = { columns: { label: string; format: NumberFormat }[]; cells: HeatCell[][] };

/** Where a cell of a `heat` becomes darker: values of a stability index. */
export const HEAT_STEPS = [0.02, 0.05, 0.1, 0.2, 0.3] as const;

/** 0 for nothing or noise, then one more for each step that the value reaches. */
export function heatLevel({ value, isNoise }: HeatCell): number {
  return value === null || isNoise ? 0 : HEAT_STEPS.filter((step) => value >= step).length;
}

export const NOTE_KINDS = ['line', 'area', 'point', 'callout', 'threshold', 'event'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/**
 * Something that somebody marks on a figure. `line` and `threshold` stand at a value, `area` between two; `point` and
 * `callout` at one mark, by its label, or at an x of a curve; `event` at a mark or an x, over the whole height. On a
 * curve an area is a stretch of x. In a `heat` a point is a cell, by its row and `column`, and an event stands before a
 * column.
 */
export type FigureNote = { kind: NoteKind; at: number | string; to?: number; column?: string; label: Phrase };

/** Where a figure of parts starts from, or what they add up to. */
export type FigureLevel = { label: Phrase; value: number };

export type Axis = { label: Phrase; format: NumberFormat };

/**
 * Pure data for one figure: what is drawn and the table behind it. The window, the command line, exports and stories
 * draw the same one. `alt` is the figure's sentence; `table` holds every number that is drawn.
 */
export type Figure = {
  id: string;
  /**
   * `intervals`: a dot with its interval in each row; `curve`: lines over two axes; `signed`: bars on both sides of one
   * zero line, from `base` to `total`; `waterfall`: the same parts, each from where the one before it ends; `heat`: cells in
   * rows (`marks`) and columns, the darker the larger.
   */
  kind: 'columns' | 'bars' | 'shares' | 'intervals' | 'curve' | 'signed' | 'waterfall' | 'heat';
  title: Phrase;
  /** Continues the title in a lighter tone: the unit or the population. */
  subtitle?: Phrase;
  alt: Phrase;
  /** One mark per row of the table. */
  marks: FigureMark[];
  /** A value to compare all rows with, drawn as a line with its name. */
  reference?: { value: number; label: Phrase };
  /** Marked on it by the author of a story. */
  notes?: FigureNote[];
  /** What `peer` is, where marks have one. */
  peerLabel?: Phrase;
  heat?: Heat;
  curves?: Curve[];
  axes?: { x: Axis; y: Axis };
  /** Thin lines behind the curves: single cases. */
  threads?: CurvePoint[][];
  /** How many of the cases stand where, drawn under the axis of a `curve`; shares. */
  density?: { x: number; share: number }[];
  /** Beyond these values of x hardly any case is seen: the curve is drawn grey there. */
  seen?: [low: number, high: number] | null;
  base?: FigureLevel;
  total?: FigureLevel;
  levelFormat?: NumberFormat;
  /** Which side of zero is in favour, where anybody said so; without it both sides are drawn alike. */
  goodSide?: 'up' | 'down' | null;
  /** ISO code for values in `money`. */
  currency?: string | null;
  /**
   * Conditions on the log, each for the cases that a part of the figure is like. The figure itself was computed on others,
   * or on a part of them: how many there are is not in it.
   */
  inLog?: string[][];
  valueFormat: NumberFormat;
  table: { columns: FigureColumn[]; rows: FigureCell[][] };
};
