import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AbMetric, AbTest } from '#shared/analyses/ab-test/schema.ts';
import { isSamePopulation, progressOf } from '#shared/analyses/plan/saved.ts';
import type { PlanProgress } from '#shared/analyses/plan/saved.ts';
import type { Plan } from '#shared/analyses/plan/schema.ts';
import type { Contract, Output } from '#shared/contract/index.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

let bench: Bench;
let credit: string;
beforeAll(async () => {
  bench = await openBench();
  credit = (await bench.create('credit.tribune')).id;
  await bench.client.stream('bundle.add', { project: credit, grant: bench.grant(join(FIXTURES, 'bundles', 'credit')) });
  await bench.load(credit, [join(FIXTURES, 'cases', 'credit', 'predictions.csv')]);
}, 60_000);
afterAll(async () => bench.done());

const settings = { metric: 'value', effect: 0.5, exposure: 0.3 } as const;

describe('a plan that is kept', () => {
  it('holds what the sheet said, is told in the trail, replaced by name, and removed', async () => {
    const sheet = await bench.run<Plan>(credit, 'plan', settings);
    if (!isEstimated(sheet)) throw new Error(sheet.reason);
    const save = async (name: string): Promise<Output<Contract['plans.save']>> =>
      bench.client.stream('plans.save', { project: credit, name, settings });
    const { plans, refused } = await save('Autumn');
    expect(refused).toBeNull();
    expect(plans).toMatchObject([
      {
        name: 'Autumn',
        settings,
        effect: sheet.effect,
        treatment: sheet.chosen.treatment,
        control: sheet.chosen.control,
        days: sheet.chosen.days,
      },
    ]);
    expect((await save('Autumn')).plans).toHaveLength(1);
    const again = await save('Winter');
    expect(again.plans.map(({ name }) => name).sort()).toEqual(['Autumn', 'Winter']);
    const left = await bench.client.call('plans.remove', {
      project: credit,
      id: again.plans.find(({ name }) => name === 'Winter')?.id ?? '',
    });
    expect(left.plans.map(({ name }) => name)).toEqual(['Autumn']);
    const { events } = await bench.client.call('project.trail', { project: credit, limit: 50 });
    const steps = events
      .filter(({ type }) => type === 'plan')
      .map(({ body }) => `${String(body['step'])} ${String(body['name'])}`);
    expect(steps.sort()).toEqual(['changed Autumn', 'removed Winter', 'saved Autumn', 'saved Winter']);
    await expect(bench.client.call('plans.remove', { project: credit, id: 'gone' })).rejects.toMatchObject({
      code: 'DOCUMENT_NOT_FOUND',
    });
  });

  it('keeps whom it is about, and is compared with those, or with others on demand', async () => {
    const where = ['channel=web'];
    const { plans } = await bench.client.stream('plans.save', {
      project: credit,
      name: 'Web',
      settings,
      selection: { where, to: '2025-04-30' },
    });
    const plan = plans.find(({ name }) => name === 'Web');
    if (plan === undefined) throw new Error('no plan');
    expect(plan.selection).toEqual({ where, to: '2025-04-30' });
    const compare = async (more: { where?: string[] } = {}): Promise<PlanProgress> => {
      const { progress } = await bench.client.stream('plans.progress', { project: credit, id: plan.id, ...more });
      if (!isEstimated(progress)) throw new Error(progress.reason);
      return progress;
    };
    const valueOf = async (parameters: Record<string, unknown>): Promise<AbMetric | undefined> =>
      (await bench.run<AbTest>(credit, 'ab-test', parameters)).metrics.find(({ name }) => name === 'value');
    // The test comes after the rows that the plan was made on: its period is not kept to.
    const own = await compare();
    expect(own.population).toEqual({ planned: where, actual: where });
    expect(own.treatment.actual).toBe((await valueOf({ where }))?.treatment.n);
    const all = await compare({ where: [] });
    expect(all.population).toEqual({ planned: where, actual: [] });
    expect(all.treatment.actual).toBe((await valueOf({}))?.treatment.n);
    expect(all.treatment.actual).toBeGreaterThan(own.treatment.actual);
    expect(isSamePopulation(['a=1', 'b=2'], ['b=2', 'a=1', 'a=1'])).toBe(true);
    expect(isSamePopulation(where, [])).toBe(false);
    await bench.client.call('plans.remove', { project: credit, id: plan.id });
  });

  it('is not kept where no test can be planned, and says why', async () => {
    const { id } = await bench.create('empty.tribune');
    const { plans, refused } = await bench.client.stream('plans.save', { project: id, name: 'x', settings: {} });
    expect(plans).toEqual([]);
    expect(refused?.reason).toBeTypeOf('string');
  });

  it('stands beside the test that runs: cases, share, days, difference and end', async () => {
    const { plans } = await bench.client.call('plans.list', { project: credit });
    const [plan] = plans;
    if (plan === undefined) throw new Error('no plan');
    const { progress } = await bench.client.stream('plans.progress', { project: credit, id: plan.id });
    const test = await bench.run<AbTest>(credit, 'ab-test');
    const value = test.metrics.find(({ name }) => name === 'value');
    if (!isEstimated(progress) || value === undefined || test.period === null) throw new Error('nothing told');
    expect(progress.treatment).toEqual({ planned: plan.treatment, actual: value.treatment.n });
    expect(progress.control).toEqual({ planned: plan.control, actual: value.control.n });
    expect(progress.share.planned).toBe(0.3);
    expect(progress.share.actual).toBeCloseTo(0.3014, 3);
    expect(progress.days).toEqual({ planned: plan.days, actual: test.period.days });
    expect(progress.effect).toEqual({ planned: Math.abs(plan.effect), actual: value.smallestDetectable });
    expect(progress.state).toBe('complete');

    // Twice the cases that are there: as many days again at the pace of the arm that is behind.
    const later = progressOf(
      { ...plan, treatment: 2 * value.treatment.n, control: value.control.n, days: 300, delay: 10 },
      test,
    );
    if (!isEstimated(later)) throw new Error(later.reason);
    expect(later.state).toBe('under-way');
    const after = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
    expect(after(test.period.to, later.end.expected)).toBe(test.period.days);
    expect(after(test.period.from, later.end.planned)).toBe(309);
    // A test that has none of the cases that the plan needs has no end to be told.
    const none = { ...value, treatment: { ...value.treatment, n: 0 } };
    const unknown = progressOf(plan, { ...test, metrics: [none] });
    expect(unknown).toMatchObject({ reason: 'NO_OUTCOME_KNOWN' });
    expect(progressOf(plan, { ...test, metrics: [] })).toMatchObject({ reason: 'NO_METRIC' });
  });
});
