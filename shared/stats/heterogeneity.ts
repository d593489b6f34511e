import { notEstimable, type NotEstimable } from '#shared/domain/estimate.ts';
import { chiSquareTail } from './chi-square.ts';

/** A difference in one group with its standard error, in one unit. */
export type GroupEffect = { difference: number; se: number };

export type Heterogeneity = { groups: number; statistic: number; degrees: number; pValue: number; common: number };

/**
 * Is a difference the same in every group?
 *
 * @param effects independent groups; those without a standard error above 0 are left out
 * @returns Q, its chi-square p-value, and the difference common to all, weighted by precision; TOO_FEW_ROWS with fewer than two groups
 * Source: Cochran 1954, Biometrics 10:101.
 */
export function heterogeneity(effects: readonly GroupEffect[]): Heterogeneity | NotEstimable {
  const told = effects.filter(({ se }) => se > 0 && Number.isFinite(se));
  if (told.length < 2) return notEstimable('TOO_FEW_ROWS', 2);
  let [weights, weighted] = [0, 0];
  for (const { difference, se } of told) {
    weights += 1 / (se * se);
    weighted += difference / (se * se);
  }
  const common = weighted / weights;
  const statistic = told.reduce((sum, { difference, se }) => sum + ((difference - common) / se) ** 2, 0);
  const degrees = told.length - 1;
  return { groups: told.length, statistic, degrees, pValue: chiSquareTail(statistic, degrees), common };
}
