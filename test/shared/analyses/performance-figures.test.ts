import { describe, expect, it } from 'vitest';
import { regressionMetrics } from '#shared/stats/regression-metrics.ts';
import { figures } from '#shared/analyses/performance/figures.ts';
import { findings } from '#shared/analyses/performance/findings.ts';
import type { Performance } from '#shared/analyses/performance/schema.ts';
import { notEstimable } from '#shared/domain/estimate.ts';

const actual = Float64Array.from({ length: 60 }, (_, row) => 100 + row);
const late = actual.map((value, row) => value + 8 + (row % 5));
const early = actual.map((value, row) => value + (row % 2 === 0 ? 1 : -1));

const performance: Performance = {
  ...{ rows: 120, task: 'regression', mode: 'exact', score: 'champion', unit: 'USD', outcome: null, cutoff: null },
  population: { known: 120, withoutOutcome: 0, immature: 0, lost: 0, withoutScore: 0 },
  overall: regressionMetrics(late, actual),
  byPeriod: [
    { period: '2025-01', ...regressionMetrics(early, actual) },
    { period: '2025-02', ...regressionMetrics(late, actual) },
  ],
  ...{ byVersion: [], shadow: notEstimable('NO_SHADOW_COLUMN'), atDeployment: [] },
};

describe('the figures of a model of quantities', () => {
  it('show the leaning that the sentence tells', () => {
    const told = findings(performance).find(({ id }) => id === 'performance.lateBias');
    const drawn = figures(performance).find(({ id }) => id === told?.figure);
    expect(drawn).toMatchObject({ id: 'performance.biasByPeriod', reference: { value: 0 } });
    expect(drawn?.marks.map(({ value }) => value)).toEqual([0, 10]);
    expect(drawn?.table.rows[1]?.slice(0, 3)).toEqual(['2025-02', 60, 10]);
  });
});
