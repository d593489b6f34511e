import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Explained } from '#shared/analyses/explain/schema.ts';
import { caseProject } from '#test/support/case-projects.ts';
import { openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.done());

async function sideOf(project: string, asked: Record<string, unknown> = {}): Promise<Explained['goodSide']> {
  const page = await bench.client.table('cases.page', { project, selection: {}, offset: 0, limit: 1 });
  const parameters = { case: String(page.rows.values[0]![0]), ...asked };
  const { result } = await bench.client.stream('analysis.run', { project, analysis: 'explain', parameters });
  return (result as Explained).goodSide;
}

describe('the side of the scale that speaks for a case', () => {
  it('is away from the end that brought less: defaults, and clients who leave', async () => {
    expect(await sideOf(await caseProject(bench, 'credit'))).toBe('down');
    expect(await sideOf(await caseProject(bench, 'churn'))).toBe('down');
  });

  it('turns when the project says that the end is worth more', async () => {
    const project = await caseProject(bench, 'credit');
    const { meaning } = await bench.client.call('project.summary', { project });
    const valueMatrix = { truePositive: 100, falsePositive: -10, trueNegative: 0, falseNegative: 0 };
    await bench.client.stream('project.saveMeaning', { project, meaning: { ...meaning, valueMatrix } });
    expect(await sideOf(project)).toBe('up');
  });

  it('is not told of an estimated quantity', async () => {
    expect(await sideOf(await caseProject(bench, 'housing'))).toBeNull();
  });
});
