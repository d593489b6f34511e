import { expect, test } from 'vitest';
import { additivity } from '#shared/explain/additivity.ts';

test('what base and contributions miss, in the unit of the output and against its size', () => {
  const found = additivity({ base: 1, phi: Float64Array.of(2, -0.5) }, 2.75);
  expect(found.residual).toBe(0.25);
  expect(found.relative).toBe(0.25 / 2.75);
  expect(found.holds).toBe(false);
  expect(additivity({ base: 0.5, phi: new Float64Array(0) }, 0.25).relative).toBe(0.25);
});

test('holds up to a billionth of the output, or of 1 below it', () => {
  const missing = (size: number, output: number) =>
    additivity({ base: output, phi: Float64Array.of(-size) }, output).holds;
  expect([missing(9e-10, 0.2), missing(1.1e-9, 0.2)]).toEqual([true, false]);
  expect([missing(9e-6, -1e4), missing(1.1e-5, -1e4)]).toEqual([true, false]);
});

test('does not hold where something is not a number', () => {
  expect(additivity({ base: Number.NaN, phi: Float64Array.of(1) }, 1).holds).toBe(false);
  expect(additivity({ base: 0, phi: Float64Array.of(Number.NaN) }, 1).holds).toBe(false);
  expect(additivity({ base: 0, phi: Float64Array.of(1) }, Number.POSITIVE_INFINITY).holds).toBe(false);
});
