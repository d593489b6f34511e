import { describe, expect, it } from 'vitest';
import type { Figure, FigureNote } from '#shared/domain/figure.ts';
import { drawFigure } from '#shared/drawing/draw-figure.ts';
import { columnPlace, curvePlace, rowPlace } from '#shared/drawing/note-places.ts';
import { curveAt, notedValues, noteShapes, notePlaceText } from '#shared/drawing/notes.ts';
import { createWords } from '#shared/words/words.ts';

const words = createWords('en', [{ en: { said: '{{text}}' }, fr: { said: '{{text}}' } }]);
const note = (kind: FigureNote['kind'], at: number | string, to?: number): FigureNote => ({
  kind,
  at,
  ...(to === undefined ? {} : { to }),
  label: { key: 'said', values: { text: `${kind} here` } },
});
const base: Omit<Figure, 'kind' | 'marks'> = {
  id: 'x',
  title: { key: 'said', values: { text: 'T' } },
  alt: { key: 'said', values: { text: 'A' } },
  valueFormat: 'integer',
  table: { columns: [], rows: [] },
};
const columns = (...notes: FigureNote[]): Figure => ({
  ...base,
  kind: 'columns',
  marks: [
    { label: '2025-01', labelFormat: 'period', value: 10 },
    { label: '2025-02', labelFormat: 'period', value: 40 },
  ],
  notes,
});
const up = { slot: 100, width: 200, y: (value: number) => 200 - value, top: 10, isLabelled: true };
const of = (figure: Figure) => noteShapes(figure, columnPlace(figure, up), words);

describe('notes on columns', () => {
  it('stand at their value: a line across, an area between two, each with its words', () => {
    expect(of(columns(note('line', 30)))).toMatchObject([
      { shape: 'line', style: 'reference', x1: 0, x2: 200, y1: 170, y2: 170 },
      { shape: 'text', text: 'line here', anchor: 'end' },
    ]);
    expect(of(columns(note('threshold', 30)))[0]).toMatchObject({ style: 'threshold' });
    expect(of(columns(note('area', 30, 20)))[0]).toMatchObject({ shape: 'rect', y: 170, height: 10, width: 200 });
  });

  it('stand at their mark: a ring at its tip, words on a leader, a line over the whole height', () => {
    expect(of(columns(note('point', '2025-02')))[0]).toMatchObject({ shape: 'circle', cx: 150, cy: 160 });
    expect(of(columns(note('callout', '2025-01'))).map(({ shape }) => shape)).toEqual(['line', 'text']);
    expect(of(columns(note('event', '2025-01')))[0]).toMatchObject({ x1: 50, x2: 50, y1: 10, y2: 200 });
  });

  it('are left out of the drawing where their place is gone, never drawn elsewhere', () => {
    expect(
      of(columns(note('point', '2024-01'), note('event', 3), note('line', 'x'), note('area', 5), note('line', -5))),
    ).toEqual([]);
    const empty: Figure = {
      ...columns(note('point', '2025-01')),
      marks: [{ label: '2025-01', labelFormat: 'period', value: null }],
    };
    expect(of(empty)).toEqual([]);
  });

  it('widen the scale, so that a target above every column is seen', () => {
    expect(notedValues(columns(note('line', 90), note('point', '2025-01')))).toEqual([90]);
    const svg = drawFigure(columns(note('threshold', 90)), { words, width: 400 })?.svg ?? '';
    expect(svg).toContain('threshold here');
    const line = /<line[^>]*y1="([\d.]+)"[^>]*stroke-dasharray="6 3"/.exec(svg);
    const tops = [...svg.matchAll(/<rect[^>]*y="([\d.]+)"/g)].map(([, top]) => Number(top));
    expect(Number(line?.[1])).toBeGreaterThan(0);
    for (const top of tops) expect(top).toBeGreaterThan(Number(line?.[1]));
  });
});

it('notes on rows stand at their value with their names below, and beside the dot of their row', () => {
  const figure: Figure = {
    ...columns(note('line', 30), note('area', 10, 20), note('point', '2025-02')),
    kind: 'intervals',
  };
  const place = rowPlace(figure, { x: (value) => 100 + value, top: 4, row: 28, floor: 62, left: 90, right: 300 });
  const shapes = noteShapes(figure, place, words);
  expect(shapes[0]).toMatchObject({ shape: 'line', x1: 130, x2: 130, y1: 4 });
  expect(shapes[2]).toMatchObject({ shape: 'rect', x: 110, width: 10 });
  expect(shapes[4]).toMatchObject({ shape: 'circle', cx: 140, cy: 46 });
  const names = shapes.filter((one) => one.shape === 'text').map(({ y }) => y);
  expect(new Set(names).size).toBe(3);
});

it('notes on a curve stand at an x of it, on the line between its points', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 10, y: 20 },
  ];
  expect(curveAt(points, 5)).toBe(10);
  expect(curveAt(points, 11)).toBeNull();
  const figure: Figure = {
    ...columns(note('callout', 5), note('area', 2, 4), note('event', 99)),
    kind: 'curve',
    marks: [],
    curves: [{ id: 'a', label: { key: 'said', values: { text: 'a' } }, role: 'subject', points }],
  };
  const scale = (value: number): number => value * 10;
  const place = curvePlace(figure.curves?.[0], {
    x: scale,
    y: (value) => 300 - scale(value),
    across: { low: 0, high: 10 },
    left: 0,
    right: 100,
    top: 14,
    bottom: 300,
  });
  expect(noteShapes(figure, place, words).map(({ shape }) => shape)).toEqual(['line', 'text', 'rect', 'text']);
  expect(notePlaceText(figure, 'callout', 5, words)).toBe('5');
  expect(notePlaceText(columns(), 'point', '2025-02', words)).toBe('February 2025');
});
