import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { Limit, Shadow, ShadowReport, Uplift } from '#shared/analyses/shadow/schema.ts';
import type { Swap } from '#shared/analyses/shadow/swap/schema.ts';
import { actedUnlike, verdictOf } from '#shared/analyses/shadow/verdict.ts';
import { hasPart } from '../ingest/log-columns.ts';
import type { QuestionContext } from '../questions/question.ts';
import {
  asOfDay,
  countPopulation,
  cutoffInForce,
  judgedScore,
  modeBySize,
  outcomeLabels,
  targetUnit,
} from '../questions/scored.ts';
import type { Where } from '../questions/scored.ts';
import { actionOf } from '../questions/shadow/action.ts';
import type { Borders, Edge } from '../questions/shadow/budget.ts';
import type { PairsTold } from '../questions/shadow/pair-figures.ts';
import { toldPairs } from '../questions/shadow/told-pairs.ts';
import { armsOf } from '../questions/shadow/cells.ts';
import { actedSql, namedSql, scoredTwice } from '../questions/shadow/decided.ts';
import { differingCases } from '../questions/shadow/differing.ts';
import { offPolicyOf } from '../questions/shadow/off-policy.ts';
import { keptPairs, steppedBy } from '../questions/shadow/steps.ts';
import type { Stepped } from '../questions/shadow/steps.ts';
import { swapMoneyOf } from '../questions/shadow/swap/money.ts';
import { swapProfileOf } from '../questions/shadow/swap/profile.ts';
import { modelVersionSql } from '../ingest/unnamed-model.ts';

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
  const hasActed = actedSql(context) !== null;
  const isClass = meaning.task !== 'regression';
  const pairs = await toldPairs(context, stepped, {
    ...{ budget, isClass, isProbability: meaning.scoreKind === 'probability', hasActed, isStepped: mode === 'sketch' },
    lacking: !isClass ? 'NOT_A_CLASSIFICATION' : hasPart(columns, 'outcome') ? null : 'NO_OUTCOME_COLUMN',
  });
  const { figures, borders } = pairs;
  const report: Omit<ShadowReport, 'verdict' | 'cannotSay'> = {
    ...facts,
    mode,
    task: meaning.task,
    unit: targetUnit(context),
    currency: meaning.currency,
    population: { ...facts.population, acted: hasActed ? pairs.acted : notEstimable('NO_ACTED_COLUMN') },
    outcome: await outcomeLabels(context),
    cutoff: cutoffInForce(context),
    ...figures,
    uplift: isEstimated(figures.uplift) ? { ...figures.uplift, arms: armNames(context) } : figures.uplift,
    swap: await swapTold(context, pairs, stepped, { period: facts.period, isExact: mode === 'exact' }),
    action: isClass ? await actionOf(context, stepped) : notEstimable('NOT_A_CLASSIFICATION'),
    offPolicy: await offPolicyOf(context, stepped, {
      borders,
      tenths: figures.deciles.slice(0, -1).map(({ shadow }) => shadow.minScore),
    }),
    differing: await differingCases(context),
  };
  const whole = { ...report, cannotSay: await limitsOf(report, pairs, { context, stepped }) };
  return { ...whole, verdict: verdictOf(whole) };
}

/** The swap sets by counts, then from their rows what they brought and who they are. */
async function swapTold(
  context: QuestionContext,
  { swap, borders }: PairsTold,
  stepped: Stepped,
  { period, isExact }: Pick<ShadowReport, 'period'> & { isExact: boolean },
): Promise<ShadowReport['swap']> {
  if (!isEstimated(swap)) return swap;
  const asked = { borders, stepped, swap };
  return {
    ...swap,
    lowest: isExact ? lowestChosen(context, borders) : { champion: null, shadow: null },
    money: await swapMoneyOf(context, asked, period),
    profile: await swapProfileOf(context, asked),
  };
}

/** Where a score alone says who is chosen. A rule with two ends chooses neither the highest nor the lowest. */
function lowestChosen({ meaning }: QuestionContext, { isByCutoff, first, second }: Borders): Swap['lowest'] {
  const whole = ({ score, share }: Edge): number | null => (share === 1 && Number.isFinite(score) ? score : null);
  const isRange = isByCutoff && meaning.cutoff?.type === 'range';
  return { champion: isRange ? null : whole(first), shadow: whole(second) };
}

function armNames(context: QuestionContext): Uplift['arms'] {
  const arms = armsOf(context);
  return { treated: arms?.treatment ?? '', control: arms?.control ?? '' };
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
    `SELECT ${modelVersionSql(context)} AS champion, shadow_version AS shadow, day::VARCHAR AS day, (${n})::DOUBLE AS n,
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

/** What the log cannot tell, whatever is computed from it. */
async function limitsOf(
  report: Omit<ShadowReport, 'verdict' | 'cannotSay'>,
  { seenOnlyWhereActed }: PairsTold,
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
  if (hasActed && seenOnlyWhereActed) limits.push({ id: 'onlyActed', values: {} });
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
