import { noncentralStudentCdf } from './noncentral-student.ts';
import { normalCdf, normalQuantile } from './normal.ts';
import { studentQuantile } from './student.ts';

export type TestDesign = {
  /** Probability of finding the effect when it is there, in (0, 1). */
  power: number;
  /** Coverage of the interval that decides, in (0, 1): 0.95 is a two-sided test at 5 %. */
  level: number;
  /** Share of the cases that get the new way, in (0, 1). */
  share: number;
};

/** Cases of each group that a test needs; whole numbers come by rounding up. */
export type SampleSize = { treatment: number; control: number };

/**
 * Cases that a test of two proportions needs.
 *
 * @param control share of the former way, in (0, 1)
 * @param treatment share to be found with the new way, in [0, 1], not equal to `control`
 * @returns cases of each group, not rounded
 * @throws RangeError for shares outside these ranges or an impossible design
 * Formula: n = (z_a sqrt(p q (1 + 1/r)) + z_b sqrt(p1 q1 + p0 q0 / r))^2 / d^2 for the treatment, r times as many in the control, p pooled
 * with these weights. Source: Fleiss, Levin and Paik 2003, section 4.5. Equal groups: R power.prop.test.
 */
export function sizeForProportions(control: number, treatment: number, design: TestDesign): SampleSize {
  requireDesign(design);
  if (!(control > 0 && control < 1 && treatment >= 0 && treatment <= 1 && control !== treatment))
    throw new RangeError(`no test of ${control} against ${treatment}`);
  const ratio = (1 - design.share) / design.share;
  const { ofNull, ofEffect } = spreads(control, treatment, ratio);
  const reach = normalQuantile((1 + design.level) / 2) * ofNull + normalQuantile(design.power) * ofEffect;
  const n = (reach / (treatment - control)) ** 2;
  return { treatment: n, control: n * ratio };
}

/**
 * Probability that a two-sided z test of two proportions finds the difference.
 *
 * @param sizes cases of each group, above 0
 * @returns in [0, 1]; the chance of finding the opposite is not counted
 * Checked against R power.prop.test and statsmodels.
 */
export function powerOfProportions(control: number, treatment: number, sizes: SampleSize, level: number): number {
  const { ofNull, ofEffect } = spreads(control, treatment, sizes.control / sizes.treatment);
  if (ofEffect === 0) return control === treatment ? 0 : 1;
  const distance = Math.sqrt(sizes.treatment) * Math.abs(treatment - control);
  return normalCdf((distance - normalQuantile((1 + level) / 2) * ofNull) / ofEffect);
}

function spreads(control: number, treatment: number, ratio: number): { ofNull: number; ofEffect: number } {
  const pooled = (treatment + ratio * control) / (1 + ratio);
  return {
    ofNull: Math.sqrt(pooled * (1 - pooled) * (1 + 1 / ratio)),
    ofEffect: Math.sqrt(treatment * (1 - treatment) + (control * (1 - control)) / ratio),
  };
}

/**
 * Cases that a test of two means of equal spread needs.
 *
 * @param effect difference of the means to be found, in units of the standard deviation, not 0
 * @returns cases of each group, not rounded
 * @throws RangeError for no effect or an impossible design
 * Cost: about 60 evaluations of the power.
 */
export function sizeForMeans(effect: number, design: TestDesign): SampleSize {
  requireDesign(design);
  if (!(Math.abs(effect) > 0)) throw new RangeError(`no effect to find: ${effect}`);
  const ratio = (1 - design.share) / design.share;
  const sizes = (n: number): SampleSize => ({ treatment: n, control: n * ratio });
  const isEnough = (n: number): boolean => powerOfMeans(effect, sizes(n), design.level) >= design.power;
  let high = 2 + 2 / ratio;
  let low = Math.min(1, 1 / ratio);
  while (!isEnough(high)) {
    low = high;
    high *= 2;
  }
  for (let step = 0; step < 60 && high - low > 1e-10 * high; step++) {
    const middle = (low + high) / 2;
    if (middle * (1 + ratio) > 2 && isEnough(middle)) high = middle;
    else low = middle;
  }
  return sizes(high);
}

/**
 * Probability that a two-sided t test of two means of equal spread finds the difference.
 *
 * @param effect difference of the means in units of the standard deviation
 * @param sizes cases of each group, more than 2 together
 * @returns in [0, 1]; the chance of finding the opposite is not counted. Checked against R power.t.test.
 */
export function powerOfMeans(effect: number, { treatment, control }: SampleSize, level: number): number {
  const degrees = treatment + control - 2;
  const distance = Math.abs(effect) / Math.sqrt(1 / treatment + 1 / control);
  return 1 - noncentralStudentCdf(studentQuantile((1 + level) / 2, degrees), degrees, distance);
}

/**
 * Smallest difference of two proportions that a test of this size would find.
 *
 * @param control share of the former way, in (0, 1)
 * @param sizes cases of each group
 * @returns distance upwards from `control`, in (0, 1 - control]; null when even 1 would not be found
 * Source: bisection on `powerOfProportions`.
 */
export function detectableIncrease(
  control: number,
  sizes: SampleSize,
  { power, level }: Pick<TestDesign, 'power' | 'level'>,
): number | null {
  if (powerOfProportions(control, 1, sizes, level) < power) return null;
  let low = 0;
  let high = 1 - control;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (powerOfProportions(control, control + middle, sizes, level) >= power) high = middle;
    else low = middle;
  }
  return high;
}

function requireDesign({ power, level, share }: TestDesign): void {
  if (!(power > 0 && power < 1 && level > 0 && level < 1 && share > 0 && share < 1))
    throw new RangeError(`no such design: power ${power}, level ${level}, share ${share}`);
}
