import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figures } from '#shared/analyses/quality-over-time/figures.ts';
import { findings } from '#shared/analyses/quality-over-time/findings.ts';
import type { QualityOverTime } from '#shared/analyses/quality-over-time/schema.ts';
import { words } from '#shared/analyses/quality-over-time/words.ts';
import type { Quality } from '#shared/analyses/quality/schema.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import { createWords } from '#shared/words/words.ts';
import { caseProject } from '#test/support/case-projects.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

let bench: Bench;
let steady: string;
let broken: string;
beforeAll(async () => {
  bench = await openBench();
  steady = await caseProject(bench, 'credit');
  broken = await brokenProject();
});
afterAll(() => bench.done());

/** The credit log with, in March: a column half empty, one of one value, a new kind; and four days cut out in April. */
async function brokenProject(): Promise<string> {
  const [header, ...rows] = readFileSync(join(FIXTURES, 'cases/credit/predictions.csv'), 'utf8').trim().split(/\r?\n/);
  const names = header!.split(',');
  const place = (name: string): number => names.indexOf(name);
  const kept = rows
    .map((row) => row.split(','))
    .filter((cells) => !/^2025-04-(0[7-9]|10)/.test(cells[place('computed_at')]!))
    .map((cells, at) => {
      if (!cells[place('computed_at')]!.startsWith('2025-03')) return cells;
      if (at % 2 === 0) cells[place('Age')] = '';
      if (at % 5 === 0) cells[place('Home')] = 'houseboat';
      cells[place('Time')] = '36';
      return cells;
    });
  writeFileSync(bench.file('broken.csv'), [header, ...kept.map((cells) => cells.join(','))].join('\n'));
  const { id } = await bench.create('broken.tribune');
  await bench.client.stream('bundle.add', {
    project: id,
    grant: bench.grant(join(FIXTURES, 'bundles/credit')),
    role: 'champion',
  });
  await bench.load(id, [bench.file('broken.csv')]);
  return id;
}

const asked = (project: string, parameters: Record<string, unknown> = {}): Promise<QualityOverTime> =>
  bench.run<QualityOverTime>(project, 'quality-over-time', parameters);

function lines(answer: QualityOverTime, language: 'en' | 'fr'): string[] {
  const { say } = createWords(language, [words]);
  return [
    ...findings(answer).flatMap(({ title, account }) => [title, ...account]),
    ...figures(answer).flatMap(({ title, subtitle, alt, table }) => [
      title,
      ...(subtitle === undefined ? [] : [subtitle]),
      alt,
      ...table.columns.map(({ label }) => label),
    ]),
  ].map(say);
}

describe('what arrives over time', () => {
  it('names the month in which a column broke, and the days that are missing', async () => {
    const answer = await asked(broken);
    const told = answer.changes.map(({ column, period, fault }) => `${column} ${period} ${fault}`);
    expect(told.toSorted()).toEqual(['Age 2025-03 missing', 'Home 2025-03 unseen', 'Time 2025-03 constant']);
    const { volume } = answer;
    if (!isEstimated(volume)) throw new Error(volume.reason);
    expect(volume.gaps).toHaveLength(1);
    expect(volume.gaps[0]).toMatchObject({ from: '2025-04-07', to: '2025-04-10', days: 4, rows: 0 });
    const text = lines(answer, 'en').join('\n');
    expect(text).toContain('From 7 April 2025 to 10 April 2025 no prediction arrived.');
    expect(text).toMatch(/In March 2025, “.*” is missing in 50 in 100 predictions\./);
    expect(text).toMatch(/In March 2025, “.*” has the same value everywhere\./);
    for (const language of ['en', 'fr'] as const)
      expect(lines(answer, language).join('\n')).not.toMatch(/\{\{|undefined|NaN|qualityOverTime\./);
  });

  it('adds up to what is told of all rows', async () => {
    const [over, whole] = [await asked(broken), await bench.run<Quality>(broken, 'quality')];
    expect(over.rows).toBe(whole.rows);
    for (const [at, { column }] of over.columns.entries()) {
      const all = whole.columns.find((one) => one.column === column)!;
      const sum = (of: 'missing' | 'outOfRange' | 'unseen'): number =>
        over.byPeriod.reduce((total, { cells }) => {
          const count = cells[at]![of];
          return total + (isEstimated(count) ? count : 0);
        }, 0);
      expect(sum('missing'), column).toBe(all.missing);
      if (isEstimated(all.outOfRange)) expect(sum('outOfRange'), column).toBe(all.outOfRange);
      if (isEstimated(all.unseen)) expect(sum('unseen'), column).toBe(all.unseen);
    }
    if (!isEstimated(over.volume)) throw new Error(over.volume.reason);
    expect(over.volume.byWeek.reduce((sum, { rows }) => sum + rows, 0)).toBe(over.rows);
  });

  it('stays quiet on a log in which nothing broke, whatever the rows looked at', async () => {
    for (const parameters of [{}, { by: 'week' }, { where: ['channel=branch'] }]) {
      const answer = await asked(steady, parameters);
      expect(findings(answer).map(({ id }) => id)).toEqual(['quality-over-time.steady']);
    }
    expect((await asked(steady, { by: 'week' })).byPeriod.length).toBeGreaterThan(24);
  });

  it('has nothing to say of no rows', async () => {
    const bare = await bench.create('bare.tribune');
    const none = await asked(bare.id);
    expect(none).toMatchObject({ rows: 0, byPeriod: [], changes: [], volume: { reason: 'NO_ROWS' } });
    expect(findings(none)).toEqual([]);
    expect(figures(none)).toEqual([]);
  });
});
