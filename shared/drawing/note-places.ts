import type { Curve, Figure } from '#shared/domain/figure.ts';
import type { NotePlace } from './note-shapes.ts';

type Scale = (value: number) => number;

/** `left`: from where columns stand. */
type ColumnRoom = { left?: number; slot: number; width: number; y: Scale; top: number; isLabelled: boolean };

/** Where notes stand on columns: their marks by label. */
export function columnPlace({ marks }: Figure, { left = 0, slot, width, y, top, isLabelled }: ColumnRoom): NotePlace {
  return {
    left,
    right: width,
    top,
    bottom: y(0),
    values: 'up',
    value: y,
    clear: isLabelled ? 22 : 8,
    along: (at) => {
      const index = marks.findIndex(({ label }) => label === at);
      const mark = marks[index];
      if (mark === undefined) return null;
      const tip = mark.total ?? mark.value;
      return { at: left + slot * (index + 0.5), tip: tip === null ? null : y(tip) };
    },
  };
}

/** The rows of a figure as notes find them: where the mark of each ends, null where it has none. */
export type NotedRow = { label: string; tip: number | null };

/** Where notes stand on rows with a bar or a dot each. */
export function rowPlace(
  rows: readonly NotedRow[],
  {
    x,
    middle,
    ...box
  }: {
    x: Scale;
    middle: (index: number) => number;
    left: number;
    right: number;
    top: number;
    bottom: number;
    /** From where the names of values stand below. */
    names: number;
    foot: number;
  },
): NotePlace {
  return {
    ...box,
    values: 'right',
    value: x,
    clear: 0,
    along: (at) => {
      const index = rows.findIndex(({ label }) => label === at);
      const row = rows[index];
      return row === undefined ? null : { at: middle(index), tip: row.tip };
    },
  };
}

/** Where notes stand on cells: around one, or before a column. */
export function cellPlace(
  { marks, heat }: Figure,
  { left, top, cell, height, room }: { left: number; top: number; cell: number; height: number; room: number },
): NotePlace {
  const columns = heat?.columns ?? [];
  const bottom = top + marks.length * height;
  const at = (column: number): number => left + column * cell;
  const columnOf = (label: number | string): number => columns.findIndex((one) => one.label === label);
  return {
    // Words may run on beside the cells, which can be few.
    left: 0,
    right: room,
    top,
    bottom,
    values: 'up',
    value: () => bottom,
    clear: 0,
    names: bottom,
    along: (label) => (columnOf(label) < 0 ? null : { at: at(columnOf(label)), tip: null }),
    cell: (row, column) => {
      const [down, across] = [marks.findIndex(({ label }) => label === row), columnOf(column)];
      if (down < 0 || across < 0) return null;
      return { x: at(across), y: top + down * height, width: cell, height };
    },
  };
}

/** Where notes stand on a curve: at an x of its subject. */
export function curvePlace(
  subject: Curve | undefined,
  {
    x,
    y,
    across,
    ...box
  }: {
    x: Scale;
    y: Scale;
    across: { low: number; high: number };
    left: number;
    right: number;
    top: number;
    bottom: number;
  },
): NotePlace {
  return {
    ...box,
    values: 'up',
    value: y,
    clear: 8,
    along: (at) => {
      if (typeof at !== 'number' || at < across.low || at > across.high) return null;
      const told = curveAt(subject?.points ?? [], at);
      return { at: x(at), tip: told === null ? null : y(told) };
    },
  };
}

/** The value of a curve at an x: on the line between its points; null outside. */
export function curveAt(points: readonly { x: number; y: number }[], x: number): number | null {
  for (const [index, point] of points.entries()) {
    const next = points[index + 1];
    if (point.x === x) return point.y;
    if (next !== undefined && point.x < x && x < next.x)
      return point.y + ((next.y - point.y) * (x - point.x)) / (next.x - point.x);
  }
  return null;
}
