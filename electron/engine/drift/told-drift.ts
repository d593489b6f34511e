import type { Drift, DriftColumn, DriftFeature } from '#shared/analyses/drift/schema.ts';
import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import type { LocalText } from '#shared/domain/language.ts';
import { columnDrift, movedColumns } from '#shared/stats/column-drift.ts';
import type { ColumnDrift, ColumnWindow, CountedWindow, DriftBin } from '#shared/stats/column-drift.ts';
import type { ComparedColumn } from './compared-columns.ts';
import { localText } from '../questions/scored.ts';
import type { Window } from './row-windows.ts';

/** Two windows compared column by column. */
export type Comparison = { drifts: ColumnDrift[]; moved: ReturnType<typeof movedColumns>; score: ColumnDrift | null };

export function compared(reference: Window, current: Window): Comparison {
  const drifts = reference.columns.map((column, at) => columnDrift(column, current.columns[at]!));
  return {
    drifts,
    moved: movedColumns(drifts),
    score: scoreDrift(reference.score, current.score),
  };
}

function scoreDrift(reference: ColumnWindow | null, current: ColumnWindow | null): ColumnDrift | null {
  if (reference === null || current === null) return null;
  if (reference.kind !== 'counted' || current.kind !== 'counted') return columnDrift(reference, current);
  const [before, now] = inTenths(reference, current);
  return columnDrift(before, now);
}

/** Two hundred fine bins would be noise: neighbours are joined until each holds a tenth of the reference. */
function inTenths(reference: CountedWindow, current: CountedWindow): [CountedWindow, CountedWindow] {
  const tenth = reference.counts.reduce((sum, n) => sum + n, 0) / 10;
  const edges: number[] = [];
  const sums: [number[], number[]] = [[0], [0]];
  reference.counts.forEach((n, at) => {
    const last = edges.length;
    sums[0][last] = (sums[0][last] ?? 0) + n;
    sums[1][last] = (sums[1][last] ?? 0) + (current.counts[at] ?? 0);
    const edge = reference.edges[at];
    if (edge !== undefined && sums[0][last] >= tenth && edges.length < 9) {
      edges.push(edge);
      sums[0].push(0);
      sums[1].push(0);
    }
  });
  return [
    { ...reference, edges, counts: sums[0] },
    { ...current, edges, counts: sums[1] },
  ];
}

type Sides = { reference: ColumnWindow; current: ColumnWindow };
type Names = Pick<ComparedColumn, 'labelOf'>;

export function toldColumn(
  drift: ColumnDrift,
  { reference, current }: Sides,
  moved: { adjusted: number | NotEstimable; drifted: boolean },
  { labelOf }: Names,
): DriftColumn {
  const { decisive: _decisive, bins, ...figures } = drift;
  return {
    kind: reference.kind === 'categorical' ? 'categorical' : 'numeric',
    n: rowsOf(current),
    missing: current.missing,
    referenceN: rowsOf(reference),
    referenceMissing: reference.missing,
    ...figures,
    ...moved,
    bins: bins.map((bin) => ({ ...bin, valueLabel: bin.value === null ? {} : labelOf(bin.value) })),
    change: changeOf(bins, { reference, current }, labelOf),
  };
}

export function toldFeature(column: ComparedColumn, drift: DriftColumn, weight: number | NotEstimable): DriftFeature {
  const { label, unit, source, isYear } = column;
  return {
    ...drift,
    feature: source.name,
    label,
    unit: unit === null ? null : localText(unit),
    isYear,
    weight,
  };
}

function rowsOf(window: ColumnWindow): number {
  if (window.kind === 'numeric') return window.sorted.length;
  if (window.kind === 'counted') return window.counts.reduce((sum, n) => sum + n, 0);
  return [...window.counts.values()].reduce((sum, n) => sum + n, window.other ?? 0);
}

/** What changed most, in words that need no statistics. */
export function changeOf(
  bins: readonly DriftBin[],
  { reference, current }: Sides,
  labelOf: (value: string) => LocalText,
): DriftColumn['change'] {
  const before = bins.reduce((sum, bin) => sum + bin.reference, 0);
  const now = bins.reduce((sum, bin) => sum + bin.current, 0);
  if (before === 0 || now === 0) return notEstimable('NO_ROWS');
  if (reference.kind === 'categorical') {
    const most = bins.reduce((best, bin) => (moved(bin) > moved(best) ? bin : best));
    return {
      kind: 'category',
      value: most.value,
      valueLabel: most.value === null ? {} : labelOf(most.value),
      isMissing: most.isMissing,
      shareFrom: most.reference / before,
      shareTo: most.current / now,
    };
  }
  const [medianFrom, medianTo] = [medianOf(reference), medianOf(current)];
  if (medianFrom === null || medianTo === null) return notEstimable('NO_ROWS');
  const valued = bins.filter((bin) => !bin.isMissing);
  const all = { before: rowsOf(reference), now: rowsOf(current) };
  const best = { upTo: medianFrom, shareFrom: 0.5, shareTo: 0.5, gap: -1 };
  let [low, high] = [0, 0];
  for (const bin of valued) {
    low += bin.reference / all.before;
    high += bin.current / all.now;
    if (bin.to !== null && Math.abs(high - low) > best.gap)
      Object.assign(best, { upTo: bin.to, shareFrom: low, shareTo: high, gap: Math.abs(high - low) });
  }
  const { gap: _gap, ...split } = best;
  return { kind: 'number', medianFrom, medianTo, ...split };

  function moved(bin: DriftBin): number {
    return Math.abs(bin.current / now - bin.reference / before);
  }
}

/** The middle value; between two borders where only counts are known. */
function medianOf(window: ColumnWindow): number | null {
  if (window.kind === 'numeric') {
    const { sorted } = window;
    const half = (sorted.length - 1) / 2;
    return sorted.length === 0 ? null : (sorted[Math.floor(half)]! + sorted[Math.ceil(half)]!) / 2;
  }
  if (window.kind !== 'counted') return null;
  const half = rowsOf(window) / 2;
  let before = 0;
  for (const [at, n] of window.counts.entries()) {
    if (n > 0 && before + n >= half) {
      const low = window.edges[at - 1];
      const high = window.edges[at];
      return low === undefined ? (high ?? null) : high === undefined ? low : low + ((high - low) * (half - before)) / n;
    }
    before += n;
  }
  return null;
}

/** Columns that moved and that the score depends on: how far times how much, the riskiest first. */
export function riskiest(features: Drift['features']): string[] {
  const risk = ({ psi, weight }: DriftFeature): number =>
    isEstimated(psi) && isEstimated(weight) ? psi * weight : Number.NaN;
  return features
    .filter((feature) => feature.drifted && risk(feature) > 0)
    .sort((a, b) => risk(b) - risk(a))
    .map((feature) => feature.feature);
}
