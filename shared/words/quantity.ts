import type { Format } from './format.ts';

/**
 * A quantity with three figures that mean something, and its unit: an amount of a currency (three capitals) to the
 * hundredth below a hundred, a number alone where no unit is known.
 *
 * @param like a value beside which it stands: it has as many decimals as that one
 */
export function quantity(
  value: number,
  unit: string | null,
  { format, like = value }: { format: Format; like?: number },
): string {
  const size = Math.abs(like);
  if (unit !== null && /^[A-Z]{3}$/.test(unit))
    return format.money(value, unit, size >= 100 || Number.isInteger(like) ? 0 : 2);
  const digits = size >= 100 || size === 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
  const text = format.decimal(value, digits);
  return unit === null || unit === '' ? text : `${text}\u00a0${unit}`;
}
