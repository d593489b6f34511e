import { barShapes } from './bar-shapes.ts';
import type { Drawer } from './drawing.ts';
import { intervalShapes } from './interval-shapes.ts';
import { drawNotes } from './note-shapes.ts';
import { drawShapes } from './shapes.ts';
import type { RowShapes } from './shapes.ts';
import { signedShapes } from './signed-shapes.ts';

type Layout = (figure: Parameters<Drawer>[0], asked: Omit<Parameters<Drawer>[1], 'pen'>) => RowShapes;

/** A figure in rows on a sheet: what stands around them, the rows, what is marked on them. */
const drawRows =
  (layout: Layout): Drawer =>
  (figure, { words, width, pen }) => {
    const { height, head, rows, foot, place } = layout(figure, { words, width });
    return {
      height,
      marks:
        drawShapes([...head, ...rows.flat()], pen) + drawNotes(figure, place, { words, pen }) + drawShapes(foot, pen),
    };
  };

export const drawIntervals = drawRows(intervalShapes);
export const drawBars = drawRows(barShapes);
/** What a part is made of stays closed on a sheet. */
export const drawSigned = drawRows((figure, asked) =>
  signedShapes(
    figure,
    figure.marks.map((mark) => ({ mark, depth: 0, isOpen: null })),
    asked,
  ),
);
