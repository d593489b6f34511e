import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable, NotEstimableReason } from '#shared/domain/estimate.ts';
import type { Limit, Shadow, ShadowReport } from '#shared/analyses/shadow/schema.ts';
import { actedUnlike, verdictOf } from '#shared/analyses/shadow/verdict.ts';
import { Z95, twoSidedP } from '#shared/stats/normal.ts';
import { pairedAucOfCounts } from '#shared/stats/paired-auc.ts';
import { agreementOfScores } from '#shared/stats/score-pairs.ts';
import { cohensKappa, mcnemar } from '#shared/stats/two-by-two.ts';
import type { TwoByTwo } from '#shared/stats/two-by-two.ts';
import { wilsonInterval } from '#shared/stats/wilson-interval.ts';
import { takingTurns } from '../explain/turns.ts';
import { hasPart } from '../ingest/log-columns.ts';
import { leadingBundle } from '../project/project-state.ts';
import type { QuestionContext } from '../questions/question.ts';
import {
  asOfDay,
  countPopulation,
  cutoffInForce,
  judgedScore,
  modeBySize,
  outcomeLabels,
} from '../questions/scored.ts';
import type { Where } from '../questions/scored.ts';
import { actionOf } from '../questions/shadow/action.ts';
import { chosenAtBudget, overlaps, swapOf, tenthsOfBoth } from '../questions/shadow/budget.ts';
import { readCells, sumOf } from '../questions/shadow/cells.ts';
import type { Cells, CellsRead, PairedDifference, PairedLosses } from '../questions/shadow/cells.ts';
import { actedSql, namedSql, scoredTwice } from '../questions/shadow/decided.ts';
import { differingCases } from '../questions/shadow/differing.ts';
import { offPolicyOf } from '../questions/shadow/off-policy.ts';
import { stepErrorOf } from '../questions/shadow/step-error.ts';
import { keptPairs, steppedBy } from '../questions/shadow/steps.ts';
import type { Stepped } from '../questions/shadow/steps.ts';
import { swapMoneyOf } from '../questions/shadow/swap/money.ts';
import { swapProfileOf } from '../questions/shadow/swap/profile.ts';
import type { SwapAsked } from '../questions/shadow/swap/weights.ts';
import { upliftOf } from '../questions/shadow/uplift.ts';

export const question = { id: 'shadow', ask };

type Parameters = { budget?: number; mode?: 'auto' | 'exact' | 'sketch' };

async function ask(context: QuestionContext, { budget, mode: asked }: Parameters): Promise<Shadow> {
  const { columns, meaning } = context;
  if (!hasPart(columns, 'score')) return notEstimable('NO_SCORE_COLUMN');
  if (!hasPart(columns, 'shadow_score')) return notEstimable('NO_SHADOW_COLUMN');
  if (meaning.task !== 'regression' && meaning.positive === null && hasPart(columns, 'outcome'))
    return notEstimable('POSITIVE_CLASS_UNKNOWN');
  const kept = await keptPairs(context);
  const facts = await factsOf(context, kept);
  if (facts.n === 0) return notEstimable('NO_ROWS');
  const mode = modeBySize(asked, facts.n);
  const stepped = await steppedBy(context, mode, kept);
  const read = await readCells(context, stepped);
  const { cells, losses } = read;
  const turn = takingTurns(context.signal);
  const hasActed = actedSql(context) !== null;
  const isClass = meaning.task !== 'regression';
  const scores = agreementOfScores(cells);
  await turn();
  const chosen = chosenAtBudget(cells, budget);
  const tenths = tenthsOfBoth(cells, hasActed);
  await turn();
  const known = sumOf(cells.known);
  const why: NotEstimableReason | null = !isClass
    ? 'NOT_A_CLASSIFICATION'
    : !hasPart(columns, 'outcome')
      ? 'NO_OUTCOME_COLUMN'
      : known === 0
        ? 'NO_OUTCOME_KNOWN'
        : null;
  const borders = tenths.deciles.slice(0, -1).map(({ shadow }) => shadow.minScore);
  const report: Omit<ShadowReport, 'verdict' | 'cannotSay'> = {
    ...facts,
    mode,
    stepError: mode === 'sketch' ? stepErrorOf(cells, chosen) : null,
    task: meaning.task,
    unit: isClass ? null : unitOf(context),
    currency: meaning.currency,
    population: { ...facts.population, acted: hasActed ? sumOf(cells.acted) : notEstimable('NO_ACTED_COLUMN') },
    outcome: await outcomeLabels(context),
    cutoff: cutoffInForce(context),
    ...decidedAlike(cells),
    pearson: scores.pearson ?? notEstimable('CONSTANT_SCORE'),
    spearman: scores.spearman ?? notEstimable('CONSTANT_SCORE'),
    meanAbsoluteDifference: scores.meanAbsoluteDifference,
    overlap: overlaps(cells),
    ...discrimination(read, why, meaning.scoreKind === 'probability'),
    error: isClass ? notEstimable('NOT_A_REGRESSION') : errorOf(losses),
    mcnemar: mcnemarOf(cells, why),
    ...tenths,
    rate: why === null ? sumOf(cells.positives) / known : notEstimable(why),
    swap: isClass
      ? await swapTold(context, { cells, chosen, stepped }, { hasActed, period: facts.period })
      : notEstimable('NOT_A_CLASSIFICATION'),
    action: isClass ? await actionOf(context, stepped) : notEstimable('NOT_A_CLASSIFICATION'),
    uplift: upliftOf(context, read),
    offPolicy: await offPolicyOf(context, cells, { chosen, stepped, borders }),
    differing: await differingCases(context),
  };
  const whole = { ...report, cannotSay: await limitsOf(report, cells, { context, stepped }) };
  return { ...whole, verdict: verdictOf(whole) };
}

/** The swap sets by counts, then from their rows what they brought and who they are. */
async function swapTold(
  context: QuestionContext,
  asked: Omit<SwapAsked, 'swap'>,
  { hasActed, period }: { hasActed: boolean; period: ShadowReport['period'] },
): Promise<ShadowReport['swap']> {
  const swap = swapOf(asked.cells, asked.chosen, hasActed);
  if (!isEstimated(swap)) return swap;
  return {
    ...swap,
    money: await swapMoneyOf(context, { ...asked, swap }, period),
    profile: await swapProfileOf(context, { ...asked, swap }),
  };
}

type Facts = Pick<ShadowReport, 'rows' | 'n' | 'period' | 'versions'> & {
  population: Omit<ShadowReport['population'], 'acted'>;
};

type FactRow = {
  champion: string | null;
  shadow: string | null;
  day: string | null;
  n: number;
  known: number;
  isYoung: boolean | null;
};

async function factsOf(context: QuestionContext, kept: Where | null): Promise<Facts> {
  const { db, meaning, bundles } = context;
  const where = kept ?? scoredTwice(context);
  const [n, known, from] =
    kept === null
      ? ['count(*)', 'count(*) FILTER (outcome_known)', 'prediction']
      : ['sum(rows)', 'sum(known)', 'sketch_pair_day'];
  const all = await countPopulation(context, judgedScore(context, undefined));
  const rows = await db.all<FactRow>(
    `SELECT model_version AS champion, shadow_version AS shadow, day::VARCHAR AS day, (${n})::DOUBLE AS n,
       (${known})::DOUBLE AS known, day + ${meaning.outcomeWindowDays ?? 0} > ?::DATE AS "isYoung"
     FROM ${from} WHERE ${where.sql} GROUP BY model_version, shadow_version, ${from}.day ORDER BY ${from}.day, 1, 2`,
    [await asOfDay(context), ...where.values],
  );
  const versions = (of: 'champion' | 'shadow'): string[] => [
    ...new Set(rows.map((row) => row[of]).filter((version) => version !== null)),
  ];
  const shadow = versions('shadow');
  const days = rows.map(({ day }) => day).filter((day) => day !== null);
  const [first, last] = [days[0], days.at(-1)];
  const sum = (of: (row: FactRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const [rowsOfBoth, judged] = [sum((row) => row.n), sum((row) => row.known)];
  const young = sum((row) => (row.isYoung === true ? row.n - row.known : 0));
  const { immature } = all.population;
  return {
    rows: all.rows,
    n: rowsOfBoth,
    period: first === undefined || last === undefined ? null : { from: first, to: last },
    versions: {
      champion: versions('champion'),
      shadow,
      shadowRole: bundles.findLast((bundle) => bundle.version === shadow[0])?.role ?? null,
    },
    population: {
      known: judged,
      withoutOutcome: rowsOfBoth - judged,
      immature: isEstimated(immature) ? young : immature,
      lost: isEstimated(immature) ? rowsOfBoth - judged - young : immature,
    },
  };
}

function tableOf({ firstChosen, secondChosen }: Cells, rows: Float64Array): TwoByTwo | null {
  const table = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 };
  for (let at = 0; at < rows.length; at++) {
    const [first, second] = [firstChosen[at]!, secondChosen[at]!];
    if (Number.isNaN(first) || Number.isNaN(second)) return null;
    table[first === 1 ? (second === 1 ? 'both' : 'onlyFirst') : second === 1 ? 'onlySecond' : 'neither'] += rows[at]!;
  }
  return table;
}

function decidedAlike(
  cells: Cells,
): Pick<
  ShadowReport,
  'agreement' | 'agreementInterval' | 'kappa' | 'prevalence' | 'both' | 'onlyChampion' | 'onlyShadow' | 'neither'
> {
  const table = tableOf(cells, cells.n);
  if (table === null) {
    const none = notEstimable('NO_CUTOFF');
    return {
      ...{ agreement: none, agreementInterval: none, kappa: none, prevalence: { champion: none, shadow: none } },
      ...{ both: none, onlyChampion: none, onlyShadow: none, neither: none },
    };
  }
  const { both, onlyFirst, onlySecond, neither } = table;
  const n = both + onlyFirst + onlySecond + neither;
  const { agreement, kappa } = cohensKappa(table);
  return {
    agreement,
    agreementInterval: wilsonInterval(both + neither, n),
    kappa: kappa ?? notEstimable('ONE_CLASS'),
    prevalence: { champion: (both + onlyFirst) / n, shadow: (both + onlySecond) / n },
    both,
    onlyChampion: onlyFirst,
    onlyShadow: onlySecond,
    neither,
  };
}

function discrimination(
  { cells, losses, logLoss }: CellsRead,
  why: NotEstimableReason | null,
  isProbability: boolean,
): Pick<ShadowReport, 'aucChampion' | 'aucShadow' | 'aucDifference' | 'brierDifference' | 'logLossDifference'> {
  const paired =
    why === null
      ? pairedAucOfCounts({ first: cells.second, second: cells.first, n: cells.known, positives: cells.positives })
      : notEstimable(why);
  const ofProbability = (loss: PairedDifference): ShadowReport['brierDifference'] =>
    why !== null ? notEstimable(why) : isProbability ? differenceOf(loss) : notEstimable('NOT_A_PROBABILITY');
  const losing = { brierDifference: ofProbability(losses), logLossDifference: ofProbability(logLoss) };
  if (!isEstimated(paired)) return { aucChampion: paired, aucShadow: paired, aucDifference: paired, ...losing };
  return {
    aucChampion: paired.second,
    aucShadow: paired.first,
    aucDifference: { value: paired.difference, interval: paired.interval, pValue: paired.pValue },
    ...losing,
  };
}

function differenceOf({
  n,
  difference,
  variance,
}: PairedDifference): Exclude<ShadowReport['brierDifference'], NotEstimable> | NotEstimable {
  if (n < 2) return notEstimable('TOO_FEW_ROWS', 2);
  const se = Math.sqrt(variance / n);
  return {
    value: difference,
    interval: [difference - Z95 * se, difference + Z95 * se],
    pValue: se > 0 ? twoSidedP(difference / se) : 1,
  };
}

function errorOf(losses: PairedLosses): ShadowReport['error'] {
  const difference = differenceOf(losses);
  if (!isEstimated(difference)) return losses.n === 0 ? notEstimable('NO_OUTCOME_KNOWN') : difference;
  return { champion: losses.champion, shadow: losses.shadow, difference };
}

/** Decisions against outcomes, on the rows whose outcome is known. */
function mcnemarOf(cells: Cells, why: NotEstimableReason | null): ShadowReport['mcnemar'] {
  if (why !== null) return notEstimable(why);
  const positive = tableOf(cells, cells.positives);
  const negative = tableOf(
    cells,
    cells.known.map((known, at) => known - cells.positives[at]!),
  );
  if (positive === null || negative === null) return notEstimable('NO_CUTOFF');
  const onlyChampionRight = positive.onlyFirst + negative.onlySecond;
  const onlyShadowRight = positive.onlySecond + negative.onlyFirst;
  return {
    bothRight: positive.both + negative.neither,
    onlyChampionRight,
    onlyShadowRight,
    bothWrong: positive.neither + negative.both,
    ...mcnemar(onlyChampionRight, onlyShadowRight),
  };
}

/** What the log cannot tell, whatever is computed from it. */
async function limitsOf(
  report: Omit<ShadowReport, 'verdict' | 'cannotSay'>,
  cells: Cells,
  { context, stepped }: { context: QuestionContext; stepped: Stepped },
): Promise<Limit[]> {
  const { columns } = context;
  const limits: Limit[] = [];
  const { population, versions, uplift, n } = report;
  const hasActed = isEstimated(population.acted);
  const hasOutcome = hasPart(columns, 'outcome');
  if (hasOutcome && population.withoutOutcome > 0)
    limits.push({
      id: 'outcomesMissing',
      values: { count: population.withoutOutcome, share: population.withoutOutcome / n },
    });
  if (hasActed && seenOnlyWhereActed(cells)) limits.push({ id: 'onlyActed', values: {} });
  const unlike = actedUnlike(report);
  if (unlike !== null) limits.push({ id: 'actedUnlike', values: unlike });
  if (hasActed && (await mayMeanReached(context, stepped))) limits.push({ id: 'reached', values: {} });
  if (hasActed && !hasPart(columns, 'action_propensity')) limits.push({ id: 'noPropensity', values: {} });
  if (!hasActed && hasOutcome) limits.push({ id: 'decisionsTaken', values: {} });
  limits.push({ id: isEstimated(uplift) ? 'followedChampion' : 'noHoldOut', values: {} });
  if (versions.shadow.length > 1)
    limits.push({ id: 'mixedVersions', values: { versions: versions.shadow.join(', ') } });
  if (versions.champion.length > 1)
    limits.push({ id: 'championVersions', values: { versions: versions.champion.join(', ') } });
  return limits;
}

/** A decision in the words of the cut-off was taken; a yes or a no may be about those who answered. */
async function mayMeanReached(context: QuestionContext, { kept }: Stepped): Promise<boolean> {
  const named = namedSql(context);
  if (named === null) return true;
  const [where, rows] =
    kept === null ? [scoredTwice(context), `prediction WHERE ${named}`] : [kept, 'sketch_pair WHERE named > 0'];
  return (await context.db.one(`SELECT 1 AS found FROM ${rows} AND ${where.sql} LIMIT 1`, where.values)) === null;
}

/** No cell without an acted row holds an outcome: outcomes exist only for those acted upon. */
function seenOnlyWhereActed({ known, acted }: Cells): boolean {
  let beyond = 0;
  for (let at = 0; at < known.length; at++) beyond += Math.max(0, known[at]! - acted[at]!);
  return beyond === 0 && sumOf(known) > 0;
}

function unitOf({ bundles }: QuestionContext): string | null {
  const target = leadingBundle(bundles)?.manifest.target;
  return target?.currency ?? target?.unit?.en ?? null;
}
