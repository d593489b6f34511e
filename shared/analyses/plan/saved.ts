import { z } from 'zod';
import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import { addDays } from '#shared/domain/period.ts';
import type { AbTest } from '../ab-test/schema.ts';
import { selectionParameters } from '../analysis.ts';
import { planSettings } from './schema.ts';
import type { PlanSheet } from './schema.ts';

/** A plan as the project keeps it: what was asked, and what the sheet said on that day. */
export const savedPlanSchema = z.object({
  id: z.string(),
  name: z.string().trim().min(1).max(120),
  at: z.string(),
  settings: z.object(planSettings),
  selection: z.object(selectionParameters).default({}).describe('the rows that it was planned on'),
  metric: z.enum(['rate', 'value']),
  currency: z.string().nullable(),
  baseline: z.number(),
  effect: z.number().describe('change to be found, in the unit of the baseline'),
  power: z.number(),
  exposure: z.number(),
  treatment: z.number(),
  control: z.number(),
  days: z.number(),
  delay: z.number().nullable().describe('days until an outcome is known'),
});

export type SavedPlan = z.output<typeof savedPlanSchema>;

/** What of a sheet is kept. */
export function kept(sheet: PlanSheet): Omit<SavedPlan, 'id' | 'name' | 'at' | 'settings' | 'selection'> {
  const { metric, currency, baseline, effect, power, chosen, delay } = sheet;
  const { exposure, treatment, control, days } = chosen;
  return {
    metric,
    currency,
    baseline,
    effect,
    power,
    exposure,
    treatment,
    control,
    days,
    delay: isEstimated(delay) ? delay : null,
  };
}

const pair = z.object({ planned: z.number(), actual: z.number() });

/** A plan beside the test that runs: planned, and so far. */
export const progressSchema = z.object({
  state: z.enum(['under-way', 'complete']),
  population: z
    .object({ planned: z.array(z.string()), actual: z.array(z.string()) })
    .describe('conditions that the cases meet: planned on, and compared with'),
  treatment: pair.describe('cases of the new way whose measure is known'),
  control: pair,
  share: pair.describe('of the cases in the test that get the new way'),
  days: pair,
  effect: pair.describe(
    'smallest difference that is found with the planned chance: planned, and with the cases so far',
  ),
  end: z.object({ planned: z.string(), expected: z.string() }).describe('day on which the planned cases are known'),
});

export type PlanProgress = z.output<typeof progressSchema>;

/** Whom a plan is about: its conditions, without the period and the version that it was planned on, since the test comes later. */
export function populationOf({ selection }: Pick<SavedPlan, 'selection'>): string[] {
  return [...(selection.where ?? [])];
}

/** Whether both name the same cases; the order of conditions does not matter. */
export function isSamePopulation(one: readonly string[], other: readonly string[]): boolean {
  const [a, b] = [[...new Set(one)].sort(), [...new Set(other)].sort()];
  return a.length === b.length && a.every((condition, at) => condition === b[at]);
}

const MOST_DAYS = 36_500;

/**
 * Planned against actual. The measure of the plan is looked up in the test; its planned end counts from the first day of the test, with the time
 * that outcomes take; the expected end from the pace of the arm that is farther behind.
 *
 * @param where conditions that the cases of the test meet
 * @returns why not where no test runs, or where the test does not measure what was planned
 */
export function progressOf(
  plan: SavedPlan,
  test: AbTest,
  where: readonly string[] = populationOf(plan),
): PlanProgress | NotEstimable {
  const { period, verdict } = test;
  if (period === null || test.arms === null) return isEstimated(verdict) ? notEstimable('NO_ROWS') : verdict;
  const metric = test.metrics.find(({ name }) => name === (plan.metric === 'rate' ? 'outcome' : 'value'));
  if (metric === undefined) return notEstimable('NO_METRIC');
  if (!isEstimated(metric.smallestDetectable)) return metric.smallestDetectable;
  const [treatment, control] = [metric.treatment.n, metric.control.n];
  if (treatment === 0 || control === 0) return notEstimable('NO_OUTCOME_KNOWN');
  const isComplete = treatment >= plan.treatment && control >= plan.control;
  const toGo = Math.max(
    ...[
      [plan.treatment, treatment],
      [plan.control, control],
    ].map(([planned = 0, actual = 0]) => (planned <= actual ? 0 : ((planned - actual) * period.days) / actual)),
  );
  const rows = test.rows;
  const share = isEstimated(test.sampleRatio)
    ? test.sampleRatio.counts.treatment / rows
    : treatment / (treatment + control);
  return {
    state: isComplete ? 'complete' : 'under-way',
    population: { planned: populationOf(plan), actual: [...where] },
    treatment: { planned: plan.treatment, actual: treatment },
    control: { planned: plan.control, actual: control },
    share: { planned: plan.exposure, actual: share },
    days: { planned: plan.days, actual: period.days },
    effect: { planned: Math.abs(plan.effect), actual: metric.smallestDetectable },
    end: {
      planned: addDays(period.from, plan.days - 1 + (plan.delay ?? 0)),
      expected: isComplete ? period.to : addDays(period.to, Math.min(MOST_DAYS, Math.ceil(toGo))),
    },
  };
}
