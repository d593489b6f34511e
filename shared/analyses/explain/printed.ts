import { roundedToSum } from '../rounded-to-sum.ts';
import { reasonsOf } from './reasons.ts';
import type { Contribution, Explained } from './schema.ts';

type Whole = Pick<Explained, 'base' | 'output' | 'unit'>;

/**
 * Parts as they are printed, to a tenth of a point: they lead from the printed start to the printed end.
 *
 * @returns in the order of `values`; empty where a unit has no usual number of decimals, so that nothing is rounded here
 */
export function printedParts({ base, output, unit }: Whole, values: readonly number[]): number[] {
  const digits = digitsOf({ output, unit });
  if (digits === null) return [];
  const scale = 10 ** digits;
  return roundedToSum(values, (Math.round(output * scale) - Math.round(base * scale)) / scale, digits);
}

/** Decimals of a printed part; null where they depend on the number itself. */
export function digitsOf({ output, unit }: Pick<Whole, 'output' | 'unit'>): number | null {
  if (unit.kind === 'quantity' && Math.abs(output) < 100) return null;
  return unit.kind === 'probability' ? 3 : unit.kind === 'logOdds' ? 2 : 0;
}

/** Each reason that is told, by its feature, as the figure prints it: a sentence beside it says the same number. */
export function printedReasons(
  explain: Whole & Pick<Explained, 'contributions' | 'residual'>,
): (reason: Contribution) => number {
  const { up, down, others, othersTogether } = reasonsOf(explain.contributions);
  const told = [...up, ...down];
  const rest = others.length > 0 ? [othersTogether + explain.residual] : [];
  const printed = printedParts(explain, [...told.map((one) => one.contribution), ...rest]);
  const byFeature = new Map(told.map(({ feature }, at) => [feature, printed[at]]));
  return ({ feature, contribution }) => byFeature.get(feature) ?? contribution;
}
