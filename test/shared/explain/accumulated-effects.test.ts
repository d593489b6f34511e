import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accumulatedEffects, type AccumulatedEffects } from '#shared/explain/accumulated-effects.ts';
import { effectGrid, partialDependence } from '#shared/explain/partial-dependence.ts';
import { takeRows } from '#shared/explain/raw-table.ts';
import { randomOf } from '#shared/stats/random.ts';
import { number, randomTable, rowOf, scoring, tableOf, tangled, type Cell } from './raw-games.ts';

async function effects(...asked: Parameters<typeof accumulatedEffects>): Promise<AccumulatedEffects> {
  const answer = await accumulatedEffects(...asked);
  if ('ok' in answer) throw new Error(answer.reason);
  return answer;
}

/** x2 = x1 + a little noise. */
function together(n: number) {
  const random = randomOf(5);
  return tableOf(
    Array.from({ length: n }, () => {
      const x1 = random();
      return [x1, x1 + 0.02 * (random() - 0.5)];
    }),
  );
}

describe('accumulatedEffects', () => {
  it('recovers the slope of a linear score at every edge', async () => {
    const linear = (cells: Cell[]) => 7 + 3 * number(cells[0]) - 2 * number(cells[1]);
    const found = await effects(scoring(linear), randomTable(300, 2, { seed: 1 }), { column: 0 });
    found.edges.forEach((edge, k) => {
      expect(found.effect[k]! - found.effect[0]!).toBeCloseTo(3 * (edge - found.edges[0]!), 10);
    });
  });

  it('says nothing of a twin that the score does not read, and stays near real rows where partial dependence leaves them', async () => {
    const table = together(400);
    const first = await effects(
      scoring((cells) => number(cells[0])),
      table,
      { column: 1 },
    );
    expect(Array.from(first.effect).every((value) => value === 0)).toBe(true);
    const farApart = (cells: Cell[]) => (Math.abs(number(cells[0]) - number(cells[1])) > 0.2 ? 100 : number(cells[1]));
    const local = await effects(scoring(farApart), table, { column: 1 });
    expect(local.effect.at(-1)! - local.effect[0]!).toBeCloseTo(local.edges.at(-1)! - local.edges[0]!, 9);
    const grid = effectGrid(table.columns[1]!);
    if ('ok' in grid) throw new Error(grid.reason);
    const global = await partialDependence(scoring(farApart), table, { column: 1, grid });
    expect(Math.min(...global.average)).toBeGreaterThan(20);
  });

  it('is the brute sum over bins, centred by their rows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 8 }), async (seed, bins) => {
        const table = randomTable(40, 3, { seed, missing: true });
        const { edges, effect, rows, missing } = await effects(scoring(tangled), table, { column: 1, bins });
        const steps = Array.from(rows, (_, k) => {
          const inside = Array.from({ length: table.rows }, (_, row) => rowOf(table, row)).filter(([, value]) => {
            const x = value as number;
            return x <= edges[k + 1]! && (x > edges[k]! || (k === 0 && x === edges[0]));
          });
          expect(inside).toHaveLength(rows[k]!);
          const at = (cells: Cell[], value: number) => tangled([cells[0]!, value, cells[2]!]);
          return (
            inside.reduce((sum, cells) => sum + at(cells, edges[k + 1]!) - at(cells, edges[k]!), 0) / inside.length
          );
        });
        steps.forEach((step, k) => expect(effect[k + 1]! - effect[k]!).toBeCloseTo(step, 11));
        const centre = rows.reduce((sum, count, k) => sum + (count * (effect[k]! + effect[k + 1]!)) / 2, 0);
        expect(centre).toBeCloseTo(0, 10);
        expect(Math.min(...rows)).toBeGreaterThan(0);
        expect(rows.reduce((sum, count) => sum + count, missing)).toBe(table.rows);
      }),
      { numRuns: 25 },
    );
  });

  it('does not depend on the order of rows', async () => {
    const table = randomTable(60, 3, { seed: 4, missing: true });
    const turned = takeRows(
      table,
      Array.from({ length: 60 }, (_, row) => 59 - row),
    );
    const one = await effects(scoring(tangled), table, { column: 0 });
    const two = await effects(scoring(tangled), turned, { column: 0 });
    one.effect.forEach((value, k) => expect(two.effect[k]).toBeCloseTo(value, 12));
  });

  it('says why it has no answer for texts, a constant or no value', async () => {
    const table = tableOf([
      [1, 'a', Number.NaN],
      [1, 'b', Number.NaN],
    ]);
    const reason = async (column: number) => accumulatedEffects(scoring(tangled), table, { column });
    expect(await reason(0)).toEqual({ ok: false, reason: 'CONSTANT_COLUMN' });
    expect(await reason(1)).toEqual({ ok: false, reason: 'CATEGORIES_HAVE_NO_ORDER' });
    expect(
      await accumulatedEffects(scoring(tangled), { rows: 1, columns: [Float64Array.of(Number.NaN)] }, { column: 0 }),
    ).toEqual({ ok: false, reason: 'NO_ROWS' });
  });

  it('greys the ends, costs two scores a row and stops when told', async () => {
    const score = scoring(tangled);
    const table = randomTable(300, 2, { seed: 4 });
    const { isGrey } = await effects(score, table, { column: 0 });
    expect([isGrey[0], isGrey[1], isGrey.at(-2), isGrey.at(-1)]).toEqual([1, 0, 0, 1]);
    expect(score.asked).toEqual([600]);
    const stopped = accumulatedEffects(score, table, { column: 0 }, { stop: () => true });
    await expect(stopped).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
