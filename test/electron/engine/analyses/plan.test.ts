import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analysis } from '#shared/analyses/plan/index.ts';
import type { Plan, PlanSheet } from '#shared/analyses/plan/schema.ts';
import { EXPOSURES, sizeOf } from '#shared/analyses/plan/sizes.ts';
import { powerOfProportions } from '#shared/stats/power.ts';
import { createWords } from '#shared/words/words.ts';
import { caseProject } from '#test/support/case-projects.ts';
import { openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

let bench: Bench;
let project: string;
beforeAll(async () => {
  bench = await openBench();
  project = await caseProject(bench, 'credit');
}, 60_000);
afterAll(async () => bench.done());

async function sheet(parameters: Record<string, unknown> = {}): Promise<PlanSheet> {
  const plan = await bench.run<Plan>(project, 'plan', parameters);
  if ('ok' in plan) throw new Error(plan.reason);
  return plan;
}

describe('a test planned from the log', () => {
  it('starts from the share, the spread and the pace of the log', async () => {
    const plan = await sheet();
    expect(plan.baseline).toBeCloseTo(0.2975881742738589, 12);
    expect(plan.known).toBe(7712);
    expect(plan.perDay).toBeCloseTo(8980 / 181, 9);
    const { treatment, control, days, exposure } = plan.chosen;
    expect(exposure).toBe(0.2);
    expect(control / treatment).toBeCloseTo(4, 2);
    expect(days).toBe(Math.ceil((treatment + control) / plan.perDay));
    const power = powerOfProportions(plan.baseline, plan.baseline * 1.1, { treatment, control }, 0.95);
    expect(power).toBeGreaterThanOrEqual(0.8);
    expect(power).toBeLessThan(0.801);
    expect(plan.chosen.waiting).toMatchObject({ ok: false });
  });

  it('says what waiting costs, and that an even split is the fastest', async () => {
    const plan = await sheet({ worth: 1000, exposure: 0.3, effect: 0.2 });
    expect(plan.chosen.waiting).toBeCloseTo(plan.baseline * 0.2 * 1000 * plan.chosen.control, 6);
    expect(plan.options.map(({ exposure }) => exposure)).toEqual([...EXPOSURES]);
    const days = plan.options.map((option) => option.days);
    expect(days).toEqual([...days].sort((a, b) => b - a));
  });

  it('plans in money, by the value of a case', async () => {
    const plan = await sheet({ metric: 'value' });
    expect(plan.baseline).toBeGreaterThan(100);
    expect(plan.chosen.waiting).toBeCloseTo(plan.effect * plan.chosen.control, 6);
  });

  it.each(['en', 'fr'] as const)('reads as sentences (%s)', async (language) => {
    const words = createWords(language, [analysis.words]);
    for (const parameters of [{}, { worth: 500 }, { metric: 'value' }]) {
      const plan = await sheet(parameters);
      for (const { title, account } of analysis.findings(plan))
        for (const phrase of [title, ...account]) expect(words.say(phrase)).not.toMatch(/plan\.|\{\{|NaN/);
      expect(words.say(analysis.figures(plan)[0]?.alt ?? { key: 'plan.' })).not.toMatch(/plan\./);
    }
  });

  it('refuses what cannot be planned', async () => {
    await expect(sheet({ exposure: 0.8 })).rejects.toThrow();
    expect(await bench.run<Plan>(project, 'plan', { where: ['@prediction_id=nobody'] })).toMatchObject({ ok: false });
    const basis = {
      metric: 'rate',
      baseline: 0.5,
      spread: 0.5,
      effect: 0,
      power: 0.8,
      level: 0.95,
      perDay: 10,
    } as const;
    expect(sizeOf({ ...basis, worth: 1 }, 0.5)).toEqual({ ok: false, reason: 'NO_ROWS' });
  });
});
