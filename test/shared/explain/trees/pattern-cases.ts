import { expect } from 'vitest';
import type { EncodedTable } from '#shared/explain/raw-table.ts';
import type { Margin } from '#shared/explain/trees/ensemble.ts';
import { patternBatch } from '#shared/explain/trees/pattern-batch.ts';
import { patternPlan } from '#shared/explain/trees/pattern-plan.ts';
import type { PatternPlan } from '#shared/explain/trees/pattern-plan.ts';
import { quadraturePlan } from '#shared/explain/trees/quadrature-plan.ts';
import { quadratureBatch } from '#shared/explain/trees/quadrature.ts';
import { randomOf } from '#shared/stats/random.ts';
import { randomCovers, randomOwners, randomRows, randomTrees } from '#test/support/random-trees.ts';

export type PatternCase = {
  margin: Margin;
  owners: { owner: Int32Array; players: number };
  covers: Float64Array;
  background: EncodedTable;
  rows: EncodedTable;
};

export type CaseShape = { trees: number; columns: number; players: number; depth: number; splitShare?: number };

/** A seeded model with covers, a background of 1 to 9 rows, and rows to explain. */
export function patternCase(seed: number, rows: number, { columns, players, ...shape }: CaseShape): PatternCase {
  const random = randomOf(seed);
  const trees = randomTrees(random, { columns, ...shape });
  const table = (count: number): EncodedTable => ({ rows: count, columns, values: randomRows(random, count, columns) });
  return {
    margin: { trees, base: random() - 0.5 },
    owners: { owner: randomOwners(random, columns, players), players },
    covers: randomCovers(random, trees, random() < 0.5 ? 0 : 0.4),
    background: table(1 + Math.floor(random() * 9)),
    rows: table(rows),
  };
}

/** Up to 4 trees of up to 6 tests on a path, over up to 9 columns of up to 6 players. */
export function smallCase(seed: number, rows = 1): PatternCase {
  const random = randomOf(seed + 1e6);
  const upTo = (most: number): number => 1 + Math.floor(random() * most);
  const shape = { trees: upTo(4), columns: upTo(9), players: upTo(6), depth: Math.floor(random() * 7) };
  return patternCase(seed, rows, shape);
}

/** Both ways to explain a case. */
export function plansOf(one: PatternCase, blockBits?: number): { covers: PatternPlan; background: PatternPlan } {
  const bits = blockBits === undefined ? {} : { blockBits };
  const covers = patternPlan(one.margin, one.owners, { covers: one.covers, ...bits });
  const background = patternPlan(one.margin, one.owners, { background: one.background, ...bits });
  if (covers === null || background === null) throw new Error('plans expected');
  return { covers, background };
}

export function contributions(plan: PatternPlan, rows: EncodedTable): Float64Array {
  const phi = new Float64Array(rows.rows * plan.players);
  expect(patternBatch(plan, rows, { phi })).toBe(true);
  return phi;
}

export function byQuadrature({ margin, owners, covers, rows }: PatternCase): { base: number; phi: Float64Array } {
  const plan = quadraturePlan(margin, { ...owners, covers, columns: rows.columns });
  const phi = new Float64Array(rows.rows * owners.players);
  quadratureBatch(plan, rows, { phi });
  return { base: plan.base, phi };
}

export const bytes = (values: Float64Array): Uint8Array =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
