import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { coversHold } from '#shared/explain/trees/covers.ts';
import { marginOf } from '#shared/explain/trees/predict.ts';
import { quadraturePlan } from '#shared/explain/trees/quadrature-plan.ts';
import { quadratureBatch } from '#shared/explain/trees/quadrature.ts';
import { dumpedMargin } from '#test/support/xgboost-dump.ts';
import type { DumpNode } from '#test/support/xgboost-dump.ts';

/** XGBoost adds in single precision: 40 trees of order 1. */
const SINGLE = 1e-5;

const folder = join(import.meta.dirname, '../../../fixtures/xgboost-contributions');
const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as T;

const model = read<{ baseScore: number; columns: number; trees: DumpNode[] }>('model');
const rows = read<(number | null)[][]>('rows');
const values = Float32Array.from(rows.flat(), (x) => x ?? Number.NaN);
const margin = dumpedMargin(model.trees, Math.log(model.baseScore / (1 - model.baseScore)));
const { columns } = model;

test('the parsed trees give the margins of XGBoost, missing values included', () => {
  expect([...values].some(Number.isNaN)).toBe(true);
  const expected = read<number[]>('margins');
  rows.forEach((_, row) => {
    expect(Math.abs(marginOf(margin, values, row * columns) - expected[row]!)).toBeLessThan(SINGLE);
  });
});

test('contributions and base agree with those of XGBoost, with its own covers', () => {
  const { cover } = margin.trees;
  expect(coversHold(margin.trees, cover!)).toBe(true);
  const owner = Int32Array.from({ length: columns }, (_, column) => column);
  const plan = quadraturePlan(margin, { owner, players: columns, covers: cover!, columns });
  const phi = new Float64Array(rows.length * columns);
  quadratureBatch(plan, { rows: rows.length, columns, values }, { phi });
  const expected = read<number[][]>('contributions');
  let largest = 0;
  expected.forEach((of, row) => {
    largest = Math.max(largest, Math.abs(plan.base - of[columns]!));
    for (let player = 0; player < columns; player += 1)
      largest = Math.max(largest, Math.abs(phi[row * columns + player]! - of[player]!));
  });
  expect(largest).toBeLessThan(SINGLE);
  expect(largest).toBeGreaterThan(0);
});
