import type { NamedText, Phrase } from './finding.ts';

/** How a number in a figure or a table is written. */
export type NumberFormat = 'integer' | 'decimal' | 'percent' | 'points' | 'text' | 'period' | 'day';

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
};

/**
 * Pure data for one figure: what is drawn and the table behind it. The window, the command line, exports and stories
 * draw the same one. `alt` is the figure's sentence; `table` holds every number that is drawn.
 */
export type Figure = {
  id: string;
  kind: 'columns' | 'bars' | 'shares';
  title: Phrase;
  /** Continues the title in a lighter tone: the unit or the population. */
  subtitle?: Phrase;
  alt: Phrase;
  /** One mark per row of the table. */
  marks: {
    label: string;
    labelFormat: NumberFormat;
    value: number | null;
    total?: number;
    emphasis?: 'subject' | 'act';
  }[];
  valueFormat: NumberFormat;
  table: { columns: FigureColumn[]; rows: FigureCell[][] };
};
