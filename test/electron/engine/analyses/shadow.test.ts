import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import type { Shadow, ShadowReport } from '#shared/analyses/shadow/schema.ts';
import { randomOf } from '#shared/stats/random.ts';
import { percentileInterval, resampledDifference } from '#shared/stats/bootstrap-difference.ts';
import { caseRows } from '#test/shared/analyses/case-rows.ts';
import type { CsvRow } from '#test/shared/analyses/case-rows.ts';
import { caseProject } from '#test/support/case-projects.ts';
import type { CaseName } from '#test/support/case-projects.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

const DIGITS = 9;

type Reference = {
  shadow: Record<string, number> & {
    mcnemar?: {
      table_prod_right_wrong_by_shadow_right_wrong: [[number, number], [number, number]];
      chi2_corrected: number;
      pvalue: number;
    };
  };
};

let bench: Bench;
const projects = new Map<CaseName, string>();
beforeAll(async () => {
  bench = await openBench();
  for (const name of ['credit', 'churn', 'housing'] as const) projects.set(name, await caseProject(bench, name));
}, 60_000);
afterAll(async () => bench.done());

function told<T>(figure: T | NotEstimable): T {
  if (typeof figure === 'object' && figure !== null && 'ok' in figure) throw new Error(figure.reason);
  return figure;
}

async function report(name: CaseName, parameters: Record<string, unknown> = {}): Promise<ShadowReport> {
  return told<ShadowReport>(await bench.run<Shadow>(projects.get(name) ?? '', 'shadow', parameters));
}

function reference(name: CaseName): Reference['shadow'] {
  const path = join(FIXTURES, 'cases', name, 'oracle-shadow.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as Reference).shadow;
}

describe('the two scores of the log equal the reference', () => {
  it.each(['credit', 'churn'] as const)('%s', async (name) => {
    const found = await report(name);
    const expected = reference(name);
    expect(found.n).toBe(expected['n']);
    expect(found.agreement).toBeCloseTo(expected['agreement_rate'] ?? NaN, DIGITS);
    expect(found.kappa).toBeCloseTo(expected['cohen_kappa'] ?? NaN, DIGITS);
    const [low, high] = found.kappaInterval as [number, number];
    expect(found.kappa).toBeGreaterThan(low);
    expect(found.kappa).toBeLessThan(high);
    expect(high - low).toBeLessThan(0.1);
    expect(found.both).toBe(expected['both_positive']);
    expect(found.onlyChampion).toBe(expected['only_production_positive']);
    expect(found.onlyShadow).toBe(expected['only_shadow_positive']);
    expect(found.neither).toBe(expected['both_negative']);
    expect(found.pearson).toBeCloseTo(expected['pearson'] ?? NaN, DIGITS);
    expect(found.spearman).toBeCloseTo(expected['spearman'] ?? NaN, DIGITS);
    expect(found.meanAbsoluteDifference).toBeCloseTo(expected['mean_absolute_difference'] ?? NaN, DIGITS);
    expect(found.population.known).toBe(expected['rows_with_outcome']);
    expect(found.aucChampion).toBeCloseTo(expected['auc_production'] ?? NaN, DIGITS);
    expect(found.aucShadow).toBeCloseTo(expected['auc_shadow'] ?? NaN, DIGITS);
    const { mcnemar } = expected;
    const [[bothRight, onlyChampionRight] = [], [onlyShadowRight, bothWrong] = []] =
      mcnemar?.table_prod_right_wrong_by_shadow_right_wrong ?? [];
    expect(told(found.mcnemar)).toMatchObject({ bothRight, onlyChampionRight, onlyShadowRight, bothWrong });
    expect(told(found.mcnemar).corrected.statistic).toBeCloseTo(mcnemar?.chi2_corrected ?? NaN, DIGITS);
    expect(told(found.mcnemar).corrected.pValue).toBeCloseTo(mcnemar?.pvalue ?? NaN, 6);
  });

  it('names the cases that they decide otherwise, the farthest apart first', async () => {
    const { differing, cutoff } = await report('credit');
    expect(differing).toHaveLength(20);
    const gaps = differing.map(({ champion, shadow }) => Math.abs(champion - shadow));
    expect(gaps).toEqual([...gaps].sort((a, b) => b - a));
    for (const { champion, shadow, chosenByShadow } of differing) {
      expect(shadow >= (cutoff?.threshold ?? NaN)).toBe(chosenByShadow);
      expect(champion >= (cutoff?.threshold ?? NaN)).toBe(!chosenByShadow);
    }
  });

  it('housing, whose model estimates a price', async () => {
    const found = await report('housing');
    const expected = reference('housing');
    expect(found.pearson).toBeCloseTo(expected['pearson'] ?? NaN, DIGITS);
    expect(found.spearman).toBeCloseTo(expected['spearman'] ?? NaN, DIGITS);
    expect(found.meanAbsoluteDifference).toBeCloseTo(expected['mean_absolute_difference'] ?? NaN, 6);
    expect(found.agreement).toBeCloseTo(expected['same_route_rate'] ?? NaN, DIGITS);
    expect(found.swap).toEqual({ ok: false, reason: 'NOT_A_CLASSIFICATION' });
    expect(told(found.error).difference.value).toBeGreaterThan(0);
    expect(found.verdict).toMatchObject({ state: 'keep', reason: 'worse' });
  });

  it('churn in the shadow phase: those who were called and those who were not', async () => {
    const found = await report('churn', { where: ['@phase=shadow'] });
    const { cells, onSelected } = told(found.action);
    const expected = [
      { acted: true, selected: true, n: 567, successes: 231, rate: 0.4074074074074074, value: 34.46194003527337 },
      { acted: true, selected: false, n: 694, successes: 115, rate: 0.16570605187319884, value: 29.727074927953886 },
      { acted: false, selected: true, n: 897, successes: 522, rate: 0.5819397993311036, value: 42.56967670011148 },
      { acted: false, selected: false, n: 3633, successes: 492, rate: 0.13542526837324526, value: 49.78167354803193 },
    ];
    for (const [at, { value, rate, ...counts }] of expected.entries()) {
      expect(cells[at]).toMatchObject(counts);
      expect(cells[at]?.rate).toBeCloseTo(rate, DIGITS);
      expect(cells[at]?.meanValue).toBeCloseTo(value, DIGITS);
    }
    expect(told(onSelected).difference).toBeCloseTo(-0.17453239192369624, DIGITS);
    expect(told(onSelected).z).toBeCloseTo(-6.508816704361646, DIGITS);
    expect(told(onSelected).interval[0]).toBeCloseTo(-0.22542826784827563, DIGITS);
    expect(told(onSelected).interval[1]).toBeCloseTo(-0.12222671100325039, DIGITS);
    expect(told(onSelected).pValue).toBeCloseTo(7.574507704419548e-11, 15);
  });
});

describe('at the same budget', () => {
  it('both scores choose as many, and the sets add up', async () => {
    const found = await report('credit');
    const swap = told(found.swap);
    expect(swap.chosen).toBe(2671 + 483);
    expect(swap.in.n).toBe(swap.out.n);
    expect(swap.both.n + swap.out.n).toBe(swap.chosen);
    expect(swap.difference).toBeCloseTo(Number(swap.inRate) - Number(swap.outRate), 12);
    expect(swap.bounds.in[0]).toBeCloseTo(swap.in.successes / swap.in.n, 12);
    expect(swap.bounds.in[1]).toBeCloseTo((swap.in.successes + swap.in.n - swap.in.known) / swap.in.n, 12);
    const tenth = told((await report('credit', { budget: 0.1 })).swap);
    expect(tenth.chosen).toBe(898);
    for (const of of ['champion', 'shadow'] as const) {
      expect(found.deciles.reduce((sum, one) => sum + one[of].n, 0)).toBe(found.n);
      expect(found.deciles.reduce((sum, one) => sum + one[of].known, 0)).toBeCloseTo(found.population.known, 6);
      expect(told(found.trend[of]).z).toBeLessThan(-40);
    }
  });

  it('gives the difference of the log losses, with the interval that resampled rows give', async () => {
    const known = caseRows('credit/predictions.csv').filter(
      (row) => row['outcome'] !== '' && row['shadow_score'] !== '' && row['score'] !== '',
    );
    const lossOf = (row: CsvRow, column: string): number => {
      const p = Math.min(Math.max(Number(row[column]), 1e-15), 1 - 1e-15);
      return -Math.log(row['outcome'] === 'bad' ? p : 1 - p);
    };
    const gaps = Float64Array.from(known, (row) => lossOf(row, 'shadow_score') - lossOf(row, 'score'));
    const { value, interval } = told((await report('credit')).logLossDifference);
    expect(value).toBeCloseTo(gaps.reduce((sum, one) => sum + one, 0) / gaps.length, 12);
    const random = randomOf(5);
    const zero = new Float64Array(1);
    const draws = Array.from({ length: 2000 }, () => resampledDifference(gaps, zero, random));
    const [low, high] = percentileInterval(draws.filter(Number.isFinite));
    const width = high - low;
    expect(Math.abs(interval[0] - low)).toBeLessThan(0.08 * width);
    expect(Math.abs(interval[1] - high)).toBeLessThan(0.08 * width);
    const sketch = told((await report('credit', { mode: 'sketch' })).logLossDifference);
    expect(sketch.value).toBeCloseTo(value, 12);
  });

  it('says nearly the same from counts in steps as from every row', async () => {
    const [exact, sketch] = [await report('churn'), await report('churn', { mode: 'sketch' })];
    expect(sketch.mode).toBe('sketch');
    expect(sketch.kappa).toBe(exact.kappa);
    expect(sketch.mcnemar).toEqual(exact.mcnemar);
    // The same sums, added up cell by cell in another order.
    expect(told(sketch.brierDifference).value).toBeCloseTo(told(exact.brierDifference).value, 12);
    expect(told(sketch.brierDifference).pValue).toBeCloseTo(told(exact.brierDifference).pValue, 12);
    expect(Math.abs(Number(sketch.aucShadow) - Number(exact.aucShadow))).toBeLessThan(0.001);
    expect(Math.abs(Number(sketch.spearman) - Number(exact.spearman))).toBeLessThan(0.001);
    expect(Math.abs(told(sketch.swap).size - told(exact.swap).size)).toBeLessThan(0.05 * told(exact.swap).size + 10);
  });

  it('does not promote a model whose choice was acted upon otherwise', async () => {
    const found = await report('churn');
    expect(found.verdict).toMatchObject({ state: 'runTest', reason: 'betterButActedUnlike' });
    expect(found.verdict.test?.days).toBeGreaterThan(0);
    expect(found.cannotSay.map(({ id }) => id)).toContain('actedUnlike');
    const { shadow } = told(found.uplift);
    expect(told(shadow.tenths[0]?.uplift)).toBeLessThan(-0.1);
    expect(told(shadow.interval)[1]).toBeLessThan(0);
  });
});

describe('made logs', () => {
  const HEAD = 'id,time,model,version,score,shadow_score,shadow_version,outcome';

  async function made(lines: readonly string[], head = HEAD): Promise<Shadow> {
    const { id } = await bench.create(`made-${made.name}-${(count += 1)}.tribune`);
    const path = bench.file(`made-${count}.csv`);
    writeFileSync(path, [head, ...lines].join('\n'));
    const columns = head.split(',');
    const roles = [
      ...[['id', 'prediction_id'] as const, ['time', 'prediction_time'] as const, ['model', 'model_name'] as const],
      ...[['version', 'model_version'] as const, ['score', 'score'] as const, ['outcome', 'outcome'] as const],
      ...[['shadow_score', 'shadow_score'] as const, ['shadow_version', 'shadow_version'] as const],
      ...[['acted', 'acted'] as const, ['propensity', 'action_propensity'] as const],
    ].filter(([column]) => columns.includes(column));
    await bench.load(id, [path], {
      said: { parts: Object.fromEntries(roles), positive: '1' },
    });
    return bench.run<Shadow>(id, 'shadow');
  }
  let count = 0;

  it('a log without a second score, or with a second score nowhere, says so', async () => {
    const rows = (shadow: string): string[] =>
      Array.from(
        { length: 60 },
        (_, row) => `p${row},2025-01-0${1 + (row % 9)},m,1,0.${10 + row},${shadow},${row % 2}`,
      );
    expect(
      await made(
        rows('').map((line) => line.replace(',,', ',')),
        'id,time,model,version,score,outcome',
      ),
    ).toEqual({
      ok: false,
      reason: 'NO_SHADOW_COLUMN',
    });
  });

  it('finds a planted better model, and refuses to mix two of them', async () => {
    const random = randomOf(11);
    const line = (row: number, version: string): string => {
      const truth = random();
      const [champion, shadow] = [(truth + 2 * random()) / 3, (4 * truth + random()) / 5];
      return `p${row},2025-0${1 + (row % 6)}-10,m,1,${champion.toFixed(4)},${shadow.toFixed(4)},${version},${random() < truth ? 1 : 0}`;
    };
    const better = told<ShadowReport>(await made(Array.from({ length: 3000 }, (_, row) => line(row, '2'))));
    expect(told(better.swap).interval).toSatisfy(([low]: [number, number]) => low > 0.1);
    expect(better.verdict).toEqual({ state: 'promote', reason: 'better', test: null });
    const mixed = told<ShadowReport>(
      await made(Array.from({ length: 200 }, (_, row) => line(row, String(2 + (row % 2))))),
    );
    expect(mixed.verdict).toMatchObject({ state: 'cannotTell', reason: 'mixedVersions' });
  });

  it('bounds what is only seen where somebody acted, and weighs by the logged chance of acting', async () => {
    const random = randomOf(5);
    const lines = Array.from({ length: 4000 }, (_, row) => {
      const truth = random();
      const [champion, shadow] = [(truth + random()) / 2, (truth + 2 * random()) / 3];
      const chance = champion > 0.6 ? 0.8 : 0.3;
      const acted = random() < chance ? 1 : 0;
      const outcome = random() < truth * (acted === 1 ? 0.8 : 0.4) ? 1 : 0;
      return `p${row},2025-01-10,m,1,${champion.toFixed(4)},${shadow.toFixed(4)},2,${outcome},${acted},${chance}`;
    });
    const head = `${HEAD},acted,propensity`;
    const known = told<ShadowReport>(await made(lines, head));
    const policy = told(known.offPolicy);
    for (const of of ['champion', 'shadow'] as const) {
      const value = told(policy[of]);
      expect(Math.abs(value.ips.value - value.doublyRobust.value)).toBeLessThan(0.03);
      expect(Math.abs(value.snips.value - value.doublyRobust.value)).toBeLessThan(0.03);
      expect(value.effectiveRows).toBeGreaterThan(100);
    }
    const hidden = lines.map((line) => {
      const cells = line.split(',');
      if (cells[8] === '0') cells[7] = '';
      return cells.join(',');
    });
    const bounded = told<ShadowReport>(await made(hidden, head));
    expect(bounded.cannotSay.map(({ id }) => id)).toEqual(expect.arrayContaining(['onlyActed', 'actedUnlike']));
    expect(bounded.verdict).toMatchObject({ state: 'cannotTell', reason: 'outcomesMissing' });
    const [low, high] = told(bounded.swap).bounds.difference;
    const truth = Number(told(known.swap).inRate) - Number(told(known.swap).outRate);
    expect(low).toBeLessThanOrEqual(truth);
    expect(high).toBeGreaterThanOrEqual(truth);
  });
});
