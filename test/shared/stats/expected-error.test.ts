import { describe, expect, it } from 'vitest';
import { binnedRows } from '#shared/stats/boosting-bins.ts';
import { errorModel, expectedError, expectedErrors } from '#shared/stats/expected-error.ts';
import type { Expectation } from '#shared/stats/expected-error.ts';
import { randomOf } from '#shared/stats/random.ts';
import { estimated } from './support.ts';

const noTurn = (): Promise<void> => Promise.resolve();

/** Errors that grow with a fact: twice as wide at 1 as at 0, ten times at 9. */
function drawnErrors(facts: Float64Array, random: () => number): Float64Array {
  const normal = (): number => Array.from({ length: 12 }, random).reduce((sum, one) => sum + one, -6);
  return facts.map((fact) => Math.abs(normal() * (1 + fact)));
}

const factsOf = (rows: number, most: number, random: () => number): Float64Array =>
  Float64Array.from({ length: rows }, () => Math.floor(most * random()));
const nothing = (rows: number): Expectation => ({ each: new Float64Array(rows), byBooster: [] });
const mean = (values: Float64Array): number => values.reduce((sum, one) => sum + one, 0) / values.length;

describe('an error that nobody measured', () => {
  it('follows the cases: harder ones come, a larger error is expected, and its interval holds the measured one', async () => {
    const random = randomOf(4);
    let held = 0;
    const draws = 120;
    for (let draw = 0; draw < draws; draw++) {
      const [then, now] = [factsOf(600, 4, random), factsOf(400, 2, random).map((one) => one + 2)];
      const table = binnedRows([Float64Array.from([...then, ...now])], random);
      const rows = Uint32Array.from({ length: 1000 }, (_, row) => row);
      const model = estimated(await errorModel(table, rows.subarray(0, 600), drawnErrors(then, random), noTurn));
      const expected = await expectedErrors(model, table, rows.subarray(600), noTurn);
      const { interval, mae } = estimated(expectedError(model, expected, 400));
      const measured = mean(drawnErrors(now, random));
      if (interval[0] <= measured && measured <= interval[1]) held++;
      // The mean of |N(0, 1)| is 0.798: 3.5 times that now, 2.5 times then.
      if (draw < 10) expect(Math.abs(mae - 2.793)).toBeLessThan(0.5);
    }
    expect(held / draws).toBeGreaterThan(0.88);
  });

  it('says why it cannot be told', async () => {
    const random = randomOf(1);
    const table = binnedRows([factsOf(200, 4, random)], random);
    const rows = Uint32Array.from({ length: 200 }, (_, row) => row);
    const few = await errorModel(table, rows.subarray(0, 50), new Float64Array(50).fill(1), noTurn);
    expect(few).toMatchObject({ reason: 'TOO_FEW_ROWS', needed: 100 });
    expect(await errorModel(table, rows, new Float64Array(200), noTurn)).toMatchObject({ reason: 'CONSTANT_COLUMN' });
    const model = estimated(await errorModel(table, rows, drawnErrors(factsOf(200, 4, random), random), noTurn));
    expect(expectedError(model, nothing(0), 0)).toMatchObject({ reason: 'NO_ROWS' });
    expect(expectedError(model, nothing(20), 20)).toMatchObject({ reason: 'TOO_FEW_ROWS' });
  });
});
