import type { NotePlace } from './note-shapes.ts';
import type { Pen, Style } from './pen.ts';

type Anchor = 'start' | 'middle' | 'end';

/** What figures are made of, wherever they are drawn: in the window, where marks can be reached, and on a sheet. */
export type Shape =
  | { shape: 'rect'; style: Style; x: number; y: number; width: number; height: number }
  | { shape: 'line'; style: Style; x1: number; x2: number; y1: number; y2: number }
  | { shape: 'circle'; style: Style; cx: number; cy: number; r: number }
  /** `lead`: how the text begins, in bold. */
  | { shape: 'text'; style: Style; text: string; x: number; y: number; anchor: Anchor; lead?: string };

/** What a figure in rows is made of: each row can be reached by itself, what stands around them cannot. */
export type RowShapes = {
  height: number;
  /** From where rows stand, and how high each is. */
  top: number;
  row: number;
  head: Shape[];
  rows: Shape[][];
  foot: Shape[];
  place: NotePlace;
};

export function textAt(
  style: Style,
  text: string,
  place: { x: number; y: number; anchor?: Anchor },
): Extract<Shape, { shape: 'text' }> {
  return { shape: 'text', style, text, anchor: 'start', ...place };
}

export function lineOf(style: Style, ends: { x1: number; x2: number; y1: number; y2: number }): Shape {
  return { shape: 'line', style, ...ends };
}

/** Shapes as SVG, in the order they are drawn. */
export function drawShapes(shapes: readonly Shape[], pen: Pen): string {
  return shapes
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
