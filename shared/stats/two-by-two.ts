import { chiSquareTail } from './chi-square.ts';

/** Two judges of the same rows, each saying yes or no. */
export type TwoByTwo = { both: number; onlyFirst: number; onlySecond: number; neither: number };

/**
 * Agreement of two judges beyond chance.
 *
 * @param counts rows
 * @returns share of rows on which they agree, and Cohen's kappa (null when both always say the same: chance explains all)
 * @throws RangeError without a row
 * Source: Cohen 1960, Educational and Psychological Measurement 20:37. Checked against scikit-learn.
 */
export function cohensKappa({ both, onlyFirst, onlySecond, neither }: TwoByTwo): {
  agreement: number;
  kappa: number | null;
} {
  const n = both + onlyFirst + onlySecond + neither;
  if (n === 0) throw new RangeError('no row to agree on');
  const agreement = (both + neither) / n;
  const first = (both + onlyFirst) / n;
  const second = (both + onlySecond) / n;
  const byChance = first * second + (1 - first) * (1 - second);
  return { agreement, kappa: byChance === 1 ? null : (agreement - byChance) / (1 - byChance) };
}

export type McNemar = { statistic: number; pValue: number; corrected: { statistic: number; pValue: number } };

/**
 * Do two judges err equally often on the same rows?
 *
 * @param onlyFirst rows that only the first gets right
 * @param onlySecond rows that only the second gets right
 * @returns chi-square with one degree of freedom, plain and with the continuity correction, and p-values (1 when they never differ)
 * Source: McNemar 1947, Psychometrika 12:153; Edwards 1948 for the correction. Checked against statsmodels.
 */
export function mcnemar(onlyFirst: number, onlySecond: number): McNemar {
  const differing = onlyFirst + onlySecond;
  if (differing === 0) return { statistic: 0, pValue: 1, corrected: { statistic: 0, pValue: 1 } };
  const gap = Math.abs(onlyFirst - onlySecond);
  const statistic = gap ** 2 / differing;
  const corrected = Math.max(0, gap - 1) ** 2 / differing;
  return {
    statistic,
    pValue: chiSquareTail(statistic, 1),
    corrected: { statistic: corrected, pValue: chiSquareTail(corrected, 1) },
  };
}

export type Trend = { z: number; pValue: number };

/**
 * Does a share rise or fall in a straight line over ordered groups?
 *
 * @param successes of each group, in their order
 * @param trials of each group; groups without one count for nothing
 * @returns z, above 0 when the share rises with the place of the group, and its two-sided p-value; null when all succeed, all fail, or fewer
 *   than two groups hold a trial
 * Source: Cochran 1954, Biometrics 10:417; Armitage 1955, Biometrics 11:375, groups scored 1, 2, ...; z squared is R's prop.trend.test.
 */
export function proportionTrend(successes: readonly number[], trials: readonly number[]): Trend | null {
  const n = trials.reduce((sum, one) => sum + one, 0);
  const found = successes.reduce((sum, one) => sum + one, 0);
  if (n === 0 || found === 0 || found === n) return null;
  const rate = found / n;
  const middle = trials.reduce((sum, one, k) => sum + one * (k + 1), 0) / n;
  let rise = 0;
  let spread = 0;
  for (const [k, one] of trials.entries()) {
    rise += (successes[k]! - one * rate) * (k + 1 - middle);
    spread += one * (k + 1 - middle) ** 2;
  }
  if (spread === 0) return null;
  const statistic = rise ** 2 / (rate * (1 - rate) * spread);
  return { z: Math.sign(rise) * Math.sqrt(statistic), pValue: chiSquareTail(statistic, 1) };
}
