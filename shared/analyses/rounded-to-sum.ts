/**
 * Values rounded to `digits` decimals so that they add up to `sum` (itself rounded): each is its floor or the next step,
 * the largest remainders going up first.
 *
 * @param values parts, in any unit
 * @param sum what the printed parts have to add up to, normally close to their sum; when it is farther off than one step
 *   a part, parts move by more than one step
 */
export function roundedToSum(values: readonly number[], sum: number, digits: number): number[] {
  if (values.length === 0) return [];
  const scale = 10 ** digits;
  const scaled = values.map((value) => Number((value * scale).toPrecision(12)));
  const steps = scaled.map(Math.floor);
  let left = Math.round(sum * scale) - steps.reduce((all, step) => all + step, 0);
  const order = scaled
    .map((value, at) => ({ at, rest: value - (steps[at] ?? 0) }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at)
    .map(({ at }) => at);
  for (let turn = 0; left > 0; turn++, left--) steps[order[turn % order.length] ?? 0]! += 1;
  for (let turn = 0; left < 0; turn++, left++) steps[order[order.length - 1 - (turn % order.length)] ?? 0]! -= 1;
  return steps.map((step) => (step + 0) / scale);
}
