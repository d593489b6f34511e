import type { z } from 'zod';
import type { Concept, ConceptPeriod, parameters as schema } from '#shared/analyses/concept/schema.ts';
import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import { bandedRates, bandedResiduals } from '#shared/stats/banded-change.ts';
import type { BandedChange } from '#shared/stats/banded-change.ts';
import { holm } from '#shared/stats/holm.ts';
import { mantelHaenszel } from '#shared/stats/mantel-haenszel.ts';
import { recalibrate } from '#shared/stats/recalibration.ts';
import { loggedUnit } from '../questions/case-words.ts';
import type { Question, QuestionContext } from '../questions/question.ts';
import { countPopulation, judgedScore, modeOf, outcomeLabels, whyNotJudged } from '../questions/scored.ts';
import { splitLoss } from '../stability/split-loss.ts';
import { judgedPeriods, namedPeriod } from '../stability/judged-periods.ts';
import type { JudgedPeriod } from '../stability/judged-periods.ts';

export const question: Question = { id: 'concept', ask };

const ALPHA = 0.05;
/** Beyond the noise, a gap inside bands that nobody would notice: a point of probability, a hundredth of the mean estimate. */
const LEAST_GAP = 0.01;

type Asked = z.output<typeof schema>;

/** The same score, then and now; which months differ; and how much of a larger error comes from other cases. */
async function ask(context: QuestionContext, asked: Asked): Promise<Concept> {
  const { meaning } = context;
  const score = judgedScore(context, asked.score);
  const { rows, population } = await countPopulation(context, score);
  const why = whyNotJudged(context, rows, population.known) ?? (population.known === 0 ? 'NO_OUTCOME_KNOWN' : null);
  const mode = modeOf(context, score, population.known, asked.mode);
  const header = {
    rows,
    task: meaning.task,
    mode,
    score: score.name,
    unit: loggedUnit(context),
    population,
    outcome: await outcomeLabels(context),
  };
  const isUsable = meaning.task === 'regression' || meaning.scoreKind === 'probability';
  if (why !== null || !isUsable) return { ...header, ...nothing(notEstimable(why ?? 'NOT_A_PROBABILITY')) };
  const periods = await judgedPeriods(context, score, mode);
  const reference = namedPeriod(periods, asked.reference, 'reference');
  if (reference === null) return { ...header, ...nothing(notEstimable('NO_REFERENCE')) };
  const byPeriod = judged(periods, reference);
  const current = namedPeriod(periods, asked.current, 'current', reference);
  const named = (one: JudgedPeriod): { period: string; n: number } => ({ period: one.period, n: one.n });
  if (current === null)
    return { ...header, ...nothing(notEstimable('TOO_FEW_ROWS')), reference: named(reference), byPeriod };
  const change = changeOf(reference, current);
  const line = current.table === null ? notEstimable('NOT_A_CLASSIFICATION') : recalibrate(current.table);
  return {
    ...header,
    reference: named(reference),
    current: named(current),
    bands: isEstimated(change)
      ? change.bands.map(({ reference: referenceRate, current: currentRate, ...band }) => ({
          ...band,
          referenceRate,
          currentRate,
        }))
      : [],
    test: testOf(change),
    common: commonOf(change, current),
    recalibration: line,
    decomposition: await splitLoss(context, score, { reference: reference.period, current: current.period }),
    byPeriod,
    verdict: byPeriod.find(({ period }) => period === current.period)?.verdict ?? 'tooFew',
  };
}

function nothing(
  none: NotEstimable,
): Pick<
  Concept,
  'reference' | 'current' | 'bands' | 'test' | 'common' | 'recalibration' | 'decomposition' | 'byPeriod' | 'verdict'
> {
  return {
    reference: null,
    current: null,
    bands: [],
    test: none,
    common: none,
    recalibration: none,
    decomposition: none,
    byPeriod: [],
    verdict: 'tooFew',
  };
}

function changeOf(reference: JudgedPeriod, current: JudgedPeriod): BandedChange | NotEstimable {
  if (reference.table !== null && current.table !== null) return bandedRates(reference.table, current.table);
  if (reference.residuals !== null && current.residuals !== null)
    return bandedResiduals(reference.residuals, current.residuals);
  return notEstimable('NO_ROWS');
}

function testOf(change: BandedChange | NotEstimable): Concept['test'] {
  if (!isEstimated(change)) return change;
  const { statistic, degrees, pValue, gap, noise } = change;
  return { statistic, degrees, pValue, gap, noise };
}

/** Every other period against the reference; who differs is judged after a correction for looking at them all. */
function judged(periods: readonly JudgedPeriod[], reference: JudgedPeriod): ConceptPeriod[] {
  const changes = periods.map((one) =>
    one === reference || !one.isEnough ? notEstimable('TOO_FEW_ROWS') : changeOf(reference, one),
  );
  const told = changes.flatMap((change) => (isEstimated(change) ? [change.pValue] : []));
  const adjusted = holm(told);
  let next = 0;
  return periods.map((one, at): ConceptPeriod => {
    const change = changes[at]!;
    const p = isEstimated(change) ? (adjusted[next++] ?? 1) : null;
    const scale = one.table === null ? Math.abs(one.expected) : 1;
    const isChanged = isEstimated(change) && p !== null && p < ALPHA && change.gap - change.noise >= LEAST_GAP * scale;
    return {
      period: one.period,
      n: one.n,
      positives: one.positives,
      rate: one.rate,
      expected: one.expected,
      test: testOf(change),
      adjusted: p,
      verdict: one === reference ? 'reference' : p === null ? 'tooFew' : isChanged ? 'changed' : 'holds',
    };
  });
}

function commonOf(change: BandedChange | NotEstimable, { table }: JudgedPeriod): Concept['common'] {
  if (table === null) return notEstimable('NOT_A_CLASSIFICATION');
  if (!isEstimated(change)) return change;
  const found = mantelHaenszel(
    change.bands.map(({ referenceN, currentN, reference, current }) => ({
      x1: Math.round(current * currentN),
      n1: currentN,
      x2: Math.round(reference * referenceN),
      n2: referenceN,
    })),
    { correct: false },
  );
  if (!isEstimated(found)) return found;
  const { oddsRatio, interval, statistic, pValue } = found;
  const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
  return { oddsRatio: finite(oddsRatio), interval: [interval[0], finite(interval[1])], statistic, pValue };
}
