import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AbTest } from '#shared/analyses/ab-test/schema.ts';
import type { Overview } from '#shared/analyses/overview/schema.ts';
import type { Quality } from '#shared/analyses/quality/schema.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

/** An instant before every row: the small tables know days only, so the rows themselves are scanned. */
const ALL_ROWS = { from: '1900-01-01T00:00:00' };

let bench: Bench;
beforeEach(async () => (bench = await openBench()));
afterEach(async () => bench.done());

const groupsOf = ({ segments }: AbTest): unknown[] =>
  segments.map(({ column, group, treatment, control }) => [column, group, treatment.n, control.n]);

async function addBundle(project: string, path: string): Promise<void> {
  await bench.client.stream('bundle.add', { project, grant: bench.grant(path) });
}

describe('answers from the small tables equal those from the rows', () => {
  for (const [name, log, bundle] of [
    ['credit', 'cases/credit/predictions.csv', 'bundles/credit'],
    ['churn', 'cases/churn/predictions.parquet', 'bundles/churn'],
    ['housing', 'cases/housing/predictions.csv', 'bundles/housing'],
  ] as const)
    it(name, async () => {
      const { id } = await bench.create();
      await addBundle(id, join(FIXTURES, bundle));
      await bench.load(id, [join(FIXTURES, log)]);
      for (const analysis of ['overview', 'quality']) {
        const sketched = await bench.run(id, analysis);
        const scanned = await bench.run(id, analysis, ALL_ROWS);
        expect(scanned, analysis).toEqual(sketched);
      }
      const [sketched, scanned] = [
        await bench.run<AbTest>(id, 'ab-test'),
        await bench.run<AbTest>(id, 'ab-test', ALL_ROWS),
      ];
      expect(sketched.design.by.length).toBeGreaterThan(0);
      expect(scanned.design).toEqual(sketched.design);
      expect(groupsOf(scanned)).toEqual(groupsOf(sketched));
    });

  it('with many rare kinds, kinds unknown to the reference, and a second file', async () => {
    const { id } = await bench.create();
    const folder = bench.file('files');
    mkdirSync(folder);
    const file = (month: string, kinds: number): string => {
      const path = join(folder, `${month}.csv`);
      const rows = Array.from({ length: 400 }, (_, row) =>
        [
          `${month}-${row}`,
          `${month}-${String((row % 28) + 1).padStart(2, '0')}`,
          (row % 100) / 100,
          `k${row % kinds}`,
          row % 9,
        ].join(','),
      );
      writeFileSync(path, ['prediction_id,prediction_time,score,region,visits', ...rows].join('\n'));
      return path;
    };
    await bench.load(id, [file('2025-01', 60)]);
    await bench.load(id, [file('2025-02', 70)]);
    const sketched = await bench.run<Quality>(id, 'quality', { reference: '2025-01' });
    expect(await bench.run(id, 'quality', { reference: '2025-01', ...ALL_ROWS })).toEqual(sketched);
    const region = sketched.columns.find((column) => column.column === 'region');
    expect(region).toMatchObject({ unseen: 50, unseenValues: expect.arrayContaining(['k60', 'k69']) as unknown });
    expect(await bench.run<Overview>(id, 'overview', ALL_ROWS)).toEqual(await bench.run(id, 'overview'));
  });
});
