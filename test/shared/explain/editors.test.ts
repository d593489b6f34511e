import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editorOf, placesAlong } from '#shared/explain/editors.ts';

const RULE = { kind: 'number' as const, min: null, max: null, step: null, categories: [] };

describe('what a fact can be set to', () => {
  it('goes from the lowest to the highest value observed, in steps of a round size', () => {
    const others = Float64Array.from({ length: 201 }, (_, at) => 10 + at);
    const editor = editorOf(Float64Array.of(20), others, RULE);
    expect(editor).toEqual({ kind: 'number', min: 10, max: 210, low: 12, high: 208, step: 2 });
  });

  it('keeps to the range and the step of the manifest, and reaches the case outside of it', () => {
    const rule = { ...RULE, min: 0, max: 60, step: 6 };
    const others = Float64Array.from({ length: 200 }, (_, at) => (at % 2 === 0 ? 12 : 24));
    const expected = { kind: 'number', min: 0, max: 72, low: 12, high: 72, step: 6 };
    expect(editorOf(Float64Array.of(72), others, rule)).toEqual(expected);
  });

  it('slides over the usual values only, where a few lie far out', () => {
    const others = Float64Array.from({ length: 500 }, (_, at) => (at < 499 ? at % 100 : 1_000_000));
    const editor = editorOf(Float64Array.of(5), others, RULE);
    expect(editor).toEqual({ kind: 'number', min: 0, max: 1_000_000, low: 1, high: 98, step: 1 });
  });

  it('lists the categories of the manifest, else those observed, and always that of the case', () => {
    const rule = { ...RULE, kind: 'category' as const };
    expect(editorOf(['c'], ['b', null, 'a', 'b'], rule)).toEqual({ kind: 'category', values: ['a', 'b', 'c'] });
    expect(editorOf([null], ['a'], { ...rule, categories: ['z', 'a'] })).toEqual({
      kind: 'category',
      values: ['z', 'a'],
    });
  });

  it('lists the codes of a category that the model takes as a number', () => {
    expect(editorOf(Float64Array.of(2), Float64Array.of(1), { ...RULE, categories: [1, 2, 3] })).toEqual({
      kind: 'category',
      values: [1, 2, 3],
    });
  });

  it('has an editor even where nothing was observed, and the value is missing', () => {
    const gone = Float64Array.of(Number.NaN);
    const editor = editorOf(gone, gone, RULE);
    expect(editor.kind).toBe('number');
    expect(placesAlong(editor, null).every(Number.isFinite)).toBe(true);
  });

  it('draws along values it can be set to: inside the range, rising, both ends and the value at hand among them', () => {
    const number = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((one) => one / 8);
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 20 }), number, (others, own) => {
        const editor = editorOf(Float64Array.of(own), Float64Array.from(others), RULE);
        if (editor.kind !== 'number') throw new Error(editor.kind);
        const places = placesAlong(editor, own) as number[];
        expect(places.length).toBeLessThanOrEqual(36);
        expect(places).toContain(own);
        expect(editor.low).toBeLessThanOrEqual(own);
        expect(editor.high).toBeGreaterThanOrEqual(own);
        expect([...places].sort((a, b) => a - b)).toEqual(places);
        expect(Math.max(...places)).toBe(editor.high);
        expect(Math.min(...places)).toBe(editor.low);
      }),
    );
  });
});
