import { valueOf, valueOfChange } from '#shared/stats/cutoffs.ts';
import type { ValueMatrix } from '#shared/stats/cutoffs.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { Interval } from '#shared/domain/estimate.ts';
import type { Threshold } from '#shared/analyses/threshold/schema.ts';

/** What a case is worth by its decision and its outcome. */
export type Amounts = ValueMatrix;

/** People on both sides of one cut-off: those it selects are `tp` and `fp`. */
export type Cut = {
  tp: number;
  fp: number;
  tn: number;
  fn: number;
  selected: number;
  left: number;
  money: number | null;
};

/** A trial against another cut-off, on the same cases. */
export type Change = {
  /** Cases whose decision changes, and where they go. */
  cases: number;
  positives: number;
  to: 'selected' | 'left' | null;
  money: number | null;
  interval: Interval | null;
};

/**
 * Known outcomes summed from the lowest score up, so that any cut costs two look-ups. A cut is an edge between bins, 0
 * to `bins`; which side it selects follows from its operator, and the engine closes its bins accordingly.
 */
export type CutoffModel = {
  low: number;
  step: number;
  bins: number;
  known: number;
  positives: number;
  knownBelow: Float64Array;
  positivesBelow: Float64Array;
  amounts: Amounts | null;
  /** Where the amounts come from; null without amounts. */
  source: 'asked' | 'project' | 'observed' | null;
  inForce: { edge: number; threshold: number } | null;
  best: { edge: number; threshold: number } | null;
  selectsAbove: boolean;
};

export function cutoffModel(result: Pick<Threshold, 'histogram' | 'matrix' | 'cutoff' | 'best'>): CutoffModel {
  const { low, step, known, positives } = result.histogram;
  const bins = known.length;
  const knownBelow = summed(known);
  const positivesBelow = summed(positives);
  const operator = result.cutoff?.operator ?? '>=';
  const grid = { low, step, bins };
  const at = (threshold: number): { edge: number; threshold: number } => ({ edge: edgeOf(threshold, grid), threshold });
  return {
    ...grid,
    known: knownBelow[bins] ?? 0,
    positives: positivesBelow[bins] ?? 0,
    knownBelow,
    positivesBelow,
    amounts: isEstimated(result.matrix) ? result.matrix : null,
    source: isEstimated(result.matrix) ? result.matrix.source : null,
    inForce: result.cutoff === null ? null : at(result.cutoff.threshold),
    best: isEstimated(result.best) ? at(result.best.threshold) : null,
    selectsAbove: operator === '>=' || operator === '>',
  };
}

/** Where the trial begins: at the best point, else in force, else in the middle. */
export function firstEdge({ best, inForce, bins }: CutoffModel): number {
  return best?.edge ?? inForce?.edge ?? Math.round(bins / 2);
}

/** The score at an edge; the cut-off in force and the best one keep their exact value. */
export function thresholdAt(model: CutoffModel, edge: number): number {
  if (edge === model.inForce?.edge) return model.inForce.threshold;
  if (edge === model.best?.edge) return model.best.threshold;
  return Number((model.low + edge * model.step).toPrecision(12));
}

export function edgeAt(model: CutoffModel, threshold: number): number {
  return edgeOf(threshold, model);
}

/** One point of the scale, which has a hundred: what an arrow key moves. With Shift, a tenth of it. */
export function stepsOf({ bins }: Pick<CutoffModel, 'bins'>): { point: number; tenth: number } {
  return { point: Math.max(1, Math.round(bins / 100)), tenth: Math.max(1, Math.round(bins / 1000)) };
}

/** The edge one step further; a whole point lands on whole points. */
export function movedEdge(
  model: CutoffModel,
  edge: number,
  { direction, isFine }: { direction: 1 | -1; isFine: boolean },
): number {
  const { point, tenth } = stepsOf(model);
  if (isFine) return clamped(edge + direction * tenth, model.bins);
  const next = direction === 1 ? Math.floor(edge / point + 1e-9) + 1 : Math.ceil(edge / point - 1e-9) - 1;
  return clamped(next * point, model.bins);
}

export function cutAt(model: CutoffModel, edge: number): Cut {
  const { amounts, known, positives, selectsAbove } = model;
  const below = model.knownBelow[edge] ?? 0;
  const positivesBelow = model.positivesBelow[edge] ?? 0;
  const selected = selectsAbove ? known - below : below;
  const tp = selectsAbove ? positives - positivesBelow : positivesBelow;
  const fp = selected - tp;
  const fn = positives - tp;
  const left = known - selected;
  const tn = left - fn;
  const money = amounts === null ? null : valueOf({ tp, fp, tn, fn }, amounts);
  return { tp, fp, tn, fn, selected, left, money };
}

/** What a trial changes against another cut: the cases that change sides, and what that is worth. */
export function changeBetween(model: CutoffModel, from: number, to: number): Change {
  const [low, high] = from < to ? [from, to] : [to, from];
  const cases = (model.knownBelow[high] ?? 0) - (model.knownBelow[low] ?? 0);
  const positives = (model.positivesBelow[high] ?? 0) - (model.positivesBelow[low] ?? 0);
  const side = from === to ? null : to < from === model.selectsAbove ? 'selected' : 'left';
  const { amounts } = model;
  if (amounts === null) return { cases, positives, to: side, money: null, interval: null };
  if (side === null) return { cases, positives, to: null, money: 0, interval: [0, 0] };
  const { value, interval } = valueOfChange({ cases, positives, known: model.known, to: side }, amounts);
  return { cases, positives, to: side, money: value, interval };
}

export type CurvePlace = { edge: number; money: number };

/** Money over the cut-off, where there are cases on both sides: at most `most` places. */
export function moneyCurve(model: CutoffModel, most = 200): CurvePlace[] {
  if (model.amounts === null) return [];
  const every = Math.max(1, Math.ceil(model.bins / most));
  const places: CurvePlace[] = [];
  for (let edge = 0; edge <= model.bins; edge += every) {
    const below = model.knownBelow[edge] ?? 0;
    if (below === 0 && (model.knownBelow[Math.min(model.bins, edge + every)] ?? 0) === 0) continue;
    places.push({ edge, money: cutAt(model, edge).money ?? 0 });
    if (below === model.known) break;
  }
  return places;
}

export type Column = { from: number; to: number; known: number; positives: number };

/** The people as columns of equal width: at most `most`. */
export function columnsOf(model: CutoffModel, most = 50): Column[] {
  const width = Math.max(1, Math.ceil(model.bins / most));
  return Array.from({ length: Math.ceil(model.bins / width) }, (_, index) => {
    const from = index * width;
    const to = Math.min(model.bins, from + width);
    return {
      from,
      to,
      known: (model.knownBelow[to] ?? 0) - (model.knownBelow[from] ?? 0),
      positives: (model.positivesBelow[to] ?? 0) - (model.positivesBelow[from] ?? 0),
    };
  });
}

function summed(counts: readonly number[]): Float64Array {
  const sums = new Float64Array(counts.length + 1);
  counts.forEach((count, index) => (sums[index + 1] = (sums[index] ?? 0) + count));
  return sums;
}

type Grid = { low: number; step: number; bins: number };

function edgeOf(threshold: number, { low, step, bins }: Grid): number {
  const place = (threshold - low) / step;
  const near = Math.round(place);
  return clamped(Math.abs(place - near) < 1e-6 ? near : Math.ceil(place), bins);
}

function clamped(edge: number, bins: number): number {
  return Math.min(bins, Math.max(0, edge));
}
