import type { Pen, Style } from './pen.ts';

type Anchor = 'start' | 'middle' | 'end';

/** What figures are made of, wherever they are drawn: in the window, where marks can be reached, and on a sheet. */
export type Shape =
  | { shape: 'rect'; style: Style; x: number; y: number; width: number; height: number }
  | { shape: 'line'; style: Style; x1: number; x2: number; y1: number; y2: number }
  | { shape: 'circle'; style: Style; cx: number; cy: number; r: number }
  /** `lead`: how the text begins, in bold. */
  | { shape: 'text'; style: Style; text: string; x: number; y: number; anchor: Anchor; lead?: string };

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
