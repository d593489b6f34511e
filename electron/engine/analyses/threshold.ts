import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import type { CutoffInForce } from '#shared/analyses/estimates.ts';
import type { Threshold, ThresholdPoint, ValueMatrix } from '#shared/analyses/threshold/schema.ts';
import { confusionAt } from '#shared/stats/confusion.ts';
import type { Confusion } from '#shared/stats/confusion.ts';
import {
  bestCut,
  bestCutInterval,
  confusionsAlong,
  differenceOfCuts,
  selectedAt,
  sweep,
  valueCurve,
  valueOf,
} from '#shared/stats/cutoffs.ts';
import type { CutHistogram } from '#shared/stats/cutoffs.ts';
import type { CutOperator, ScoreTable } from '#shared/stats/score-table.ts';
import { judgedTable } from '../questions/judged-table.ts';
import type { JudgedParameters } from '../questions/judged-table.ts';
import type { QuestionContext } from '../questions/question.ts';
import { cutoffInForce } from '../questions/scored.ts';
import { valueMatrix } from '../questions/value-matrix.ts';
import type { AskedAmounts } from '../questions/value-matrix.ts';

export const question = { id: 'threshold', ask };

/** Bins of the histogram: a cut-off can be tried at each of their borders. */
const BINS = 1000;
/** Cut-offs that are compared for the best one: every tenth border. */
const POINTS = 100;

type Parameters = JudgedParameters & AskedAmounts & { capacity?: number };

async function ask(context: QuestionContext, parameters: Parameters): Promise<Threshold> {
  const { rows, mode, population, outcome, table, why, score } = await judgedTable(context, parameters);
  const cutoff = cutoffInForce(context);
  const operator = cutoff?.operator ?? '>=';
  const capacity = parameters.capacity ?? null;
  const header = { rows, mode, population, outcome, cutoff, currency: context.meaning.currency, capacity };
  const matrix = why === null ? await valueMatrix(context, score, cutoff, parameters) : notEstimable(why);
  if (why !== null) {
    const none = notEstimable(why);
    const histogram = { low: 0, step: 1 / BINS, known: [], positives: [] };
    return { ...header, matrix, histogram, points: [], inForce: none, best: none };
  }
  const edges = edgesOf(table, context.meaning.scoreKind === 'probability');
  const fine = sweep(table, edges, operator);
  const tenths = coarse(edges);
  const cuts: Cuts = { edges: tenths, histogram: sweep(table, tenths, operator) };
  const points = confusionsAlong(cuts.histogram, operator).map((confusion, index) =>
    pointOf(tenths[index] ?? 0, confusion, matrix),
  );
  const inForce = cutoff === null ? notEstimable('NO_CUTOFF') : pointAt(table, cutoff.threshold, operator, matrix);
  return {
    ...header,
    matrix,
    histogram: {
      low: edges[0] ?? 0,
      step: ((edges.at(-1) ?? 1) - (edges[0] ?? 0)) / BINS,
      known: [...fine.known],
      positives: [...fine.positives],
    },
    points,
    inForce,
    best: isEstimated(matrix) ? best(table, cuts, operator, matrix, cutoff, capacity) : matrix,
  };
}

/** Borders of the bins: from 0 to 1 for a probability, else from the lowest to the highest score. */
function edgesOf(table: ScoreTable, isProbability: boolean): Float64Array {
  const low = table.score[0] ?? 0;
  const high = table.score.at(-1) ?? 1;
  if (isProbability && low >= 0 && high <= 1)
    return Float64Array.from({ length: BINS + 1 }, (_, index) => index / BINS);
  const width = high > low ? (high - low) / BINS : 1 / BINS;
  return Float64Array.from({ length: BINS + 1 }, (_, index) =>
    index === BINS && high > low ? high : low + index * width,
  );
}

function coarse(edges: Float64Array): Float64Array {
  return edges.filter((_, index) => index % (BINS / POINTS) === 0);
}

/** The cut-offs that are compared, and the cases between them. */
type Cuts = { edges: Float64Array; histogram: CutHistogram };

function pointAt(
  table: ScoreTable,
  threshold: number,
  operator: CutOperator,
  matrix: ValueMatrix | NotEstimable,
): ThresholdPoint {
  return pointOf(threshold, confusionAt(table, threshold, operator), matrix);
}

function pointOf(threshold: number, confusion: Confusion, matrix: ValueMatrix | NotEstimable): ThresholdPoint {
  return { threshold, ...confusion, value: isEstimated(matrix) ? valueOf(confusion, matrix) : matrix };
}

/** The best of a hundred cut-offs on these very cases, against the one in force, and where it could be by chance. */
function best(
  table: ScoreTable,
  { edges, histogram }: Cuts,
  operator: CutOperator,
  matrix: ValueMatrix,
  cutoff: CutoffInForce,
  capacity: number | null,
): Threshold['best'] {
  const counts = selectedAt(histogram, operator);
  const curve = valueCurve(histogram, matrix, operator);
  const within = capacity === null ? undefined : { counts, capacity };
  if (within !== undefined && counts.every((count) => count > within.capacity)) return notEstimable('NO_ROWS');
  const at = bestCut(curve, within?.counts, within?.capacity);
  const threshold = edges[at] ?? 0;
  const [low, high] = bestCutInterval(histogram, matrix, operator, within === undefined ? {} : { within });
  const point = pointAt(table, threshold, operator, matrix);
  return {
    threshold,
    value: curve[at] ?? 0,
    point,
    difference: cutoff === null ? notEstimable('NO_CUTOFF') : against(table, threshold, cutoff, matrix),
    thresholdInterval: [edges[low] ?? 0, edges[high] ?? 0],
  };
}

/** Both cut-offs as the only borders, so that the one in force need not lie on a border of the histogram. */
function against(
  table: ScoreTable,
  threshold: number,
  { threshold: inForce, operator }: NonNullable<CutoffInForce>,
  matrix: ValueMatrix,
): Exclude<Threshold['best'], NotEstimable>['difference'] {
  const low = Math.min(table.score[0] ?? 0, threshold, inForce) - 1;
  const high = Math.max(table.score.at(-1) ?? 1, threshold, inForce) + 1;
  const borders = [...new Set([low, Math.min(threshold, inForce), Math.max(threshold, inForce), high])];
  const edges = Float64Array.from(borders);
  const histogram = sweep(table, edges, operator);
  return differenceOfCuts(histogram, borders.indexOf(inForce), borders.indexOf(threshold), matrix, operator);
}
