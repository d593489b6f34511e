import { describe, expect, it } from 'vitest';
import { chartPlaces, HANDLE, HEIGHTS } from '#renderer/views/results/cutoff-places.ts';

describe('the drawing of the cut-off', () => {
  it('keeps its parts in order and its handle inside, from the highest to the lowest it can be', () => {
    for (const height of [HEIGHTS.least, 380, HEIGHTS.most]) {
      const { top, floor, between, people, base, scale, handle } = chartPlaces(height);
      const order = [0, top, floor, between, people, base, scale, handle];
      expect(order).toEqual([...order].sort((x, y) => x - y));
      expect(handle + HANDLE.height + 4, 'the handle and its ring').toBeLessThanOrEqual(height);
      expect(base - people, 'bars one can tell apart').toBeGreaterThan(50);
    }
  });
});
