import { isEstimated, notEstimable, type Interval, type NotEstimable } from '#shared/domain/estimate.ts';
import { Z95 } from './normal.ts';
import { compensatedSum } from './sum.ts';
import { wilsonInterval } from './wilson-interval.ts';

export type RegressionMetrics = {
  n: number;
  mae: number | NotEstimable;
  maeInterval: Interval | NotEstimable;
  rmse: number | NotEstimable;
  rmseInterval: Interval | NotEstimable;
  r2: number | NotEstimable;
  r2Interval: Interval | NotEstimable;
  bias: number | NotEstimable;
  biasInterval: Interval | NotEstimable;
  mape: number | NotEstimable;
  mapeInterval: Interval | NotEstimable;
  medianAbsoluteError: number | NotEstimable;
  medianAbsoluteErrorInterval: Interval | NotEstimable;
  shareWithin10Percent: number | NotEstimable;
  shareWithin10PercentInterval: Interval | NotEstimable;
};

const NEAR = 0.1;

/**
 * How far estimates are from actual values.
 *
 * @param estimate finite values in the unit of the target, one per row
 * @param actual same unit, one per row
 * @returns mae, rmse, bias = mean(estimate - actual) and the median in that unit; r2 at most 1; mape = mean of |error| / |actual| over
 *   rows whose actual value is not 0, as a share; shareWithin10Percent = rows with |error| <= 0.1 |actual|. 95 % intervals: normal
 *   for the means, delta method for rmse and r2 (influence of a row on mse / variance), clipped at 0 and 1; Wilson for the share, two
 *   of the sorted errors for the median.
 *   Without a row all are NO_OUTCOME_KNOWN; intervals and r2 of one row TOO_FEW_ROWS; r2 of a constant actual value ONE_CLASS; mape
 *   NO_OUTCOME_KNOWN when every actual value is 0
 * @throws RangeError for columns of two lengths or a value that is not finite
 * Source: figures as scikit-learn; the median as numpy.
 * Cost: n log n for the median.
 */
export function regressionMetrics(estimate: Float64Array, actual: Float64Array): RegressionMetrics {
  const n = actual.length;
  const error = errors(estimate, actual);
  const absolute = error.map(Math.abs);
  const square = error.map((value) => value * value);
  const mse = meanOf(square);
  const { r2, r2Interval } = explained(square, actual);
  const shares = relative(absolute, actual);
  const sorted = absolute.toSorted();
  const near = absolute.reduce((sum, value, row) => sum + (value <= NEAR * Math.abs(actual[row]!) ? 1 : 0), 0);
  return {
    n,
    mae: meanOf(absolute),
    maeInterval: meanInterval(absolute),
    rmse: isEstimated(mse) ? Math.sqrt(mse) : mse,
    rmseInterval: rootInterval(mse, square),
    r2,
    r2Interval,
    bias: meanOf(error),
    biasInterval: meanInterval(error),
    mape: meanOf(shares),
    mapeInterval: meanInterval(shares),
    medianAbsoluteError: median(sorted),
    medianAbsoluteErrorInterval: medianInterval(sorted),
    shareWithin10Percent: n === 0 ? notEstimable('NO_OUTCOME_KNOWN') : near / n,
    shareWithin10PercentInterval: n === 0 ? notEstimable('NO_OUTCOME_KNOWN') : wilsonInterval(near, n),
  };
}

function errors(estimate: Float64Array, actual: Float64Array): Float64Array {
  if (estimate.length !== actual.length)
    throw new RangeError(`columns of two lengths: ${estimate.length} estimates, ${actual.length} actual values`);
  return estimate.map((value, row) => {
    const error = value - actual[row]!;
    if (!Number.isFinite(error)) throw new RangeError(`not finite: estimate ${value}, actual ${actual[row]}`);
    return error;
  });
}

function relative(absolute: Float64Array, actual: Float64Array): Float64Array {
  let size = 0;
  const shares = new Float64Array(absolute.length);
  for (let row = 0; row < absolute.length; row++)
    if (actual[row] !== 0) shares[size++] = absolute[row]! / Math.abs(actual[row]!);
  return shares.slice(0, size);
}

function total(values: Float64Array): number {
  const sum = compensatedSum();
  for (let row = 0; row < values.length; row++) sum.add(values[row]!);
  return sum.value();
}

function meanOf(values: Float64Array): number | NotEstimable {
  return values.length === 0 ? notEstimable('NO_OUTCOME_KNOWN') : total(values) / values.length;
}

/** Standard error of a mean, from the variance divided by n - 1. */
function standardError(values: Float64Array, mean: number): number {
  return Math.sqrt(total(values.map((value) => (value - mean) ** 2)) / (values.length - 1) / values.length);
}

function meanInterval(values: Float64Array): Interval | NotEstimable {
  const mean = meanOf(values);
  if (!isEstimated(mean)) return mean;
  if (values.length < 2) return notEstimable('TOO_FEW_ROWS', 2);
  const half = Z95 * standardError(values, mean);
  return [mean - half, mean + half];
}

function rootInterval(mse: number | NotEstimable, square: Float64Array): Interval | NotEstimable {
  if (!isEstimated(mse)) return mse;
  if (square.length < 2) return notEstimable('TOO_FEW_ROWS', 2);
  if (mse === 0) return [0, 0];
  const rmse = Math.sqrt(mse);
  const half = (Z95 * standardError(square, mse)) / (2 * rmse);
  return [Math.max(0, rmse - half), rmse + half];
}

function explained(
  square: Float64Array,
  actual: Float64Array,
): { r2: number | NotEstimable; r2Interval: Interval | NotEstimable } {
  const mean = meanOf(actual);
  if (!isEstimated(mean)) return { r2: mean, r2Interval: mean };
  const lacking = notEstimable('TOO_FEW_ROWS', 2);
  if (actual.length < 2) return { r2: lacking, r2Interval: lacking };
  const around = actual.map((value) => (value - mean) ** 2);
  const variance = total(around) / actual.length;
  const constant = notEstimable('ONE_CLASS');
  if (actual.every((value) => value === actual[0])) return { r2: constant, r2Interval: constant };
  const unexplained = total(square) / actual.length / variance;
  const influence = square.map((value, row) => (value - unexplained * around[row]!) / variance);
  const half = Z95 * standardError(influence, 0);
  return { r2: 1 - unexplained, r2Interval: [1 - unexplained - half, Math.min(1, 1 - unexplained + half)] };
}

function median(sorted: Float64Array): number | NotEstimable {
  if (sorted.length === 0) return notEstimable('NO_OUTCOME_KNOWN');
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Rows from which two of them hold the median between them 95 times in 100, by the normal approximation of their ranks. */
const RANKED = 8;

/** Two of the sorted values (Conover 1999, 3.2): how many lie below the median is a binomial count of one half. */
function medianInterval(sorted: Float64Array): Interval | NotEstimable {
  const n = sorted.length;
  if (n === 0) return notEstimable('NO_OUTCOME_KNOWN');
  if (n < RANKED) return notEstimable('TOO_FEW_ROWS', RANKED);
  const half = (Z95 * Math.sqrt(n)) / 2;
  return [sorted[Math.floor(n / 2 - half) - 1]!, sorted[Math.ceil(n / 2 + half)]!];
}
