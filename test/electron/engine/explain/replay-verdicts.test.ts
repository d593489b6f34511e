import { describe, expect, it } from 'vitest';
import { replayVerdict } from '#electron/engine/explain/replay-verdicts.ts';
import type { Cuts } from '#electron/engine/explain/replay-verdicts.ts';

const absolute = { value: 1e-5, relative: false };
const relative = { value: 1e-5, relative: true };
const cuts: Cuts = { at: [0.35], sideOf: (score) => (score >= 0.35 ? 1 : 0) };

describe('verdict of a replayed score', () => {
  it.each([
    ['identical', 0.1 + 1e-10, 0.1],
    ['withinTolerance', 0.2, 0.200009],
    ['withinTolerance', 0.349999, 0.350001],
    ['fragile', 0.349995, 0.35002],
    ['sameDecision', 0.2, 0.3],
    ['mismatch', 0.2, 0.4],
    ['notReplayable', 0.2, Number.NaN],
    ['notReplayable', Number.NaN, 0.2],
    ['notReplayable', Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ])('says %s of %f replayed as %f', (verdict, logged, replayed) => {
    expect(replayVerdict(logged, replayed, absolute, cuts)).toBe(verdict);
  });

  it('has no decision to compare without a cut-off', () => {
    expect(replayVerdict(0.2, 0.3, absolute, null)).toBe('mismatch');
  });

  it('takes a share of the logged value where asked', () => {
    expect(replayVerdict(200_000, 200_001.9, relative, null)).toBe('withinTolerance');
    expect(replayVerdict(200_000, 200_002.1, relative, null)).toBe('mismatch');
    expect(replayVerdict(-200_000, -200_001.9, relative, null)).toBe('withinTolerance');
  });
});
