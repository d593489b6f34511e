import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsByScore, tablesOfParts } from '#shared/stats/score-parts.ts';
import { scoreTableOf } from '#shared/stats/score-table.ts';

type Row = { score: number; part: number; outcome: number };

const rows = fc.array(
  fc.record({
    score: fc.integer({ min: 0, max: 20 }).map((one) => one / 20),
    part: fc.integer({ min: -5, max: 5 }),
    outcome: fc.integer({ min: 0, max: 1 }),
  }),
  { maxLength: 300 },
);

const plain = (all: readonly Row[]): Record<string, number[]> => {
  const table = scoreTableOf(
    Float64Array.from(all, ({ score }) => score),
    Float64Array.from(all, ({ outcome }) => outcome),
  );
  return { score: [...table.score], n: [...table.n], positives: [...table.positives] };
};

describe('rows by score and part', () => {
  it('give the table of all rows, and that of each group of parts', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const found = partsByScore(
          Float64Array.from(all, ({ score }) => score),
          Float64Array.from(all, ({ part, outcome }) => 2 * part + outcome),
        );
        expect(new Set(found.parts)).toEqual(new Set(all.map(({ part }) => part)));
        const groups = [(part: number) => part < 0, (part: number) => part === 2, () => false];
        const groupOf = found.parts.map((part) => groups.findIndex((isIn) => isIn(part)));
        const tables = tablesOfParts(found, groupOf, groups.length);
        for (const [at, isIn] of groups.entries()) {
          const { score, n, positives } = tables[at]!;
          expect({ score: [...score], n: [...n], positives: [...positives] }).toEqual(
            plain(all.filter(({ part }) => isIn(part))),
          );
        }
        const [whole] = tablesOfParts(found, new Uint8Array(found.parts.length), 1);
        expect([...whole!.n]).toEqual(plain(all)['n']);
      }),
    );
  });

  it('put a score that is no number last', () => {
    const found = partsByScore(Float64Array.of(Number.NaN, 0.5, 0.2), Float64Array.of(2, 3, 2));
    expect([...found.score]).toEqual([0.2, 0.5, Infinity]);
    expect([...found.positives]).toEqual([0, 1, 0]);
  });
});
