import { notEstimable, type Interval, type NotEstimable } from '#shared/domain/estimate.ts';
import { chiSquareTail } from './chi-square.ts';
import { Z95 } from './normal.ts';

/** Successes and trials of two groups within one stratum (a segment, a band of scores); counts. */
export type Stratum = { x1: number; n1: number; x2: number; n2: number };

export type StratifiedTest = {
  /** Strata that hold rows of both groups and both outcomes: the others say nothing about the odds. */
  strata: number;
  statistic: number;
  pValue: number;
  /** Odds of the first group over those of the second, common to all strata. */
  oddsRatio: number;
  interval: Interval;
};

/**
 * Do two groups succeed alike once strata are compared one by one? Two-sided, one degree of freedom.
 *
 * @param strata counts per stratum; the order does not matter
 * @param options `correct` subtracts one half, as R does unless told otherwise
 * @returns chi-square, p-value, common odds ratio with its 95 % interval (0 to infinity where one side never happens);
 *   NO_ROWS without rows, ONE_CLASS when no stratum holds both groups and both outcomes
 * Source: Mantel and Haenszel 1959, JNCI 22:719; interval by Robins, Breslow and Greenland 1986, Biometrics 42:311.
 *   Checked against R mantelhaen.test and statsmodels StratifiedTable.
 */
export function mantelHaenszel(
  strata: readonly Stratum[],
  { correct = true }: { correct?: boolean } = {},
): StratifiedTest | NotEstimable {
  const told = telling(strata);
  if (!Array.isArray(told)) return told;
  let gap = 0;
  let variance = 0;
  let r = 0;
  let s = 0;
  let pr = 0;
  let mixed = 0;
  let qs = 0;
  for (const { x1, n1, x2, n2 } of told) {
    const n = n1 + n2;
    const successes = x1 + x2;
    gap += x1 - (n1 * successes) / n;
    variance += (n1 * n2 * successes * (n - successes)) / (n * n * (n - 1));
    const alike = (x1 + n2 - x2) / n;
    const along = (x1 * (n2 - x2)) / n;
    const against = (x2 * (n1 - x1)) / n;
    r += along;
    s += against;
    pr += alike * along;
    mixed += alike * against + (1 - alike) * along;
    qs += (1 - alike) * against;
  }
  const distance = correct ? Math.max(0, Math.abs(gap) - 0.5) : Math.abs(gap);
  const statistic = (distance * distance) / variance;
  const oddsRatio = s === 0 ? Infinity : r / s;
  return {
    strata: told.length,
    statistic,
    pValue: chiSquareTail(statistic, 1),
    oddsRatio,
    interval:
      r === 0 || s === 0 ? [0, Infinity] : around(oddsRatio, pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s)),
  };
}

export type HomogeneityTest = { strata: number; degrees: number; statistic: number; pValue: number };

/**
 * Is the odds ratio of two groups the same in every stratum?
 *
 * @param strata counts per stratum
 * @param options `tarone` subtracts the square of the summed gaps, as Tarone advises
 * @returns chi-square with one degree less than the strata that tell; NO_ROWS and ONE_CLASS as `mantelHaenszel`, TOO_FEW_ROWS with a single
 *   stratum or when one side never happens
 * Source: Breslow and Day 1980, Statistical Methods in Cancer Research I, 4.4; Tarone 1985, Biometrika 72:91. Checked against statsmodels.
 */
export function breslowDay(
  strata: readonly Stratum[],
  { tarone = false }: { tarone?: boolean } = {},
): HomogeneityTest | NotEstimable {
  const common = mantelHaenszel(strata);
  const told = telling(strata);
  if (!Array.isArray(told)) return told;
  if (!('oddsRatio' in common)) return common;
  const odds = common.oddsRatio;
  if (told.length < 2 || odds === 0 || !Number.isFinite(odds)) return notEstimable('TOO_FEW_ROWS');
  let statistic = 0;
  let gaps = 0;
  let variances = 0;
  for (const stratum of told) {
    const { expected, variance } = underCommonOdds(stratum, odds);
    statistic += (stratum.x1 - expected) ** 2 / variance;
    gaps += stratum.x1 - expected;
    variances += variance;
  }
  if (tarone) statistic = Math.max(0, statistic - (gaps * gaps) / variances);
  const degrees = told.length - 1;
  return { strata: told.length, degrees, statistic, pValue: chiSquareTail(statistic, degrees) };
}

function telling(strata: readonly Stratum[]): Stratum[] | NotEstimable {
  if (!strata.some(({ n1, n2 }) => n1 + n2 > 0)) return notEstimable('NO_ROWS');
  const told = strata.filter(({ x1, n1, x2, n2 }) => n1 > 0 && n2 > 0 && x1 + x2 > 0 && x1 + x2 < n1 + n2);
  return told.length === 0 ? notEstimable('ONE_CLASS') : told;
}

/** Successes of the first group that margins and a common odds ratio imply: the root of a quadratic that lies within the margins. */
function underCommonOdds({ x1, n1, x2, n2 }: Stratum, odds: number): { expected: number; variance: number } {
  const successes = x1 + x2;
  const a = 1 - odds;
  const b = n2 - successes + odds * (successes + n1);
  const c = -odds * successes * n1;
  const root = Math.sqrt(Math.max(0, b * b - 4 * a * c));
  // The form that subtracts nothing: exact when the odds ratio is near 1, where a vanishes. b < 0 only for a above 0.
  const expected = b > 0 ? (-2 * c) / (b + root) : (root - b) / (2 * a);
  const cells = [expected, n1 - expected, successes - expected, n2 - successes + expected];
  return { expected, variance: 1 / cells.reduce((sum, cell) => sum + 1 / cell, 0) };
}

function around(odds: number, variance: number): Interval {
  const factor = Math.exp(Z95 * Math.sqrt(variance));
  return [odds / factor, odds * factor];
}
