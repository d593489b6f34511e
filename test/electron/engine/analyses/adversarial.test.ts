import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findings } from '#shared/analyses/adversarial/findings.ts';
import type { Adversarial } from '#shared/analyses/adversarial/schema.ts';
import { analyses } from '#shared/analyses/index.ts';
import { createWords } from '#shared/words/words.ts';
import { caseProject } from '#test/support/case-projects.ts';
import type { CaseName } from '#test/support/case-projects.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

type Oracle = {
  adversarial_validation_vs_training_sample: Record<
    string,
    { accept_from: number; accept_to: number; top_features: string[] }
  >;
};

/** The month in which people changed, by what planted it, and one in which they did not. */
const MONTHS: [CaseName, string, string, string | null][] = [
  ['credit', '2025-05', 'Age', '2025-02'],
  ['churn', '2025-02', 'internet_service', null],
  ['housing', '2025-05', 'Year_Built', null],
];

let bench: Bench;
let credit: string;
beforeAll(async () => {
  bench = await openBench();
  credit = await caseProject(bench, 'credit');
});
afterAll(async () => bench.done());

it.each(MONTHS)(
  'on the %s log has the area of the reference and names what was planted',
  async (name, moved, planted, calm) => {
    const oracle = JSON.parse(readFileSync(join(FIXTURES, 'cases', name, 'oracle-drift.json'), 'utf8')) as Oracle;
    const project = name === 'credit' ? credit : await caseProject(bench, name);
    // TEST_ALL_MONTHS compares every month of every log, in minutes.
    const all = Object.keys(oracle.adversarial_validation_vs_training_sample);
    for (const period of all.filter((one) => one === moved || one === calm || process.env['TEST_ALL_MONTHS'] === '1')) {
      const known = oracle.adversarial_validation_vs_training_sample[period]!;
      const found = await bench.run<Adversarial>(project, 'adversarial', { current: period });
      expect(found.auc, period).toBeGreaterThan(known.accept_from);
      expect(found.auc, period).toBeLessThan(known.accept_to);
      expect(found.verdict.state, period).toBe(period === moved ? 'different' : 'nearlyIdentical');
      if (period === moved) expect(found.drivers[0]!.feature).toBe(planted);
    }
  },
);

describe('what is said', () => {
  it('compares two periods, and is said in both languages', async () => {
    const one = await bench.run<Adversarial>(credit, 'adversarial', {
      current: '2025-05',
      reference: '2025-04',
      where: ['channel=branch'],
    });
    expect(one.reference).toBe('2025-04');
    for (const language of ['en', 'fr'] as const) {
      const words = createWords(language, [analyses.get('adversarial')!.words]);
      for (const finding of findings(one))
        for (const phrase of [finding.title, ...finding.account]) {
          expect(words.say(phrase)).not.toMatch(/adversarial\.|\{\{/);
          expect(words.say(phrase).length).toBeGreaterThan(10);
        }
    }
  });

  it('says why when there is no training sample', async () => {
    const project = (await bench.create('bare.tribune')).id;
    await bench.load(project, [join(FIXTURES, 'cases/credit/predictions.csv')]);
    const found = await bench.run<Adversarial>(project, 'adversarial');
    expect(found).toMatchObject({ auc: { reason: 'NO_TRAINING_SAMPLE' }, verdict: { state: 'cannotTell' } });
  });
});
