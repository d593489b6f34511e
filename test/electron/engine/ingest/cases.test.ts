import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Overview } from '#shared/analyses/overview/schema.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

type Reference = {
  rows: number;
  rows_by_month: Record<string, number>;
  with_outcome: number;
  first: string;
  last: string;
  rows_by_arm: Record<string, number>;
  distinct_individuals?: number;
  positives?: number;
  rows_by_version?: Record<string, number>;
  rows_by_phase?: Record<string, number>;
};

const cases = join(FIXTURES, 'cases');

function reference(name: string): Reference {
  return JSON.parse(readFileSync(join(cases, name, 'oracle-log.json'), 'utf8')) as Reference;
}

const monthly = ['2024-10', '2024-11', '2024-12', '2025-01', '2025-02', '2025-03'].map(
  (month) => `churn/monthly/predictions_${month}.parquet`,
);

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(async () => bench.done());

let counter = 0;
async function overviewOf(files: readonly string[], more: Parameters<Bench['load']>[2]): Promise<Overview> {
  counter += 1;
  const project = await bench.create(`case-${counter}.tribune`);
  await bench.load(
    project.id,
    files.map((file) => join(cases, file)),
    more,
  );
  const overview = await bench.run<Overview>(project.id, 'overview');
  await bench.client.call('project.close', { project: project.id });
  return overview;
}

function byMonth(overview: Overview): Record<string, number> {
  return Object.fromEntries(overview.byPeriod.map((period) => [period.period, period.rows]));
}

function byArm(overview: Overview): Record<string, number> {
  return Object.fromEntries(overview.arms.map((arm) => [arm.arm, arm.rows]));
}

describe('the credit log', () => {
  const truth = reference('credit');

  it.each([
    ['CSV', 'credit/predictions.csv', 'bad', truth.first, truth.last],
    ['Parquet', 'credit/predictions.parquet', 'bad', truth.first, truth.last],
    ['JSON lines, compressed', 'credit/predictions.ndjson.gz', 'bad', truth.first, truth.last],
    [
      'a French export',
      'credit/predictions_fr_windows1252.csv',
      'Défaut de paiement',
      `${truth.first.slice(0, 16)}:00`,
      truth.last,
    ],
  ])('gives the same counts from %s', async (_, file, positive, first, last) => {
    const overview = await overviewOf([file], { said: { positive } });
    expect(overview.rows).toBe(truth.rows);
    expect(overview.individuals).toBe(truth.distinct_individuals);
    expect(byMonth(overview)).toEqual(truth.rows_by_month);
    expect(byArm(overview)).toEqual(truth.rows_by_arm);
    expect(overview.outcomes.known).toBe(truth.with_outcome);
    expect(overview.outcomes.positive).toBe(truth.positives);
    expect(overview.period).toEqual({ from: first, to: last });
    expect(overview.setAside).toBe(0);
  });

  it('gives the counts of the first 3,000 rows from the second sheet of a workbook', async () => {
    const overview = await overviewOf(['credit/predictions_first3000.xlsx'], { said: { positive: 'bad' } });
    const part = await overviewOf(['credit/predictions.csv'], { said: { positive: 'bad' } });
    expect(overview.rows).toBe(3000);
    expect(overview.byPeriod.slice(0, 2)).toEqual(part.byPeriod.slice(0, 2));
    expect(overview.period?.from).toBe(truth.first);
  });

  it('never guesses the positive class by rarity', async () => {
    const overview = await overviewOf(['credit/predictions.csv'], {});
    expect(overview.outcomes.positive).toEqual({ ok: false, reason: 'POSITIVE_CLASS_UNKNOWN' });
    expect(overview.outcomes.known).toBe(truth.with_outcome);
  });

  it('takes meaning and value labels from a bundle', async () => {
    const bundle = bench.grant(join(FIXTURES, 'bundles', 'credit'));
    const english = await overviewOf(['credit/predictions.csv'], { bundle });
    const french = await overviewOf(['credit/predictions_fr_windows1252.csv'], { bundle });
    for (const overview of [english, french]) {
      expect(overview.outcomes.positive).toBe(truth.positives);
      expect(overview.decisions.map((one) => one.decision)).toEqual(['accept', 'refuse']);
      expect(overview.models[0]).toMatchObject({ version: '2.0.0', role: 'champion' });
      expect(overview.positiveLabel?.label.fr).toBe('Défaut de paiement');
    }
    expect(french.decisions).toEqual(english.decisions);
  });
});

describe('the churn log', () => {
  const truth = reference('churn');

  it.each([
    ['compressed CSV', ['churn/predictions.csv.gz']],
    ['Parquet', ['churn/predictions.parquet']],
    ['JSON lines, compressed', ['churn/predictions.ndjson.gz']],
    ['monthly files of two shapes', monthly],
  ])('gives the same counts from %s', async (name, files) => {
    const overview = await overviewOf(files, {});
    expect(overview.rows).toBe(truth.rows);
    expect(overview.individuals).toBe(truth.distinct_individuals);
    expect(byMonth(overview)).toEqual(truth.rows_by_month);
    expect(byArm(overview)).toEqual(truth.rows_by_arm);
    expect(overview.outcomes.known).toBe(truth.with_outcome);
    expect(overview.outcomes.positive).toBe(truth.positives);
    expect(overview.period).toEqual({ from: truth.first, to: truth.last });
    expect(Object.fromEntries(overview.models.map((model) => [model.version, model.rows]))).toEqual(
      truth.rows_by_version,
    );
    if (!name.startsWith('monthly'))
      expect(Object.fromEntries(overview.phases.map((phase) => [phase.phase, phase.rows]))).toEqual(
        truth.rows_by_phase,
      );
  });

  it('gives the same counts when the monthly files come one by one', async () => {
    counter += 1;
    const project = await bench.create(`case-${counter}.tribune`);
    for (const file of monthly) await bench.load(project.id, [join(cases, file)]);
    const overview = await bench.run<Overview>(project.id, 'overview');
    expect(overview.rows).toBe(truth.rows);
    expect(byArm(overview)).toEqual(truth.rows_by_arm);
    expect(overview.individuals).toBe(truth.distinct_individuals);
    expect(overview.outcomes.positive).toBe(truth.positives);
  });

  it('reads UTF-16 with tabs', async () => {
    const overview = await overviewOf(['churn/february_first1500_utf16.tsv'], {});
    expect(overview.rows).toBe(1500);
    expect(byMonth(overview)).toEqual({ '2025-02': 1500 });
  });
});

describe('the housing log', () => {
  const truth = reference('housing');

  it('counts months in the local time that is written, and keeps the offset', async () => {
    const overview = await overviewOf(['housing/predictions.csv'], {});
    expect(overview.rows).toBe(truth.rows);
    expect(byMonth(overview)).toEqual(truth.rows_by_month);
    expect(overview.period).toEqual({ from: truth.first, to: truth.last });
    expect(byArm(overview)).toEqual(truth.rows_by_arm);
    expect(overview.outcomes.known).toBe(truth.with_outcome);
    expect(overview.outcomes.positive).toEqual({ ok: false, reason: 'NOT_A_CLASSIFICATION' });
    expect(overview.individualsNamed).toBe(false);
    expect(overview.models).toEqual([{ name: 'house-price', version: '3.1.0', role: null, rows: truth.rows }]);
  });

  it('brings instants to a time zone when one is given', async () => {
    const overview = await overviewOf(['housing/predictions.parquet'], { said: { timezone: 'Europe/Paris' } });
    expect(byMonth(overview)).toEqual(truth.rows_by_month);
    expect(overview.period).toEqual({ from: truth.first, to: truth.last });
  });
});
