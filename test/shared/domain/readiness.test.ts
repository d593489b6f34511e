import { describe, expect, it } from 'vitest';
import {
  gradedTest,
  readinessBand,
  READINESS_IDS,
  READINESS_SECTIONS,
  READINESS_TESTS,
} from '#shared/domain/readiness.ts';
import type { ReadinessKind } from '#shared/domain/readiness.ts';

type Said = { automated: boolean; attachments: number } | null;

/** The lowest section when every test has its evidence and the statements that a rule gives. */
function finalBy(said: (kind: ReadinessKind) => Said): { sections: number[]; final: number } {
  const sections = READINESS_SECTIONS.map((name) =>
    Object.values<ReadinessKind>(READINESS_TESTS[name]).reduce(
      (sum, kind) => sum + gradedTest(kind, kind !== 'human', said(kind)).score,
      0,
    ),
  );
  return { sections, final: Math.min(...sections) };
}

describe('the points of readiness', () => {
  it('count 28 tests, seven to a section: 14 computed, 8 partial, 6 known to people alone', () => {
    const kinds = READINESS_SECTIONS.flatMap((name) => Object.values<ReadinessKind>(READINESS_TESTS[name]));
    expect(READINESS_IDS).toHaveLength(28);
    expect(new Set(READINESS_IDS).size).toBe(28);
    for (const name of READINESS_SECTIONS) expect(Object.keys(READINESS_TESTS[name])).toHaveLength(7);
    const count = (kind: ReadinessKind) => kinds.filter((one) => one === kind).length;
    expect([count('computed'), count('partial'), count('human')]).toEqual([14, 8, 6]);
  });

  it('reach 0.5 unaided, 2.5 with everything partial completed, 7 only with proof of automation', () => {
    expect(finalBy(() => null)).toEqual({ sections: [1.5, 2.5, 0.5, 2.5], final: 0.5 });
    const completed = finalBy((kind) => (kind === 'partial' ? { automated: false, attachments: 0 } : null));
    expect(completed).toEqual({ sections: [2.5, 2.5, 2.5, 3.5], final: 2.5 });
    expect(finalBy(() => ({ automated: true, attachments: 1 })).final).toBe(7);
  });

  it('give nothing for words alone about what the project cannot see, nor for automation without proof', () => {
    expect(gradedTest('human', false, { automated: true, attachments: 0 })).toEqual({ score: 0, needs: 'attachment' });
    expect(gradedTest('computed', false, null)).toEqual({ score: 0, needs: 'evidence' });
    expect(gradedTest('computed', true, { automated: true, attachments: 0 })).toEqual({
      score: 0.5,
      needs: 'automation',
    });
    expect(gradedTest('partial', true, null)).toEqual({ score: 0, needs: 'statement' });
  });

  it('are named by the bands of 2017', () => {
    expect([0, 0.5, 1, 1.5, 2.5, 3.5, 5, 5.5].map(readinessBand)).toEqual([
      'research',
      'holes',
      'holes',
      'firstPass',
      'tested',
      'strong',
      'strong',
      'exceptional',
    ]);
  });
});
