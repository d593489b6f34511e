import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findings } from '#shared/analyses/drift/findings.ts';
import type { Drift, DriftColumn } from '#shared/analyses/drift/schema.ts';
import { analyses } from '#shared/analyses/index.ts';
import { createWords } from '#shared/words/words.ts';
import { caseProject } from '#test/support/case-projects.ts';
import type { CaseName } from '#test/support/case-projects.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

type Known = {
  type: 'numeric' | 'categorical';
  n_ref: number;
  n_cur: number;
  missing_ref: number;
  missing_cur: number;
  counts_ref: number[];
  counts_cur: number[];
  categories?: string[];
  bin_edges?: number[];
  psi: number;
  ks_statistic?: number;
  ks_pvalue?: number;
  wasserstein?: number;
  wasserstein_over_ref_std?: number;
  chi2?: number;
  chi2_dof?: number;
  chi2_pvalue?: number;
  cramers_v?: number;
  js_distance_base2: number;
};
type Oracle = {
  drift_vs_training_sample: Record<string, Record<string, Known>>;
  score_drift_vs_training_score?: Record<string, Known>;
};

/** As the reference values allow: exact figures, and p-values. */
const EXACT = 1e-9;
const P_VALUE = 1e-6;

const near = (found: unknown, known: number, within: number, what: string): void => {
  expect(found, what).toBeTypeOf('number');
  expect(Math.abs((found as number) - known), what).toBeLessThanOrEqual(within * Math.max(1, Math.abs(known)));
};

function agrees(found: DriftColumn, known: Known, what: string): void {
  const valued = found.bins.filter((bin) => !bin.isMissing);
  const reference = valued.map((bin) => bin.reference);
  if (known.type === 'numeric') {
    const counted = known.counts_cur.slice(0, reference.length);
    expect(
      valued.map((bin) => bin.current),
      what,
    ).toEqual(counted);
    near(found.statistic, known.ks_statistic!, EXACT, `${what} KS`);
    near(found.pValue, known.ks_pvalue!, P_VALUE, `${what} KS p`);
    near(found.wasserstein, known.wasserstein!, EXACT, `${what} Wasserstein`);
    near(found.wassersteinOverSd, known.wasserstein_over_ref_std!, EXACT, `${what} Wasserstein / sd`);
  } else {
    near(found.statistic, known.chi2!, EXACT, `${what} chi-square`);
    near(found.pValue, known.chi2_pvalue!, P_VALUE, `${what} chi-square p`);
    near(found.cramersV, known.cramers_v!, EXACT, `${what} V`);
    expect(found.degrees, what).toBe(known.chi2_dof);
  }
  near(found.psi, known.psi, EXACT, `${what} PSI`);
  near(found.jensenShannon, known.js_distance_base2, EXACT, `${what} JS`);
}

const projects = new Map<CaseName, Promise<string>>();
function projectOf(name: CaseName): Promise<string> {
  const project = projects.get(name) ?? caseProject(bench, name);
  projects.set(name, project);
  return project;
}

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(async () => bench.done());

const MONTHS: Record<CaseName, { moved: string; calm: number }> = {
  credit: { moved: '2025-05', calm: 5 },
  churn: { moved: '2025-02', calm: 5 },
  housing: { moved: '2025-05', calm: 5 },
};

describe.each(Object.entries(MONTHS) as [CaseName, { moved: string; calm: number }][])(
  'on the %s log',
  (name, month) => {
    let project: string;
    const oracle = JSON.parse(readFileSync(join(FIXTURES, 'cases', name, 'oracle-drift.json'), 'utf8')) as Oracle;
    beforeAll(async () => {
      project = await projectOf(name);
    });

    it('has every reference value of every month and feature, and of the score', async () => {
      for (const [period, features] of Object.entries(oracle.drift_vs_training_sample)) {
        const drift = await bench.run<Drift>(project, 'drift', { current: period });
        for (const [feature, known] of Object.entries(features)) {
          const found = drift.features.find((one) => one.feature === feature);
          expect(found?.kind).toBe(known.type);
          agrees(found!, known, `${period} ${feature}`);
        }
        const score = oracle.score_drift_vs_training_score?.[period];
        if (score !== undefined && 'psi' in drift.score) agrees(drift.score, score, `${period} score`);
      }
    });

    it('finds the month in which people changed, and leaves the others in peace', async () => {
      const { byPeriod } = await bench.run<Drift>(project, 'drift');
      expect(byPeriod.filter((one) => one.drifted > 0).map((one) => one.period)).toEqual([month.moved]);
      expect(byPeriod.filter((one) => one.drifted === 0)).toHaveLength(month.calm);
    });
  },
);

describe('in words', () => {
  it('says what changed in the unit of the fact, in decisions and in outcomes', async () => {
    const project = await projectOf('credit');
    const drift = await bench.run<Drift>(project, 'drift');
    const words = createWords('en', [analyses.get('drift')!.words]);
    const said = findings(drift).map((finding) => [finding.title, ...finding.account].map(words.say).join(' '));
    expect(said[0]).toMatch(/^The population changed in May 2025, then came back\./);
    expect(said[0]).toContain('28\u00a0years instead of 36');
    const fr = createWords('fr', [analyses.get('drift')!.words]);
    for (const finding of findings(drift))
      for (const phrase of [finding.title, ...finding.account]) expect(fr.say(phrase)).not.toMatch(/drift\.|\{\{/);
    const may = await bench.run<Drift>(project, 'drift', { current: '2025-05' });
    expect(may.riskiest.length).toBeGreaterThan(0);
  });
});
