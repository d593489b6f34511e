import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Figure, FigureNote } from '#shared/domain/figure.ts';
import { drawFigure } from '#shared/drawing/draw-figure.ts';
import { markName } from '#shared/drawing/figure-text.ts';
import { PALETTES } from '#shared/drawing/palette.ts';
import { createWords } from '#shared/words/words.ts';
import { sampleFigures } from '#test/support/reports.ts';
import { everyElement, parseXml } from '#test/support/xml.ts';
import type { XmlElement } from '#test/support/xml.ts';

const words = createWords('en');
const marked = (kind: FigureNote['kind'], at: number | string, to?: number): FigureNote => ({
  kind,
  at,
  ...(to === undefined ? {} : { to }),
  label: { key: 'story.said', values: { text: 'What the committee asked for in the autumn' } },
});
/** With everything that an author may mark on them. */
const noted = (Object.keys(sampleFigures) as Figure['kind'][]).map((kind): [string, Figure] => {
  const figure = sampleFigures[kind];
  const value = figure.marks[0]?.value ?? figure.curves?.[0]?.points[0]?.y ?? 1;
  const place = figure.marks[0]?.label ?? figure.curves?.[0]?.points[0]?.x ?? 0;
  return [
    `noted ${kind}`,
    {
      ...figure,
      notes: [
        marked('line', value * 2),
        marked('threshold', value / 2),
        marked('area', value, value * 1.5),
        marked('point', place),
        marked('callout', place),
        marked('event', figure.heat?.columns[0]?.label ?? place),
        ...(figure.heat?.columns.slice(0, 1) ?? []).map(({ label }) => ({ ...marked('point', place), column: label })),
      ],
    },
  ];
});
const kinds = [...Object.entries(sampleFigures), ...noted];
const drawn = (figure: Figure, width = 640): XmlElement[] =>
  everyElement(parseXml(drawFigure(figure, { words, width })!.svg));
const texts = (elements: XmlElement[]): string[] =>
  elements
    .filter(({ name }) => name === 'text')
    .map(({ text, children }) => children.map((part) => part.text).join('') + text);

describe('a drawn figure', () => {
  it.each(kinds)('of kind %s is one picture told by its sentence, the same bytes each time', (kind, figure) => {
    const [root] = drawn(figure);
    expect(root?.attributes['role']).toBe('img');
    expect(root?.attributes['aria-label']).toBe(`sentence of ${kind.replace('noted ', '')}`);
    expect(drawFigure(figure, { words, width: 640 })).toEqual(
      drawFigure(structuredClone(figure), { words, width: 640 }),
    );
  });

  it.each(kinds)('of kind %s names each mark and line in real text', (_kind, figure) => {
    const written = texts(drawn(figure)).join('|');
    for (const mark of figure.marks)
      expect(written).toContain(
        mark.labelFormat === 'period' ? (mark.label === '2025-05' ? 'May' : 'Jun') : markName(mark, words),
      );
    for (const curve of figure.curves ?? []) expect(written).toContain(words.say(curve.label));
  });

  it.each(kinds)('of kind %s stays inside its box', (_kind, figure) => {
    const [root, ...elements] = drawn(figure, 480);
    const [left = 0, top = 0, width = 0, height = 0] = (root?.attributes['viewBox'] ?? '').split(' ').map(Number);
    for (const { attributes } of elements)
      for (const [name, low, high] of [
        ['x', left, left + width],
        ['cx', left, left + width],
        ['x2', left, left + width],
        ['y', top, top + height],
        ['cy', top, top + height],
        ['y2', top, top + height],
      ] as const) {
        if (attributes[name] === undefined) continue;
        expect(Number(attributes[name])).toBeGreaterThanOrEqual(low);
        expect(Number(attributes[name])).toBeLessThanOrEqual(high);
      }
  });

  it('makes the bar of twice the value twice as long, and none for what does not exist', () => {
    const bars = drawn(sampleFigures.bars)
      .filter(({ name }) => name === 'rect')
      .map(({ attributes }) => Number(attributes['width']));
    expect(bars[1]! / bars[0]!).toBeCloseTo(2, 1);
    expect(bars[2]).toBe(0);
    expect(texts(drawn(sampleFigures.bars))).toContain('–');
  });

  it('draws an effect over zero hollow and grey, and no dot where the value cannot be told', () => {
    const dots = drawn(sampleFigures.intervals).filter(
      ({ name, attributes }) => name === 'circle' && attributes['r'] === '4.5',
    );
    expect(dots.map(({ attributes }) => attributes['stroke'])).toEqual([undefined, PALETTES.light.other]);
  });

  it('keeps the numbers of the axis clear of the first column', () => {
    const marks = Array.from({ length: 60 }, (_, at) => ({
      label: `day ${at}`,
      labelFormat: 'text' as const,
      value: 1234,
    }));
    const elements = drawn({ ...sampleFigures.columns, valueFormat: 'integer', marks });
    const first = Number(elements.find(({ name }) => name === 'rect')?.attributes['x']);
    const numbers = elements.filter(({ name, text }) => name === 'text' && /^[\d,]+$/.test(text));
    expect(numbers.map(({ text }) => text)).toContain('1,500');
    for (const { attributes } of numbers) {
      expect(attributes['text-anchor']).toBe('end');
      expect(Number(attributes['x'])).toBeLessThan(first);
    }
  });

  it('steps of a waterfall lead from the average to the score', () => {
    const [first, second] = drawn(sampleFigures.waterfall)
      .filter(({ name }) => name === 'rect')
      .map(({ attributes }) => ({
        from: Number(attributes['x']),
        to: Number(attributes['x']) + Number(attributes['width']),
      }));
    expect(second!.to).toBeCloseTo(first!.to, 0);
    expect((second!.to - second!.from) / (first!.to - first!.from)).toBeCloseTo(0.5, 1);
  });

  it('is nothing where the figure has no mark', () => {
    expect(drawFigure({ ...sampleFigures.bars, marks: [] }, { words, width: 640 })).toBeNull();
    expect(drawFigure({ ...sampleFigures.curve, curves: [] }, { words, width: 640 })).toBeNull();
  });

  it('survives any label and any number, escaped and finite', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds.map(([, figure]) => figure)),
        fc.array(
          fc.tuple(
            fc.string({ unit: 'binary', maxLength: 30 }),
            fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }),
          ),
          { minLength: 1, maxLength: 6 },
        ),
        (figure, rows) => {
          const marks = rows.map(([text, value]) => ({
            label: `<script>"'&${text}`,
            labelFormat: 'text' as const,
            value,
          }));
          const curves = figure.curves?.map((one) => ({ ...one, points: rows.map(([, y], x) => ({ x, y })) }));
          const { svg } = drawFigure(
            { ...figure, marks, ...(curves === undefined ? {} : { curves }) },
            { words, width: 500 },
          )!;
          parseXml(svg);
          expect(svg).not.toMatch(/<script|NaN|Infinity/);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('the colours of exports', () => {
  const css =
    readFileSync(resolve(import.meta.dirname, '../../../renderer/theme/tokens.css'), 'utf8').split(
      '[data-mantine-color-scheme=',
    )[1] ?? '';
  const token = (name: string): string => new RegExp(`--${name}: (#\\w+);`).exec(css)?.[1] ?? '';
  const luminance = (hex: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: string, b: string): number =>
    (Math.max(luminance(a), luminance(b)) + 0.05) / (Math.min(luminance(a), luminance(b)) + 0.05);

  it('are those of the window', () => {
    const { heat, ...plain } = PALETTES.light;
    for (const [name, value] of Object.entries(plain))
      expect(value).toBe(token(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/(\d)/, '-$1')));
    expect(heat).toEqual([0, 1, 2, 3, 4, 5].map((step) => token(`heat-${step}`)));
  });

  it.each(Object.entries(PALETTES))('reach 3 to 1 for marks and 4.5 to 1 for text on %s paper', (_name, palette) => {
    for (const mark of ['for', 'against', 'other', 'accent', 'ink2', 'rule2'] as const)
      expect(contrast(palette[mark], palette.paper)).toBeGreaterThanOrEqual(3);
    for (const text of ['ink', 'ink2', 'ink3', 'forText', 'againstText'] as const)
      expect(contrast(palette[text], palette.paper)).toBeGreaterThanOrEqual(4.5);
  });
});
