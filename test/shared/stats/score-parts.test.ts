import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOf, splitTables } from '#shared/stats/score-parts.ts';
import type { ScoreList } from '#shared/stats/score-parts.ts';
import { mergedTables, scoreTableOf } from '#shared/stats/score-table.ts';
import type { ScoreTable } from '#shared/stats/score-table.ts';

type Row = { score: number; part: number; outcome: number };

const rows = fc.array(
  fc.record({
    score: fc.integer({ min: 0, max: 20 }).map((one) => one / 20),
    part: fc.integer({ min: -5, max: 5 }),
    outcome: fc.integer({ min: 0, max: 1 }),
  }),
  { maxLength: 300 },
);

const tableOf = (all: readonly Row[]): ScoreTable =>
  scoreTableOf(
    Float64Array.from(all, ({ score }) => score),
    Float64Array.from(all, ({ outcome }) => outcome),
  );

/** Rows in lists of at most seven. */
function listsOf(all: readonly Row[]): ScoreList[] {
  const lists: { key: number; list: number[] }[] = [];
  for (const { score, part, outcome } of all) {
    const key = 2 * part + outcome;
    const open = lists.find((one) => one.key === key && one.list.length < 7);
    if (open === undefined) lists.push({ key, list: [score] });
    else open.list.push(score);
  }
  return lists.map(({ key, list }) => ({ key, list: Float64Array.from(list) }));
}

describe('rows by score and part', () => {
  it('give the table of all rows, and that of each period and version', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const lists = listsOf(all);
        const parts = partsOf(lists);
        expect(new Set(parts)).toEqual(new Set(all.map(({ part }) => part)));
        const periodOf = (part: number): number => (part < 0 ? 0 : part < 4 ? 1 : 2);
        const versionOf = (part: number): number => (part === 2 ? 0 : part < -2 ? 1 : -1);
        const found = splitTables(lists, { period: parts.map(periodOf), version: parts.map(versionOf) });
        expect(found.whole).toEqual(tableOf(all));
        for (const [place, table] of found.byPeriod.entries())
          expect(table).toEqual(tableOf(all.filter(({ part }) => periodOf(part) === place)));
        for (const [place, table] of found.byVersion.entries())
          expect(table).toEqual(tableOf(all.filter(({ part }) => versionOf(part) === place)));
      }),
    );
  });

  it('put a score that is no number last', () => {
    const lists = [
      { key: 2, list: Float64Array.of(Number.NaN, 0.2) },
      { key: 3, list: Float64Array.of(0.5) },
    ];
    const { whole } = splitTables(lists, { period: [0], version: [0] });
    expect([...whole.score]).toEqual([0.2, 0.5, Infinity]);
    expect([...whole.positives]).toEqual([0, 1, 0]);
  });
});

describe('merged tables', () => {
  it('are the table of all their rows, and leave theirs as they were', () => {
    fc.assert(
      fc.property(fc.array(rows, { maxLength: 7 }), (groups) => {
        const tables = groups.map(tableOf);
        expect(mergedTables(tables)).toEqual(tableOf(groups.flat()));
        expect(tables).toEqual(groups.map(tableOf));
      }),
    );
  });
});
