import { afterEach, describe, expect, test, vi } from 'vitest';
import { patternKernel } from '#electron/engine/workers/kernels/pattern-kernel.ts';
import type { EncodedTable } from '#shared/explain/raw-table.ts';
import type { PatternPlan } from '#shared/explain/trees/pattern-plan.ts';
import { bytes, contributions, patternCase, plansOf, smallCase } from '#test/shared/explain/trees/pattern-cases.ts';

function compiled(plan: PatternPlan, rows: EncodedTable): Float64Array {
  const kernel = patternKernel(plan);
  expect(kernel.twin).toBe('compiled');
  const phi = new Float64Array(rows.rows * plan.players).fill(7);
  const told = [...kernel.trees(rows, phi)];
  expect(told.at(-1) ?? 0).toBe(rows.rows * (plan.blocks.ofTree.length - 1));
  return phi;
}

const part = ({ columns, values }: EncodedTable, from: number, to: number): EncodedTable => ({
  rows: to - from,
  columns,
  values: values.subarray(from * columns, to * columns),
});

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('compiled tables of patterns', () => {
  test('small models, any blocks: the bytes of the plain twin', () => {
    for (let seed = 0; seed < 300; seed += 1) {
      const one = smallCase(seed, 1 + (seed % 40));
      for (const plan of Object.values(plansOf(one, [1, 2, 3, 4, 5, undefined][seed % 6])))
        expect(bytes(compiled(plan, one.rows))).toEqual(bytes(contributions(plan, one.rows)));
    }
  });

  test.each([
    { trees: 8, columns: 12, players: 9, depth: 8, splitShare: 0.95 },
    { trees: 4, columns: 30, players: 12, depth: 14, splitShare: 0.75 },
    { trees: 5, columns: 3, players: 3, depth: 1 },
    { trees: 6, columns: 60, players: 40, depth: 6, splitShare: 1 },
    { trees: 3, columns: 4, players: 1, depth: 9, splitShare: 0.9 },
    { trees: 2, columns: 4, players: 2, depth: 0 },
  ])('larger models: the bytes of the plain twin: %j', (shape) => {
    for (const blockBits of [4, 7, undefined])
      for (const rows of [1, 7, 8, 9, 255, 256, 257, 700]) {
        const one = patternCase(shape.depth, rows, shape);
        for (const plan of Object.values(plansOf(one, blockBits)))
          expect(bytes(compiled(plan, one.rows))).toEqual(bytes(contributions(plan, one.rows)));
      }
  });

  test.each([
    [
      'entries that outgrow the first memory',
      2_500,
      { trees: 2, columns: 12, players: 11, depth: 11, splitShare: 0.97 },
    ],
    ['more rows than a chunk', 33_000, { trees: 3, columns: 5, players: 4, depth: 3 }],
  ] as const)('%s: the bytes of the plain twin', (_, rows, shape) => {
    const one = patternCase(5, rows, shape);
    const { covers } = plansOf(one);
    expect(bytes(compiled(covers, one.rows))).toEqual(bytes(contributions(covers, one.rows)));
  });

  test('one kernel, run after run, few rows and many: the same bytes', () => {
    const one = patternCase(3, 1000, { trees: 12, columns: 9, players: 6, depth: 7, splitShare: 0.95 });
    for (const plan of Object.values(plansOf(one, 5))) {
      const kernel = patternKernel(plan);
      const together = contributions(plan, one.rows);
      for (const size of [3, 700, 300]) {
        const inParts = new Float64Array(together.length);
        for (let first = 0; first < 1000; first += size) {
          const to = Math.min(1000, first + size);
          for (const _ of kernel.trees(part(one.rows, first, to), inParts.subarray(first * 6, to * 6)));
        }
        expect(bytes(inParts)).toEqual(bytes(together));
      }
    }
  });

  test('a run that is left leaves nothing behind for the next', () => {
    const one = patternCase(4, 400, { trees: 9, columns: 9, players: 6, depth: 6 });
    const plan = plansOf(one).covers;
    const kernel = patternKernel(plan);
    const phi = new Float64Array(400 * 6);
    for (const done of kernel.trees(one.rows, phi)) if (done >= 1200) break;
    for (const _ of kernel.trees(one.rows, phi));
    expect(bytes(phi)).toEqual(bytes(contributions(plan, one.rows)));
  });

  test('the plain twin where kernels are not wanted', () => {
    vi.stubEnv('TRIBUNE_PLAIN_KERNELS', '1');
    const one = smallCase(1, 5);
    const plan = plansOf(one).covers;
    const kernel = patternKernel(plan);
    expect(kernel.twin).toBe('plain');
    const phi = new Float64Array(5 * plan.players);
    for (const _ of kernel.trees(one.rows, phi));
    expect(bytes(phi)).toEqual(bytes(contributions(plan, one.rows)));
  });
});
