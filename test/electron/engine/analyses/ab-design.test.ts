import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Design } from '#shared/analyses/ab-test/design.ts';
import { figures } from '#shared/analyses/ab-test/figures.ts';
import type { AbTest } from '#shared/analyses/ab-test/schema.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

let bench: Bench;
let credit: string;
let rows: Record<string, string>[];
beforeAll(async () => {
  bench = await openBench();
  credit = (await bench.create('credit.tribune')).id;
  await bench.client.stream('bundle.add', {
    project: credit,
    grant: bench.grant(join(FIXTURES, 'bundles', 'credit')),
  });
  const log = join(FIXTURES, 'cases', 'credit', 'predictions.csv');
  await bench.load(credit, [log]);
  const [head = '', ...lines] = readFileSync(log, 'utf8').trimEnd().split('\n');
  const names = head.split(',');
  rows = lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at] ?? '', cell])));
}, 60_000);
afterAll(async () => bench.done());

const asked = (design: Design): Promise<AbTest> => bench.run<AbTest>(credit, 'ab-test', { design });

/** Linear interpolation between the order statistics, as R's type 7. */
function quantile(sorted: readonly number[], q: number): number {
  const at = q * (sorted.length - 1);
  const low = Math.floor(at);
  return (sorted[low] ?? NaN) + (at - low) * ((sorted[low + 1] ?? sorted[low] ?? NaN) - (sorted[low] ?? NaN));
}

it('groups of several columns bear the name of theirs, those of one column do not', async () => {
  const test = await asked({});
  const named = (segments: AbTest['segments']): string[] => {
    const figure = figures({ ...test, segments }).find(({ id }) => id === 'abTest.segments');
    return (figure?.marks ?? []).map((mark) => mark.name?.text.en ?? mark.label);
  };
  expect(named(test.segments)).toEqual(expect.arrayContaining(['2025-06', 'Marital: widow', 'channel: branch']));
  const ofOne = named(test.segments.filter(({ column }) => column !== 'Marital'));
  expect(ofOne).toEqual(expect.arrayContaining(['2025-06', 'branch']));
});

describe('measures of one’s own', () => {
  it('brings extreme values in at limits that know nothing of the arms, row by row', async () => {
    const column = Object.keys(rows[0] ?? {}).find((name) => /gain|value/u.test(name)) ?? '';
    const known = rows.flatMap((row) => {
      const text = row[column] ?? '';
      return text === '' ? [] : [{ arm: row['arm'] ?? '', value: Number(text) }];
    });
    const sorted = known.map(({ value }) => value).sort((a, b) => a - b);
    const [low, high] = [quantile(sorted, 0.05), quantile(sorted, 0.95)];
    const test = await asked({
      metric: 'gain kept in',
      metrics: [{ name: 'gain kept in', expression: '@value', money: true, winsorise: 0.05 }],
    });
    const [metric] = test.metrics;
    expect(metric).toMatchObject({ name: 'gain kept in', kind: 'mean', currency: 'EUR', role: 'primary' });
    expect(metric?.winsorised?.low).toBeCloseTo(low, 6);
    expect(metric?.winsorised?.high).toBeCloseTo(high, 6);
    for (const side of ['treatment', 'control'] as const) {
      const mine = known.filter(({ arm }) => arm === test.arms?.[side]);
      const sum = mine.reduce((total, { value }) => total + Math.min(high, Math.max(low, value)), 0);
      expect(metric?.[side].n).toBe(mine.length);
      expect(metric?.[side].mean).toBeCloseTo(sum / mine.length, 6);
    }
    expect(test.metrics.find(({ name }) => name === 'value')?.winsorised).toBeNull();
  });

  it('counts a ratio of sums of amounts as money, and refuses what is no mean', async () => {
    const test = await asked({
      metrics: [{ name: 'per score', expression: '@value', per: '@score', money: true }],
      metric: 'per score',
    });
    expect(test.metrics[0]).toMatchObject({ kind: 'ratio', currency: 'EUR' });
    expect(isEstimated(test.metrics[0]?.difference ?? null)).toBe(true);
    await expect(
      asked({ metrics: [{ name: 'bad', expression: "@outcome = 'bad'", winsorise: 0.01 }] }),
    ).rejects.toMatchObject({ code: 'PARAMETER_INVALID', details: { key: 'winsorise', found: 'bad' } });
  });
});

describe('a design is checked when it is set', () => {
  it.each<[string, Design, string]>([
    ['a guardrail on nothing', { guardrails: [{ metric: 'turnover', margin: 1 }] }, 'PARAMETER_INVALID'],
    ['a column that is not there', { by: ['Postcode of the moon'] }, 'COLUMN_UNKNOWN'],
    ['an expression that cannot be read', { metrics: [{ name: 'x', expression: '@value >' }] }, 'PARAMETER_INVALID'],
    [
      'a name given twice',
      {
        metrics: [
          { name: 'x', expression: '@value' },
          { name: 'x', expression: '@score' },
        ],
      },
      'PARAMETER_INVALID',
    ],
    ['one group on both sides', { treatment: 'control', control: 'control' }, 'PARAMETER_INVALID'],
  ])('%s is refused, and nothing is kept', async (_, design, code) => {
    await expect(bench.client.call('design.save', { project: credit, design })).rejects.toMatchObject({ code });
    expect((await bench.client.call('design.read', { project: credit })).stored).toBeNull();
  });

  it('what holds is kept, marked, told in the trail and followed by the report', async () => {
    const design: Design = {
      guardrails: [{ metric: 'late', margin: 0.5 }],
      metrics: [{ name: 'late', expression: "@outcome = 'bad'", better: 'down' }],
      by: ['Sex'],
    };
    const columns = (await bench.client.call('project.summary', { project: credit })).columns;
    const column = columns.find(({ part, kind }) => part === 'audit' && kind === 'text')?.name ?? '';
    const saved = await bench.client.call('design.save', { project: credit, design: { ...design, by: [column] } });
    expect(saved).toEqual({ afterResults: true });
    const { events } = await bench.client.call('project.trail', { project: credit, limit: 50 });
    expect(events.find(({ type }) => type === 'abDesign')).toMatchObject({
      body: { before: null, afterResults: true, design: { by: [column] } },
    });
    const test = await bench.run<AbTest>(credit, 'ab-test');
    expect(test.design).toMatchObject({ source: 'project', chosenAfterResults: true, by: [column] });
    expect(test.metrics[0]).toMatchObject({ name: 'value', role: 'primary' });
    expect(test.metrics.find(({ name }) => name === 'late')).toMatchObject({ role: 'guardrail', better: 'down' });
    expect(new Set(test.segments.map((one) => one.column))).toEqual(new Set(['@month', column]));
    expect(test.verdict).toMatchObject({
      reservations: expect.arrayContaining([expect.objectContaining({ reason: 'chosenAfter' })]) as unknown,
    });
  });
});
