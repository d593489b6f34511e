import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import { promisedFields } from '#shared/analyses/performance/promised.ts';
import type { Judgement } from '#shared/analyses/performance/class-metrics.ts';
import { isClassMetrics } from '#shared/analyses/performance/schema.ts';
import type { ClassMetrics, Performance, ValueMetrics } from '#shared/analyses/performance/schema.ts';
import { regressionMetrics } from '#shared/stats/regression-metrics.ts';
import type { ScoreTable } from '#shared/stats/score-table.ts';
import type { QuestionContext } from '../questions/question.ts';
import { monthsOrWeeks, scoreGroups } from '../questions/score-groups.ts';
import type { ScoreGroups } from '../questions/score-groups.ts';
import {
  countPopulation,
  cutoffInForce,
  judgedScore,
  modeOf,
  outcomeLabels,
  targetUnit,
  whyNotJudged,
} from '../questions/scored.ts';
import type { JudgedScore } from '../questions/scored.ts';
import { shadowComparison } from '../questions/shadow-comparison.ts';
import { judgedTables } from '../questions/tables-by-score.ts';
import { valueRows } from '../questions/value-rows.ts';

export const question = { id: 'performance', ask };

type Parameters = { score?: string; mode?: 'auto' | 'exact' | 'sketch'; by?: 'month' | 'week' };

async function ask(context: QuestionContext, parameters: Parameters): Promise<Performance> {
  const { meaning } = context;
  const score = judgedScore(context, parameters.score);
  const { rows, population } = await countPopulation(context, score);
  const why = whyNotJudged(context, rows, population.known) ?? (population.known === 0 ? 'NO_OUTCOME_KNOWN' : null);
  const mode = modeOf(context, score, population.known, parameters.mode);
  const header = {
    rows,
    task: meaning.task,
    mode,
    score: score.name,
    unit: targetUnit(context),
    population,
    outcome: await outcomeLabels(context),
    cutoff: cutoffInForce(context),
  };
  if (why !== null) {
    const none = notEstimable(why);
    return { ...header, overall: none, byPeriod: [], byVersion: [], shadow: none, atDeployment: [] };
  }
  const split =
    meaning.task === 'regression'
      ? await valueSplit(context, score, parameters.by)
      : await classSplit(context, score, mode, parameters.by);
  const byVersion = split.byVersion.map(({ key, metrics }) => ({
    version: key,
    role: context.bundles.findLast((bundle) => bundle.version === key)?.role ?? null,
    ...metrics,
  }));
  return {
    ...header,
    overall: split.overall,
    byPeriod: split.byPeriod.map(({ key, metrics }) => ({ period: key, ...metrics })),
    byVersion,
    shadow: mode === 'sketch' ? notEstimable('NEEDS_EXACT') : await shadowComparison(context, header.cutoff),
    atDeployment: atDeployment(context, score, byVersion),
  };
}

type Keyed<M> = { key: string; metrics: M };
type Named = { key: string; table: ScoreTable };
type Split<M> = { overall: M; byPeriod: Keyed<M>[]; byVersion: Keyed<M>[] };

async function classSplit(
  context: QuestionContext,
  score: JudgedScore,
  mode: 'exact' | 'sketch',
  by: 'month' | 'week' | undefined,
): Promise<Split<ClassMetrics>> {
  const groups = await periodGroups(by, (period) => scoreGroups(context, score, mode, period));
  const judgement = judgementOf(context, mode);
  const named = (names: readonly string[], tables: readonly ScoreTable[]): Named[] =>
    tables.flatMap((table, place) => (table.score.length === 0 ? [] : [{ key: names[place] ?? '', table }]));
  const periods = named(groups.periods, groups.byPeriod);
  const versions = named(groups.versions, groups.byVersion);
  const tables = [groups.whole, ...[...periods, ...versions].map(({ table }) => table)];
  const [overall, ...metrics] = await judgedTables(tables, judgement, context.signal);
  const keyed = (of: readonly Named[], from: number): Keyed<ClassMetrics>[] =>
    of.map(({ key }, at) => ({ key, metrics: metrics[from + at]! }));
  return { overall: overall!, byPeriod: keyed(periods, 0), byVersion: keyed(versions, periods.length) };
}

/** As asked for, else by what the data hold. */
function periodGroups<G extends Pick<ScoreGroups, 'periods'>>(
  by: 'month' | 'week' | undefined,
  read: (by: 'month' | 'week') => Promise<G>,
): Promise<G> {
  return by === undefined ? monthsOrWeeks(read, ({ periods }) => periods.length) : read(by);
}

function judgementOf(context: QuestionContext, mode: 'exact' | 'sketch'): Judgement {
  const cutoff = cutoffInForce(context);
  return { cutoff, isProbability: context.meaning.scoreKind === 'probability', isBinned: mode === 'sketch' };
}

async function valueSplit(
  context: QuestionContext,
  score: JudgedScore,
  by: 'month' | 'week' | undefined,
): Promise<Split<ValueMetrics>> {
  const rows = await periodGroups(by, (period) => valueRows(context, score, period));
  const keyed = (names: readonly string[], key: Float64Array): Keyed<ValueMetrics>[] =>
    names.flatMap((name, place) => {
      const estimate = rows.estimate.filter((_, index) => key[index] === place);
      if (estimate.length === 0) return [];
      return [
        {
          key: name,
          metrics: regressionMetrics(
            estimate,
            rows.actual.filter((_, index) => key[index] === place),
          ),
        },
      ];
    });
  return {
    overall: regressionMetrics(rows.estimate, rows.actual),
    byPeriod: keyed(rows.periods, rows.period),
    byVersion: keyed(rows.versions, rows.version),
  };
}

function atDeployment(
  { bundles }: QuestionContext,
  score: JudgedScore,
  byVersion: Performance['byVersion'],
): Performance['atDeployment'] {
  if (!score.isLogged) return [];
  return byVersion.flatMap((measured) => {
    const bundle = bundles.findLast((one) => one.version === measured.version);
    const promised = Object.entries(bundle?.manifest.training?.metrics_at_deployment ?? {});
    return promised.flatMap(([metric, deployed]) => {
      const names = promisedFields(metric);
      const field = isClassMetrics(measured) ? names?.class : names?.value;
      if (field === undefined) return [];
      const figures = measured as unknown as Record<string, number | [number, number] | NotEstimable | undefined>;
      const now = figures[field];
      const interval = figures[`${field}Interval`];
      return [
        {
          metric,
          version: measured.version,
          deployed,
          now: typeof now === 'number' || (now !== undefined && !isEstimated(now)) ? now : notEstimable('NO_ROWS'),
          interval: interval === undefined || typeof interval === 'number' ? notEstimable('TOO_FEW_ROWS') : interval,
        },
      ];
    });
  });
}
