import { describe, expect, it } from 'vitest';
import { hybridRows, scoreInBatches, withColumn } from '#shared/explain/hybrids.ts';
import { takeRows } from '#shared/explain/raw-table.ts';
import { rowOf, scoring, tableOf } from './raw-games.ts';

const first = tableOf([[1, 'a', Number.NaN]]);
const second = tableOf([
  [2, 'b', 3],
  [4, null, 5],
]);

describe('hybridRows', () => {
  it('takes each column from the table that its mark names, missing values as they are', () => {
    const mixed = hybridRows(first, second, {
      firstRow: Int32Array.of(0, 0, 0),
      secondRow: Int32Array.of(0, 1, 1),
      fromFirst: Uint8Array.of(1, 0, 0, 0, 0, 1, 1, 1, 1),
    });
    expect([0, 1, 2].map((row) => rowOf(mixed, row))).toEqual([
      [1, 'b', 3],
      [4, null, Number.NaN],
      [1, 'a', Number.NaN],
    ]);
  });

  it('refuses tables that do not have the same columns', () => {
    const plan = { firstRow: Int32Array.of(0), secondRow: Int32Array.of(0), fromFirst: new Uint8Array(3) };
    expect(() => hybridRows(first, withColumn(second, 1, Float64Array.of(1, 2)), plan)).toThrow('texts in the other');
    expect(() => hybridRows(first, { rows: 2, columns: [] }, plan)).toThrow(RangeError);
  });
});

describe('scoreInBatches', () => {
  const many = tableOf(Array.from({ length: 2_500 }, (_, i) => [i]));
  const part = (start: number, end: number) =>
    takeRows(
      many,
      Array.from({ length: end - start }, (_, i) => start + i),
    );

  it('keeps the order of rows over calls of a thousand', async () => {
    const score = scoring(([cell]) => Number(cell) * 2);
    expect((await scoreInBatches(score, 2_500, part))[2_499]).toBe(4_998);
    expect(score.asked).toEqual([1_000, 1_000, 500]);
  });

  it('refuses scores that are too few or not finite', async () => {
    await expect(scoreInBatches(async () => new Float64Array(3), 5, part)).rejects.toThrow('3 scores of 5 rows');
    await expect(
      scoreInBatches(
        scoring(() => Infinity),
        5,
        part,
      ),
    ).rejects.toThrow('not finite');
  });
});
