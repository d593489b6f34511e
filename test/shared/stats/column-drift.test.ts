import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { columnDrift, decileEdges, movedColumns } from '#shared/stats/column-drift.ts';
import type { ColumnDrift, ColumnWindow, NumberWindow, TextWindow } from '#shared/stats/column-drift.ts';
import { kolmogorovTail } from '#shared/stats/kolmogorov-tail.ts';
import { randomOf } from '#shared/stats/random.ts';
import { caseFile, csvRows, knownFile } from './support.ts';

const numbers = (values: readonly number[], missing = 0): NumberWindow => ({
  kind: 'numeric',
  sorted: Float64Array.from(values).sort(),
  missing,
});
const texts = (counts: Record<string, number>, missing = 0): TextWindow => ({
  kind: 'categorical',
  counts: new Map(Object.entries(counts)),
  missing,
});
const moved = (drift: ColumnDrift): boolean => movedColumns([drift])[0]!.drifted;
const oneTo = (n: number): number[] => Array.from({ length: n }, (_, at) => at + 1);

describe('the tail of Kolmogorov and Smirnov', () => {
  it('has the values of scipy from one row to two hundred thousand', () => {
    const known = JSON.parse(readFileSync(knownFile('kolmogorov-tail.json'), 'utf8')) as [number, number, number][];
    for (const [n, distance, p] of known)
      expect(Math.abs(kolmogorovTail(distance, n) - p), `n ${n}, D ${distance}`).toBeLessThan(1e-6);
  });

  it('is 1 where any sample is as far, 0 where none is, and refuses what is no number of rows', () => {
    expect(kolmogorovTail(0, 10)).toBe(1);
    expect(kolmogorovTail(1, 10)).toBe(0);
    expect(() => kolmogorovTail(0.5, 2.5)).toThrow(RangeError);
  });
});

describe('columns that are out of the ordinary', () => {
  it('a constant column has one bin and does not move; it moves when it takes another value', () => {
    const before = numbers(Array.from({ length: 300 }, () => 5));
    expect(columnDrift(before, before)).toMatchObject({ psi: 0, statistic: 0, pValue: 1 });
    expect(columnDrift(before, before).wassersteinOverSd).toMatchObject({ reason: 'CONSTANT_REFERENCE' });
    expect(moved(columnDrift(before, before))).toBe(false);
    expect(moved(columnDrift(before, numbers(Array.from({ length: 300 }, () => 7))))).toBe(true);
  });

  it('a column that loses its values moves, though no distribution is left to compare', () => {
    const drift = columnDrift(numbers(oneTo(500)), numbers([], 400));
    expect(drift).toMatchObject({ test: 'chi-square', wasserstein: { reason: 'NO_ROWS' } });
    expect(moved(drift)).toBe(true);
    expect(moved(columnDrift(numbers([], 500), numbers([], 400)))).toBe(false);
  });

  it('a share of missing values that grows is seen, though the other values stay', () => {
    const drift = columnDrift(numbers([...oneTo(450), ...oneTo(450)], 100), numbers(oneTo(450), 450));
    expect(drift.pValue).toBeGreaterThan(0.9);
    expect(moved(drift)).toBe(true);
  });

  it('a single category does not move, a new one does, and rare ones stand together', () => {
    expect(columnDrift(texts({ a: 200 }), texts({ a: 300 }))).toMatchObject({ psi: 0, statistic: 0, pValue: 1 });
    const fresh = columnDrift(texts({ a: 500, b: 500 }), texts({ a: 400, b: 400, c: 200 }));
    expect(moved(fresh)).toBe(true);
    expect(fresh.bins.map((bin) => bin.value)).toEqual(['a', 'b', 'c']);
    const many = Object.fromEntries(oneTo(80).map((at) => [`k${at}`, at]));
    expect(columnDrift(texts(many), texts(many)).bins).toHaveLength(51);
  });

  it('nothing can be told of an empty window', () => {
    expect(columnDrift(numbers([1, 2]), numbers([])).psi).toMatchObject({ reason: 'NO_ROWS' });
    expect(decileEdges(new Float64Array())).toEqual([]);
  });
});

describe('months without any drift', () => {
  it.each([
    [100, 2000, 200],
    [1000, 2000, 60],
    [10_000, 2000, 20],
  ])('of %i rows against %i are left in peace', (rows, reference, months) => {
    const random = randomOf(rows);
    const draw = (n: number, skew: number): NumberWindow =>
      numbers(Array.from({ length: n }, () => Math.round(40 * random() ** skew)));
    const kinds = (n: number): TextWindow => {
      const counts: Record<string, number> = { a: 0, b: 0, c: 0, d: 0 };
      for (let row = 0; row < n; row++) counts['aaaabbbccd'[Math.floor(random() * 10)]!]!++;
      return texts(counts);
    };
    const columns = (n: number) => [1, 1, 2, 3, 0.5].map((skew) => draw(n, skew));
    let alarms = 0;
    for (let month = 0; month < months; month++) {
      const before = [...columns(reference), kinds(reference)];
      const now = [...columns(rows), kinds(rows)];
      if (movedColumns(before.map((column, at) => columnDrift(column, now[at]!))).some((one) => one.drifted)) alarms++;
    }
    expect(alarms / months).toBeLessThanOrEqual(0.05);
  });

  it('200 months of 100 to 10,000 cases, drawn again from four calm months of a real log, raise at most 10 alarms', () => {
    const rows = csvRows(caseFile('credit/predictions.csv')).filter((row) => row['computed_at']! < '2025-05');
    const numeric = ['Seniority', 'Time', 'Age', 'Expenses', 'Income', 'Assets', 'Debt', 'Amount', 'Price'];
    const texted = ['Home', 'Records', 'Job'];
    const values = numeric.map((name) =>
      Float64Array.from(rows, (row) => (row[name] === '' ? Number.NaN : Number(row[name]))),
    );
    const random = randomOf(20);
    const drawn = (n: number): ColumnWindow[] => {
      const places = Uint32Array.from({ length: n }, () => Math.floor(random() * rows.length));
      return [
        ...values.map((column): ColumnWindow => {
          const known = Float64Array.from(places, (at) => column[at]!).filter((one) => !Number.isNaN(one));
          return { kind: 'numeric', sorted: known.sort(), missing: n - known.length };
        }),
        ...texted.map((name): ColumnWindow => {
          const counts = new Map<string, number>();
          for (const at of places) counts.set(rows[at]![name]!, (counts.get(rows[at]![name]!) ?? 0) + 1);
          const missing = counts.get('') ?? 0;
          counts.delete('');
          return { kind: 'categorical', counts, missing };
        }),
      ];
    };
    let alarms = 0;
    for (let month = 0; month < 200; month++) {
      const now = drawn(Math.round(100 ** (1 + month / 199)));
      const before = drawn(2672);
      if (movedColumns(before.map((column, at) => columnDrift(column, now[at]!))).some((one) => one.drifted)) alarms++;
    }
    expect(alarms).toBeLessThanOrEqual(10);
  }, 60_000);
});
