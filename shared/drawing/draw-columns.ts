import { columnShapes } from './column-shapes.ts';
import type { Drawer } from './drawing.ts';
import { drawNotes } from './note-shapes.ts';
import { drawShapes } from './shapes.ts';

/** Columns from zero, the whole behind a part as its track. */
export const drawColumns: Drawer = (figure, { words, width, pen }) => {
  const { height, grid, columns, zero, place } = columnShapes(figure, { words, width });
  return {
    height,
    marks:
      drawShapes([...grid, ...columns.flatMap(({ shapes }) => shapes), ...zero], pen) +
      drawNotes(figure, place, { words, pen }),
  };
};
