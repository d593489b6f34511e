import { describe, expect, it } from 'vitest';
import type { Figure } from '#shared/domain/figure.ts';
import { intervalParts } from '#shared/drawing/interval-parts.ts';
import { intervalShapes, writtenLines } from '#shared/drawing/interval-shapes.ts';
import { textWidth } from '#shared/drawing/scale.ts';
import { windowWords } from '#test/support/renderer-words.ts';

const words = windowWords('en');

function groups(names: string[], change: Partial<Figure> = {}): Figure {
  return {
    id: 'segments.wrong',
    kind: 'intervals',
    title: { key: 'charts.about' },
    alt: { key: 'charts.about' },
    valueFormat: 'percent',
    marks: names.map((label, at) => ({ label, labelFormat: 'text', value: 0.2 + at / 100, interval: [0.1, 0.4] })),
    table: { columns: [], rows: [] },
    ...change,
  };
}

describe('the numbers of a scale', () => {
  const at = (places: number[], width: number): { x: number; width: number }[] => places.map((x) => ({ x, width }));

  it('stand apart, and begin where most of them are clear of the line with a name', () => {
    expect(writtenLines(at([0, 40, 80, 120, 160, 200], 44), 84)).toEqual([false, true, false, true, false, true]);
    expect(writtenLines(at([0, 40, 80, 120], 20), null)).toEqual([true, true, true, true]);
    expect(writtenLines(at([0], 44), 0)).toEqual([false]);
  });
});

describe('intervals in rows', () => {
  it('say once, above, what all names begin with', () => {
    const { heading, names } = intervalParts(groups(['Housing: Owner', 'Housing: Tenant']), { words, width: 640 });
    expect([heading, names]).toEqual(['Housing', ['Owner', 'Tenant']]);
    const [first] = intervalShapes(groups(['Logement\u00a0: Autre', 'Logement\u00a0: Loué']), {
      words,
      width: 640,
    }).head;
    expect(first).toMatchObject({ shape: 'text', text: 'Logement' });
  });

  it('keep names that begin otherwise, stand alone or are of two columns', () => {
    for (const names of [
      ['Housing: Owner', 'Age: 18 to 26'],
      ['Housing: Owner'],
      ['Housing: Owner; Age: 18', 'Housing: Owner; Age: 27'],
    ])
      expect(intervalParts(groups(names), { words, width: 640 })).toMatchObject({ heading: '', names });
  });

  it('write why there is no value clear of the lines', () => {
    const figure = groups(['January', 'February'], { valueFormat: 'decimal' });
    figure.marks[1] = { ...figure.marks[1]!, value: null, interval: null };
    const { right, x, scale } = intervalParts(figure, { words, width: 480 });
    expect(right).toBeGreaterThan(textWidth('too few to tell'));
    expect(x(scale.high)).toBeLessThan(480 - textWidth('too few to tell'));
  });
});
