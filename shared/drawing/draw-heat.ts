import { heatLevel } from '#shared/domain/figure.ts';
import type { Drawer } from './drawing.ts';
import { markName } from './figure-text.ts';
import {
  HEAT_HEAD,
  HEAT_LEGEND,
  HEAT_ROW,
  heatHead,
  heatLegend,
  heatRooms,
  heatStyle,
  heatText,
} from './heat-parts.ts';
import { cellPlace } from './note-places.ts';
import { drawNotes } from './note-shapes.ts';
import { roomBelow } from './notes.ts';
import { fitted } from './scale.ts';

const GAP = 1;

/** Rows of cells, the darker the farther; names at the left, periods above, the steps below. */
export const drawHeat: Drawer = (figure, { words, width, pen }) => {
  const names = figure.marks.map((mark) => markName(mark, words));
  const columns = figure.heat?.columns ?? [];
  const rooms = heatRooms(names, columns.length, width);
  const middleOf = (at: number): number => rooms.names + (at + 0.5) * rooms.cell;
  const heads = columns.map((_, at) =>
    pen.text('name', heatHead(figure, at, words, rooms.cell), { x: middleOf(at), y: 14, anchor: 'middle' }),
  );
  const rows = figure.marks.map((_, row) => {
    const y = HEAT_HEAD + row * HEAT_ROW;
    const cells = (figure.heat?.cells[row] ?? []).map((cell, at) => {
      const level = heatLevel(cell);
      const box = {
        x: rooms.names + at * rooms.cell + GAP,
        y: y + GAP,
        width: rooms.cell - 2 * GAP,
        height: HEAT_ROW - 2 * GAP,
      };
      const place = { x: middleOf(at), y: y + HEAT_ROW / 2 + 4, anchor: 'middle' as const };
      return (
        pen.rect(heatStyle(level), box) +
        pen.text(level >= 4 ? 'inside' : 'strong', heatText(cell, figure, words, rooms.cell), place)
      );
    });
    return (
      pen.text('label', fitted(names[row] ?? '', rooms.names - 8), { x: 0, y: y + HEAT_ROW / 2 + 4.5 }) + cells.join('')
    );
  });
  const floor = HEAT_HEAD + figure.marks.length * HEAT_ROW + roomBelow(figure);
  const foot = floor + 14;
  const legend = heatLegend(words).map(
    ({ level, text, x }) =>
      pen.rect(heatStyle(level), { x, y: foot, width: 12, height: 12 }) +
      pen.text('name', text, { x: x + 18, y: foot + 10 }),
  );
  const place = cellPlace(figure, {
    left: rooms.names,
    top: HEAT_HEAD,
    cell: rooms.cell,
    height: HEAT_ROW,
    room: width,
  });
  return {
    height: floor + HEAT_LEGEND,
    marks: [...heads, ...rows, drawNotes(figure, place, { words, pen }), ...legend].join(''),
  };
};
