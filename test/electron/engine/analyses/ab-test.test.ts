import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AbMetric, AbTest } from '#shared/analyses/ab-test/schema.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { Interval } from '#shared/domain/estimate.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

type Arm = { successes?: number; n: number; rate?: number; mean?: number; wilson95?: Interval };
type Compared = {
  treatment: Arm;
  control: Arm;
  difference: number;
  relative_lift: number;
  relative_lift_delta95: Interval;
  pvalue_two_sided: number;
} & Partial<{
  newcombe95: Interval;
  wald95: Interval;
  fisher_pvalue: number;
  welch95: Interval;
  theta: number;
  variance_reduction: number;
}>;
type Split = { n_treatment: number; n_control: number; chi2: number; pvalue: number };
type Oracle = Record<string, Compared> & { srm: Split; srm_by_channel: Record<string, Split> };

/** The references are compared within 1e-6, as their tables say. */
const DIGITS = 6;

function oracleOf(name: string): Oracle {
  const text = readFileSync(join(FIXTURES, 'cases', name, 'oracle-results.json'), 'utf8');
  return (JSON.parse(text) as { ab_test: Oracle }).ab_test;
}

let bench: Bench;
const projects: Record<string, string> = {};
beforeAll(async () => {
  bench = await openBench();
  for (const [name, log] of [
    ['credit', 'predictions.csv'],
    ['churn', 'predictions.parquet'],
    ['housing', 'predictions.csv'],
  ] as const) {
    const { id } = await bench.create(`${name}.tribune`);
    await bench.client.stream('bundle.add', { project: id, grant: bench.grant(join(FIXTURES, 'bundles', name)) });
    await bench.load(id, [join(FIXTURES, 'cases', name, log)]);
    projects[name] = id;
  }
}, 60_000);
afterAll(async () => bench.done());

async function asked(name: string, parameters: Record<string, unknown> = {}): Promise<AbTest> {
  return bench.run<AbTest>(projects[name] ?? '', 'ab-test', parameters);
}

function primaryOf(test: AbTest): AbMetric {
  const found = test.metrics.find(({ role }) => role === 'primary');
  if (found === undefined) throw new Error('no primary metric');
  return found;
}

/** Sums of the same rows in another order differ in their last digits. */
function rounded(test: AbTest): unknown {
  return JSON.parse(
    JSON.stringify(test, (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(9)) : value)),
  );
}

function near(told: unknown, answer: number | undefined): void {
  expect(typeof told).toBe('number');
  expect(told as number).toBeCloseTo(answer ?? NaN, DIGITS);
}

function nearInterval(told: unknown, answer: Interval | undefined): void {
  const [low, high] = told as Interval;
  near(low, answer?.[0]);
  near(high, answer?.[1]);
}

function expectRate(metric: AbMetric, answer: Compared): void {
  for (const arm of ['treatment', 'control'] as const) {
    expect(metric[arm]).toMatchObject({ n: answer[arm].n, sum: answer[arm].successes });
    near(metric[arm].mean, answer[arm].rate);
    nearInterval(metric[arm].interval, answer[arm].wilson95);
    nearInterval(metric.alternatives.wilson[arm], answer[arm].wilson95);
  }
  near(metric.difference, answer.difference);
  expect((metric.pValue as number) / answer.pvalue_two_sided).toBeCloseTo(1, DIGITS);
  expect((metric.alternatives.fisher as number) / (answer.fisher_pvalue ?? NaN)).toBeCloseTo(1, DIGITS);
  near(metric.relative, answer.relative_lift);
  nearInterval(metric.alternatives.newcombe, answer.newcombe95);
  nearInterval(metric.alternatives.wald, answer.wald95);
  nearInterval(metric.alternatives.delta, answer.relative_lift_delta95);
}

function expectMean(metric: AbMetric, answer: Compared): void {
  for (const arm of ['treatment', 'control'] as const) {
    expect(metric[arm].n).toBe(answer[arm].n);
    near(metric[arm].mean, answer[arm].mean);
  }
  near(metric.difference, answer.difference);
  nearInterval(metric.interval, answer.welch95);
  expect((metric.pValue as number) / answer.pvalue_two_sided).toBeCloseTo(1, DIGITS);
  near(metric.relative, answer.relative_lift);
  nearInterval(metric.alternatives.delta, answer.relative_lift_delta95);
}

function expectSplit(test: AbTest, answer: Split): void {
  if (!isEstimated(test.sampleRatio)) throw new Error(test.sampleRatio.reason);
  expect(test.sampleRatio.counts).toEqual({ treatment: answer.n_treatment, control: answer.n_control });
  near(test.sampleRatio.chiSquare, answer.chi2);
  expect(test.sampleRatio.pValue / answer.pvalue).toBeCloseTo(1, DIGITS);
}

describe('the figures of the cases equal the references', () => {
  it('gives the mixture test once the design names the smallest difference worth having', async () => {
    const { mixture } = primaryOf(await asked('credit')).alternatives;
    expect(mixture).toEqual({ ok: false, reason: 'NO_SMALLEST_EFFECT' });
    const told = primaryOf(await asked('credit', { design: { effect: 100 } }));
    expect(told.alternatives.mixture).toBeGreaterThan(0);
    expect(told.alternatives.mixture).toBeLessThan(0.001);
  });

  it('says the same whether the daily sketch tells a part of it or the rows tell all', async () => {
    for (const name of ['credit', 'churn']) {
      // A condition that every row meets: the sketches know no single facts.
      const everybody = name === 'credit' ? 'Age=[0,200]' : 'tenure=[0,2000]';
      expect(rounded(await asked(name, { where: [everybody] }))).toEqual(rounded(await asked(name)));
    }
  });

  it('credit: split, gain, default among the granted, share granted', async () => {
    const oracle = oracleOf('credit');
    const test = await asked('credit');
    expectSplit(test, oracle.srm);
    expectMean(primaryOf(test), oracle['gain_eur_where_known']!);
    expectRate(
      primaryOf(await asked('credit', { metric: "@applied_decision = 'accept'" })),
      oracle['granted_rate_all_rows']!,
    );
    const granted = {
      metrics: [
        { name: 'default', expression: "@outcome = 'bad'", population: "@applied_decision = 'accept'", better: 'down' },
      ],
      metric: 'default',
    };
    expectRate(
      primaryOf(await asked('credit', { design: granted })),
      oracle['default_rate_among_granted_with_outcome']!,
    );
    const months = Object.entries(oracle['gain_eur_by_month']!) as unknown as [
      string,
      Record<'treatment' | 'control', Arm>,
    ][];
    for (const [month, answer] of months) {
      const found = test.segments.find(({ column, group }) => column === '@month' && group === month);
      for (const arm of ['treatment', 'control'] as const) {
        expect(found?.[arm].n).toBe(answer[arm].n);
        near(found?.[arm].mean, answer[arm].mean);
      }
    }
  });

  it('churn: split, departures, contacts, margin, margin given the one before', async () => {
    const oracle = oracleOf('churn');
    const test = await asked('churn');
    expectSplit(test, oracle.srm);
    const margin = primaryOf(test);
    expectMean(margin, oracle['margin_eur']!);
    const cuped = oracle['margin_eur_cuped']!;
    const { covariateAdjusted } = margin;
    if (!isEstimated(covariateAdjusted)) throw new Error(covariateAdjusted.reason);
    near(covariateAdjusted.difference, cuped.difference);
    nearInterval(covariateAdjusted.interval, cuped.welch95);
    near(covariateAdjusted.pValue, cuped.pvalue_two_sided);
    near(covariateAdjusted.theta, cuped.theta);
    near(covariateAdjusted.varianceReduction, cuped.variance_reduction);
    expectRate(
      test.metrics.find(({ name }) => name === 'outcome')!,
      oracle['churn_rate']!,
    );
    expectRate(
      test.metrics.find(({ name }) => name === 'decision')!,
      oracle['contact_rate']!,
    );
  });

  it('housing: broken split with the channel that explains it, gain, days, sold in time, listed at the right price', async () => {
    const oracle = oracleOf('housing');
    const test = await asked('housing', { share: 0.5, design: { metric: 'value', by: ['channel'] } });
    expectSplit(test, oracle.srm);
    for (const [channel, answer] of Object.entries(oracle.srm_by_channel)) {
      const found = test.sampleRatioBySegment.find(({ group }) => group === channel);
      expect(found).toMatchObject({ treatment: answer.n_treatment, control: answer.n_control });
    }
    expect(test.verdict).toMatchObject({
      state: 'invalid',
      reason: 'sampleRatioSegment',
      values: { column: 'channel', group: 'web' },
    });
    const metrics = [
      { name: 'gain', expression: '@value', covariate: 'agent_estimate' },
      { name: 'days', expression: 'days_on_market', population: 'sale_price > 0', better: 'down' },
      { name: 'soon', expression: 'days_on_market <= 45', population: 'sale_price > 0' },
      {
        name: 'price',
        expression: 'abs(listing_price - sale_price) / sale_price <= 0.05',
        population: 'sale_price > 0',
      },
    ];
    const told = await asked('housing', { design: { metrics, metric: 'gain' } });
    const gain = primaryOf(told);
    expectMean(gain, oracle['gain_usd']!);
    const cuped = oracle['gain_usd_cuped_on_agent_estimate']!;
    if (!isEstimated(gain.covariateAdjusted)) throw new Error(gain.covariateAdjusted.reason);
    near(gain.covariateAdjusted.difference, cuped.difference);
    nearInterval(gain.covariateAdjusted.interval, cuped.welch95);
    near(gain.covariateAdjusted.theta, cuped.theta);
    const named = (name: string): AbMetric => told.metrics.find((one) => one.name === name)!;
    expectMean(named('days'), oracle['days_on_market']!);
    expectRate(named('soon'), oracle['sold_within_45_days (share of sold)']!);
    expectRate(named('price'), oracle['listed_within_5_percent_of_sale_price']!);
  });
});

type Row = {
  arm: string;
  outcome: number | null;
  value?: number | null;
  day?: number;
  entity?: string;
  group?: string;
};

let logs = 0;

/** A project with these rows, thirty days from 1 January 2025 unless a row says its day. */
async function logged(rows: readonly Row[], without: readonly string[] = []): Promise<string> {
  logs += 1;
  const { id } = await bench.create(`log-${logs}.tribune`);
  const columns = [
    'prediction_id',
    'entity_id',
    'prediction_time',
    'model_name',
    'model_version',
    'score',
    'arm',
    'outcome',
    'value',
    'site',
  ];
  const kept = columns.filter((column) => !without.includes(column));
  const lines = rows.map(({ arm, outcome, value = null, day, entity, group }, at) => {
    const date = new Date(Date.UTC(2025, 0, 1 + (day ?? at % 30), 8, at % 60)).toISOString().slice(0, 19);
    const cells: Record<string, string | number | null> = {
      prediction_id: `p${at}`,
      entity_id: entity ?? `e${at}`,
      prediction_time: date,
      model_name: 'm',
      model_version: '1',
      score: ((at * 37) % 100) / 100 + 0.001,
      arm,
      outcome,
      value,
      site: group ?? 'one',
    };
    return kept.map((column) => cells[column] ?? '').join(',');
  });
  const path = bench.file(`log-${logs}.csv`);
  writeFileSync(path, [kept.join(','), ...lines].join('\n'));
  await bench.load(id, [path]);
  return id;
}

const ask = (id: string, parameters: Record<string, unknown> = {}): Promise<AbTest> =>
  bench.run<AbTest>(id, 'ab-test', parameters);

/** `n` rows of an arm, of which one in `every` succeeds. */
function armRows(arm: string, n: number, every: number, more: Partial<Row> = {}): Row[] {
  return Array.from({ length: n }, (_, at) => ({ arm, outcome: at % every === 0 ? 1 : 0, ...more }));
}

const having = (reservation: Record<string, unknown>): unknown =>
  expect.arrayContaining([expect.objectContaining(reservation)]);

const design = { metric: 'outcome', better: 'up' } as const;

describe('logs that hold no test say why', () => {
  it('without arms, with one arm, with arms nobody named, with nothing to compare by', async () => {
    const rows = [...armRows('treatment', 100, 4), ...armRows('control', 100, 5)];
    expect((await ask(await logged(rows, ['arm', 'value']))).verdict).toMatchObject({
      ok: false,
      reason: 'NO_ARM_COLUMN',
    });
    const one = await ask(await logged(armRows('treatment', 100, 4), ['value']));
    expect(one.verdict).toMatchObject({ ok: false, reason: 'ONE_ARM' });
    expect(one).toMatchObject({ rows: 100, metrics: [], sampleRatio: { ok: false } });
    const odd = await logged([...armRows('red', 100, 4), ...armRows('blue', 100, 5)], ['value']);
    expect((await ask(odd)).verdict).toMatchObject({ ok: false, reason: 'ARMS_UNKNOWN' });
    expect((await ask(odd, { design: { ...design, treatment: 'red', control: 'blue' } })).metrics[0]).toMatchObject({
      treatment: { n: 100, sum: 25 },
    });
    const bare = await logged(rows, ['outcome', 'value']);
    expect((await ask(bare)).verdict).toMatchObject({ ok: false, reason: 'NO_METRIC' });
  });

  it('with three arms, the third is left out and named', async () => {
    const test = await ask(
      await logged(
        [...armRows('treatment', 300, 4), ...armRows('control', 300, 5), ...armRows('third', 50, 2)],
        ['value'],
      ),
      { design },
    );
    expect(test.otherArms).toEqual([{ arm: 'third', rows: 50 }]);
    expect(test.rows).toBe(600);
    expect(test.verdict).toMatchObject({
      reservations: having({ reason: 'otherArms', values: { count: 1, rows: 50 } }),
    });
  });

  it('with no success at all, and with a metric that never changes', async () => {
    const none = [...armRows('treatment', 300, 1000), ...armRows('control', 300, 1000)].map((row) => ({
      ...row,
      outcome: 0,
      value: 7,
    }));
    const extra: Row[] = [{ arm: '', outcome: 1, value: 7 }];
    const id = await logged([...none, ...extra]);
    const rate = await ask(id, { design });
    expect(rate.metrics[0]).toMatchObject({ difference: { ok: false, reason: 'ONE_CLASS' }, relative: { ok: false } });
    expect(rate.verdict).toMatchObject({ state: 'tooEarly', reason: 'successes' });
    const value = await ask(id, { design: { metric: 'value' } });
    expect(value.metrics[0]).toMatchObject({ difference: { ok: false, reason: 'CONSTANT_COLUMN' } });
    expect(value.verdict).toMatchObject({ state: 'inconclusive', reason: 'CONSTANT_COLUMN' });
    expect(value.money).toMatchObject({ ok: false, reason: 'CONSTANT_COLUMN' });
  });

  it('refuses an expression that cannot be read, and a column that is not there', async () => {
    for (const metric of [
      'value +',
      "value = 'a'",
      'abs(value',
      'value < 3 +',
      '1; drop table prediction',
      'nowhere > 3',
    ])
      await expect(asked('credit', { metric })).rejects.toMatchObject({
        code: expect.stringMatching(/PARAMETER_INVALID|COLUMN_UNKNOWN/) as unknown,
      });
  });
});

describe('the verdict', () => {
  it('is too early in the first days, then follows the band', async () => {
    const early = await logged(
      [...armRows('treatment', 200, 3, { day: 1 }), ...armRows('control', 200, 9, { day: 3 })],
      ['value'],
    );
    expect((await ask(early, { design })).verdict).toMatchObject({
      state: 'tooEarly',
      reason: 'days',
      nextDate: '2025-01-09',
    });
    const clear = await logged([...armRows('treatment', 900, 3), ...armRows('control', 900, 9)], ['value']);
    expect((await ask(clear, { share: 0.5, design })).verdict).toMatchObject({
      state: 'adopt',
      decidedBy: 'alwaysValid',
      reservations: [],
    });
    expect((await ask(clear, { design: { ...design, better: 'down' } })).verdict).toMatchObject({ state: 'reject' });
    expect((await ask(clear, { design: { metric: 'outcome' } })).verdict).toMatchObject({
      state: 'inconclusive',
      reason: 'noDirection',
    });
    expect((await ask(clear, { design: { ...design, end: '2025-06-01' } })).verdict).toMatchObject({
      state: 'tooEarly',
      reason: 'beforeEnd',
      nextDate: '2025-06-01',
    });
    expect((await ask(clear, { design: { ...design, end: '2025-01-20' } })).verdict).toMatchObject({
      state: 'adopt',
      decidedBy: 'fixed',
    });
  });

  it('leaves open what the band leaves open although the plain interval settles it, and says what is missing', async () => {
    const id = await logged([...armRows('treatment', 1000, 4), ...armRows('control', 1000, 5)], ['value']);
    const open = await ask(id, { design: { ...design, effect: 0.03 } });
    expect((open.metrics[0]?.interval as Interval)[0]).toBeGreaterThan(0);
    expect(open.verdict).toMatchObject({ state: 'inconclusive', decidedBy: 'alwaysValid' });
    expect(open.plan.casesNeeded).toBeGreaterThan(2000);
    expect((open.verdict as { nextDate: string }).nextDate > '2025-01-30').toBe(true);
    const alike = await logged([...armRows('treatment', 1000, 5), ...armRows('control', 1000, 5)], ['value']);
    expect((await ask(alike, { design: { ...design, effect: 0.2 } })).verdict).toMatchObject({ state: 'noDifference' });
  });

  it('stops for a guardrail, and calls a planted split and individuals on both sides invalid', async () => {
    const rows = (arm: string, value: (at: number) => number): Row[] =>
      Array.from({ length: 600 }, (_, at) => ({
        arm,
        outcome: at % (arm === 'treatment' ? 2 : 4) === 0 ? 1 : 0,
        value: value(at),
      }));
    const id = await logged([...rows('treatment', (at) => 80 + (at % 7)), ...rows('control', (at) => 100 + (at % 7))]);
    const { verdict } = await ask(id, { design: { ...design, guardrails: [{ metric: 'value', margin: 5 }] } });
    expect(verdict).toMatchObject({ state: 'harmful', reason: 'guardrail', values: { metric: 'value' } });
    expect(JSON.stringify(verdict)).not.toContain('guardrailUnsure');
    const uneven = await logged(
      [
        ...armRows('treatment', 500, 4, { group: 'north' }),
        ...armRows('control', 500, 5, { group: 'north' }),
        ...armRows('treatment', 200, 4, { group: 'south' }),
        ...armRows('control', 500, 5, { group: 'south' }),
      ],
      ['value'],
    );
    expect((await ask(uneven, { share: 0.5, design: { ...design, by: ['site'] } })).verdict).toMatchObject({
      state: 'invalid',
      reason: 'sampleRatioSegment',
      values: { column: 'site', group: 'south' },
    });
    expect((await ask(uneven, { design: { ...design, by: ['site'] } })).verdict).toMatchObject({
      state: 'invalid',
      reason: 'sharesApart',
      values: { column: 'site', group: 'south', share: 0.5 },
    });
    // As uneven everywhere: no group and no month is to blame.
    const sides = ['north', 'south'].flatMap((group) => [
      ...armRows('treatment', 400, 4, { group }),
      ...armRows('control', 600, 5, { group }),
    ]);
    const alike = await ask(await logged(sides, ['value']), { share: 0.5, design: { ...design, by: ['site'] } });
    expect(alike.verdict).toMatchObject({ state: 'invalid', reason: 'sampleRatio' });
    expect(JSON.stringify(alike.verdict)).not.toMatch(/shareUneven|sharesChanged/);
    const both = await logged(
      Array.from({ length: 800 }, (_, at): Row => ({
        arm: at % 2 === 0 ? 'treatment' : 'control',
        outcome: at % 3 === 0 ? 1 : 0,
        entity: at < 40 ? `e${at >> 1}` : `e${at}`,
      })),
      ['value'],
    );
    const judged = await ask(both, { share: 0.5, design: { ...design, unit: 'individual' } });
    expect(judged).toMatchObject({ contaminated: 20, individuals: 780 });
    expect(judged.verdict).toMatchObject({ state: 'invalid', reason: 'bothArms' });
    expect((await ask(both, { share: 0.5, design })).verdict).toMatchObject({
      reservations: having({ reason: 'bothArms' }),
    });
  });

  it("finds Simpson's reversal and says that the groups differ", async () => {
    // Berkeley in small: the treatment is better in each group, and worse in all.
    const rows = [
      ...armRows('treatment', 200, 1, { group: 'easy' }).map((row, at): Row => ({
        ...row,
        outcome: at % 10 < 9 ? 1 : 0,
      })),
      ...armRows('control', 1800, 1, { group: 'easy' }).map((row, at): Row => ({
        ...row,
        outcome: at % 10 < 8 ? 1 : 0,
      })),
      ...armRows('treatment', 1800, 1, { group: 'hard' }).map((row, at): Row => ({
        ...row,
        outcome: at % 10 < 3 ? 1 : 0,
      })),
      ...armRows('control', 200, 1, { group: 'hard' }).map((row, at): Row => ({
        ...row,
        outcome: at % 10 < 2 ? 1 : 0,
      })),
    ];
    const test = await ask(await logged(rows, ['value']), { design: { ...design, by: ['site'] } });
    expect(test.metrics[0]?.difference).toBeLessThan(0);
    expect(test.interactions.find(({ column }) => column === 'site')).toMatchObject({
      reversed: true,
      test: 'breslowDay',
    });
    expect(test.verdict).toMatchObject({
      reservations: having({ reason: 'simpson', values: { column: 'site' } }),
    });
  });
});

it('tells money measured, projected and to break even apart', async () => {
  const test = await asked('credit', { design: { cost: 400_000 } });
  if (!isEstimated(test.money)) throw new Error(test.money.reason);
  expect(test.money).toMatchObject({
    currency: 'EUR',
    measured: { cases: 2330 },
    projected: { cases: 5382 },
    cost: 400_000,
  });
  expect(test.money.measured.total).toBeCloseTo(760_352, 0);
  expect(test.money.projected.total).toBeCloseTo(1_756_315, 0);
  expect(test.money.breakEven).toBeCloseTo(400_000 / 8980, 6);
  expect(test.money.chanceOfGain).toBeGreaterThan(0.99);
});
