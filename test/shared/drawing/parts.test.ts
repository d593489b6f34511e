import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Figure } from '#shared/domain/figure.ts';
import { figures } from '#shared/analyses/explain/figures.ts';
import { between, densityBins } from '#shared/drawing/curve-parts.ts';
import { cellText, markSentence, partText, rowName } from '#shared/drawing/figure-text.ts';
import { linesBetween } from '#shared/drawing/scale.ts';
import { signedParts, signedTone } from '#shared/drawing/signed-parts.ts';
import { explained } from '#test/shared/analyses/model-doubles.ts';
import { windowWords } from '#test/support/renderer-words.ts';

const en = windowWords('en');
const fr = windowWords('fr');
const [reasons, waterfall] = figures(explained()) as [Figure, Figure];

describe('the bars of reasons', () => {
  it('all begin at zero, and as a staircase lead from the average to the score', () => {
    expect(signedParts(reasons).every((part) => part.from === 0)).toBe(true);
    const steps = signedParts(waterfall);
    expect(steps[0]?.from).toBe(0.323);
    steps.slice(1).forEach((step, at) => expect(step.from).toBe(steps[at]?.to));
    expect(steps.at(-1)?.to).toBeCloseTo(explained().output, 12);
  });

  it('are in favour or against only where somebody said which side is good', () => {
    const [mark] = reasons.marks;
    expect(signedTone(mark!, null).bar).toBe('plain');
    expect(signedTone(mark!, 'up').bar).toBe('for');
    expect(signedTone(mark!, 'down').bar).toBe('against');
    expect(signedTone({ ...mark!, value: -0.1 }, 'down').bar).toBe('for');
    expect(signedTone({ ...mark!, emphasis: 'other' }, 'down').bar).toBe('other');
  });

  it('say the fact, its value, the part with its sign and how usual it is', () => {
    expect(markSentence(reasons, reasons.marks[0]!, en)).toBe('Monthly income, €700: +17.7, lower than 87 in 100');
    expect(markSentence(reasons, reasons.marks[0]!, fr)).toBe(
      'Revenu mensuel, 700\u00a0€\u00a0: +17,7, plus bas que 87 sur 100',
    );
    expect(rowName(reasons, 0, en)).toBe('Monthly income, €700');
  });

  it('print the numbers that add up, with a sign for money too', () => {
    const mark = { label: 'a', labelFormat: 'text' as const, value: 1200.4, printed: 1201 };
    expect(partText(mark, { ...reasons, valueFormat: 'money', currency: 'USD' }, en)).toBe('+$1,201');
    expect(cellText(0.0824, 'pointsSize', en)).toBe('8.2');
  });
});

describe('the marks of an axis', () => {
  it('are round, inside, at most as many as there is room for, and whole for counts', () => {
    expect(linesBetween(1, 12, { most: 12, whole: true })).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(linesBetween(1, 12, { most: 5, whole: true })).toEqual([5, 10]);
    expect(linesBetween(60, 10_100, { most: 8, whole: false })).toEqual([2000, 4000, 6000, 8000, 10_000]);
    expect(linesBetween(0, 1, { most: 5, whole: false })).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(linesBetween(3, 3, { most: 5, whole: true })).toEqual([3]);
  });
});

describe('a difference that rounds to nothing', () => {
  it('has no sign', () => expect(cellText(-0.0001, 'points', en)).toBe('0.0'));
});

const line = [
  { x: 0, y: 0 },
  { x: 10, y: 10 },
  { x: 20, y: 0 },
];

describe('a line that is cut', () => {
  it('keeps what lies between, and ends exactly at the cuts', () => {
    expect(between(line, 5, 12)).toEqual([
      { x: 5, y: 5 },
      { x: 10, y: 10 },
      { x: 12, y: 8 },
    ]);
    expect(between(line, Number.NEGATIVE_INFINITY, 30)).toEqual(line);
    expect(between(line, 21, 30)).toEqual([]);
  });
});

describe('the strip of density', () => {
  it('is flat for cases that stand evenly, and high where many stand close', () => {
    const even = Array.from({ length: 11 }, (_, at) => ({ x: at, share: at % 10 === 0 ? 0.05 : 0.1 }));
    densityBins(even, { low: 0, high: 10, bins: 5 }).forEach((part) => expect(part).toBeCloseTo(1, 9));
    const close = [
      { x: 0, share: 0.5 },
      { x: 1, share: 0.4 },
      { x: 10, share: 0.1 },
    ];
    const bins = densityBins(close, { low: 0, high: 10, bins: 10 });
    expect(bins[0]).toBe(1);
    expect(bins[9]).toBeLessThan(0.1);
  });

  it('stays between none and the fullest, whatever the points', () => {
    const points = fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(points, (xs) => {
        const sorted = [...xs].sort((a, b) => a - b);
        const density = sorted.map((x) => ({ x, share: 1 / xs.length }));
        const across = { low: sorted[0]!, high: sorted.at(-1)! };
        const whole = densityBins(density, { ...across, bins: 1 });
        const bins = densityBins(density, { ...across, bins: 20 });
        expect(whole).toEqual([1]);
        expect(Math.max(...bins)).toBe(1);
        expect(bins.every((part) => part >= 0)).toBe(true);
      }),
    );
  });
});
