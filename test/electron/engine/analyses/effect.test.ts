import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figures } from '#shared/analyses/effect/figures.ts';
import type { Effect, EffectComputed } from '#shared/analyses/effect/schema.ts';
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

async function effect(name: CaseName, asked: Record<string, unknown>): Promise<EffectComputed> {
  const found = await bench.run<Effect>(projects.get(name) ?? '', 'effect', asked);
  if ('ok' in found) throw new Error(`refused: ${JSON.stringify(found)}`);
  return found;
}

describe('effect', () => {
  it.each(['credit', 'churn', 'housing'] as const)(
    'gives the partial dependence of the reference for %s',
    async (name) => {
      for (const wanted of referenceExplanations(name).partial_dependence) {
        const found = await effect(name, { feature: wanted.feature, kind: 'ice', curves: 500 });
        expect(found.population).toMatchObject({ source: 'background', rows: 100 });
        const scale = found.unit.kind === 'probability' ? 1 : Math.max(...wanted.average.map(Math.abs));
        wanted.grid.forEach((x, at) => {
          const point = found.points.find((one) =>
            typeof x === 'number' && typeof one.x === 'number'
              ? Math.abs(one.x - x) <= 1e-9 * Math.max(1, Math.abs(x))
              : String(one.x) === String(x),
          );
          expect(point, `${wanted.feature} ${x}`).toBeDefined();
          expect(Math.abs((point?.y ?? Number.NaN) - (wanted.average[at] ?? 0))).toBeLessThanOrEqual(1e-6 * scale);
        });
        expect(found.ice).toHaveLength(100);
      }
    },
  );

  it('accumulates around the mean where the cases are, and tells how many lie where', async () => {
    const found = await effect('credit', { feature: 'Income', data: 'log', sample: 2000 });
    expect(found).toMatchObject({
      kind: 'ale',
      ordered: true,
      space: 'probability',
      n: 2000,
      population: { source: 'log', rows: 8980 },
      sample: { rows: 2000, of: 8980, seed: 0 },
    });
    expect(found.missing).toBeGreaterThan(0);
    expect(found.points[0]?.y).toBeGreaterThan(found.points.at(-1)?.y ?? 0);
    expect(found.points.reduce((sum, { density }) => sum + density, 0)).toBeCloseTo(1, 12);
  });

  it.each([
    ['churn', 'tenure', '@model_version!='],
    ['churn', 'contract', '@model_version!='],
    ['churn', 'paperless_billing', '@model_version!='],
    ['credit', 'Income', 'Income!='],
  ] as const)('of %s by %s leads to every case of the log once', async (name, feature, all) => {
    const project = projects.get(name) ?? '';
    const rowsOf = async (where: string[]): Promise<number> => {
      const asked = { project, selection: { where }, offset: 0, limit: 1 };
      return (await bench.client.table('cases.page', asked)).total;
    };
    const [figure] = figures(await effect(name, { feature }));
    const counts = await Promise.all((figure?.inLog ?? []).map(rowsOf));
    expect(counts.length).toBeGreaterThan(1);
    expect(counts.filter((count) => count > 0).length).toBeGreaterThan(1);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(await rowsOf([all]));
  });

  it('takes the mean of each category, and says so when another curve was asked for', async () => {
    const found = await effect('credit', { feature: 'Records', kind: 'ale' });
    expect(found).toMatchObject({ kind: 'pdp', ordered: false, instead: { reason: 'CATEGORIES_HAVE_NO_ORDER' } });
    expect(found.points.map(({ x }) => x)).toEqual(['no', 'yes']);
    const senior = await effect('churn', { feature: 'senior_citizen' });
    expect(senior.points.map(({ x, label }) => [x, label.en])).toEqual([
      ['false', 'no'],
      ['true', 'yes'],
    ]);
  });

  it('reads the curve in log-odds when asked, and names the columns that move with it', async () => {
    const margin = await effect('churn', { feature: 'tenure', space: 'margin' });
    expect(margin).toMatchObject({ space: 'margin', unit: { kind: 'logOdds' } });
    expect(margin.movesWith.map(({ feature }) => feature)).toContain('total_charges');
  });

  it('refuses a column that the model does not have, with those that it has', async () => {
    await expect(effect('credit', { feature: 'channel' })).rejects.toMatchObject({ code: 'COLUMN_UNKNOWN' });
  });
});
