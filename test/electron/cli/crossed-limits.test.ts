import { describe, expect, it } from 'vitest';
import { crossedLimits, limitOf } from '#electron/cli/crossed-limits.ts';

const result = {
  driftedCount: 2,
  verdict: { state: 'different' },
  features: [
    { feature: 'Age', psi: 0.35 },
    { feature: 'Job', psi: { ok: false, reason: 'NO_ROWS' } },
  ],
  score: { ok: false, reason: 'NO_SCORE_COLUMN' },
};
const crossed = (text: string): string[] => crossedLimits(result, [limitOf(text)]).crossed.map((one) => one.found);

describe('limits of a scheduled run', () => {
  it('are crossed by figures, by texts and by any one of a list', () => {
    expect(crossed('driftedCount>1')).toEqual(['2']);
    expect(crossed('driftedCount > 2')).toEqual([]);
    expect(crossed('driftedCount>=2')).toEqual(['2']);
    expect(crossed('driftedCount<3')).toEqual(['2']);
    expect(crossed('verdict.state=different')).toEqual(['different']);
    expect(crossed('features[Age].psi>0.25')).toEqual(['0.35']);
    expect(crossed('features[*].psi>=0.3')).toEqual(['0.35']);
    expect(crossed('features.0.psi<=0.1')).toEqual([]);
  });

  it('are not crossed by what cannot be told, and that is said', () => {
    const { crossed: over, untold } = crossedLimits(result, [
      limitOf('features[Job].psi>0.1'),
      limitOf('score.psi>0.1'),
    ]);
    expect(over).toEqual([]);
    expect(untold.map((one) => one.path)).toEqual(['features[Job].psi', 'score.psi']);
  });

  it('refuse a figure that is not there and a limit that is not written as one', () => {
    expect(() => crossed('drifted>1')).toThrow('the result has no drifted');
    expect(() => limitOf('driftedCount')).toThrow('PATH>VALUE');
    expect(() => limitOf('driftedCount>many')).toThrow('a number');
  });
});
