import type { Curve, Figure } from '#shared/domain/figure.ts';
import { curveAt } from './notes.ts';
import type { NotePlace } from './notes.ts';

type Scale = (value: number) => number;

/** Where notes stand on columns: their marks by label. */
export function columnPlace(
  { marks }: Figure,
  { slot, width, y, top, isLabelled }: { slot: number; width: number; y: Scale; top: number; isLabelled: boolean },
): NotePlace {
  return {
    left: 0,
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
      return { at: slot * (index + 0.5), tip: tip === null ? null : y(tip) };
    },
  };
}

/** Where notes stand on rows with a dot each. */
export function rowPlace(
  { marks, reference }: Figure,
  {
    x,
    top,
    row,
    floor,
    left,
    right,
  }: { x: Scale; top: number; row: number; floor: number; left: number; right: number },
): NotePlace {
  return {
    left,
    right,
    top,
    bottom: floor,
    // The name of the line to compare with stands first below.
    names: floor + (reference === undefined ? 0 : 16),
    values: 'right',
    value: x,
    clear: 7,
    along: (at) => {
      const index = marks.findIndex(({ label }) => label === at);
      const mark = marks[index];
      if (mark === undefined) return null;
      return { at: top + index * row + row / 2, tip: mark.value === null ? null : x(mark.value) };
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
