import type { EstimatedInterval } from '#shared/analyses/estimates.ts';
import { FAIRNESS_METRICS } from '#shared/analyses/fairness/schema.ts';
import type { Fairness, FairnessGroup } from '#shared/analyses/fairness/schema.ts';
import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable, NotEstimableReason } from '#shared/domain/estimate.ts';
import { newcombeDifference } from '#shared/stats/two-proportions.ts';
import { welch } from '#shared/stats/welch.ts';
import type { GroupMoments } from '#shared/stats/welch.ts';
import { wilsonInterval } from '#shared/stats/wilson-interval.ts';
import { hasPart } from '../ingest/log-columns.ts';
import type { LogColumnDef } from '../ingest/log-columns.ts';
import { groupColumns } from '../questions/groups/columns.ts';
import { codedColumns, countGroups } from '../questions/groups/counts.ts';
import type { CountedGroup } from '../questions/groups/counts.ts';
import { groupText } from '../questions/groups/levels.ts';
import { EACH_CLASS, meanInterval, MINIMUM, momentsOf, shareOf, whyNotTold } from '../questions/groups/measures.ts';
import type { Task } from '../questions/groups/measures.ts';
import type { QuestionContext } from '../questions/question.ts';
import {
  countPopulation,
  cutoffInForce,
  judgedScore,
  localText,
  outcomeLabels,
  targetUnit,
  whyNotJudged,
} from '../questions/scored.ts';

type Parameters = { by?: string | string[]; bins?: number; minimum?: number; score?: string };
type Metric = (typeof FAIRNESS_METRICS)[number];
type Gap = Fairness['gaps'][number];

type Terms = {
  task: Task;
  minimum: number;
  known: number;
  reason: NotEstimableReason | null;
  hasScore: boolean;
  hasCutoff: boolean;
  isProbability: boolean;
};

export const question = { id: 'fairness', ask };

/** Everything comes from one grouped read: selection over rows with a score, errors over known outcomes. */
async function ask(context: QuestionContext, parameters: Parameters): Promise<Fairness> {
  const { meaning, columns } = context;
  const score = judgedScore(context, parameters.score);
  const cutoff = cutoffInForce(context);
  const by = parameters.by ?? usual(columns);
  const named = by === null ? [] : groupColumns(context, by, 3);
  const { rows, population } = await countPopulation(context, score);
  const coded = await codedColumns(context, named, { bins: parameters.bins ?? 4 });
  const counted = coded.length === 0 ? [] : await countGroups(context, coded, score, cutoff);
  const terms: Terms = {
    task: meaning.task,
    minimum: parameters.minimum ?? MINIMUM,
    known: population.known,
    reason: whyNotJudged(context, rows),
    hasScore: hasPart(columns, 'score'),
    hasCutoff: cutoff !== null,
    isProbability: meaning.task === 'regression' || meaning.scoreKind === 'probability',
  };
  return {
    rows,
    unit: targetUnit(context),
    population,
    outcome: await outcomeLabels(context),
    cutoff,
    sensitive: sensitiveColumns(columns).map(({ name, label }) => ({ column: name, label: localText(label) })),
    by: named.map((column) => column.name),
    groups: counted.map((one) => group(one, terms)),
    gaps: FAIRNESS_METRICS.flatMap((metric) => gap(metric, counted, terms) ?? []),
  };
}

/** Marked as sensitive first, in the order of the log, then those kept for audit. */
function sensitiveColumns(columns: readonly LogColumnDef[]): LogColumnDef[] {
  const facts = columns.filter(({ part, kind }) => (part === 'feature' || part === 'audit') && kind !== 'time');
  const isMarked = ({ sensitivity }: LogColumnDef): boolean =>
    sensitivity === 'sensitive' || sensitivity === 'quasi-identifier';
  const isForAudit = ({ part, sensitivity }: LogColumnDef): boolean =>
    part === 'audit' && sensitivity !== 'identifier' && sensitivity !== 'free-text';
  return [...facts.filter(isMarked), ...facts.filter((one) => !isMarked(one) && isForAudit(one))];
}

/** What says something about people first: a mark, else words kept for audit; an amount is the last resort. */
function usual(columns: readonly LogColumnDef[]): string[] | null {
  const all = sensitiveColumns(columns);
  const first = all.find(({ part, kind }) => part === 'feature' || kind === 'text') ?? all[0];
  return first === undefined ? null : [first.name];
}

/** What one metric of a group is: a part of a whole, or a mean; or why it cannot be told. */
type Measure = { kind: 'share'; part: number; whole: number } | { kind: 'mean'; moments: GroupMoments } | NotEstimable;

function measureOf(metric: Metric, sums: CountedGroup, terms: Terms): Measure {
  if (metric === 'selectionRate') return selection(sums, terms);
  const lacking = whyNotTold(sums, terms);
  if (lacking !== null) return lacking;
  const { n, positives, tp, selectedKnown } = sums;
  if (metric === 'calibration')
    return terms.isProbability
      ? { kind: 'mean', moments: momentsOf(n, sums.errors, sums.squares) }
      : notEstimable('NOT_A_PROBABILITY');
  if (terms.task === 'regression') return notEstimable('NOT_A_CLASSIFICATION');
  if (!terms.hasCutoff) return notEstimable('NO_CUTOFF');
  if (metric === 'truePositiveRate') return { kind: 'share', part: tp, whole: positives };
  if (metric === 'falsePositiveRate') return { kind: 'share', part: selectedKnown - tp, whole: n - positives };
  return selectedKnown < EACH_CLASS
    ? notEstimable('TOO_FEW_ROWS', EACH_CLASS)
    : { kind: 'share', part: tp, whole: selectedKnown };
}

/** Needs no outcome: every row with a score is decided by the cut-off. */
function selection({ selected, scored }: CountedGroup, { hasScore, hasCutoff, minimum }: Terms): Measure {
  if (!hasScore) return notEstimable('NO_SCORE_COLUMN');
  if (!hasCutoff) return notEstimable('NO_CUTOFF');
  return scored < Math.max(1, minimum)
    ? notEstimable('TOO_FEW_ROWS', Math.max(1, minimum))
    : { kind: 'share', part: selected, whole: scored };
}

function group(counted: CountedGroup, terms: Terms): FairnessGroup {
  const lacking = whyNotTold(counted, terms);
  const figure = (metric: Metric): { value: number | NotEstimable; interval: EstimatedInterval } => {
    const measure = measureOf(metric, counted, terms);
    if ('ok' in measure) return { value: measure, interval: measure };
    return measure.kind === 'share'
      ? { value: measure.part / measure.whole, interval: wilsonInterval(measure.part, measure.whole) }
      : { value: measure.moments.mean, interval: meanInterval(measure.moments) };
  };
  const [selectionRate, truePositiveRate, falsePositiveRate, precision, calibration] = [
    figure('selectionRate'),
    figure('truePositiveRate'),
    figure('falsePositiveRate'),
    figure('precision'),
    figure('calibration'),
  ];
  const rate = lacking === null ? observed(counted, terms) : { value: lacking, interval: lacking };
  return {
    group: groupText(counted.levels),
    levels: counted.levels,
    rows: counted.scored,
    n: counted.n,
    positives: terms.task === 'regression' ? 0 : counted.positives,
    chosen: counted.selectedKnown,
    selectionRate: selectionRate.value,
    truePositiveRate: truePositiveRate.value,
    falsePositiveRate: falsePositiveRate.value,
    precision: precision.value,
    calibration: calibration.value,
    meanScore: lacking ?? counted.scores / counted.n,
    rate: rate.value,
    intervals: {
      selectionRate: selectionRate.interval,
      truePositiveRate: truePositiveRate.interval,
      falsePositiveRate: falsePositiveRate.interval,
      precision: precision.interval,
      calibration: calibration.interval,
      rate: rate.interval,
    },
    estimable: lacking === null,
  };
}

function observed(
  { n, positives, outcomes, outcomeSquares }: CountedGroup,
  { task }: Terms,
): { value: number | NotEstimable; interval: EstimatedInterval } {
  if (task === 'regression')
    return { value: outcomes / n, interval: meanInterval(momentsOf(n, outcomes, outcomeSquares)) };
  const { share, interval } = shareOf(positives, n, 1);
  return { value: share, interval };
}

/** Between the highest and the lowest group of one metric; none with fewer than two groups that can be told. */
function gap(metric: Metric, groups: readonly CountedGroup[], terms: Terms): Gap | null {
  const told = groups
    .flatMap((one) => {
      const measure = measureOf(metric, one, terms);
      if ('ok' in measure) return [];
      const value = measure.kind === 'share' ? measure.part / measure.whole : measure.moments.mean;
      return [{ name: groupText(one.levels), measure, value }];
    })
    .sort((a, b) => b.value - a.value);
  const [high] = told;
  const low = told.at(-1);
  if (high === undefined || low === undefined || told.length < 2) return null;
  return {
    metric,
    groups: [high.name, low.name],
    difference: high.value - low.value,
    interval: differenceInterval(high.measure, low.measure),
    // A calibration may be negative: its quotient says nothing.
    ratio:
      metric === 'calibration'
        ? notEstimable('NOT_A_PROBABILITY')
        : high.value === 0
          ? notEstimable('TOO_FEW_ROWS', 1)
          : low.value / high.value,
  };
}

function differenceInterval(high: Exclude<Measure, NotEstimable>, low: typeof high): EstimatedInterval {
  if (high.kind === 'share' && low.kind === 'share')
    return newcombeDifference(high.part, high.whole, low.part, low.whole);
  if (high.kind !== 'mean' || low.kind !== 'mean') return notEstimable('TOO_FEW_ROWS', 2);
  const test = welch(high.moments, low.moments);
  return isEstimated(test) ? test.interval : test;
}
