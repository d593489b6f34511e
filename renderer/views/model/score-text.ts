import { level, signedAmount } from '#shared/analyses/amounts.ts';
import type { Unit } from '#shared/analyses/explanations.ts';
import type { Words } from '#shared/words/words.ts';

const MOST_DIGITS = 12;

/** Decimals that show two figures of a small number, and no zero at the end. */
export function digitsOf(value: number): number {
  if (value === 0) return 0;
  const digits = Math.min(MOST_DIGITS, Math.max(0, 1 - Math.floor(Math.log10(Math.abs(value)))));
  return digits > 0 && Math.round(Math.abs(value) * 10 ** digits) % 10 === 0 ? digits - 1 : digits;
}

/** Of points: one decimal is what a score is usually told with. */
const TOLD_APART = 0.001;

/** A score with as many decimals as it takes to tell it from another one that far away. */
export function scoreText(score: number, difference: number, unit: Unit, { say, format }: Words): string {
  const far = Math.abs(difference);
  return unit.kind === 'probability' && far > 0 && far < TOLD_APART
    ? format.percent(score, digitsOf(far * 100))
    : say(level(score, unit));
}

/** How far apart two scores are, with the sign. */
export function differenceText(difference: number, unit: Unit, { say, format, t }: Words): string {
  const far = Math.abs(difference);
  if (unit.kind !== 'probability' || far === 0 || far >= TOLD_APART) return say(signedAmount(difference, unit));
  const points = format.decimal(difference * 100, digitsOf(far * 100));
  return t('model.proof.points', { value: format.signed(points, difference) });
}
