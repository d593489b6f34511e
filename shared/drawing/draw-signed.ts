import type { Drawer } from './drawing.ts';
import { drawNotes } from './note-shapes.ts';
import { drawShapes } from './shapes.ts';
import { signedShapes } from './signed-shapes.ts';

/** Parts on both sides of one zero line, or as a staircase; what a part is made of stays closed on a sheet. */
export const drawSigned: Drawer = (figure, { words, width, pen }) => {
  const lines = figure.marks.map((mark) => ({ mark, depth: 0, isOpen: null }));
  const { height, head, rows, foot, place } = signedShapes(figure, lines, { words, width });
  return {
    height,
    marks:
      drawShapes([...head, ...rows.flat()], pen) + drawNotes(figure, place, { words, pen }) + drawShapes(foot, pen),
  };
};
