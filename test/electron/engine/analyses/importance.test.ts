import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Explain } from '#shared/analyses/explain/schema.ts';
import type { Importance, ImportanceComputed } from '#shared/analyses/importance/schema.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import { correlation, midRanks } from '#shared/explain/column-values.ts';
import { caseProject, referenceExplanations } from '#test/support/case-projects.ts';
import { openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

let bench: Bench;
let credit: string;
let housing: string;
beforeAll(async () => {
  bench = await openBench();
  credit = await caseProject(bench, 'credit');
  housing = await caseProject(bench, 'housing');
}, 120_000);
afterAll(() => bench.done());

async function importance(project: string, asked: Record<string, unknown> = {}): Promise<ImportanceComputed> {
  const found = await bench.run<Importance>(project, 'importance', asked);
  if ('ok' in found) throw new Error(`refused: ${JSON.stringify(found)}`);
  return found;
}

const FIRST = { permutation: 'no', interactions: 'no' };

describe('importance', () => {
  it.each([
    ['credit', 'roc_auc', 'auc'],
    ['housing', 'r2', 'r2'],
  ] as const)(
    'shuffles the training sample of %s as the reference does',
    async (name, metric, loss) => {
      const found = await importance(name === 'credit' ? credit : housing, {
        data: 'training',
        interactions: 'no',
        sample: 60,
      });
      expect(found.permutationOn).toMatchObject({ source: 'training', loss, repeats: 10 });
      if (found.permutation === null || !isEstimated(found.permutation)) throw new Error('no permutation importance');
      const reference = referenceExplanations(name).permutation_importance[metric] as Record<
        string,
        { mean: number; std: number }
      >;
      const own = found.permutation.map(({ mean }) => mean);
      const wanted = found.permutation.map(({ feature }) => reference[feature]?.mean ?? Number.NaN);
      expect(correlation(midRanks(Float64Array.from(own)), midRanks(Float64Array.from(wanted)))).toBeGreaterThan(0.95);
      for (const { feature, mean, sd } of found.permutation) {
        const { mean: other, std } = reference[feature] ?? { mean: Number.NaN, std: 0 };
        expect(Math.abs(mean - other), feature).toBeLessThanOrEqual(3 * Math.hypot(sd, std));
      }
    },
    60_000,
  );

  it('says how far each column moves the score, with an interval, and which way', async () => {
    const found = await importance(credit, { ...FIRST, sample: 120 });
    expect(found).toMatchObject({
      method: 'exact',
      space: 'probability',
      n: 120,
      sample: { rows: 120, of: 8980, seed: 0 },
      population: { source: 'log', rows: 8980 },
      permutation: null,
      interactions: null,
    });
    expect(found.features).toHaveLength(12);
    for (const { meanAbsolute, interval } of found.features) {
      if (!isEstimated(interval)) throw new Error('no interval');
      expect(interval[0]).toBeLessThanOrEqual(meanAbsolute);
      expect(interval[1]).toBeGreaterThanOrEqual(meanAbsolute);
    }
    const named = new Map(found.features.map((one) => [one.feature, one]));
    expect(named.get('Income')).toMatchObject({ direction: 'down' });
    expect(named.get('Amount')).toMatchObject({ direction: 'up' });
    expect(named.get('Records')?.direction).toBe('categories');
    expect(named.get('Records')?.categories[0]).toMatchObject({ value: 'yes' });
  });

  it('is the mean size of the contributions that explain gives case by case', async () => {
    const where = ['Job=others', 'Home=parents'];
    const found = await importance(credit, { ...FIRST, where });
    const { rows } = await bench.client.table('cases.page', {
      project: credit,
      selection: { where },
      offset: 0,
      limit: 500,
    });
    const ids = rows.values[rows.names.indexOf('case_id')] as string[];
    expect(found.n).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(3);
    const sizes = new Map<string, number>();
    for (const id of ids) {
      const one = await bench.run<Explain>(credit, 'explain', { case: id });
      if ('ok' in one) throw new Error(one.reason);
      for (const { feature, contribution } of one.contributions)
        sizes.set(feature, (sizes.get(feature) ?? 0) + Math.abs(contribution) / ids.length);
    }
    for (const { feature, meanAbsolute } of found.features)
      expect(meanAbsolute, feature).toBeCloseTo(sizes.get(feature) ?? Number.NaN, 12);
  });

  it('gives the same bytes for the same seed, and others for another', async () => {
    const asked = { ...FIRST, sample: 40 };
    const one = JSON.stringify(await importance(credit, { ...asked, seed: 3 }));
    expect(JSON.stringify(await importance(credit, { ...asked, seed: 3, where: [] }))).toBe(one);
    expect(JSON.stringify(await importance(credit, { ...asked, seed: 4 }))).not.toBe(one);
  });

  it('finds the columns that act together, strongest first', async () => {
    const found = await importance(credit, { permutation: 'no', sample: 30 });
    if (found.interactions === null || !isEstimated(found.interactions)) throw new Error('no pairs');
    const strengths = found.interactions.map(({ strength }) => strength);
    expect(strengths).toEqual(strengths.toSorted((a, b) => b - a));
    expect(found.interactionsOn?.rows).toBe(50);
  });

  it('says why there is no answer: no such version, no such rows', async () => {
    expect(await bench.run(credit, 'importance', { score: '9' })).toMatchObject({ ok: false, reason: 'NO_BUNDLE' });
    expect(await bench.run(credit, 'importance', { where: ['Job=nothing'] })).toMatchObject({ reason: 'NO_ROWS' });
    await expect(importance(credit, { method: 'lime' })).rejects.toMatchObject({ code: 'PARAMETER_INVALID' });
  });
});
