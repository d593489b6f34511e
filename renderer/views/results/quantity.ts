import type { Words } from '#shared/words/words.ts';

/** A quantity with three figures that mean something, and its unit. */
export function quantity(value: number, unit: string | null, { format }: Pick<Words, 'format'>): string {
  const size = Math.abs(value);
  const digits = size >= 100 || size === 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
  if (unit !== null && /^[A-Z]{3}$/.test(unit)) return format.money(value, unit, Math.min(2, digits));
  return unit === null ? format.decimal(value, digits) : `${format.decimal(value, digits)}\u00a0${unit}`;
}
