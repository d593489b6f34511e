import { describe, expect, it } from 'vitest';
import type { Figure, FigureNote } from '#shared/domain/figure.ts';
import { drawFigure } from '#shared/drawing/draw-figure.ts';
import { cellPlace, columnPlace, curveAt, curvePlace, rowPlace } from '#shared/drawing/note-places.ts';
import { noteShapes } from '#shared/drawing/note-shapes.ts';
import { notedValues, noteKinds, placeOfNote } from '#shared/drawing/notes.ts';
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
  const x = (value: number): number => 100 + value;
  const place = rowPlace(
    figure.marks.map(({ label, value }) => ({ label, tip: x(value ?? 0) })),
    { x, middle: (index) => 18 + 28 * index, top: 4, bottom: 62, left: 90, right: 300, names: 62, foot: 5 },
  );
  const shapes = noteShapes(figure, place, words);
  expect(shapes[0]).toMatchObject({ shape: 'line', x1: 130, x2: 130, y1: 4 });
  expect(shapes[1]).toMatchObject({ shape: 'rect', x: 110, width: 10 });
  expect(shapes[2]).toMatchObject({ shape: 'circle', cx: 140, cy: 46 });
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
  expect(noteShapes(figure, place, words).map(({ shape }) => shape)).toEqual(['line', 'rect', 'text', 'text']);
  expect(placeOfNote(figure, note('callout', 5), words)).toEqual({ at: '5', to: null });
  expect(placeOfNote(columns(), note('point', '2025-02'), words)).toEqual({ at: 'February 2025', to: null });
});

const svgOf = (figure: Figure): string => drawFigure(figure, { words, width: 640 })?.svg ?? '';
const x1Of = (svg: string, dash: string): number =>
  Number(new RegExp(`<line x1="([\\d.]+)"[^>]*stroke-dasharray="${dash}"`).exec(svg)?.[1]);
const bar = (svg: string, at: number): { left: number; right: number } => {
  const found = [...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="1[35]"/g)][at];
  return { left: Number(found?.[1]), right: Number(found?.[1]) + Number(found?.[2]) };
};

describe('notes on bars', () => {
  const bars = (...notes: FigureNote[]): Figure => ({ ...columns(...notes), kind: 'bars' });

  it('a line at the value of a bar touches its end, and one beyond all bars is inside the drawing', () => {
    const touching = svgOf(bars(note('line', 40)));
    expect(x1Of(touching, '3 3')).toBeCloseTo(bar(touching, 1).right, 0);
    const beyond = svgOf(bars(note('threshold', 80)));
    const { left, right } = bar(beyond, 1);
    expect(x1Of(beyond, '6 3') - left).toBeCloseTo(2 * (right - left), 0);
  });

  it('what is said of a bar stands under it, in room made for it, and moves no other figure', () => {
    const [plain, noted] = [
      drawFigure(bars(), { words, width: 640 }),
      drawFigure(bars(note('callout', '2025-02')), { words, width: 640 }),
    ];
    expect(noted!.height).toBeGreaterThan(plain!.height);
    expect(noted!.svg).toContain('callout here');
  });

  it('a bar has no place below zero, and shares of different wholes have no common scale', () => {
    expect(svgOf(bars(note('line', -5)))).not.toContain('line here');
    const shares: Figure = { ...bars(), kind: 'shares' };
    expect(noteKinds(shares)).toContain('threshold');
    const uneven = shares.marks.map((mark, at) => ({ ...mark, total: 50 + at }));
    expect(noteKinds({ ...shares, marks: uneven })).toEqual(['point', 'callout']);
  });
});

describe('notes on parts with a sign', () => {
  const parts = (kind: Figure['kind'], ...notes: FigureNote[]): Figure => ({
    ...columns(...notes),
    kind,
    marks: [
      { label: 'income', labelFormat: 'text', value: 0.2 },
      { label: 'age', labelFormat: 'text', value: -0.1 },
    ],
    valueFormat: 'points',
    ...(kind === 'waterfall'
      ? {
          levelFormat: 'percent' as const,
          base: { label: { key: 'said', values: { text: 'average' } }, value: 0.3 },
          total: { label: { key: 'said', values: { text: 'score' } }, value: 0.4 },
        }
      : {}),
  });

  it('stand on the axis of the parts, on both sides of zero', () => {
    const svg = svgOf(parts('signed', note('line', -0.1)));
    expect(x1Of(svg, '3 3')).toBeCloseTo(bar(svg, 1).left, 0);
    expect(placeOfNote(parts('signed'), note('line', -0.1), words).at).toBe('\u221210.0');
  });

  it('a staircase is marked at levels: the cut-off between the average and the score', () => {
    const figure = parts('waterfall', note('threshold', 0.5));
    const svg = svgOf(figure);
    expect(x1Of(svg, '6 3')).toBeCloseTo(bar(svg, 0).right, 0);
    expect(placeOfNote(figure, note('threshold', 0.45), words).at).toBe('45%');
    // The name stands above the line of the whole, not over it.
    const y = (text: string): number => Number(new RegExp(` y="([\\d.]+)"[^>]*>${text}<`).exec(svg)?.[1]);
    expect(y('threshold here')).toBeLessThan(y('score') - 20);
  });
});

describe('notes on cells', () => {
  const heat = (...notes: FigureNote[]): Figure => ({
    ...columns(...notes),
    kind: 'heat',
    marks: [
      { label: 'income', labelFormat: 'text', value: 0.3 },
      { label: 'age', labelFormat: 'text', value: 0.1 },
    ],
    heat: {
      columns: [
        { label: '2025-01', format: 'period' },
        { label: '2025-02', format: 'period' },
      ],
      cells: [
        [
          { value: 0.3, isNoise: false },
          { value: 0.2, isNoise: false },
        ],
        [
          { value: 0.1, isNoise: false },
          { value: null, isNoise: false },
        ],
      ],
    },
  });
  const at = { left: 100, top: 24, cell: 60, height: 24, room: 640 };
  const shapes = (...notes: FigureNote[]) => noteShapes(heat(...notes), cellPlace(heat(), at), words);

  it('frame the cell of a row and a column, led down to its words', () => {
    const [, frame, leader, text] = shapes({ ...note('point', 'age'), column: '2025-02' });
    expect(frame).toMatchObject({ shape: 'rect', style: 'notePoint', x: 160, y: 48, width: 60, height: 24 });
    expect(leader).toMatchObject({ shape: 'line', x1: 220, y1: 72 });
    expect(text).toMatchObject({ text: 'point here' });
    expect(placeOfNote(heat(), { ...note('point', 'age'), column: '2025-02' }, words).at).toBe('age, February 2025');
  });

  it('draw an event before its column, over the whole height', () => {
    expect(shapes(note('event', '2025-02'))[0]).toMatchObject({ x1: 160, y1: 24 });
  });

  it('have no axis of values, and nothing is drawn for a cell that is not there', () => {
    expect(noteKinds(heat())).toEqual(['point', 'event']);
    expect(
      shapes(note('line', 3), note('area', 1, 2), note('point', 'age'), { ...note('point', 'x'), column: '2025-02' }),
    ).toEqual([]);
  });

  it('keep the legend below their words', () => {
    const svg = svgOf(heat({ ...note('point', 'age'), column: '2025-02' }, note('event', '2025-02')));
    expect(svg).toContain('event here');
    const tops = [...svg.matchAll(/<rect x="[\d.]+" y="([\d.]+)" width="12"/g)].map(([, y]) => Number(y));
    const words = [...svg.matchAll(/ y="([\d.]+)"[^>]*>(?:point|event) here</g)].map(([, y]) => Number(y));
    expect(Math.min(...tops)).toBeGreaterThan(Math.max(...words));
  });
});
