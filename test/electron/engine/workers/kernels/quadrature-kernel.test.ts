import { afterEach, describe, expect, test, vi } from 'vitest';
import { kernelsAreWanted, loadKernel } from '#electron/engine/workers/kernels/load-kernel.ts';
import { quadratureKernel } from '#electron/engine/workers/kernels/quadrature-kernel.ts';
import { quadraturePlan } from '#shared/explain/trees/quadrature-plan.ts';
import type { QuadraturePlan } from '#shared/explain/trees/quadrature-plan.ts';
import { quadratureBatch } from '#shared/explain/trees/quadrature.ts';
import { randomOf } from '#shared/stats/random.ts';
import { randomCovers, randomOwners, randomRows, randomTrees } from '#test/support/random-trees.ts';

type Shape = { seed: number; trees: number; columns: number; players: number; depth: number; splitShare?: number };

function planOf({ seed, columns, players, ...shape }: Shape): QuadraturePlan {
  const random = randomOf(seed);
  const trees = randomTrees(random, { columns, ...shape });
  return quadraturePlan(
    { trees, base: 0 },
    { owner: randomOwners(random, columns, players), players, covers: randomCovers(random, trees), columns },
  );
}

/** Every number of points from 1 to 6, hence passes of 1, 2, 3 and 4, single leaves and several passes. */
const SHAPES: Shape[] = [
  { seed: 1, trees: 3, columns: 2, players: 1, depth: 3 },
  { seed: 2, trees: 6, columns: 5, players: 4, depth: 4 },
  { seed: 3, trees: 8, columns: 9, players: 6, depth: 6 },
  { seed: 4, trees: 8, columns: 12, players: 12, depth: 8, splitShare: 0.95 },
  { seed: 5, trees: 3, columns: 15, players: 13, depth: 11, splitShare: 0.85 },
  { seed: 6, trees: 4, columns: 40, players: 40, depth: 13, splitShare: 0.8 },
  { seed: 7, trees: 5, columns: 3, players: 3, depth: 0 },
];

const bytes = (values: Float64Array): Uint8Array => new Uint8Array(values.buffer, values.byteOffset, values.byteLength);

const plainly = (plan: QuadraturePlan, values: Float64Array): Float64Array => {
  const rows = values.length / plan.columns;
  const phi = new Float64Array(rows * plan.players);
  quadratureBatch(plan, { rows, columns: plan.columns, values }, { phi });
  return phi;
};

const compiled = (plan: QuadraturePlan, values: Float64Array): Float64Array => {
  const kernel = quadratureKernel(plan);
  expect(kernel.twin).toBe('compiled');
  const rows = values.length / plan.columns;
  const phi = new Float64Array(rows * plan.players);
  expect(kernel.batch({ rows, columns: plan.columns, values }, { phi })).toBe(true);
  return phi;
};

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('compiled quadrature', () => {
  test('the shapes reach every width of a pass', () => {
    const widths = new Set(SHAPES.flatMap((shape) => [...planOf(shape).width]));
    expect([...widths].sort()).toEqual([1, 2, 3, 4]);
    expect(planOf(SHAPES[5]!).width.length).toBeGreaterThan(2);
  });

  test.each(SHAPES)('gives the bytes of its plain twin: %j', (shape) => {
    const plan = planOf(shape);
    for (const rows of [1, 2, 3, 4, 5, 6, 7, 131, 300]) {
      const values = randomRows(randomOf(rows), rows, plan.columns);
      expect(bytes(compiled(plan, values))).toEqual(bytes(plainly(plan, values)));
    }
  });

  test('one row alone, in a group, in any batch: the same bytes', () => {
    const plan = planOf(SHAPES[3]!);
    const kernel = quadratureKernel(plan);
    const values = randomRows(randomOf(9), 100, plan.columns);
    const together = new Float64Array(100 * plan.players);
    kernel.batch({ rows: 100, columns: plan.columns, values }, { phi: together });
    for (const size of [1, 7, 33]) {
      const apart = new Float64Array(together.length);
      for (let row = 0; row < 100; row += size) {
        const rows = Math.min(size, 100 - row);
        kernel.batch(
          { rows, columns: plan.columns, values: values.subarray(row * plan.columns, (row + rows) * plan.columns) },
          { phi: apart.subarray(row * plan.players, (row + rows) * plan.players) },
        );
      }
      expect(bytes(apart)).toEqual(bytes(together));
    }
  });

  test('single precision rows are read as they are', () => {
    const plan = planOf(SHAPES[2]!);
    const values = Float32Array.from(randomRows(randomOf(3), 50, plan.columns));
    const phi = new Float64Array(50 * plan.players);
    quadratureKernel(plan).batch({ rows: 50, columns: plan.columns, values }, { phi });
    expect(bytes(phi)).toEqual(bytes(plainly(plan, Float64Array.from(values))));
  });

  test('a model of no player gives nothing', () => {
    const random = randomOf(1);
    const trees = randomTrees(random, { trees: 2, columns: 2, depth: 3 });
    const plan = quadraturePlan(
      { trees, base: 0 },
      { owner: Int32Array.of(-1, -1), players: 0, covers: randomCovers(random, trees), columns: 2 },
    );
    expect(compiled(plan, randomRows(random, 9, 2))).toHaveLength(0);
  });

  test('stops when told, between trees', () => {
    const plan = planOf(SHAPES[3]!);
    const heard: number[] = [];
    const ended = quadratureKernel(plan).batch(
      { rows: 200, columns: plan.columns, values: new Float64Array(200 * plan.columns) },
      {
        phi: new Float64Array(200 * plan.players),
        keepGoing: (done) => {
          heard.push(done);
          return heard.length < 3;
        },
      },
    );
    expect(ended).toBe(false);
    expect(heard).toHaveLength(3);
  });

  test('a table of another width is refused', () => {
    const plan = planOf(SHAPES[1]!);
    expect(() =>
      quadratureKernel(plan).batch({ rows: 1, columns: 1, values: new Float64Array(1) }, { phi: new Float64Array(9) }),
    ).toThrow(RangeError);
  });
});

describe('choice of the twin', () => {
  test('TRIBUNE_PLAIN_KERNELS=1 forces the plain one, with the same bytes', () => {
    const plan = planOf(SHAPES[2]!);
    const values = randomRows(randomOf(4), 20, plan.columns);
    const expected = compiled(plan, values);
    vi.stubEnv('TRIBUNE_PLAIN_KERNELS', '1');
    const kernel = quadratureKernel(plan);
    expect(kernel.twin).toBe('plain');
    const phi = new Float64Array(expected.length);
    kernel.batch({ rows: 20, columns: plan.columns, values }, { phi });
    expect(bytes(phi)).toEqual(bytes(expected));
  });

  test('this machine knows vector operations, and nothing else counts', () => {
    expect(kernelsAreWanted({})).toBe(true);
    expect(kernelsAreWanted({ TRIBUNE_PLAIN_KERNELS: '0' })).toBe(true);
    expect(kernelsAreWanted({ TRIBUNE_PLAIN_KERNELS: '1' })).toBe(false);
  });

  test('a kernel that was not built is none', () => {
    expect(loadKernel('no-such-kernel')).toBeNull();
  });

  test('room that is reserved does not overlap, starts on sixteen bytes, and grows the memory', () => {
    const kernel = loadKernel('quadrature')!;
    const first = kernel.reserve(5);
    const second = kernel.reserve(1_000_000);
    expect(first % 16).toBe(0);
    expect(second).toBe(first + 16);
    expect(kernel.buffer().byteLength).toBeGreaterThanOrEqual(second + 1_000_000);
    expect(() => kernel.reserve(2 ** 33)).toThrow(RangeError);
  });
});
