import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profileColumns } from '#shared/mapping/columns.ts';
import { decisionRule, shortestBetween } from '#shared/mapping/separation.ts';

function columns(scores: number[], labels: string[]): ReturnType<typeof profileColumns> {
  return profileColumns(
    [
      { name: 'score', native: 'number', values: scores.map(String) },
      { name: 'decision', native: null, values: labels },
    ],
    null,
  );
}

const spread = Array.from({ length: 400 }, (_, index) => ((index * 7919) % 1000) / 1000);

describe('decisionRule', () => {
  it('finds the cut-off behind labels, whichever side is which', () => {
    const [score, decision] = columns(
      spread,
      spread.map((value) => (value >= 0.35 ? 'refuse' : 'accept')),
    );
    expect(decisionRule(decision!, score!)).toEqual({
      type: 'threshold',
      threshold: 0.35,
      operator: '>=',
      whenTrue: 'refuse',
      whenFalse: 'accept',
    });
  });

  it('finds a range', () => {
    const [score, decision] = columns(
      spread,
      spread.map((value) => (value >= 0.2 && value <= 0.6 ? 'automatic' : 'expert')),
    );
    const rule = decisionRule(decision!, score!);
    expect(rule).toMatchObject({ type: 'range', inside: 'automatic', outside: 'expert' });
  });

  it('is not misled by a few rows altered after scoring', () => {
    const labels = spread.map((value) => (value >= 0.35 ? 'refuse' : 'accept'));
    labels[spread.indexOf(Math.max(...spread))] = 'accept';
    const [score, decision] = columns(spread, labels);
    expect(decisionRule(decision!, score!)).toMatchObject({ threshold: 0.35 });
  });

  it('finds no rule in labels that ignore the score', () => {
    const [score, decision] = columns(
      spread,
      spread.map((_, index) => (index % 3 === 0 ? 'a' : 'b')),
    );
    expect(decisionRule(decision!, score!)).toBeNull();
  });

  it('finds none on too few rows', () => {
    const [score, decision] = columns(
      spread.slice(0, 10),
      spread.slice(0, 10).map((value) => (value > 0.5 ? 'a' : 'b')),
    );
    expect(decisionRule(decision!, score!)).toBeNull();
  });
});

describe('shortestBetween', () => {
  it('lies between its bounds and is no longer than they are', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 1e-6, max: 1, noNaN: true }),
        (low, width) => {
          const high = low + width;
          const found = shortestBetween(low, high);
          expect(found).toBeGreaterThan(low);
          expect(found).toBeLessThanOrEqual(high);
        },
      ),
    );
  });
});
