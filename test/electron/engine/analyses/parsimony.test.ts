import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Parsimony, ParsimonyComputed } from '#shared/analyses/parsimony/schema.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import { caseProject } from '#test/support/case-projects.ts';
import { openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.done());

async function parsimony(project: string, asked: Record<string, unknown> = {}): Promise<ParsimonyComputed> {
  const found = await bench.run<Parsimony>(project, 'parsimony', asked);
  if ('ok' in found) throw new Error(`refused: ${JSON.stringify(found)}`);
  return found;
}

describe('parsimony', () => {
  it('gives up one column after the other, and compares with the baseline on the same rows', async () => {
    const project = await caseProject(bench, 'credit', ['credit', 'credit-baseline']);
    const found = await parsimony(project, { sample: 600 });
    expect(found.steps.map(({ features }) => features)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(found.n).toBe(600);
    expect(found.sample).toMatchObject({ rows: 600, seed: 0 });
    const [full, next] = found.steps;
    expect(full).toMatchObject({ removed: null, difference: 0, notWorse: true });
    expect(full?.kept).toHaveLength(12);
    expect(next?.kept).not.toContain(next?.removed);
    if (!isEstimated(found.smallestEquivalent)) throw new Error('no smallest');
    const { features, interval } = found.smallestEquivalent;
    expect(interval[0]).toBeGreaterThan(-found.margin);
    const worse = found.steps.find((step) => step.features === features - 1);
    if (worse !== undefined) expect(worse.notWorse).toBe(false);
    if (found.baseline === null || !isEstimated(found.baseline)) throw new Error('no baseline');
    expect(found.baseline).toMatchObject({ model: { version: '1.0.0' }, features: 12 });
    expect(found.baseline.difference).toBeCloseTo(found.baseline.value - (full?.value ?? 0), 12);
  }, 60_000);

  it('judges the full model as performance does', async () => {
    const project = await caseProject(bench, 'housing');
    const whole = await bench.run<{ overall: { known: number; r2: number } }>(project, 'performance', {
      period: '2025-03',
    });
    const found = await parsimony(project, { period: '2025-03' });
    expect(found.metric).toBe('r2');
    expect(found.baseline).toBeNull();
    expect(found.steps[0]?.value).toBeCloseTo(whole.overall.r2, 3);
  }, 120_000);

  it('says why nothing can be judged', async () => {
    const project = await caseProject(bench, 'credit');
    const none = await bench.run(project, 'parsimony', { where: ['Job=nothing'] });
    expect(none).toMatchObject({ ok: false, reason: 'NO_OUTCOME_KNOWN' });
  });
});
