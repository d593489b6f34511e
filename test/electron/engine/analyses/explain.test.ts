import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Explain, Explained } from '#shared/analyses/explain/schema.ts';
import { ADDITIVITY_GAP } from '#shared/explain/additivity.ts';
import { caseProject, referenceExplanations } from '#test/support/case-projects.ts';
import type { CaseName } from '#test/support/case-projects.ts';
import { openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

let bench: Bench;
const projects = new Map<CaseName, string>();
beforeAll(async () => {
  bench = await openBench();
  for (const name of ['credit', 'churn', 'housing'] as const) projects.set(name, await caseProject(bench, name));
}, 120_000);
afterAll(() => bench.done());

async function explain(name: CaseName, asked: Record<string, unknown>): Promise<Explained> {
  const found = await bench.run<Explain>(projects.get(name) ?? '', 'explain', asked);
  if ('ok' in found) throw new Error(`refused: ${JSON.stringify(found)}`);
  return found;
}

const byName = ({ contributions }: Explained): Record<string, number> =>
  Object.fromEntries(contributions.map(({ feature, contribution }) => [feature, contribution]));

function expectNear(found: Record<string, number>, wanted: Record<string, number>, within: number): void {
  expect(Object.keys(found).sort()).toEqual(Object.keys(wanted).sort());
  for (const [feature, value] of Object.entries(wanted))
    expect(Math.abs((found[feature] ?? Number.NaN) - value), feature).toBeLessThanOrEqual(within);
}

describe('explain', () => {
  it.each([
    ['credit', 'probability', 1e-6],
    ['churn', 'probability', 1e-6],
  ] as const)(
    'gives the Shapley values of all coalitions of %s, in probability and in log-odds',
    async (name, space, within) => {
      for (const { id, probability, log_odds } of referenceExplanations(name).exact_shapley) {
        const score = name === 'churn' ? '2.1.0' : undefined;
        const found = await explain(name, { case: String(id), space, ...(score === undefined ? {} : { score }) });
        expect(found).toMatchObject({ method: 'exact', space: 'probability', instead: null });
        expectNear(byName(found), probability?.values ?? {}, within);
        expect(found.base).toBeCloseTo(probability?.base_value ?? 0, 6);
        const margin = await explain(name, {
          case: String(id),
          space: 'margin',
          ...(score === undefined ? {} : { score }),
        });
        expectNear(byName(margin), log_odds?.values ?? {}, 2e-6);
      }
    },
    60_000,
  );

  it.each(['credit', 'churn', 'housing'] as const)('tells every contribution of %s once by group', async (name) => {
    const [first] = referenceExplanations(name).exact_shapley;
    const found = await explain(name, { case: String(first!.id), groups: 'together' });
    const { groups } = found.groups!;
    expect(groups.flatMap(({ members }) => members).sort()).toEqual(
      found.contributions.map((one) => one.feature).sort(),
    );
    const own = byName(found);
    for (const { members, contribution, isAlone } of groups) {
      expect(contribution).toBeCloseTo(
        members.reduce((sum, feature) => sum + own[feature]!, 0),
        12,
      );
      expect(isAlone ? members.length : 1).toBe(1);
    }
    for (const { columns, contribution } of found.clusters)
      expect(
        groups.find(({ members }) => columns.every(({ feature }) => members.includes(feature)))?.contribution,
      ).toBeCloseTo(contribution, 12);
    // No bundle of these has groups of its own.
    expect((await explain(name, { case: String(first!.id), groups: 'bundle' })).groups).toBeNull();
  });

  it('gives the Shapley values of all coalitions of housing in dollars', async () => {
    for (const { id, value } of referenceExplanations('housing').exact_shapley) {
      const found = await explain('housing', { case: String(id) });
      expect(found).toMatchObject({ method: 'exact', space: 'target', unit: { kind: 'currency', currency: 'USD' } });
      expectNear(byName(found), value?.values ?? {}, 0.02);
    }
  });

  it('adds up, tells the case, its decision, its background and what is unusual about it', async () => {
    const [first] = referenceExplanations('credit').exact_shapley;
    const found = await explain('credit', { case: String(first?.id) });
    const sum = found.contributions.reduce((total, one) => total + one.contribution, found.base);
    expect(Math.abs(sum - found.output)).toBeLessThanOrEqual(ADDITIVITY_GAP);
    expect(Math.abs(found.residual)).toBeLessThanOrEqual(ADDITIVITY_GAP);
    expect(found.score).toBeCloseTo(found.logged ?? 0, 6);
    expect(found.decision.expected).toMatchObject({ value: 'refuse', label: { en: expect.any(String) as string } });
    expect(found.cutoff).toMatchObject({ threshold: 0.35 });
    expect(found.background).toMatchObject({ kind: 'bundle', name: 'background.parquet', rows: 100, of: 100 });
    expect(found.background.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(found.stability).toMatchObject({ draws: 20, top: 3 });
    expect(found.warnings.map(({ code }) => code)).toContain('SMALL_BACKGROUND');
    expect(found.contributions.every(({ deviation }) => deviation !== null && deviation > 0)).toBe(true);
  });

  it('gives the same answer again, digit for digit', async () => {
    const asked = { case: 'P25-0000164' };
    const again = await openBench();
    const other = await caseProject(again, 'credit');
    const one = await explain('credit', asked);
    const two = await again.run<Explain>(other, 'explain', asked);
    await again.done();
    expect(JSON.stringify(two)).toBe(JSON.stringify(one));
  });

  it('compares with a cohort, and with one case: all of the difference between the two', async () => {
    const [refused, , , , , , , , , , granted] = referenceExplanations('credit').exact_shapley;
    const cohort = await explain('credit', { case: String(refused?.id), background: ['Job=fixed', 'Home=owner'] });
    expect(cohort.background).toMatchObject({ kind: 'cohort', name: 'Job=fixed, Home=owner' });
    expect(cohort.background.of).toBeGreaterThan(cohort.background.rows - 1);
    const segment = await explain('credit', { case: String(refused?.id), background: 'Job=fixed' });
    expect(segment.background.label).toEqual({
      en: '“Type of job” is “Permanent”',
      fr: '«\u00a0Type d’emploi\u00a0» vaut «\u00a0CDI\u00a0»',
    });
    const pair = await explain('credit', { case: String(refused?.id), background: `case:${granted?.id}` });
    expect(pair.background).toMatchObject({ kind: 'case', rows: 1 });
    expect(pair.base).toBeCloseTo(granted?.probability?.prediction ?? 0, 6);
    const self = await explain('credit', { case: String(refused?.id), background: `case:${refused?.id}` });
    expect(self.contributions.every(({ contribution }) => contribution === 0)).toBe(true);
  });

  it('follows the paths of the trees when asked, in log-odds', async () => {
    const found = await explain('credit', { case: 'P25-0000164', method: 'path-dependent' });
    expect(found).toMatchObject({
      method: 'path-dependent',
      space: 'margin',
      unit: { kind: 'logOdds' },
      instead: null,
    });
    const exact = await explain('credit', { case: 'P25-0000164', space: 'margin' });
    expect(found.output).toBe(exact.output);
    expect(byName(found)['Records']).toBeGreaterThan(0.5);
    const probability = await explain('credit', {
      case: 'P25-0000164',
      method: 'path-dependent',
      space: 'probability',
    });
    expect(probability).toMatchObject({
      method: 'exact',
      instead: { asked: 'path-dependent', reason: 'NOT_ADDITIVE_HERE' },
    });
  });

  it.each(['permutation', 'kernel'])(
    'comes to the same by %s sampling, within what it says of its error',
    async (method) => {
      const exact = byName(await explain('credit', { case: 'P25-0000164' }));
      const found = await explain('credit', { case: 'P25-0000164', method, seed: 4 });
      expect(found.method).toBe(method);
      for (const { feature, contribution, error } of found.contributions)
        expect(Math.abs(contribution - (exact[feature] ?? 0)), feature).toBeLessThanOrEqual(4 * (error ?? 0) + 1e-5);
    },
  );

  it('shows no imitation that would mislead, and the fidelity of one that does not', async () => {
    const found = await bench.run<Explain>(projects.get('housing') ?? '', 'explain', {
      case: 'M-2025/03652',
      method: 'lime',
    });
    if ('ok' in found) expect(found).toMatchObject({ reason: 'LOW_FIDELITY', needed: 0.5 });
    else expect(found.fidelity?.r2).toBeGreaterThanOrEqual(0.5);
  });

  it('says which version is not stored, and that a case does not exist', async () => {
    const found = await bench.run<Explain>(projects.get('credit') ?? '', 'explain', {
      case: 'P25-0000164',
      score: '9.9.9',
    });
    expect(found).toMatchObject({ ok: false, reason: 'NO_BUNDLE', version: '9.9.9', caseId: 'P25-0000164' });
    await expect(explain('credit', { case: 'nobody' })).rejects.toMatchObject({ code: 'CASE_NOT_FOUND' });
  });

  it('tells that the logged score is another than that of the model', async () => {
    const found = await explain('credit', { case: 'P25-0001149' });
    expect(found.warnings[0]).toMatchObject({ code: 'LOGGED_DIFFERS' });
  });
});
