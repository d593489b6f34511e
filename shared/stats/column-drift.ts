import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import { twoGroupContingency } from './chi-square.ts';
import { benjaminiHochberg } from './holm.ts';
import { kolmogorovTail } from './kolmogorov-tail.ts';
import { shareDrift } from './population-stability.ts';
import { sampleDistances } from './sample-distances.ts';

/** One column in one window: numbers ascending, or rows by category. `missing` counts the rows without a value. */
export type NumberWindow = { kind: 'numeric'; sorted: Float64Array; missing: number };
export type TextWindow = {
  kind: 'categorical';
  counts: ReadonlyMap<string, number>;
  missing: number;
  /** Rows of categories that are not told apart. */
  other?: number;
};
/** Numbers that were counted beforehand, between borders of their own. */
export type CountedWindow = { kind: 'counted'; edges: readonly number[]; counts: readonly number[]; missing: number };

export type ColumnWindow = NumberWindow | TextWindow | CountedWindow;

/** A bin is right-closed; the first reaches down, the last up, without end. A category has a value. */
export type DriftBin = {
  from: number | null;
  to: number | null;
  value: string | null;
  isMissing: boolean;
  isOther: boolean;
  reference: number;
  current: number;
};

export type ColumnDrift = {
  psi: number | NotEstimable;
  psiNoise: number | NotEstimable;
  jensenShannon: number | NotEstimable;
  test: 'kolmogorov-smirnov' | 'chi-square';
  statistic: number | NotEstimable;
  degrees: number | null;
  pValue: number | NotEstimable;
  /** For the decision whether a column moved: `pValue`, and where values are missing also whether that share moved. */
  decisive: number | NotEstimable;
  cramersV: number | NotEstimable;
  wasserstein: number | NotEstimable;
  wassersteinOverSd: number | NotEstimable;
  bins: DriftBin[];
};

const DECILES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
/** More categories than this are told by the commonest of the reference; the others stand together. */
const MOST_CATEGORIES = 50;

/**
 * Borders of ten bins with about as many rows each; equal ones merged.
 *
 * @param sorted ascending, no missing values; none gives none
 * @returns ascending borders, at most nine, right-closed
 * Source: quantiles by linear interpolation (type 7), in the arithmetic of numpy, so that values on a border fall alike.
 */
export function decileEdges(sorted: Float64Array): number[] {
  if (sorted.length === 0) return [];
  const edges = DECILES.map((share) => {
    const place = share * (sorted.length - 1);
    const below = Math.floor(place);
    const part = place - below;
    const low = sorted[below]!;
    const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
    return part >= 0.5 ? high - (high - low) * (1 - part) : low + (high - low) * part;
  });
  return edges.filter((edge, at) => at === 0 || edge !== edges[at - 1]);
}

/** Rows between right-closed borders: one more bin than borders. */
export function countsBetween(sorted: Float64Array, edges: readonly number[]): number[] {
  let before = 0;
  const upTo = edges.map((edge) => {
    const end = firstAbove(sorted, edge, before);
    const count = end - before;
    before = end;
    return count;
  });
  return [...upTo, sorted.length - before];
}

function firstAbove(sorted: Float64Array, edge: number, from: number): number {
  let [low, high] = [from, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= edge) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * How far a column moved between two windows of one kind; counted windows share their borders.
 *
 * @returns as `numberDrift` and `textDrift`; from counts alone the contingency test stands in for the distance of distributions
 * @throws RangeError for windows of two kinds
 */
export function columnDrift(reference: ColumnWindow, current: ColumnWindow): ColumnDrift {
  if (reference.kind === 'numeric' && current.kind === 'numeric') return numberDrift(reference, current);
  if (reference.kind === 'categorical' && current.kind === 'categorical') return textDrift(reference, current);
  if (reference.kind === 'counted' && current.kind === 'counted')
    return binnedDrift(binsBetween(reference.edges, reference, current));
  throw new RangeError(`windows of two kinds: ${reference.kind} and ${current.kind}`);
}

/**
 * How far a number moved between two windows.
 *
 * @returns PSI on the deciles of the reference with a bin for missing values, KS with its p-value, Wasserstein distance in the unit
 *   and in standard deviations of the reference; where a window holds no number, the contingency test on the bins instead;
 *   NO_ROWS when a window is empty
 */
export function numberDrift(reference: NumberWindow, current: NumberWindow): ColumnDrift {
  const edges = decileEdges(reference.sorted);
  const bins = numberBins(edges, reference, current);
  const distances = sampleDistances(reference.sorted, current.sorted);
  if (!isEstimated(distances)) return binnedDrift(bins);
  const shares = binnedDrift(bins);
  const [n, m] = [reference.sorted.length, current.sorted.length];
  const pValue = kolmogorovTail(distances.ks, Math.max(1, Math.round((n * m) / (n + m))));
  const sd = standardDeviation(reference.sorted);
  return {
    ...shares,
    test: 'kolmogorov-smirnov',
    statistic: distances.ks,
    degrees: null,
    pValue,
    decisive: withMissing(pValue, reference, current),
    cramersV: notEstimable('NOT_CATEGORICAL'),
    wasserstein: distances.wasserstein,
    wassersteinOverSd: sd > 0 ? distances.wasserstein / sd : notEstimable('CONSTANT_REFERENCE'),
  };
}

/**
 * How far the categories of a column moved between two windows; one that only one window knows has a bin like any other.
 *
 * @returns PSI and Jensen-Shannon distance over the categories, contingency test with Cramer's V; NO_ROWS when a window is empty
 */
export function textDrift(reference: TextWindow, current: TextWindow): ColumnDrift {
  return binnedDrift(textBins(reference, current));
}

/** Drift told from counts alone. */
function binnedDrift(bins: readonly DriftBin[]): ColumnDrift {
  const before = bins.map((bin) => bin.reference);
  const now = bins.map((bin) => bin.current);
  const shares = shareDrift(before, now);
  const test = twoGroupContingency(before, now);
  const told = isEstimated(shares) && isEstimated(test);
  const why = notEstimable('NO_ROWS');
  return {
    psi: told ? shares.psi : why,
    psiNoise: told ? shares.psiNoise : why,
    jensenShannon: told ? shares.jensenShannon : why,
    test: 'chi-square',
    statistic: told ? test.statistic : why,
    degrees: told ? test.degrees : null,
    pValue: told ? test.pValue : why,
    decisive: told ? test.pValue : why,
    cramersV: told ? test.cramersV : why,
    wasserstein: notEstimable(bins.some((bin) => bin.value !== null) ? 'NOT_A_NUMBER' : 'NO_ROWS'),
    wassersteinOverSd: notEstimable(bins.some((bin) => bin.value !== null) ? 'NOT_A_NUMBER' : 'NO_ROWS'),
    bins: [...bins],
  };
}

function numberBins(edges: readonly number[], reference: NumberWindow, current: NumberWindow): DriftBin[] {
  return binsBetween(
    edges,
    { counts: countsBetween(reference.sorted, edges), missing: reference.missing },
    { counts: countsBetween(current.sorted, edges), missing: current.missing },
  );
}

type Counted = Pick<CountedWindow, 'counts' | 'missing'>;

function binsBetween(edges: readonly number[], reference: Counted, current: Counted): DriftBin[] {
  const bins = reference.counts.map((count, at): DriftBin => ({
    ...EMPTY,
    from: at === 0 ? null : edges[at - 1]!,
    to: edges[at] ?? null,
    reference: count,
    current: current.counts[at] ?? 0,
  }));
  return withMissingBin(bins, reference.missing, current.missing);
}

const EMPTY = { from: null, to: null, value: null, isMissing: false, isOther: false };

function withMissingBin(bins: DriftBin[], reference: number, current: number): DriftBin[] {
  return reference + current === 0 ? bins : [...bins, { ...EMPTY, isMissing: true, reference, current }];
}

function textBins(reference: TextWindow, current: TextWindow): DriftBin[] {
  const all = [...new Set([...reference.counts.keys(), ...current.counts.keys()])].sort();
  const rowsOf = (value: string): [number, number] => [
    reference.counts.get(value) ?? 0,
    current.counts.get(value) ?? 0,
  ];
  const kept =
    all.length <= MOST_CATEGORIES
      ? all
      : all
          .toSorted((a, b) => rowsOf(b)[0] - rowsOf(a)[0] || rowsOf(b)[1] - rowsOf(a)[1])
          .slice(0, MOST_CATEGORIES)
          .sort();
  const bins = kept.map((value): DriftBin => {
    const [before, now] = rowsOf(value);
    return { ...EMPTY, value, reference: before, current: now };
  });
  const others = all.filter((value) => !kept.includes(value)).map(rowsOf);
  const sum = (side: 0 | 1): number => others.reduce((total, one) => total + one[side], 0);
  const rest = { reference: sum(0) + (reference.other ?? 0), current: sum(1) + (current.other ?? 0) };
  if (rest.reference + rest.current > 0) bins.push({ ...EMPTY, isOther: true, ...rest });
  return withMissingBin(bins, reference.missing, current.missing);
}

/** Two looks at one column, numbers and gaps: the smaller chance counts twice (Bonferroni). */
function withMissing(pValue: number, reference: NumberWindow, current: NumberWindow): number {
  if (reference.missing + current.missing === 0) return pValue;
  const gaps = twoGroupContingency(
    [reference.missing, reference.sorted.length],
    [current.missing, current.sorted.length],
  );
  return Math.min(1, 2 * Math.min(pValue, isEstimated(gaps) ? gaps.pValue : 1));
}

/**
 * Columns that moved: an effect of some size, larger than chance makes it, and not by chance among so many columns.
 *
 * @param drifts of all columns that were looked at together
 * @returns p-values after Benjamini and Hochberg, and which columns moved
 */
export function movedColumns(drifts: readonly ColumnDrift[]): { adjusted: ColumnDrift['pValue']; drifted: boolean }[] {
  const told = drifts.map((drift) => drift.decisive).filter(isEstimated);
  const corrected = benjaminiHochberg(told);
  let at = 0;
  return drifts.map(({ psi, psiNoise, decisive }) => {
    if (!isEstimated(decisive)) return { adjusted: decisive, drifted: false };
    const adjusted = corrected[at++]!;
    const isLarge = isEstimated(psi) && isEstimated(psiNoise) && psi >= MOVED_PSI && psi > psiNoise;
    return { adjusted, drifted: isLarge && adjusted < MOVED_P };
  });
}

export const MOVED_PSI = 0.1;
const MOVED_P = 0.05;

/** Of a sample, with n - 1; 0 for a single value. */
function standardDeviation(values: Float64Array): number {
  if (values.length < 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
