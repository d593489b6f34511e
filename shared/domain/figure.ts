import type { NamedText, Phrase } from './finding.ts';

/** How a number in a figure or a table is written. */
export type NumberFormat = 'integer' | 'decimal' | 'percent' | 'points' | 'text' | 'period' | 'day' | 'money';

export type FigureColumn = { id: string; label: Phrase; format: NumberFormat };

export type FigureCell = number | string | null;

export type FigureMark = {
  label: string;
  /** The label in the language of the reader, for what the data name. */
  name?: NamedText;
  labelFormat: NumberFormat;
  value: number | null;
  /** The whole of which `value` is a part: drawn as the track behind it. */
  total?: number;
  emphasis?: 'subject' | 'act';
  /** Low and high at 95 %; null where it cannot be told. */
  interval?: [low: number, high: number] | null;
  /** What the value is compared with in the same row: the mean score of a bin, the control of a month. */
  peer?: number | null;
};

export type CurvePoint = { x: number; y: number; low?: number; high?: number };

/** One line of a `curve`; at most four in a figure, the first is the subject. */
export type Curve = { id: string; label: Phrase; role: 'subject' | 'peer' | 'reference'; points: CurvePoint[] };

export type Axis = { label: Phrase; format: NumberFormat };

/**
 * Pure data for one figure: what is drawn and the table behind it. The window, the command line, exports and stories
 * draw the same one. `alt` is the figure's sentence; `table` holds every number that is drawn.
 */
export type Figure = {
  id: string;
  /** `intervals`: a dot with its interval in each row; `curve`: lines over two axes. */
  kind: 'columns' | 'bars' | 'shares' | 'intervals' | 'curve';
  title: Phrase;
  /** Continues the title in a lighter tone: the unit or the population. */
  subtitle?: Phrase;
  alt: Phrase;
  /** One mark per row of the table. */
  marks: FigureMark[];
  /** A value to compare all rows with, drawn as a line with its name. */
  reference?: { value: number; label: Phrase };
  /** What `peer` is, where marks have one. */
  peerLabel?: Phrase;
  curves?: Curve[];
  axes?: { x: Axis; y: Axis };
  /** ISO code for values in `money`. */
  currency?: string | null;
  valueFormat: NumberFormat;
  table: { columns: FigureColumn[]; rows: FigureCell[][] };
};
