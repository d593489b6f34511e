import type { Interval } from '#shared/domain/estimate.ts';
import { ascendingOrder } from '#shared/stats/ascending-order.ts';
import { shuffle } from '#shared/stats/random.ts';
import type { Random } from '#shared/stats/random.ts';
import type { RawColumn } from './raw-table.ts';

/** @returns the numbers that are there, ascending */
export function sortedNumbers(column: Float64Array): Float64Array {
  return column.filter((value) => !Number.isNaN(value)).sort();
}

/** @returns the texts that are there, each once, in the order of their code units */
export function categoriesOf(column: readonly (string | null)[]): string[] {
  return [...new Set(column.filter((text) => text !== null))].sort();
}

export function isMissing(column: RawColumn, row: number): boolean {
  return column instanceof Float64Array ? Number.isNaN(column[row]!) : (column[row] ?? null) === null;
}

/**
 * Quantile by interpolation between order statistics.
 *
 * @param sorted n > 0 ascending numbers
 * @param share in [0, 1]
 * @param position plotting position a: the quantile lies at rank share (n + 1 - 2a) + a. 1 is numpy's and R's default
 *   (type 7), 0.4 is scikit-learn's grid of partial dependence (Cunnane)
 * Source: Hyndman and Fan 1996, The American Statistician 50:361.
 */
export function quantileOf(sorted: Float64Array, share: number, position = 1): number {
  const n = sorted.length;
  const rank = share * (n + 1 - 2 * position) + position;
  const below = Math.min(Math.max(Math.floor(rank), 1), Math.max(1, n - 1));
  const part = Math.min(1, Math.max(0, rank - below));
  const low = sorted[below - 1]!;
  const high = sorted[Math.min(below, n - 1)]!;
  return (1 - part) * low + part * high;
}

const RARE = 0.01;

/**
 * Values between which all but the lowest and the highest hundredth lie: values that are there, so that whole numbers
 * stay whole.
 *
 * @param sorted n > 0 ascending numbers
 */
export function usualRange(sorted: Float64Array): Interval {
  const last = sorted.length - 1;
  return [sorted[Math.ceil(RARE * last)]!, sorted[Math.floor((1 - RARE) * last)]!];
}

/** @returns ranks from 1, ties share the mean of theirs; no NaN */
export function midRanks(values: Float64Array): Float64Array {
  const order = ascendingOrder(values);
  const ranks = new Float64Array(values.length);
  for (let start = 0, end = 0; start < order.length; start = end) {
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++;
    for (let at = start; at < end; at++) ranks[order[at]!] = (start + end + 1) / 2;
  }
  return ranks;
}

/** Pearson correlation, null when a side is constant or empty. */
export function correlation(first: Float64Array, second: Float64Array): number | null {
  const n = first.length;
  const meanOne = first.reduce((sum, value) => sum + value, 0) / n;
  const meanTwo = second.reduce((sum, value) => sum + value, 0) / n;
  let [cross, one, two] = [0, 0, 0];
  for (let row = 0; row < n; row++) {
    const a = first[row]! - meanOne;
    const b = second[row]! - meanTwo;
    cross += a * b;
    one += a * a;
    two += b * b;
  }
  if (!(one > 0 && two > 0)) return null;
  return Math.max(-1, Math.min(1, cross / Math.sqrt(one * two)));
}

/** 0 to n - 1. */
export function upTo(n: number): Uint32Array {
  return Uint32Array.from({ length: n }, (_, index) => index);
}

/** `size` different numbers below n, ascending; all of them when there are no more. */
export function sampleOf(n: number, size: number, random: Random): Uint32Array {
  return size >= n ? upTo(n) : shuffle(upTo(n), random).slice(0, size).sort();
}
