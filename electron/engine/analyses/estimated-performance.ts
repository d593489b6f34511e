import type { z } from 'zod';
import type {
  EstimatedPerformance,
  EstimatedPeriod,
  parameters as schema,
} from '#shared/analyses/estimated-performance/schema.ts';
import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable, NotEstimableReason } from '#shared/domain/estimate.ts';
import { calibratedOn } from '#shared/stats/expected-performance.ts';
import { loggedUnit } from '../questions/case-words.ts';
import type { Question, QuestionContext } from '../questions/question.ts';
import {
  countPopulation,
  cutoffInForce,
  judgedScore,
  modeOf,
  outcomeLabels,
  whyNotJudged,
} from '../questions/scored.ts';
import type { JudgedScore } from '../questions/scored.ts';
import { classPeriod } from '../stability/expected-classes.ts';
import { expectedValues, measuredValues } from '../stability/expected-values.ts';
import { judgedPeriods, namedPeriod } from '../stability/judged-periods.ts';
import type { JudgedPeriod } from '../stability/judged-periods.ts';
import { scoredPeriods } from '../stability/scored-periods.ts';
import type { ScoredPeriod } from '../stability/scored-periods.ts';

export const question: Question = { id: 'estimated-performance', ask };

/** Outcomes of a period count as known from here on: the rest was lost. */
const MOSTLY_KNOWN = 0.8;
/** Fewer outcomes of one class show nothing about the other. */
const LEAST = 30;

type Asked = z.output<typeof schema>;
type Told = Omit<EstimatedPeriod, 'period' | 'rows' | 'known' | 'outcomes' | 'isReference' | 'isInside'>;

/** What the scores of each period are expected to be worth, by what they were worth in the reference. */
async function ask(context: QuestionContext, asked: Asked): Promise<EstimatedPerformance> {
  const { meaning } = context;
  const score = judgedScore(context, asked.score);
  const { rows, population } = await countPopulation(context, score);
  const mode = modeOf(context, score, rows, asked.mode);
  const isQuantity = meaning.task === 'regression';
  const header = {
    rows,
    task: meaning.task,
    mode,
    score: score.name,
    unit: loggedUnit(context),
    metric: isQuantity ? ('absoluteError' as const) : ('auc' as const),
    population,
    outcome: await outcomeLabels(context),
    cutoff: cutoffInForce(context),
  };
  const none = (reason: NotEstimableReason): EstimatedPerformance => {
    const why = notEstimable(reason);
    return { ...header, why, reference: null, calibration: why, byPeriod: [] };
  };
  if (rows === 0) return none('NO_ROWS');
  const why = whyNotJudged(context, rows, population.known) ?? (population.known === 0 ? 'NO_OUTCOME_KNOWN' : null);
  if (why !== null) return none(why);
  if (!isQuantity && meaning.scoreKind !== 'probability') return none('NOT_A_PROBABILITY');
  const { by, periods } = await scoredPeriods(context, score, mode);
  const judged = await judgedPeriods(context, score, mode, by);
  const reference = namedPeriod(judged, asked.reference, 'reference');
  if (reference === null) return none(whyNoReference(judged));
  const byName = new Map(judged.map((one) => [one.period, one]));
  const { told, calibration } = await (isQuantity ? values : classes)(context, score, { periods, byName, reference });
  return {
    ...header,
    why: told.some(({ estimate }) => isEstimated(estimate)) ? null : firstReason(told),
    reference: { period: reference.period, n: reference.n },
    calibration,
    byPeriod: periods.map((one, at) => placed(one, byName.get(one.period) ?? null, told[at]!, reference)),
  };
}

type Known = { periods: readonly ScoredPeriod[]; byName: ReadonlyMap<string, JudgedPeriod>; reference: JudgedPeriod };
type Answer = { told: Told[]; calibration: EstimatedPerformance['calibration'] };

function classes(
  context: QuestionContext,
  _score: JudgedScore,
  { periods, byName, reference }: Known,
): Promise<Answer> {
  const cutoff = cutoffInForce(context);
  const calibrated = reference.table === null ? notEstimable('NO_REFERENCE') : calibratedOn(reference.table);
  return Promise.resolve({
    told: periods.map((one) => classPeriod(one, byName.get(one.period) ?? null, { calibrated, cutoff })),
    calibration: isEstimated(calibrated)
      ? {
          isCorrected: calibrated.curve !== null,
          error: calibrated.error,
          correctedError: calibrated.correctedError,
        }
      : calibrated,
  });
}

async function values(
  context: QuestionContext,
  score: JudgedScore,
  { periods, byName, reference }: Known,
): Promise<Answer> {
  const none = notEstimable('NOT_A_CLASSIFICATION');
  const estimates = await expectedValues(context, score, periods, reference);
  return {
    told: periods.map(({ period }, at) => ({
      estimate: estimates[at]!,
      measured: measuredValues(byName.get(period) ?? null),
      right: none,
      measuredRight: none,
      rate: none,
      decisions: none,
    })),
    calibration: none,
  };
}

function placed(
  { period, rows }: ScoredPeriod,
  judged: JudgedPeriod | null,
  told: Told,
  reference: JudgedPeriod,
): EstimatedPeriod {
  const known = judged?.n ?? 0;
  const isKnown = known >= MOSTLY_KNOWN * rows && isEstimated(told.measured);
  const { estimate, measured } = told;
  return {
    period,
    rows,
    known,
    outcomes: isKnown ? 'known' : known > 0 ? 'partly' : 'none',
    isReference: period === reference.period,
    ...told,
    isInside:
      isKnown && isEstimated(estimate) && isEstimated(measured)
        ? estimate.interval[0] <= measured.value && measured.value <= estimate.interval[1]
        : null,
  };
}

/** One class, or one score, can be no reference, however many outcomes are known. */
function whyNoReference(judged: readonly JudgedPeriod[]): NotEstimableReason {
  const n = judged.reduce((sum, one) => sum + one.n, 0);
  const positives = judged.reduce((sum, one) => sum + (one.positives ?? 0), 0);
  const isOneClass = n >= LEAST && judged.some(({ table }) => table !== null) && (positives === 0 || positives === n);
  return isOneClass ? 'ONE_CLASS' : 'NO_REFERENCE';
}

function firstReason(told: readonly Told[]): NotEstimable {
  for (const { estimate } of told) if (!isEstimated(estimate)) return estimate;
  return notEstimable('NO_ROWS');
}
