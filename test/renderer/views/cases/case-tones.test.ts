import { describe, expect, it } from 'vitest';
import { endTone, scoreTone } from '#renderer/views/cases/case-tones.ts';

const rule = { whenTrue: 'refuse', whenFalse: 'accept', whenTrueLabel: {}, whenFalseLabel: {} };
const cutoff = { ...rule, threshold: 0.35, operator: '>=' as const };

describe('the colours of a case', () => {
  it('speak against it on the side of the cut-off that costs, and for it on the other', () => {
    expect(scoreTone(0.62, cutoff, 'down')).toBe('against');
    expect(scoreTone(0.33, cutoff, 'down')).toBe('for');
    expect(scoreTone(0.35, cutoff, 'down')).toBe('against');
    expect(scoreTone(0.35, { ...cutoff, operator: '>' }, 'down')).toBe('for');
    expect(scoreTone(0.62, cutoff, 'up')).toBe('for');
  });

  it('are left out where nobody said which side is the good one', () => {
    expect(scoreTone(0.62, cutoff, null)).toBeNull();
    expect(scoreTone(0.62, null, 'up')).toBeNull();
    expect(endTone(true, null)).toBeNull();
    expect(endTone(null, 'up')).toBeNull();
  });

  it('tell a good end from a bad one', () => {
    expect(endTone(true, 'down')).toBe('against');
    expect(endTone(false, 'down')).toBe('for');
  });
});
